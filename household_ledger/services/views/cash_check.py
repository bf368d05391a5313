"""Whether the cash of a month agrees: what there was, what should have been there when it was counted, what was."""

from __future__ import annotations

from datetime import date

from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.money import Money
from household_ledger.domain.values import dataclass
from household_ledger.services.ports import Reader
from household_ledger.services.views.pocket_balances import last_count


@dataclass(frozen=True, slots=True)
class CashCheck:
    """The cash of all spending pockets together, in satang; what was not counted is None.

    `expected` is what the month's counts should have come to: counted − unexplained; without a count what the book
    says at the end of the month.
    """

    start: Money
    expected: Money
    counted: Money | None
    counted_on: date | None
    difference: Money | None


def cash_check(reader: Reader, now: MonthFigures) -> CashCheck:
    """Hold the cash of a month against its book."""
    cash, month = now.cash, now.month
    counted_on = last_count(reader, now.household, month.last)
    if cash.cash_counted is None or cash.unexplained is None or counted_on is None or counted_on < month.first:
        return CashCheck(cash.cash_start, cash.cash_end, None, None, None)
    expected = Money(cash.cash_counted - cash.unexplained)
    return CashCheck(cash.cash_start, expected, cash.cash_counted, counted_on, cash.unexplained)
