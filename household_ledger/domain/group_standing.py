"""Where one household stands in the change of its group: begun, left, with which baseline, changed by how much."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from household_ledger.domain.comparison import Case, Comparison, compare
from household_ledger.domain.comparison_ground import net_income
from household_ledger.domain.comparison_periods import PERIOD_MONTHS, RECALLS, Periods, periods_of, recall_of
from household_ledger.domain.comparison_terms import Change, worth_of_month
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import BaselineType
from household_ledger.domain.period import Month
from household_ledger.domain.reference import Prices
from household_ledger.domain.register import Household
from household_ledger.domain.thresholds import Thresholds


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One household at the end of a month.

    `baseline` is the best it has, matched or not; `baseline_income` its mean real net income a month (satang) over all
    valid months before its start, None where the ledger does not hold a baseline.
    """

    household: Household
    as_of: Month
    comparison: Comparison
    baseline: BaselineType | None
    baseline_income: Fraction | None
    supported: int
    """How many of its occupations the project supports."""

    @property
    def id(self) -> Id:
        """Name the household."""
        return self.household.id

    @property
    def has_begun(self) -> bool:
        """Tell whether it started by the month's end; one without a date is not hidden for that."""
        started = self.household.started_on
        return started is None or started <= self.as_of.last

    @property
    def left_on(self) -> date | None:
        """Give the day it left, None while it stays; who leaves on the month's last day was there to its end."""
        return self.household.left_on if self.household.left_before(self.as_of.last) else None

    @property
    def is_recalled(self) -> bool:
        """Tell whether its time before is known from memory only: listed, never averaged."""
        return self.comparison.basis in RECALLS

    @property
    def change(self) -> Change | None:
        """Give its real change in net income on matched months of the ledger; None where there are none."""
        amounts = self.comparison.amounts
        return None if amounts is None or self.is_recalled else amounts.income

    @property
    def contribution(self) -> Change | None:
        """Give what supported occupations had in that change."""
        amounts = self.comparison.amounts
        return None if amounts is None or self.is_recalled else amounts.contribution


def standing_of(case: Case, *, thresholds: Thresholds, prices: Prices) -> Standing:
    """Compare a household by the standard definition, and say what baseline it has and what it earned before."""
    comparison = compare(case, thresholds=thresholds, prices=prices)
    periods = periods_of(case)
    baseline = baseline_of(case, periods, matched_months=thresholds.matched_months)
    is_kept = baseline is not None and baseline not in RECALLS
    return Standing(
        household=case.household,
        as_of=case.as_of,
        comparison=comparison,
        baseline=baseline,
        baseline_income=_income_before(case, periods, prices, comparison.definition.price_year) if is_kept else None,
        supported=len(case.supported),
    )


def baseline_of(case: Case, periods: Periods, *, matched_months: int) -> BaselineType | None:
    """Say which baseline a household has: months of its ledger good enough, else what it recalled, else none."""
    if len(periods.before) == PERIOD_MONTHS:
        return BaselineType.A
    if len(periods.before) >= matched_months:
        return BaselineType.B
    recall = recall_of(case, periods)
    return recall.type if recall is not None else None


def _income_before(case: Case, periods: Periods, prices: Prices, price_year: int) -> Fraction:
    real = (
        net_income(worth_of_month(one, case)) / prices.deflator(one.month.year, price_year) for one in periods.before
    )
    return sum(real, start=Fraction(0)) / len(periods.before)
