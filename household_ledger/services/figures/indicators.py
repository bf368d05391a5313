"""M1–M17 of a household, or of every household in one pass with M16, M19 and M20 over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from household_ledger.domain.figures_month import Moment
from household_ledger.domain.indicators.adoption import bookkeeping
from household_ledger.domain.indicators.every import of_household
from household_ledger.domain.indicators.ground import Ground
from household_ledger.domain.indicators.impact import Spent, unit_cost, without_costs
from household_ledger.domain.indicators.progress import progress as progress_on_stairs
from household_ledger.domain.indicators.result import (
    HouseholdIndicators,
    IndicatorResult,
    ProviderIndicators,
    grade_mix,
)
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, ProjectCost
from household_ledger.domain.stairs_reached import Staircase
from household_ledger.services.figures.grounds import ground_of_one
from household_ledger.services.figures.ports import FigureReader
from household_ledger.services.figures.stairs import participants_staircase
from household_ledger.services.ports import Progress, no_progress


@dataclass(frozen=True, slots=True)
class Asked:
    """At which month the indicators of several households are asked for, and what they are reckoned by."""

    as_of: Month
    moment: Moment
    is_whole: bool
    """Of everybody: M16 is told then alone, for the project's costs are no village group's."""


def household_indicators(
    queries: FigureReader, household: Household, as_of: Month, moment: Moment
) -> HouseholdIndicators:
    """Reckon every indicator of one household at a month."""
    return _reckoned(ground_of_one(queries, household, as_of, moment), moment.today)


def provider_indicators(
    queries: FigureReader, grounds: Sequence[Ground], asked: Asked, progress: Progress = no_progress
) -> ProviderIndicators:
    """Reckon every indicator of households at a month, and M16, M19 and M20 over the participants among them.

    Raises Cancelled.
    """
    as_of, moment = asked.as_of, asked.moment
    months = [one.months for one in grounds if not one.household.is_comparison]
    reckoned = []
    for number, one in enumerate(grounds):
        progress(number, len(grounds))
        reckoned.append(_reckoned(one, moment.today))
    staircase = participants_staircase(grounds, queries, as_of, moment)
    return ProviderIndicators(
        as_of,
        tuple(reckoned),
        (
            _unit_cost(queries, staircase, grounds, moment) if asked.is_whole else without_costs(),
            bookkeeping(months, as_of, moment.today),
            progress_on_stairs(staircase),
        ),
    )


def _unit_cost(
    queries: FigureReader, staircase: Staircase, grounds: Sequence[Ground], moment: Moment
) -> IndicatorResult:
    climbing = {one.household for one in staircase.people}
    return unit_cost(
        Spent(
            staircase=staircase,
            costs=queries.reader.all(ProjectCost),
            comparisons=[one.compared.real for one in grounds if one.household.id in climbing],
            deadweight=Fraction(moment.thresholds.deadweight_permille, 1000),
        )
    )


def _reckoned(ground: Ground, today: date) -> HouseholdIndicators:
    household = ground.household
    return HouseholdIndicators(
        household=household.id,
        code=household.code,
        name=household.name,
        as_of=ground.as_of,
        price_year=ground.price_year,
        months=tuple(one.month.number for one in ground.valid),
        grades=grade_mix(ground.valid),
        results=of_household(ground, today),
    )
