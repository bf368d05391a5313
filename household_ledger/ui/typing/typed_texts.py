"""A typed row by the names of its cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from household_ledger.services.typed.row import TypedRow

TEXTS = frozenset(one.name for one in fields(TypedRow) if one.type in ("str", str))
"""The cells that hold words."""


def texts_of(row: TypedRow) -> dict[str, str]:
    """Give the words of every cell."""
    return {name: getattr(row, name) for name in TEXTS}


def with_texts(row: TypedRow, texts: Mapping[str, str]) -> TypedRow:
    """Give the row with other words in some cells; names that are no cells of a row are passed over."""
    changes: dict[str, Any] = {name: words for name, words in texts.items() if name in TEXTS}
    return replace(row, **changes)
