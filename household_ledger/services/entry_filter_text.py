"""What a person looks for as one canonical text, and back: what is kept of a search."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.services.entry_filter import EntryFilter
from household_ledger.services.sought import Sought, Span

_IDS = ("member", "occupation", "category", "pocket")
_AMOUNTS = ("least", "most")
_DAYS = ("first", "last")
_YES = ("has_photo", "is_corrected", "is_deleted")


def to_text(sought: Sought) -> str:
    """Write it down: the same search gives the same text. Amounts in satang, days ISO; what is not asked is left out.

    ValueError for one that names households, or days where its span has none.
    """
    wanted = sought.wanted
    if wanted.households or (sought.span is not Span.DAYS and (wanted.first or wanted.last)):
        raise ValueError(sought)
    said: dict[str, Any] = {"span": sought.span.value}
    if sought.is_everywhere:
        said["is_everywhere"] = True
    for name in (*_IDS, *_AMOUNTS):
        value = getattr(wanted, name)
        said |= {name: int(value)} if value is not None else {}
    said |= {name: value.isoformat() for name in _DAYS if (value := getattr(wanted, name)) is not None}
    said |= {name: True for name in _YES if getattr(wanted, name)}
    said |= {"kinds": sorted(wanted.kinds)} if wanted.kinds else {}
    said |= {"tones": sorted(wanted.tones)} if wanted.tones else {}
    said |= {"text": wanted.text} if wanted.text else {}
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sought_of(text: str) -> Sought:
    """Read it back; ValueError for a text that `to_text` did not write."""
    try:
        said = json.loads(text)
        read = _read(said)
    except (TypeError, KeyError, AttributeError, RecursionError) as wrong:
        raise ValueError(text) from wrong
    if to_text(read) != text:
        raise ValueError(text)
    return read


def _read(said: dict[str, Any]) -> Sought:
    values: dict[str, Any] = {name: Id(int(said[name])) for name in _IDS if name in said}
    values |= {name: Money(int(said[name])) for name in _AMOUNTS if name in said}
    values |= {name: date.fromisoformat(said[name]) for name in _DAYS if name in said}
    values |= {name: bool(said[name]) for name in _YES if name in said}
    values["kinds"] = frozenset(EntryKind(one) for one in said.get("kinds", ()))
    values["tones"] = frozenset(str(one) for one in said.get("tones", ()))
    values["text"] = str(said.get("text", ""))
    is_everywhere = bool(said.get("is_everywhere", False))
    return Sought(span=Span(said["span"]), wanted=EntryFilter(**values), is_everywhere=is_everywhere)
