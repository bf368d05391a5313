"""Indicators as data for programs: amounts in satang, ratios and numbers plain, undefined null with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from household_ledger.domain.comparison_terms import rounded
from household_ledger.domain.indicators.result import (
    AMOUNTS,
    HouseholdIndicators,
    IndicatorResult,
    Measure,
    Note,
    ProviderIndicators,
)
from household_ledger.domain.kinds import Grade
from household_ledger.domain.period import Month
from household_ledger.domain.thresholds import Changed


class MeasureJson(TypedDict):
    """One value; `of` names an occupation, lender class or cycle, `unit_name` the unit of a quantity."""

    key: str
    of: str | None
    value: float | None
    unit: str
    unit_name: str | None
    reason: str | None


class NoteJson(TypedDict):
    """What must be said beside; `year` is one a table lacks, `used` the one that served."""

    code: str
    year: int | None
    used: int | None


class ResultJson(TypedDict):
    """One indicator: the months used, their grades and number."""

    n: int
    months: list[str]
    grades: dict[str, int]
    values: list[MeasureJson]
    reasons: list[str]
    notes: list[NoteJson]
    verdict: str | None


class HouseholdJson(TypedDict):
    """One household's indicators by number; `months` and `grades` are those graded A or B of the twelve."""

    household: str
    months: list[str]
    grades: dict[str, int]
    price_year: int
    indicators: dict[str, ResultJson]


class IndicatorsJson(TypedDict):
    """All of a ledger, or of one household (then without `group`); `settings` differ from their defaults."""

    as_of: str
    settings: dict[str, int]
    households: list[HouseholdJson]
    group: dict[str, ResultJson]


def indicators_json(indicators: ProviderIndicators, settings: Iterable[Changed]) -> IndicatorsJson:
    """Give the indicators of households and of the group, with the settings a project drew elsewhere."""
    return {
        "as_of": indicators.as_of.iso,
        "settings": {one.key: one.value for one in settings},
        "households": [_household(one) for one in indicators.households],
        "group": {one.indicator.value: result_json(one) for one in indicators.group},
    }


def _household(one: HouseholdIndicators) -> HouseholdJson:
    return {
        "household": one.code,
        "months": _months(one.months),
        "grades": _grades(one.grades),
        "price_year": one.price_year,
        "indicators": {result.indicator.value: result_json(result) for result in one.results},
    }


def result_json(result: IndicatorResult) -> ResultJson:
    """Give one indicator."""
    return {
        "n": len(result.months),
        "months": _months(result.months),
        "grades": _grades(result.grades),
        "values": [_measure(one) for one in result.values],
        "reasons": list(result.reasons),
        "notes": [_note(one) for one in result.notes],
        "verdict": result.verdict.value if result.verdict is not None else None,
    }


def _measure(one: Measure) -> MeasureJson:
    return {
        "key": one.key.value,
        "of": one.of or None,
        "value": _value(one),
        "unit": one.unit.value,
        "unit_name": one.unit_name or None,
        "reason": one.reason,
    }


def _value(one: Measure) -> float | None:
    """Round amounts half up to the satang; what is whole is written without a point."""
    if one.value is None:
        return None
    if one.unit in AMOUNTS:
        return int(rounded(one.value))
    return int(one.value) if one.value.denominator == 1 else float(one.value)


def _note(note: Note) -> NoteJson:
    return {"code": note.remark.value, "year": note.year or None, "used": note.used or None}


def _months(numbers: Iterable[int]) -> list[str]:
    return [Month.from_number(one).iso for one in numbers]


def _grades(counted: Iterable[tuple[Grade, int]]) -> dict[str, int]:
    return {grade.value: count for grade, count in counted}
