"""What one month brings to an indicator: the same reckoning over that month alone, and what is held against what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.indicators.debts import debt_service
from household_ledger.domain.indicators.ground import Ground
from household_ledger.domain.indicators.income import diversity, net_income, per_head
from household_ledger.domain.indicators.new_work import is_new, new_occupations
from household_ledger.domain.indicators.poverty import poverty
from household_ledger.domain.indicators.reserves import saving
from household_ledger.domain.indicators.result import Indicator, IndicatorResult, Key, Measure, Unit, amount
from household_ledger.domain.indicators.spending import eaten, left_over, own_food, reducible
from household_ledger.domain.indicators.work import occupations, per_hour

OF_NET_INCOME: Final = frozenset({Indicator.REAL_CHANGE, Indicator.SHARE_UP, Indicator.AGAINST_OTHERS})
"""What is told of a month of these is its net income, before prices are taken out."""


@dataclass(frozen=True, slots=True)
class Brought:
    """The values of a month (one of each occupation, where there are several), and the satang of a ratio's two sides.

    `held` over `against` is the ratio; both None where the value is no ratio of amounts. `members` are given where the
    value is by head; `reasons` say why there are no values (sentence codes).
    """

    values: tuple[Measure, ...]
    held: int | None = None
    against: int | None = None
    members: int | None = None
    reasons: tuple[str, ...] = ()


def brought(ground: Ground, indicator: Indicator, month: MonthFigures) -> Brought:
    """Say what a month brought to an indicator; `ground` is the household's at the month asked."""
    alone = replace(ground, valid=(month,))
    if (measured := _OF_THE_MONTH.get(indicator)) is not None:
        return Brought((measured(alone, month),))
    if (reckoned := _RECKONED.get(indicator)) is None:
        return Brought(())
    reckon, key = reckoned
    result = reckon(alone)
    values = tuple(one for one in result.values if one.key is key)
    if (sides := _SIDES.get(indicator)) is not None:
        held, against = sides(alone, month)
        return Brought(values, held, against, reasons=result.reasons)
    by_head = indicator in (Indicator.PER_PERSON, Indicator.POVERTY)
    return Brought(values, members=month.members if by_head else None, reasons=result.reasons)


def new_of(ground: Ground) -> frozenset[int]:
    """Name the occupations begun since the project."""
    return frozenset(int(one.id) for one in ground.occupations if is_new(ground, one))


def _kept(_alone: Ground, month: MonthFigures) -> Measure:
    days = month.quality.days_in_month
    share = Fraction(month.quality.days_recorded, days) if days else None
    return Measure(Key.COVERAGE, share, Unit.RATIO)


def _necessary(alone: Ground, month: MonthFigures) -> Measure:
    return Measure(Key.NECESSARY_PER_MONTH, Fraction(alone.necessary[month.month.number]), Unit.SATANG)


def _new(alone: Ground) -> IndicatorResult:
    return new_occupations(alone, alone.as_of.last)


_RECKONED: Final[Mapping[Indicator, tuple[Callable[[Ground], IndicatorResult], Key]]] = {
    Indicator.NET_INCOME: (net_income, Key.NET_INCOME),
    Indicator.PER_PERSON: (per_head, Key.PER_PERSON),
    Indicator.OCCUPATIONS: (occupations, Key.PROFIT),
    Indicator.PER_HOUR: (per_hour, Key.PER_HOUR),
    Indicator.NEW_OCCUPATIONS: (_new, Key.PROFIT),
    Indicator.DIVERSITY: (diversity, Key.DIVERSITY),
    Indicator.SAVING: (saving, Key.SAVING_RATE),
    Indicator.REDUCIBLE: (reducible, Key.REDUCIBLE_SHARE),
    Indicator.DEBT_SERVICE: (debt_service, Key.SERVICE_RATIO),
    Indicator.OWN_FOOD: (own_food, Key.OWN_FOOD),
    Indicator.POVERTY: (poverty, Key.CONSUMPTION),
}
_OF_THE_MONTH: Final[Mapping[Indicator, Callable[[Ground, MonthFigures], Measure]]] = {
    **dict.fromkeys(OF_NET_INCOME, lambda _alone, month: amount(Key.NET_INCOME, int(month.net_income))),
    Indicator.EMERGENCY: _necessary,
    Indicator.DEBT_STOCK: lambda _alone, month: amount(Key.DEBT, int(month.debt_end)),
    Indicator.SHORT_MONTHS: lambda _alone, month: amount(Key.LEFT_OVER, left_over(month)),
    Indicator.BOOKKEEPING: _kept,
}
_SIDES: Final[Mapping[Indicator, Callable[[Ground, MonthFigures], tuple[int, int]]]] = {
    Indicator.SAVING: lambda _alone, month: (int(month.saved_net), int(month.to_save_from)),
    Indicator.REDUCIBLE: lambda _alone, month: (int(month.spending.reducible), int(month.spending.total)),
    Indicator.DEBT_SERVICE: lambda _alone, month: (
        int(month.cash.interest + month.cash.principal),
        int(month.cash.cash_income - month.occupation_cost),
    ),
    Indicator.OWN_FOOD: lambda alone, _month: eaten(alone),
}
