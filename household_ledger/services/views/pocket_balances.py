"""What is in each pocket of a household on a day, and when it was counted last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Account, EntryKind, PocketKind
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.register import Pocket
from household_ledger.services.ports import EntryQuery, Reader


@dataclass(frozen=True, slots=True)
class PocketBalance:
    """A pocket and its balance in satang at the end of a day; the last count, when there was one."""

    pocket: Pocket
    amount: Money
    has_entries: bool
    counted: Money | None = None
    counted_on: date | None = None

    @property
    def account(self) -> Account:
        """Name the account its lines stand in."""
        return Account.SAVINGS if self.pocket.kind is PocketKind.SAVINGS else Account.POCKET


def pocket_balances(reader: Reader, household: Id, day: date) -> list[PocketBalance]:
    """List the pockets of a household, spending ones first, each with its balance at the end of a day."""
    pockets = reader.of_household(Pocket, household)
    amounts = reader.balances(household, day)
    counts = last_counts(reader, household, day)
    listed = []
    for pocket in sorted(pockets, key=lambda one: (one.kind is PocketKind.SAVINGS, one.id)):
        account = Account.SAVINGS if pocket.kind is PocketKind.SAVINGS else Account.POCKET
        count = counts.get(pocket.id)
        listed.append(
            PocketBalance(
                pocket,
                amounts.get((account, int(pocket.id)), ZERO),
                has_entries=(account, int(pocket.id)) in amounts or count is not None,
                counted=count.counted if count is not None else None,
                counted_on=count.date if count is not None else None,
            )
        )
    return listed


def last_count(reader: Reader, household: Id, day: date) -> date | None:
    """Give the day cash was counted last, up to a day."""
    return max((entry.date for entry in last_counts(reader, household, day).values()), default=None)


def last_counts(reader: Reader, household: Id, day: date) -> dict[Id, Entry]:
    """Give the last cash count of each pocket up to a day; entries come in the order of their days."""
    query = EntryQuery(household=household, last=day, kinds=frozenset({EntryKind.CASH_COUNT}))
    return {entry.counted_pocket: entry for entry in reader.entries(query)}
