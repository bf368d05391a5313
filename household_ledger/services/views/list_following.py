"""A long list that follows the steps written since it was asked: only what they touched is asked for again."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import compress

from household_ledger.domain.changes import Step
from household_ledger.services.entry_filter import EntryFilter, EntryOrder
from household_ledger.services.ports import Reader

MOST_TOUCHED = 300
"""Of more records a list is asked for anew: that takes no longer."""
HARMLESS = frozenset(
    ("entry", "month", "recurring", "recurring_turn", "template", "saved_filter", "price", "unanswered")
)
"""Sorts of records of which at most the entries tell what a list shows; names, say, are looked for in all entries."""
_NAMELESS = HARMLESS - {"price"}
_PROBES = 32
"""Among so many rows of the list a place is looked for at a time."""
_FEW = 8
_WIDTH = 8
"""Bytes of an id in the list."""


def has_same_names(reader: Reader, since: Sequence[Step]) -> bool:
    """Tell whether names and prices are what they were at these steps, as far as that is told quickly."""
    touched = reader.touched_since(since, most=MOST_TOUCHED)
    return touched is not None and touched.kinds <= _NAMELESS


def followed(
    keys: array[int], reader: Reader, wanted: EntryFilter, *, order: EntryOrder, since: Sequence[Step]
) -> array[int] | None:
    """Give a list asked at these steps as it would be asked now; None where it has to be asked anew."""
    touched = reader.touched_since(since, most=MOST_TOUCHED)
    if touched is None or not touched.kinds <= HARMLESS:
        return None
    if not touched.entries:
        return keys
    meant = touched.entries.union(reader.entries_beside(touched.pairs))
    rest = _without(keys, meant)
    fresh = reader.entry_keys_among(wanted, order, meant)
    alike = EntryFilter(households=wanted.households, is_deleted=wanted.is_deleted)
    spans = dict.fromkeys(fresh, (0, len(rest)))
    while asked := {key: _probes(*span) for key, span in spans.items() if span[0] < span[1]}:
        among = set(asked).union(rest[place] for places in asked.values() for place in places)
        rank = {key: number for number, key in enumerate(reader.entry_keys_among(alike, order, among))}
        for key, places in asked.items():
            before = sum(rank[rest[place]] < rank[key] for place in places)
            low, high = spans[key]
            spans[key] = (
                places[before - 1] + 1 if before else low,
                places[before] if before < len(places) else high,
            )
    return _with(rest, [(place, key) for key, (place, _high) in spans.items()])


def place_of(keys: array[int], key: int) -> int:
    """Tell where an id stands in a list; -1 for nowhere. Its bytes are looked for: a third of the time."""
    held, sought = keys.tobytes(), array("q", [key]).tobytes()
    at = held.find(sought)
    while at >= 0 and at % _WIDTH:
        at = held.find(sought, at + 1)
    return at // _WIDTH if at >= 0 else -1


def _probes(low: int, high: int) -> range:
    """Choose places from the first to before the last, evenly spread."""
    return range(low, high, -((low - high) // _PROBES))


def _without(keys: array[int], gone: frozenset[int]) -> array[int]:
    if len(gone) <= _FEW:
        places = sorted(place for key in gone if (place := place_of(keys, key)) >= 0)
    else:
        places = list(compress(range(len(keys)), map(gone.__contains__, keys)))
    rest, begins = array("q"), 0
    for place in places:
        rest.extend(keys[begins:place])
        begins = place + 1
    rest.extend(keys[begins:])
    return rest


def _with(rest: array[int], fresh: Iterable[tuple[int, int]]) -> array[int]:
    """Put ids, in their order, each before the row at its place."""
    whole, begins = array("q"), 0
    for place, key in fresh:
        whole.extend(rest[begins:place])
        whole.append(key)
        begins = place
    whole.extend(rest[begins:])
    return whole
