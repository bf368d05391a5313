"""Goods without money as our own QIF tells them: which kind of entry, what was used, and where it came from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from household_ledger.domain.category import OWN_PRODUCE, RECEIVED_FREE
from household_ledger.domain.kinds import IN_KIND, EntryKind
from household_ledger.domain.money import Money
from household_ledger.services.exchange.reading.found import Leg
from household_ledger.text.clean import clean

BEFORE = "in kind:"
"""Stands before categories of goods without money; behind it the kind, which older files lack."""
_KINDS = {kind.value.removeprefix("in_kind_"): kind for kind in IN_KIND}


class _Goods(NamedTuple):
    kind: EntryKind
    code: str
    occupation: str
    satang: int


def in_kind_entry(
    legs: Sequence[Leg], code_of: Callable[[str], str]
) -> tuple[EntryKind, list[dict[str, str | Money]]] | None:
    """Give the kind of an entry and its rows' cells; None where the file does not say which kind it was."""
    goods = [_read(leg, code_of) for leg in legs]
    told = [one for one in goods if one is not None]
    used = [one for one in told if one.satang > 0]
    earned = [one for one in told if one.satang < 0]
    if len(told) < len(goods) or len({one.kind for one in told}) > 1 or not used or len(earned) != 1:
        return None
    kind, source = used[0].kind, earned[0]
    if (source.code[0] == "I") is not all(one.code[0] != "I" for one in used):
        return None
    beside: dict[str, str | Money] = {"occupation": used[0].occupation}
    if kind is EntryKind.INPUT:
        beside["source"] = source.occupation if source.occupation != used[0].occupation else ""
    elif kind is EntryKind.RECEIVED:
        beside["source"] = source.code if source.code != RECEIVED_FREE else ""
    elif source.code != OWN_PRODUCE:
        return None
    return kind, [{**beside, "category": one.code, "amount": Money(one.satang)} for one in used]


def _read(leg: Leg, code_of: Callable[[str], str]) -> _Goods | None:
    word, sign, rest = clean(leg.name).removeprefix(BEFORE).partition(":")
    name, _stroke, occupation = rest.partition("/")
    code = code_of(name)
    if not sign or word not in _KINDS or not code:
        return None
    return _Goods(_KINDS[word], code, occupation, leg.satang)
