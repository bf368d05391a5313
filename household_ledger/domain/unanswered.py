"""What nobody could say when a household was asked about days gone by: a gap that stays in sight, never a zero."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """A question passed over for the days from `first` to `last`: what was asked for, and what an answer would be.

    Deleted once it was answered after all.
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
