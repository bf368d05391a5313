"""What a household usually writes, offered while somebody types: ranked by how often and how lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money

HALF_LIFE_DAYS = 60
"""After so many days a use counts half as much for the order of what is offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """A description this household has written, with how it was entered the last time.

    `row` is the last entry's id: `typed_of` of it fills the whole row.
    """

    what: str
    kind: EntryKind
    category: Id = NO_ID
    categories: str = ""
    pocket: Id = NO_ID
    occupation: Id = NO_ID
    member: Id = NO_ID
    amount: Money
    times: int
    last_on: date
    row: Id
    twin: Id = NO_ID


@dataclass(frozen=True, slots=True)
class KindWord:
    """A word that changes the kind of the row, only when it is chosen: ออม, ถอน, กู้."""

    word: str
    kind: EntryKind


@dataclass(frozen=True, slots=True)
class Offers:
    """What a typed beginning may become: descriptions, best first, and kinds to choose."""

    usual: tuple[Usual, ...] = ()
    kinds: tuple[KindWord, ...] = ()


@dataclass(frozen=True, slots=True)
class Guess:
    """A category guessed for a description never written before, and the letters that speak for it."""

    category: Id
    because: tuple[str, ...] = ()
