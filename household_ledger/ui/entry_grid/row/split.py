"""The parts of a typed row that is split: opened one by one, taken out, their words changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from household_ledger.services.typed.row import TypedPart, TypedRow

MOST_PARTS = 20


def with_part_more(row: TypedRow) -> tuple[TypedRow, str]:
    """Open the row's parts, or one part more; the cell one goes on at. What was its category is the first part's."""
    first = () if row.parts else (TypedPart(row.category, ""),)
    is_begun = bool(row.category) and not row.parts
    opened = replace(row, parts=(*row.parts, *first, TypedPart("", "")), category="")
    return opened, f"part_{len(row.parts)}_{'amount' if is_begun else 'category'}"


def without_part(row: TypedRow, number: int) -> tuple[TypedRow, str]:
    """Take a part out; one that is left alone is the row itself again. And the cell one goes on at."""
    parts = [part for place, part in enumerate(row.parts) if place != number]
    if len(parts) == 1:
        return replace(row, parts=(), category=parts[0].category), "category"
    return replace(row, parts=tuple(parts)), f"part_{max(0, number - 1)}_category"


def with_part_texts(row: TypedRow, texts: Sequence[tuple[str, str]]) -> TypedRow:
    """Give the parts other words for category and amount; what is not shown of them stays."""
    parts = zip(row.parts, texts, strict=True)
    return replace(row, parts=tuple(part._replace(category=words, amount=amount) for part, (words, amount) in parts))
