"""How many months of a baseline taken from the household's own book are written: without any it would hold nothing."""

from __future__ import annotations

from household_ledger.domain.baseline import Baseline
from household_ledger.domain.kinds import BaselineType
from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.domain.thresholds import Thresholds
from household_ledger.services.figures.figures import Figures

OWN_BOOK = frozenset({BaselineType.A, BaselineType.B})


def months_written(figures: Figures, baseline: Baseline) -> int:
    """Count the months of a baseline in which the household wrote anything."""
    first, last = Month.from_number(baseline.first), Month.from_number(baseline.last)
    return len([one for one in figures.months(baseline.household, first, last) if one.is_written])


def months_asked(kind: BaselineType, thresholds: Thresholds) -> int:
    """Give how many written months a type stands for: A the whole year, B as many as are compared at least."""
    return MONTHS_A_YEAR if kind is BaselineType.A else thresholds.matched_months
