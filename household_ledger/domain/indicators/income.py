"""M1, M2 and M8: what a household earned, per head, and from how many sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from fractions import Fraction
from typing import Final

from household_ledger.domain.comparison_terms import RELIEF, counts_as_income
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.indicators.ground import Ground
from household_ledger.domain.indicators.result import (
    Indicator,
    IndicatorResult,
    Key,
    Measure,
    Note,
    Remark,
    Unit,
    Why,
    amount,
    divided,
    of_months,
    undefined,
)

LEAST_SHARE: Final = Fraction(5, 100)
"""A source that brings less is not counted as one."""
_TENTHS = 10


def net_income(ground: Ground) -> IndicatorResult:
    """Reckon M1: CI + KI − OC over V, with and without what came in kind, nominal and real; state relief apart."""
    total = ground.added(lambda one: one.net_income)
    cash = ground.added(lambda one: one.net_income_cash)
    count = len(ground.valid)
    return of_months(
        Indicator.NET_INCOME,
        (
            amount(Key.NET_INCOME, total),
            Measure(Key.NET_INCOME_PER_MONTH, total / count, Unit.SATANG_PER_MONTH),
            amount(Key.NET_INCOME_CASH, cash),
            Measure(Key.NET_INCOME_CASH_PER_MONTH, cash / count, Unit.SATANG_PER_MONTH),
            amount(Key.NET_INCOME_IN_KIND, total - cash),
            amount(Key.NET_INCOME_REAL, ground.added(lambda one: ground.real(one.net_income, one.month))),
            amount(Key.STATE_RELIEF, ground.added(_relief)),
        ),
        ground.valid,
        notes=(Note(Remark.NET_OF_COST), *ground.price_notes(one.month for one in ground.valid)),
    )


def _relief(month: MonthFigures) -> int:
    relief = month.by_category.get(RELIEF)
    return int(relief.cash + relief.in_kind) if relief is not None else 0


def per_head(ground: Ground) -> IndicatorResult:
    """Reckon M2: each month's income by its own members and adult equivalents, the mean over V."""

    def heads(one: MonthFigures) -> Fraction | None:
        return Fraction(one.members) if one.members else None

    def adults(one: MonthFigures) -> Fraction | None:
        return Fraction(one.adult_equivalent_tenths, _TENTHS) if one.adult_equivalent_tenths else None

    def income(one: MonthFigures) -> Fraction:
        return Fraction(int(one.net_income))

    def cash(one: MonthFigures) -> Fraction:
        return Fraction(int(one.net_income_cash))

    def real(one: MonthFigures) -> Fraction:
        return ground.real(one.net_income, one.month)

    asked = (
        (Key.PER_PERSON, income, heads),
        (Key.PER_PERSON_CASH, cash, heads),
        (Key.PER_PERSON_REAL, real, heads),
        (Key.PER_ADULT, income, adults),
        (Key.PER_ADULT_CASH, cash, adults),
        (Key.PER_ADULT_REAL, real, adults),
    )
    return of_months(
        Indicator.PER_PERSON,
        (mean_by_size(ground, key, term, size) for key, term, size in asked),
        ground.valid,
        notes=(Note(Remark.NET_OF_COST), *ground.price_notes(one.month for one in ground.valid)),
    )


def mean_by_size(
    ground: Ground,
    key: Key,
    term: Callable[[MonthFigures], Fraction],
    size: Callable[[MonthFigures], Fraction | None],
) -> Measure:
    """Divide each month of V by its own size and give the mean; undefined where a size is unknown or nobody is left."""
    parts = []
    for one in ground.valid:
        by = size(one)
        if by is None:
            return undefined(key, Unit.SATANG_PER_MONTH, Why.MEMBERS_UNKNOWN)
        parts.append(term(one) / by)
    return Measure(key, sum(parts, start=Fraction(0)) / len(parts), Unit.SATANG_PER_MONTH)


def diversity(ground: Ground) -> IndicatorResult:
    """Reckon M8: 1 ÷ Σ s² over the shares of the income codes, in cash and in kind."""
    earned: defaultdict[str, int] = defaultdict(int)
    for one in ground.valid:
        for code, amounts in one.by_category.items():
            if counts_as_income(code):
                earned[code] += int(amounts.cash + amounts.in_kind)
    whole = sum(earned.values())
    squares = sum(satang * satang for satang in earned.values())
    if whole > 0:
        counted = sum(Fraction(satang, whole) >= LEAST_SHARE for satang in earned.values())
        sources = Measure(Key.SOURCES, Fraction(counted), Unit.COUNT)
    else:
        sources = undefined(Key.SOURCES, Unit.COUNT, Why.NO_INCOME)
    index = divided(Key.DIVERSITY, whole * whole, squares, Why.NO_INCOME, unit=Unit.NUMBER)
    return of_months(Indicator.DIVERSITY, (index, sources), ground.valid)
