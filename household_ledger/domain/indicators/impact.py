"""M16: what the project cost by what it changed: households newly verified at a stair, and real baht gained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from household_ledger.domain.comparison import Change, Comparison
from household_ledger.domain.comparison_periods import RECALLS
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
    undefined,
)
from household_ledger.domain.kinds import CostKind, Grade
from household_ledger.domain.period import MONTHS_A_YEAR
from household_ledger.domain.register import ProjectCost
from household_ledger.domain.stairs_reached import Staircase
from household_ledger.domain.statistics import LEAST_TO_COMPARE

OF_THE_MATCHED: Final = frozenset(
    {Key.MATCHED, Key.GAIN_PER_YEAR, Key.COST_PER_BAHT, Key.COST_PER_BAHT_NET, Key.PAYBACK}
)
"""What of M16 is over the matched households and their months; the rest is over the project, and over no months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What is asked: the staircase of all participants, the project's costs, and the comparisons of these households.

    `deadweight` is the part of the gain that would have come without the project, of 1.
    """

    staircase: Staircase
    costs: Sequence[ProjectCost]
    comparisons: Sequence[Comparison]
    deadweight: Fraction


def unit_cost(spent: Spent) -> IndicatorResult:
    """Reckon M16 up to the staircase's day; what rests on fewer than five matched households is not told."""
    staircase = spent.staircase
    by_kind = {kind: _spent_on(spent, kind) for kind in CostKind}
    total = sum(by_kind.values())
    matched = [one for one in spent.comparisons if _change(one) is not None]
    values = [
        _count(Key.HOUSEHOLDS, len(staircase.people)),
        amount(Key.COST_MECHANISM, by_kind[CostKind.MECHANISM]),
        amount(Key.COST_OCCUPATION, by_kind[CostKind.OCCUPATION]),
        amount(Key.COST_TOTAL, total),
    ]
    for stair in staircase.stairs:
        newly, level = staircase.newly_verified(stair.level), str(stair.level)
        why = Why.NO_COSTS if not total else Why.NOBODY_NEWLY
        values += [
            _count(Key.NEWLY_VERIFIED, newly, of=level),
            divided(Key.COST_PER_HOUSEHOLD, total, newly if total else 0, why, unit=Unit.SATANG, of=level),
        ]
    values += [_count(Key.MATCHED, len(matched)), *_by_gain(total, matched, spent.deadweight)]
    return IndicatorResult(
        Indicator.UNIT_COST,
        tuple(values),
        tuple(sorted({month for one in matched for pair in one.matched for month in pair})),
        _grades(matched),
        notes=(Note(Remark.COSTS_OF_THE_TIME), *_stand_ins(matched)),
    )


def without_costs() -> IndicatorResult:
    """Say that the costs of a whole project are no village group's."""
    return IndicatorResult(Indicator.UNIT_COST, (), (), (), (Why.COSTS_OF_ALL,))


def _spent_on(spent: Spent, kind: CostKind) -> int:
    return sum(int(one.amount) for one in spent.costs if one.kind is kind and one.date <= spent.staircase.day)


def _change(comparison: Comparison) -> Change | None:
    """Give the real change of a household matched on months of its own ledger."""
    if comparison.amounts is None or comparison.basis in RECALLS:
        return None
    return comparison.amounts.income


def _by_gain(total: int, matched: Sequence[Comparison], deadweight: Fraction) -> tuple[Measure, ...]:
    """Hold the cost against the gain of all matched households, losers too."""
    set_aside = Measure(Key.DEADWEIGHT, deadweight, Unit.RATIO)
    if len(matched) < LEAST_TO_COMPARE:
        why = Why.TOO_FEW_MATCHED
        return (
            undefined(Key.GAIN_PER_YEAR, Unit.SATANG_PER_YEAR, why),
            undefined(Key.COST_PER_BAHT, Unit.NUMBER, why),
            set_aside,
            undefined(Key.COST_PER_BAHT_NET, Unit.NUMBER, why),
            undefined(Key.PAYBACK, Unit.MONTHS, why),
        )
    per_month = sum((change.per_month for one in matched if (change := _change(one)) is not None), start=Fraction(0))
    gain = MONTHS_A_YEAR * per_month
    why = Why.NO_GAIN if total else Why.NO_COSTS

    def by(key: Key, divisor: Fraction, unit: Unit = Unit.NUMBER) -> Measure:
        return divided(key, total, divisor if total else 0, why, unit=unit)

    return (
        Measure(Key.GAIN_PER_YEAR, gain, Unit.SATANG_PER_YEAR),
        by(Key.COST_PER_BAHT, gain),
        set_aside,
        by(Key.COST_PER_BAHT_NET, gain * (1 - deadweight)),
        by(Key.PAYBACK, per_month, Unit.MONTHS),
    )


def _count(key: Key, number: int, *, of: str = "") -> Measure:
    return Measure(key, Fraction(number), Unit.COUNT, of=of)


def _grades(matched: Sequence[Comparison]) -> tuple[tuple[Grade, int], ...]:
    counted: Counter[Grade] = Counter()
    for one in matched:
        for grade, months in (*one.grades_before, *one.grades_after):
            counted[grade] += months
    return tuple((grade, counted[grade]) for grade in Grade if counted[grade])


def _stand_ins(matched: Sequence[Comparison]) -> list[Note]:
    levels = sorted({(level.asked, level.year) for one in matched for level in one.stand_ins})
    return [Note(Remark.PRICES_STAND_IN, asked, used) for asked, used in levels]
