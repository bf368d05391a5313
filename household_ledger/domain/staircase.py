"""Staircases (บันไดผลลัพธ์) as a project words them, and the marks that say who reached which stair, by what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from household_ledger.domain.ids import NO_ID, Id

MOST_STAIRS = 20


class Audience(StrEnum):
    """Whose staircase it is."""

    PARTICIPANT = "participant"
    PROVIDER = "provider"


class Source(StrEnum):
    """What shows that a stair is reached."""

    LEDGER = "ledger"
    VISIT = "visit"
    ATTENDANCE = "attendance"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stair:
    """One stair as the project wants it; where the file has none of an audience the program's own serve.

    `test` is when it is reached, as text of a small language; `baseline` and `target` are words or numbers as people
    write them, with their unit.
    """

    id: Id
    audience: Audience
    level: int
    name: str
    test: str = ""
    source: Source = Source.LEDGER
    baseline: str = ""
    target: str = ""
    note: str = ""
    is_deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StairMark:
    """That a household (0: the provider itself) reached a stair on a day, what shows it, and who looked at that.

    `is_baseline`: it stood there before the project. `fallen_on` is the day it was found to stand there no more; the
    mark stays. `value` is what was measured, `photos` hashes as entries have them, `document` names a paper elsewhere.
    """

    id: Id
    household: Id = NO_ID
    audience: Audience
    level: int
    reached_on: date
    value: str = ""
    photos: str = ""
    document: str = ""
    verified_by: Id = NO_ID
    verified_on: date | None = None
    is_baseline: bool = False
    fallen_on: date | None = None
    note: str = ""
    is_deleted: bool = False

    def stands(self, day: date) -> bool:
        """Tell whether the stair was reached by a day and not fallen from."""
        return not self.is_deleted and self.reached_on <= day and (self.fallen_on is None or day < self.fallen_on)

    def overlaps(self, other: StairMark) -> bool:
        """Tell whether there is a day on which both stand, or may come to."""
        first, last = sorted((self, other), key=lambda one: (one.reached_on, one.fallen_on is None))
        is_over = first.fallen_on is not None and first.fallen_on <= last.reached_on
        return not (self.is_deleted or other.is_deleted or is_over)
