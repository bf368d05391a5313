"""Lessons that were held, and who came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from household_ledger.domain.ids import NO_ID, Id

LESSONS = range(1, 11)
"""The ten live demonstrations of a household-economics session, by number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """One session for any of the households: `lessons` are numbers with a comma between ("1,2,3").

    `trainer` is a person of the file (0: not said); `aar` what was learned afterwards for the next time.
    """

    id: Id
    held_on: date
    name: str
    lessons: str = ""
    place: str = ""
    trainer: Id = NO_ID
    aar: str = ""
    note: str = ""
    is_deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """That somebody of a household came to a session; `member` 0: the household as one."""

    id: Id
    household: Id
    training: Id
    member: Id = NO_ID
    is_deleted: bool = False
