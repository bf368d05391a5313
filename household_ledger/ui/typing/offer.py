"""One line of the list that opens under a cell: what is offered, apart from the list that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from household_ledger.text.matching import NO_MATCH, closeness


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the list: its words, what is said beside them, and what taking it means to whoever offered it."""

    words: str
    detail: str = ""
    value: object = None
    is_kind: bool = False
    """A word that changes the kind of the row; it is written in the colour of a deed."""
    picture: str = ""
    is_looked_at: bool = False
    """Taking it with Enter goes on in the row instead of saving it: it brings more than its words say."""


def ranked(typed: str, offers: Sequence[Offer]) -> list[Offer]:
    """Give the offers a typed word finds, nearest first."""
    found = sorted((_nearness(typed, one.words), place) for place, one in enumerate(offers))
    return [offers[place] for near, place in found if near < NO_MATCH]


def _nearness(typed: str, words: str) -> int:
    """Rank names: the very word, then what begins with it or has it as a word, then what holds it."""
    near = closeness(typed, words)
    return near if near in (0, NO_MATCH) else 1 + near // 4
