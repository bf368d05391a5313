"""What of a payment is interest by its debt's rule, told from what is written of the debt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from household_ledger.domain.category import INTEREST, fixed_id
from household_ledger.domain.debt_interest import DebtMove, Division, divide_payment, interest_owed
from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Account, EntryKind
from household_ledger.domain.money import Money, total
from household_ledger.domain.register import Debt
from household_ledger.services.ports import EntryQuery, Reader

_INTEREST = fixed_id(INTEREST)


def division_by_rule(
    reader: Reader, debt: Debt, payment: Money, day: date, *, without: Collection[Id] = ()
) -> Division:
    """Take a payment apart where nobody says what of it is interest.

    `without` names entries that are just being made anew: what they said before does not count.
    """
    query = EntryQuery(household=debt.household, last=day, account=Account.DEBT, refs=frozenset({int(debt.id)}))
    moves = list(_moves((one for one in reader.entries(query) if one.id not in without), debt.id))
    owed = total(one.principal for one in moves)
    return divide_payment(payment, debt, owed, interest_owed(debt, moves, day))


def _moves(entries: Iterable[Entry], debt: Id) -> Iterator[DebtMove]:
    for entry in entries:
        taken = total(Money(-one.satang) for one in entry.lines if one.account is Account.DEBT and one.ref == debt)
        interest = total(
            Money(one.satang) for one in entry.lines if one.account is Account.SPENDING and one.ref == _INTEREST
        )
        yield DebtMove(entry.date, taken, interest, is_repayment=entry.kind is EntryKind.REPAY)
