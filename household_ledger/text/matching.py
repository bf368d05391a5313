"""Finding a name by what somebody typed of it: whole, its beginning, a word in it; tone marks may be left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Generic, TypeVar

from household_ledger.text.clean import clean
from household_ledger.text.digits import to_arabic

T = TypeVar("T")

_MARKS = re.compile("[็-๎]")
_PIECES = re.compile(r"[\s/·,;:()\[\]\-–+]+")
_FIRST = re.compile("[เแโใไ][ก-ฮ]")
NO_MATCH = 99
"""What `closeness` gives where a name is no match at all."""


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Give the text as it is compared: one spelling, small letters, Arabic digits, single spaces."""
    return to_arabic(clean(text)).casefold()


@lru_cache(maxsize=20_000)
def without_tones(text: str) -> str:
    """Give the compared text without tone marks and the silencer: ข้าว is ขาว."""
    return toneless(plain(text))


def toneless(compared: str) -> str:
    """Leave the tone marks and the silencer out of a text that is `plain` already."""
    return _MARKS.sub("", compared)


@lru_cache(maxsize=20_000)
def pieces(text: str) -> tuple[str, ...]:
    """Give the words of a name as it is written with spaces and strokes: "ปุ๋ย/ยา/อาหารสัตว์" has three."""
    return tuple(piece for piece in _PIECES.split(plain(text)) if piece)


@lru_cache(maxsize=20_000)
def _bare_pieces(text: str) -> tuple[str, ...]:
    return tuple(without_tones(piece) for piece in pieces(text))


def closeness(typed: str, name: str) -> int:
    """Tell how near a name is to what was typed; less is nearer, NO_MATCH no match at all.

    0 the same · 1 a piece of the name · 2 its beginning · 3 the beginning of a piece (of แกง a single ก too, where the
    dictionary has it) · 4 inside; then the same again with tone marks left out of both (5 to 9).
    """
    bare_typed, bare_name = without_tones(typed), without_tones(name)
    if not bare_typed or bare_typed not in bare_name:  # every match is one, so this spares looking closer
        return NO_MATCH
    near = _near(plain(typed), plain(name), pieces(name))
    return near if near < NO_MATCH else _near(bare_typed, bare_name, _bare_pieces(name)) + 5


def _near(typed: str, name: str, parts: tuple[str, ...]) -> int:
    if typed == name:
        return 0
    if typed in parts:
        return 1
    if name.startswith(typed):
        return 2
    if any(part.startswith(typed) or (len(typed) == 1 and _FIRST.match(part) and part[1] == typed) for part in parts):
        return 3
    return 4 if typed in name else NO_MATCH


class Finder(Generic[T]):
    """Things and the words they go by, several a thing; `find` gives those nearest to what was typed."""

    def __init__(self, words: Iterable[tuple[str, T]]) -> None:
        self._words = [(word, thing) for word, thing in words if word]

    def find(self, typed: str) -> list[T]:
        """Give the things whose word is nearest, all of them when several are equally near; none when none matches."""
        best, found = NO_MATCH, list[T]()
        for word, thing in self._words:
            near = closeness(typed, word)
            if near < best:
                best, found = near, [thing]
            elif near == best < NO_MATCH and thing not in found:
                found.append(thing)
        return found


def distinct(names: Iterable[str]) -> list[str]:
    """Make names different: the second of a name becomes "… (2)"."""
    taken: set[str] = set()
    given = []
    for name in names:
        free, number = name, 1
        while plain(free) in taken:
            number += 1
            free = f"{name} ({number})"
        taken.add(plain(free))
        given.append(free)
    return given
