"""How many months have which grade, in words: one spelling on every page and paper."""

from __future__ import annotations

from collections.abc import Iterable

from household_ledger.domain.kinds import Grade
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import ngettext
from household_ledger.text.joined import beside
from household_ledger.text.labels import grade_words


def grade_mix(grades: Iterable[tuple[Grade, int]]) -> str:
    """Count months by their grade: "A 141 · B 137"; "" where there is none."""
    return beside(*(f"{grade.value} {format_number(count)}" for grade, count in grades))


def quality_mix(grades: Iterable[tuple[Grade, int]]) -> str:
    """Count months as a household reads it, in words for the letters; grades of one name together; "" for none."""
    counted: dict[str, int] = {}
    for grade, count in grades:
        counted[grade_words(grade)] = counted.get(grade_words(grade), 0) + count
    return beside(*(_months(name, count) for name, count in counted.items()))


def _months(name: str, count: int) -> str:
    told = ngettext("{quality} {count} month", "{quality} {count} months", count)
    return told.format(quality=name, count=format_number(count))
