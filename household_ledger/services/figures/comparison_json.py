"""A household before and after as data for programs: amounts in satang, the definition, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TypedDict

from household_ledger.domain.comparison import Amounts, Change, Comparison, Definition
from household_ledger.domain.comparison_terms import rounded
from household_ledger.domain.kinds import Grade
from household_ledger.domain.period import Month


class ChangeJson(TypedDict):
    """An amount before and after, each over all matched months; `share` is the change as a part of before."""

    before: int
    after: int
    difference: int
    per_month: int
    share: float | None


class DefinitionJson(TypedDict):
    """Which definition the figures follow."""

    net: bool
    scope: str
    real: bool
    price_year: int
    with_grade_c: bool


class AmountsJson(TypedDict):
    """All that is compared; null is undefined, see `reasons`."""

    income: ChangeJson
    per_person: ChangeJson | None
    per_adult_equivalent: ChangeJson | None
    sources: dict[str, dict[str, ChangeJson]]
    cost: ChangeJson
    relief: ChangeJson
    outside: dict[str, ChangeJson]
    contribution: ChangeJson | None
    contribution_share: float | None


class ComparisonJson(TypedDict):
    """One household before and after."""

    household: str
    as_of: str
    verdict: str
    reasons: list[str]
    definition: DefinitionJson
    basis: str | None
    matched: list[list[str]]
    valid_before: int
    valid_after: int
    grades_before: dict[str, int]
    grades_after: dict[str, int]
    stand_ins: dict[str, int]
    hindrances: dict[str, int]
    amounts: AmountsJson | None


def comparison_json(comparison: Comparison, code: str) -> ComparisonJson:
    """Give a comparison under the household's code; amounts are rounded half up to the satang."""
    return {
        "household": code,
        "as_of": comparison.as_of.iso,
        "verdict": comparison.verdict.value,
        "reasons": [reason.value for reason in comparison.reasons],
        "definition": _definition(comparison.definition),
        "basis": comparison.basis.value if comparison.basis else None,
        "matched": [[Month.from_number(one).iso for one in pair] for pair in comparison.matched],
        "valid_before": comparison.valid_before,
        "valid_after": comparison.valid_after,
        "grades_before": _grades(comparison.grades_before),
        "grades_after": _grades(comparison.grades_after),
        "stand_ins": {str(one.asked): one.year for one in comparison.stand_ins},
        "hindrances": dict(comparison.hindrances),
        "amounts": _amounts(comparison.amounts) if comparison.amounts else None,
    }


def _definition(definition: Definition) -> DefinitionJson:
    return {
        "net": definition.is_net,
        "scope": definition.scope.value,
        "real": definition.is_real,
        "price_year": definition.price_year,
        "with_grade_c": definition.with_grade_c,
    }


def _grades(counted: Iterable[tuple[Grade, int]]) -> dict[str, int]:
    return {grade.value: count for grade, count in counted}


def _amounts(amounts: Amounts) -> AmountsJson:
    return {
        "income": _change(amounts.income),
        "per_person": _change(amounts.per_person) if amounts.per_person else None,
        "per_adult_equivalent": _change(amounts.per_adult_equivalent) if amounts.per_adult_equivalent else None,
        "sources": {one.code: {"cash": _change(one.cash), "in_kind": _change(one.in_kind)} for one in amounts.sources},
        "cost": _change(amounts.cost),
        "relief": _change(amounts.relief),
        "outside": {one.what.value: _change(one.change) for one in amounts.outside},
        "contribution": _change(amounts.contribution) if amounts.contribution else None,
        "contribution_share": _part(amounts.contribution_share),
    }


def _change(change: Change) -> ChangeJson:
    return {
        "before": int(rounded(change.before)),
        "after": int(rounded(change.after)),
        "difference": int(rounded(change.difference)),
        "per_month": int(rounded(change.per_month)),
        "share": _part(change.share),
    }


def _part(share: Fraction | None) -> float | None:
    """Write a ratio as a number; amounts never pass here."""
    return None if share is None else float(share)
