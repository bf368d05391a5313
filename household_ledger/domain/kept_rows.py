"""Rows kept to be written on another day, as text: of a template, of what comes again and again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, fields
from datetime import date
from typing import Any

from household_ledger.domain.entry import OF_ONE_WRITING, Draft, Part
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money

Row = tuple[Draft, ...]
"""One entry, or the two of a linked pair."""
_NOT_KEPT = OF_ONE_WRITING | {"household", "date"}
_KEPT = {one.name: one for one in fields(Draft) if one.name not in _NOT_KEPT}
_MONEY = frozenset({"amount", "principal", "interest", "unit_price"})


def kept(rows: Iterable[Sequence[Draft]]) -> str:
    """Write rows as one canonical text: the same rows give the same text. Amounts in satang, names by their ids."""
    said = [[_said(draft) for draft in row] for row in rows]
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def rows_of(text: str, household: Id, day: date) -> tuple[Row, ...]:
    """Read rows back, for a household and a day; ValueError for a text that `kept` did not write."""
    try:
        said = json.loads(text)
        return tuple(tuple(_draft(one, household, day) for one in row) for row in said)
    except (TypeError, KeyError, AttributeError) as wrong:
        raise ValueError(text) from wrong


def _said(draft: Draft) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for name, one in _KEPT.items():
        value = getattr(draft, name)
        if value != one.default or one.default is MISSING:
            said[name] = [list(part) for part in map(_part_said, value)] if name == "parts" else value
    return said


def _part_said(part: Part) -> tuple[int, int, int]:
    return part.category, part.amount, part.life_months


def _draft(said: Mapping[str, Any], household: Id, day: date) -> Draft:
    if unknown := set(said) - set(_KEPT):
        raise ValueError(unknown)
    values: dict[str, Any] = {
        name: Money(value) if name in _MONEY and value is not None else value for name, value in said.items()
    }
    values["kind"] = EntryKind(said["kind"])
    values["parts"] = tuple(Part(Id(c), Money(amount), life) for c, amount, life in said.get("parts", ()))
    return Draft(household=household, date=day, **values)
