"""Finding by words: how well something answers what was typed, Thai and English, whatever the digits and tone marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from household_ledger.text.clean import clean
from household_ledger.text.digits import to_arabic

T = TypeVar("T")
_TONES = re.compile("[็-๎]")
_BREAKS = re.compile(r"[\s\-–·/().,:]+")
_IN_OTHER_WORDS, _WITHOUT_TONES = 5, 10
"""How much worse it is to be found by other words than those shown, or only without regard to tone marks."""


def found(things: Iterable[T], typed: str, words_of: Callable[[T], tuple[str, str]]) -> list[T]:
    """List what answers the words typed, the best first; all of it in its order when nothing was typed.

    `words_of` gives the words shown of a thing and the other words it is found by.
    """
    query = plain(typed)
    if not query:
        return list(things)
    ranked = []
    for place, thing in enumerate(things):
        shown, other = (plain(words) for words in words_of(thing))
        rank = _rank(query, shown, other)
        if rank is not None:
            ranked.append((rank, len(shown), place, thing))
    return [thing for *_rank_and_place, thing in sorted(ranked, key=lambda one: one[:3])]


def plain(words: str) -> str:
    """Spell words as they are compared: one way of writing Thai, small letters, Arabic digits, single spaces."""
    return to_arabic(clean(words)).casefold()


def _rank(query: str, shown: str, other: str) -> int | None:
    """Give 0 for the very words, more for worse, None for not at all."""
    for penalty, turn in ((0, str), (_WITHOUT_TONES, _toneless)):
        wanted = turn(query)
        if not wanted:
            continue
        for extra, words in ((0, turn(shown)), (_IN_OTHER_WORDS, turn(other))):
            rank = _place(wanted, words)
            if rank is not None:
                return penalty + extra + rank
        if all(part in turn(shown) or part in turn(other) for part in _parts(wanted)):
            return penalty + _WITHOUT_TONES - 1
    return None


def _place(wanted: str, words: str) -> int | None:
    if words == wanted:
        return 0
    if words.startswith(wanted):
        return 1
    if any(part.startswith(wanted) for part in _BREAKS.split(words)):
        return 2
    if wanted in words:
        return 3
    return 4 if all(part in words for part in _parts(wanted)) else None


def _parts(wanted: str) -> Sequence[str]:
    return [part for part in _BREAKS.split(wanted) if part] or [wanted]


def _toneless(words: str) -> str:
    return _TONES.sub("", words)
