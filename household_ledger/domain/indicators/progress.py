"""M20: households on each stair, at the start and now, and the median of the stairs they gained."""

from __future__ import annotations

from fractions import Fraction

from household_ledger.domain.indicators.result import (
    Indicator,
    IndicatorResult,
    Key,
    Measure,
    Note,
    Remark,
    Unit,
    Why,
    undefined,
)
from household_ledger.domain.stairs_reached import Staircase


def progress(staircase: Staircase) -> IndicatorResult:
    """Reckon M20 of a staircase; `of` is the stair, 0 before the first. Only verified evidence counts as now."""
    people = staircase.people
    if not people:
        return IndicatorResult(Indicator.STAIRCASE, (), (), (), (Why.NO_HOUSEHOLDS,))
    values = [_count(Key.HOUSEHOLDS, len(people))]
    for level in (0, *(one.level for one in staircase.stairs)):
        values += [
            _count(Key.STOOD, sum(one.at_start == level for one in people), level),
            _count(Key.STANDS, sum(one.verified == level for one in people), level),
        ]
        if level:
            values.append(_count(Key.WAITS, sum(one.waiting == level for one in people), level))
    values += [_count(Key.CAME_DOWN, len(staircase.standing.fallen)), _gained(staircase)]
    return IndicatorResult(Indicator.STAIRCASE, tuple(values), (), (), notes=(Note(Remark.VERIFIED_ONLY),))


def _count(key: Key, number: int, level: int | None = None) -> Measure:
    return Measure(key, Fraction(number), Unit.COUNT, of="" if level is None else str(level))


def _gained(staircase: Staircase) -> Measure:
    if staircase.gained.value is None:
        return undefined(Key.STAIRS_GAINED, Unit.NUMBER, Why.TOO_FEW_HOUSEHOLDS)
    return Measure(Key.STAIRS_GAINED, staircase.gained.value, Unit.NUMBER)
