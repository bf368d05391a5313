"""How many months have which grade, in words: one spelling on every page and paper."""

from __future__ import annotations

from collections.abc import Iterable

from household_ledger.domain.kinds import Grade
from household_ledger.text.amounts import format_number
from household_ledger.text.joined import beside


def grade_mix(grades: Iterable[tuple[Grade, int]]) -> str:
    """Count months by their grade: "A 141 · B 137"; "" where there is none."""
    return beside(*(f"{grade.value} {format_number(count)}" for grade, count in grades))
