"""M11, M14 and M15: what of the spending could be less, the months it ran short, and food of one's own."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from typing import Final

from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.indicators.ground import Ground
from household_ledger.domain.indicators.result import (
    Indicator,
    IndicatorResult,
    Key,
    Measure,
    Unit,
    Why,
    divided,
    of_months,
    undefined,
)
from household_ledger.domain.kinds import Medium

TEMPTATIONS: Final = ("E05", "E06", "E20")
FOOD_AT_HOME: Final = "E01"
FOOD: Final = (FOOD_AT_HOME, "E02")
ROOT_DIGITS: Final = 30
"""A root is taken to so many decimals, rounded down."""


def reducible(ground: Ground) -> IndicatorResult:
    """Reckon M11: R ÷ (N + R + O), and what of cash spending went to alcohol, tobacco and gambling."""
    spent = ground.added(lambda one: one.spending.total)
    less = ground.added(lambda one: one.spending.reducible)
    cash = ground.added(lambda one: one.cash.cash_spending)
    return of_months(
        Indicator.REDUCIBLE,
        (
            divided(Key.REDUCIBLE_SHARE, less, spent, Why.NO_SPENDING),
            divided(Key.TEMPTATION_SHARE, ground.added(_tempted), cash, Why.NO_SPENDING),
        ),
        ground.valid,
    )


def _tempted(month: MonthFigures) -> int:
    return sum(int(one.cash) for code, one in month.by_category.items() if code in TEMPTATIONS)


def short_months(ground: Ground) -> IndicatorResult:
    """Reckon M14: months in which money in did not reach what had to be paid, without and with project money; CV."""
    count = len(ground.valid)
    short = sum(left_over(one) < 0 for one in ground.valid)
    with_project = sum(left_over(one) + one.cash.project_money < 0 for one in ground.valid)
    return of_months(
        Indicator.SHORT_MONTHS,
        (
            Measure(Key.SHORT_MONTHS, Fraction(short), Unit.MONTHS),
            Measure(Key.SHORT_SHARE, Fraction(short, count), Unit.RATIO),
            Measure(Key.SHORT_MONTHS_WITH_PROJECT, Fraction(with_project), Unit.MONTHS),
            Measure(Key.SHORT_SHARE_WITH_PROJECT, Fraction(with_project, count), Unit.RATIO),
            _variation([int(one.net_income) for one in ground.valid]),
        ),
        ground.valid,
    )


def left_over(month: MonthFigures) -> int:
    """Give what was left of money in after all that had to be paid (satang); below zero the month fell short (M14)."""
    cash = month.cash
    used = cash.occupation_cost_paid + cash.cash_spending + cash.interest + cash.principal
    return int(cash.cash_income + cash.windfall - used)


def _variation(incomes: list[int]) -> Measure:
    """Give the sample standard deviation by the mean."""
    many, whole = len(incomes), sum(incomes)
    if many < 2:  # noqa: PLR2004 -- one month varies from nothing
        return undefined(Key.VARIATION, Unit.RATIO, Why.TOO_FEW_MONTHS)
    variance = Fraction(many * sum(one * one for one in incomes) - whole * whole, many * (many - 1))
    return divided(Key.VARIATION, root(variance), Fraction(whole, many), Why.INCOME_NOT_POSITIVE)


def root(square: Fraction) -> Fraction:
    """Give the square root of what is not below zero, rounded down to `ROOT_DIGITS` decimals."""
    scale: int = 10**ROOT_DIGITS
    return Fraction(isqrt(square.numerator * scale * scale // square.denominator), scale)


def own_food(ground: Ground) -> IndicatorResult:
    """Reckon M15: own produce of E01 by all of E01 and E02 that was eaten or bought."""
    own, whole = eaten(ground)
    return of_months(Indicator.OWN_FOOD, (divided(Key.OWN_FOOD, own, whole, Why.NO_FOOD),), ground.valid)


def eaten(ground: Ground) -> tuple[int, int]:
    """Give the food of one's own, and all food, of V (satang)."""
    goods = [row for row in ground.sums.goods if row.month in ground.valid_numbers and row.code in FOOD]
    produced = sum(row.satang for row in goods if row.medium == Medium.PRODUCED)
    received = sum(row.satang for row in goods if row.medium == Medium.RECEIVED)
    own = sum(row.satang for row in goods if row.medium == Medium.PRODUCED and row.code == FOOD_AT_HOME)
    return own, int(ground.added(_bought_food)) + produced + received


def _bought_food(month: MonthFigures) -> int:
    return sum(int(one.cash + one.credit) for code, one in month.by_category.items() if code in FOOD)
