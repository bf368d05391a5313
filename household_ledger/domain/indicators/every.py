"""All indicators of one household, in their order; another room's indicator is one more line here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from household_ledger.domain.indicators.change import band, real_change
from household_ledger.domain.indicators.debts import debt_service, debt_stock
from household_ledger.domain.indicators.ground import Ground
from household_ledger.domain.indicators.income import diversity, net_income, per_head
from household_ledger.domain.indicators.new_work import new_occupations
from household_ledger.domain.indicators.poverty import poverty
from household_ledger.domain.indicators.reserves import emergency, saving
from household_ledger.domain.indicators.result import Indicator, IndicatorResult, Why, of_months
from household_ledger.domain.indicators.spending import own_food, reducible, short_months
from household_ledger.domain.indicators.work import occupations, per_hour

_Reckoned = Callable[[Ground], IndicatorResult]


def of_household(ground: Ground, today: date) -> tuple[IndicatorResult, ...]:
    """Reckon every indicator of a household; one that rests on V alone has no values where V is empty."""
    return tuple(reckon(ground) for reckon in _reckoners(today))


def _over_valid(indicator: Indicator, reckon: _Reckoned) -> _Reckoned:
    def guarded(ground: Ground) -> IndicatorResult:
        return reckon(ground) if ground.valid else of_months(indicator, (), (), reasons=(Why.NO_VALID_MONTHS,))

    return guarded


def _reckoners(today: date) -> tuple[_Reckoned, ...]:
    return (
        _over_valid(Indicator.NET_INCOME, net_income),
        _over_valid(Indicator.PER_PERSON, per_head),
        real_change,
        band,
        _over_valid(Indicator.OCCUPATIONS, occupations),
        _over_valid(Indicator.PER_HOUR, per_hour),
        partial(new_occupations, today=today),
        _over_valid(Indicator.DIVERSITY, diversity),
        _over_valid(Indicator.SAVING, saving),
        emergency,
        _over_valid(Indicator.REDUCIBLE, reducible),
        _over_valid(Indicator.DEBT_SERVICE, debt_service),
        debt_stock,
        _over_valid(Indicator.SHORT_MONTHS, short_months),
        _over_valid(Indicator.OWN_FOOD, own_food),
        _over_valid(Indicator.POVERTY, poverty),
    )
