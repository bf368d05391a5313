"""What came in, went out and was put by in some days of a household: to compare a month with the last one so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Account, EntryKind, Medium
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.period import Month
from household_ledger.services.ports import EntryQuery, Reader


@dataclass(frozen=True, slots=True)
class SoFar:
    """Cash of the days from first to last, in satang; the terms of `MonthFigures.money_in` and `money_out`."""

    first: date
    last: date
    money_in: Money = ZERO
    money_out: Money = ZERO
    costs: Money = ZERO
    """The part of what went out that the work cost."""
    deposits: Money = ZERO

    @property
    def home(self) -> Money:
        """Give the part of what went out that the home spent, interest with it."""
        return self.money_out - self.costs


def so_far(reader: Reader, household: Id, first: date, last: date) -> SoFar:
    """Add up the cash of some days."""
    return so_far_of(reader.entries(EntryQuery(household=household, first=first, last=last)), first, last)


def so_far_of(entries: Iterable[Entry], first: date, last: date) -> SoFar:
    """Add up the cash of some days whose entries these are."""
    came = went = cost = saved = 0
    for entry in entries:
        for line in entry.lines:
            if line.medium is not Medium.CASH:
                continue
            if line.account is Account.INCOME:
                came -= line.satang
            elif line.account in (Account.SPENDING, Account.COST):
                went += line.satang
                cost += line.satang if line.account is Account.COST else 0
            elif line.account is Account.SAVINGS and entry.kind is EntryKind.SAVE:
                saved += line.satang
    return SoFar(first, last, Money(came), Money(went), Money(cost), Money(saved))


def same_days_before(reader: Reader, household: Id, month: Month, last: date) -> SoFar:
    """Add up the same days of the month before: from its first to the same day of the month, or its last."""
    before = month.plus(-1)
    return so_far(reader, household, before.first, before.first.replace(day=min(last.day, before.days)))
