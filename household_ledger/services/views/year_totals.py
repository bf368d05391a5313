"""What some months of a household come to together: the last line under a year of months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.money import Money, total


@dataclass(frozen=True, slots=True)
class YearTotals:
    """Months of which something is written, added up, in satang; the terms are those of `MonthFigures`."""

    months_written: int
    months_short: int
    money_in: Money
    money_out: Money
    surplus: Money
    deposits: Money


def year_totals(months: Sequence[MonthFigures]) -> YearTotals:
    """Add months up."""
    written = [one for one in months if one.is_written]
    return YearTotals(
        months_written=len(written),
        months_short=len([one for one in written if one.is_short]),
        money_in=total(one.money_in for one in written),
        money_out=total(one.money_out for one in written),
        surplus=total(one.surplus for one in written),
        deposits=total(one.cash.deposits for one in written),
    )
