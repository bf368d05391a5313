"""M17: where a household stands against the poverty line, and against the threshold of จปฐ."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import Final

from household_ledger.domain.category import OWN_PRODUCE
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.indicators.ground import Ground
from household_ledger.domain.indicators.income import mean_by_size
from household_ledger.domain.indicators.result import (
    Indicator,
    IndicatorResult,
    Key,
    Measure,
    Note,
    Remark,
    Unit,
    Why,
    divided,
    of_months,
    undefined,
)
from household_ledger.domain.kinds import Medium
from household_ledger.domain.money import SATANG_PER_BAHT
from household_ledger.domain.period import MONTHS_A_YEAR

CONSUMED: Final = frozenset({*(f"E{number:02}" for number in range(1, 20)), "E23", "E28"})
"""What a household lives on; giving, insurance, taxes and interest are none of it."""
EARNED: Final = frozenset(f"I{number:02}" for number in range(1, 20))
"""Cash of จปฐ. 22.1 (1)–(3), gross of production cost."""


def poverty(ground: Ground) -> IndicatorResult:
    """Reckon M17: consumption per head against the line of year and region; income per head and year against จปฐ.'s."""
    eaten = mean_by_size(ground, Key.CONSUMPTION, _consumption(ground), _heads)
    line, notes = _line(ground)
    values = [eaten, line, *_against(eaten, line), *_of_jpt(ground)]
    said = [Note(Remark.WITHOUT_RENT), Note(Remark.GROSS_OF_COST)]
    if len(ground.valid) < MONTHS_A_YEAR:
        said.append(Note(Remark.ANNUALISED))
    return of_months(Indicator.POVERTY, values, ground.valid, notes=(*said, *notes))


def _heads(month: MonthFigures) -> Fraction | None:
    return Fraction(month.members) if month.members else None


class _consumption:  # noqa: N801 -- a term, called like a function
    """A month's consumption: cash, credit and what came in kind, without what was given away."""

    def __init__(self, ground: Ground) -> None:
        self._given: defaultdict[int, int] = defaultdict(int)
        for row in ground.sums.goods:
            if row.medium == Medium.GIVEN and row.code in CONSUMED:
                self._given[row.month] += row.satang

    def __call__(self, month: MonthFigures) -> Fraction:
        spent = sum(int(one.total) for code, one in month.by_category.items() if code in CONSUMED)
        return Fraction(spent - self._given[month.month.number])


def _line(ground: Ground) -> tuple[Measure, list[Note]]:
    """Give the mean line of V's months, in the region of the household's province."""
    region = ground.lines.region(ground.province)
    if region is None:
        return undefined(Key.POVERTY_LINE, Unit.SATANG_PER_MONTH, Why.NO_PROVINCE), []
    levels = [ground.lines.poverty(one.month.year, region) for one in ground.valid]
    mean = SATANG_PER_BAHT * sum((one.baht for one in levels), start=Fraction(0)) / len(levels)
    stand_ins = sorted({(one.asked, one.year) for one in levels if one.asked != one.year})
    notes = [Note(Remark.LINE_OF_REGION), *(Note(Remark.LINE_STAND_IN, asked, used) for asked, used in stand_ins)]
    return Measure(Key.POVERTY_LINE, mean, Unit.SATANG_PER_MONTH), notes


def _against(eaten: Measure, line: Measure) -> tuple[Measure, Measure]:
    if eaten.value is None or line.value is None:
        why = eaten.reason or line.reason or Why.NO_PROVINCE
        return undefined(Key.LINE_RATIO, Unit.RATIO, why), undefined(Key.POVERTY_GAP, Unit.RATIO, why)
    ratio = eaten.value / line.value
    return Measure(Key.LINE_RATIO, ratio, Unit.RATIO), Measure(Key.POVERTY_GAP, max(Fraction(0), 1 - ratio), Unit.RATIO)


def _of_jpt(ground: Ground) -> tuple[Measure, Measure, Measure]:
    """Give income of จปฐ. 22.1 per person and year, twelve times the monthly mean of V, and its threshold."""
    monthly = mean_by_size(ground, Key.JPT_INCOME, _jpt_income, _heads)
    yearly = None if monthly.value is None else MONTHS_A_YEAR * monthly.value
    income = Measure(Key.JPT_INCOME, yearly, Unit.SATANG_PER_YEAR, monthly.reason)
    baht = ground.thresholds.jpt_income_baht or ground.lines.jpt_baht(ground.as_of.year)
    if baht is None:
        return (
            income,
            undefined(Key.JPT_THRESHOLD, Unit.SATANG_PER_YEAR, Why.NO_JPT_THRESHOLD),
            undefined(Key.JPT_RATIO, Unit.RATIO, income.reason or Why.NO_JPT_THRESHOLD),
        )
    threshold = Measure(Key.JPT_THRESHOLD, Fraction(SATANG_PER_BAHT * baht), Unit.SATANG_PER_YEAR)
    if yearly is None:
        return income, threshold, undefined(Key.JPT_RATIO, Unit.RATIO, income.reason or Why.MEMBERS_UNKNOWN)
    return income, threshold, divided(Key.JPT_RATIO, yearly, SATANG_PER_BAHT * baht, Why.NO_JPT_THRESHOLD)


def _jpt_income(month: MonthFigures) -> Fraction:
    own = month.by_category.get(OWN_PRODUCE)
    cash = sum(int(one.cash) for code, one in month.by_category.items() if code in EARNED)
    return Fraction(cash + (int(own.in_kind) if own is not None else 0))
