"""What a household was asked of days gone by and nobody could say yet: a gap that stays in sight, never a zero."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind

LONGEST_DAYS: Final = 31
"""Over more days than a month nobody is asked at once: what is longer ago is not remembered well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """A question about the days from `first` to `last`: what was asked for, and the kind an answer would be.

    It is there from the moment the asking begins, so that nothing is lost where it is broken off. Deleted once it was
    answered with entries; where a person said that there was nothing of it, its kind is NOTHING.
    """

    id: Id
    household: Id
    first: date
    last: date
    what: str
    kind: EntryKind
    category: Id = NO_ID
    occupation: Id = NO_ID
    is_deleted: bool = False

    @property
    def is_open(self) -> bool:
        """Tell whether it still waits for an answer."""
        return not self.is_deleted and self.kind is not EntryKind.NOTHING
