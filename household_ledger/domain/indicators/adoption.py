"""M19: how far households keep their books, over the three months to the month asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from statistics import median
from typing import Final

from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.indicators.ground import is_valid
from household_ledger.domain.indicators.result import (
    Indicator,
    IndicatorResult,
    Key,
    Measure,
    Unit,
    Why,
    grade_mix,
    of_months,
    undefined,
)
from household_ledger.domain.period import Month

QUARTER_MONTHS: Final = 3


def bookkeeping(books: Iterable[Sequence[MonthFigures]], as_of: Month, today: date) -> IndicatorResult:
    """Reckon M19 over the books of households: those enrolled in any month of the quarter, and all those months."""
    first = as_of.plus(1 - QUARTER_MONTHS)
    quarters = [[one for one in months if first <= one.month <= as_of and one.month.is_over(today)] for months in books]
    enrolled = [[one for one in months if one.quality.days_in_month > 0] for months in quarters]
    kept = [months for months in enrolled if months]
    months = [one for book in kept for one in book]
    if not kept:
        return of_months(Indicator.BOOKKEEPING, (), (), reasons=(Why.NO_HOUSEHOLDS,))
    adopted = sum(any(is_valid(one, today) for one in book) for book in kept)
    covered = sum((Fraction(one.quality.days_recorded, one.quality.days_in_month) for one in months), start=Fraction(0))
    verified = sum(one.quality.is_verified for one in months)
    return IndicatorResult(
        Indicator.BOOKKEEPING,
        (
            Measure(Key.HOUSEHOLDS, Fraction(len(kept)), Unit.COUNT),
            Measure(Key.ADOPTION, Fraction(adopted, len(kept)), Unit.RATIO),
            Measure(Key.COVERAGE, covered / len(months), Unit.RATIO),
            Measure(Key.VERIFIED_SHARE, Fraction(verified, len(months)), Unit.RATIO),
            _lag(months),
        ),
        tuple(sorted({one.month.number for one in months})),
        grade_mix(months),
    )


def _lag(months: Iterable[MonthFigures]) -> Measure:
    """Give the median of the months' own median lags, in days."""
    lags = [Fraction(half, 2) for one in months if (half := one.quality.median_lag_halfdays) is not None]
    if not lags:
        return undefined(Key.MEDIAN_LAG, Unit.DAYS, Why.NO_LAG)
    return Measure(Key.MEDIAN_LAG, Fraction(median(lags)), Unit.DAYS)
