"""Texts as they are kept: commands clean the words people say, whichever face they came through."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar

from household_ledger.text.clean import clean

T = TypeVar("T")
_WITH_LINES = frozenset({"note", "address", "seen", "aar"})
_JSON = frozenset({"settings", "intake", "rows", "text", "test"})


def cleaned(record: T) -> T:
    """Clean the texts of a draft or record (`text.clean`); fixed words and JSON are left alone."""
    given: Any = record
    changed = {}
    for one in fields(given):
        text = getattr(given, one.name)
        if type(text) is str and text and one.name not in _JSON:
            tidy = clean(text, has_lines=one.name in _WITH_LINES)
            if tidy != text:
                changed[one.name] = tidy
    return replace(given, **changed) if changed else record
