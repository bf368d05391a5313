"""M1–M17 of a household, or of every household in one pass with M16, M19 and M20 over them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from household_ledger.domain.figures_month import Moment
from household_ledger.domain.indicators.adoption import bookkeeping
from household_ledger.domain.indicators.every import of_household
from household_ledger.domain.indicators.ground import Ground
from household_ledger.domain.indicators.result import HouseholdIndicators, ProviderIndicators, grade_mix
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household
from household_ledger.services.figures.grounds import ground_of_one, grounds_of_all
from household_ledger.services.figures.ports import FigureReader


def household_indicators(
    queries: FigureReader, household: Household, as_of: Month, moment: Moment
) -> HouseholdIndicators:
    """Reckon every indicator of one household at a month."""
    return _reckoned(ground_of_one(queries, household, as_of, moment), moment.today)


def provider_indicators(
    queries: FigureReader, households: Sequence[Household], as_of: Month, moment: Moment
) -> ProviderIndicators:
    """Reckon every indicator of every household at a month, and M19 over the participants."""
    grounds = grounds_of_all(queries, households, as_of, moment)
    months = [one.months for one in grounds if not one.household.is_comparison]
    return ProviderIndicators(
        as_of,
        tuple(_reckoned(one, moment.today) for one in grounds),
        (bookkeeping(months, as_of, moment.today),),
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
