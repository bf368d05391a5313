"""How each debt of a household stands on a day, and what others owe it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from household_ledger.domain.category import INTEREST, fixed_id
from household_ledger.domain.debt_interest import Instalment, schedule
from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Account, EntryKind
from household_ledger.domain.money import ZERO, Money, total
from household_ledger.domain.register import Debt, Party
from household_ledger.services.ports import EntryQuery, Reader

_INTEREST = fixed_id(INTEREST)


@dataclass(frozen=True, slots=True)
class DebtStanding:
    """One debt at the end of a day, in satang.

    `owed` below zero: more was repaid than the book holds, so an opening balance was probably forgotten. `taken` is
    all that was borrowed, bought on credit or brought forward; `interest` all that was paid as interest. `due`: the
    next instalment of the plan that is not paid ahead, where there is one; `overdue`: how much more of the sum is owed
    than the plan has it by that day (zero without a plan). `begun_on`: the day of its first entry.
    """

    debt: Debt
    owed: Money
    taken: Money
    repaid: Money
    interest: Money
    last_paid_on: date | None
    due: Instalment | None
    overdue: Money = ZERO
    begun_on: date | None = None

    @property
    def is_overpaid(self) -> bool:
        """Tell whether an opening balance was probably forgotten."""
        return self.owed < 0

    @property
    def permille(self) -> int:
        """How much of what was taken is repaid, in thousandths."""
        return max(0, min(1000, int(self.repaid) * 1000 // int(self.taken))) if self.taken > 0 else 0


@dataclass(frozen=True, slots=True)
class LentStanding:
    """What one person owes the household at the end of a day, in satang."""

    party: Party
    lent: Money
    returned: Money

    @property
    def left(self) -> Money:
        """Give what is not returned yet."""
        return self.lent - self.returned


@dataclass(slots=True)
class _Sums:
    taken: Money = ZERO
    repaid: Money = ZERO
    interest: Money = ZERO
    last_paid_on: date | None = None
    begun_on: date | None = None


def debt_standings(reader: Reader, household: Id, day: date) -> list[DebtStanding]:
    """List the debts of a household as they stand at the end of a day: the late, the next due, those paid off last.

    Those that began later are not among them; those nothing was ever written for are.
    """
    debts = reader.of_household(Debt, household)
    sums = {int(one.id): _Sums() for one in debts}
    later = {int(one.id): _Sums() for one in debts}
    for entry in reader.entries(EntryQuery(household=household, account=Account.DEBT)):
        _add(entry, sums if entry.date <= day else later)
    begun = [one for one in debts if sums[int(one.id)].begun_on is not None or later[int(one.id)].begun_on is None]
    return sorted((_standing(one, sums[int(one.id)], day) for one in begun), key=_pressing)


def paid_too_much(standings: Iterable[DebtStanding]) -> Money:
    """Give what was repaid beyond all that the book holds, debt by debt, in satang: what is owed in all is less so."""
    return total(-one.owed for one in standings if one.is_overpaid)


def _pressing(one: DebtStanding) -> tuple[bool, bool, date, int]:
    return one.owed == 0, one.overdue == 0, one.due.due if one.due is not None else date.max, one.debt.id


def lent_standings(reader: Reader, household: Id, day: date) -> list[LentStanding]:
    """List whoever owes the household something, or once did."""
    parties = {int(one.id): one for one in reader.of_household(Party, household, with_deleted=True)}
    lent: dict[int, Money] = {}
    returned: dict[int, Money] = {}
    for entry in reader.entries(EntryQuery(household=household, last=day, account=Account.LENT)):
        for line in entry.lines:
            if line.account is Account.LENT:
                side = lent if line.satang > 0 else returned
                side[line.ref] = side.get(line.ref, ZERO) + Money(abs(line.satang))
    known = [one for one in (lent.keys() | returned.keys()) if one in parties]
    listed = [LentStanding(parties[one], lent.get(one, ZERO), returned.get(one, ZERO)) for one in known]
    return sorted(listed, key=lambda one: (one.left == 0, one.party.id))


def _add(entry: Entry, sums: dict[int, _Sums]) -> None:
    for line in entry.lines:
        one = sums.get(line.ref) if line.account is Account.DEBT else None
        if one is None:
            continue
        one.begun_on = min(one.begun_on or entry.date, entry.date)
        if line.satang < 0:
            one.taken += Money(-line.satang)
        else:
            one.repaid += Money(line.satang)
        if entry.kind is EntryKind.REPAY:
            one.last_paid_on = max(one.last_paid_on or entry.date, entry.date)
            for other in entry.lines:
                if other.account is Account.SPENDING and other.ref == _INTEREST:
                    one.interest += Money(other.satang)


def _standing(debt: Debt, sums: _Sums, day: date) -> DebtStanding:
    owed = sums.taken - sums.repaid
    plan = schedule(debt) if owed > 0 else ()
    passed = [one for one in plan if one.due <= day]
    return DebtStanding(
        debt=debt,
        owed=owed,
        taken=sums.taken,
        repaid=sums.repaid,
        interest=sums.interest,
        last_paid_on=sums.last_paid_on,
        due=next((one for one in plan if one.due > day and one.balance < owed), None),
        overdue=Money(max(0, owed - passed[-1].balance)) if passed else ZERO,
        begun_on=sums.begun_on,
    )
