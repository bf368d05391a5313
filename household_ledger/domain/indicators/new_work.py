"""M7: occupations begun since the project, whether they sell, and whether they lasted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Final

from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.indicators.ground import Ground, is_valid
from household_ledger.domain.indicators.result import (
    Indicator,
    IndicatorResult,
    Key,
    Measure,
    Unit,
    Why,
    amount,
    divided,
    of_months,
    undefined,
)
from household_ledger.domain.indicators.work import Work, works_of
from household_ledger.domain.period import Month
from household_ledger.domain.register import Occupation

LEAST_SALES_MONTHS: Final = 3
AGES: Final = ((Key.ALIVE_6, 6), (Key.ALIVE_12, 12))
"""How old an occupation is when it is looked at, in months."""
_LOOKED_AT = 3


def new_occupations(ground: Ground, today: date) -> IndicatorResult:
    """Reckon M7: which are active over V, which lived at six and twelve months, and their share of income."""
    if ground.project_start is None:
        return of_months(Indicator.NEW_OCCUPATIONS, (), ground.valid, reasons=(Why.NO_PROJECT_START,))
    new = [one for one in ground.occupations if is_new(ground, one)]
    if not new:
        none = Measure(Key.NEW_OCCUPATIONS, Fraction(0), Unit.COUNT)
        return of_months(Indicator.NEW_OCCUPATIONS, (none,), ground.valid, reasons=(Why.NO_NEW_OCCUPATION,))
    works = works_of(ground)
    values = [measure for one in new for measure in _of_one(ground, one, works.get(int(one.id)), today)]
    active = [work for one in new if (work := works.get(int(one.id))) is not None and _is_active(work)]
    gained = sum(work.profit for work in active)
    whole = ground.added(lambda one: one.net_income)
    values += [
        Measure(Key.NEW_OCCUPATIONS, Fraction(len(new)), Unit.COUNT),
        _if_valid(ground, Measure(Key.ACTIVE_OCCUPATIONS, Fraction(len(active)), Unit.COUNT)),
        _if_valid(ground, divided(Key.SHARE_OF_INCOME, gained, whole, Why.INCOME_NOT_POSITIVE)),
    ]
    return of_months(Indicator.NEW_OCCUPATIONS, values, ground.valid)


def is_new(ground: Ground, one: Occupation) -> bool:
    """Tell whether an occupation was begun since the project, up to the month asked."""
    start = ground.project_start
    return start is not None and one.started_on is not None and start <= one.started_on <= ground.as_of.last


def _of_one(ground: Ground, one: Occupation, work: Work | None, today: date) -> Iterator[Measure]:
    name = ground.names[int(one.id)]
    sales = sum(figures.revenue > 0 for _month, figures in work.months) if work is not None else 0
    profit = work.profit if work is not None else 0
    is_active = work is not None and _is_active(work)
    yield _if_valid(ground, Measure(Key.SALES_MONTHS, Fraction(sales), Unit.MONTHS, of=name))
    yield _if_valid(ground, amount(Key.PROFIT, profit, of=name))
    yield _if_valid(ground, Measure(Key.ACTIVE, Fraction(is_active), Unit.YES_NO, of=name))
    for key, age in AGES:
        yield _alive(ground, one, key, age, today)


def _if_valid(ground: Ground, measure: Measure) -> Measure:
    """Leave a measure over V undefined where V is empty."""
    if ground.valid:
        return measure
    return undefined(measure.key, measure.unit, Why.NO_VALID_MONTHS, of=measure.of)


def _is_active(work: Work) -> bool:
    return work.profit > 0 and sum(one.revenue > 0 for _month, one in work.months) >= LEAST_SALES_MONTHS


def _alive(ground: Ground, one: Occupation, key: Key, age: int, today: date) -> Measure:
    """Tell whether it sold in the three months ending so many months after its start.

    A sale counts in a month of grade A or B; that there was none is known only where all three are.
    """
    name = ground.names[int(one.id)]
    end = Month.of(one.started_on or today).plus(age)
    if end > ground.as_of:
        return undefined(key, Unit.YES_NO, Why.TOO_YOUNG, of=name)
    looked_at = [
        month for month in ground.months if end.plus(1 - _LOOKED_AT) <= month.month <= end and is_valid(month, today)
    ]
    if any(_sold(month, one) for month in looked_at):
        return Measure(key, Fraction(1), Unit.YES_NO, of=name)
    if len(looked_at) < _LOOKED_AT:
        return undefined(key, Unit.YES_NO, Why.MONTHS_NOT_VALID, of=name)
    return Measure(key, Fraction(0), Unit.YES_NO, of=name)


def _sold(month: MonthFigures, occupation: Occupation) -> bool:
    return any(one.occupation == occupation.id and one.revenue > 0 for one in month.by_occupation)
