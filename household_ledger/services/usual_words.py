"""What of its past a household's completion and a file's guesses are made: words written, counted by the database."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind


class WordsUsed(NamedTuple):
    """How often a description was written with a kind in a month, and the last entry of it there."""

    month: int
    kind: EntryKind
    words: str
    times: int
    last_on: date
    last: Id


class WordsFor(NamedTuple):
    """In how many entries a description stood for a (standard) category, by its fixed id."""

    words: str
    category: Id
    times: int
