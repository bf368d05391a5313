"""One line of the list that opens under a cell: what is offered, apart from the list that shows it."""

from __future__ import annotations

from dataclasses import dataclass


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
