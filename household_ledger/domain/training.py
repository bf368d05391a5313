"""Lessons that were held, and who came."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from household_ledger.domain.ids import NO_ID, Id

LESSONS = range(1, 11)
"""The ten live demonstrations of a household-economics session, by number."""


class CourseLesson(StrEnum):
    """One of the four lessons of the course, in the order they are taught."""

    ACCOUNTS = "accounts"
    SAVING = "saving"
    IN_AND_OUT = "in_and_out"
    PLAN = "plan"


DEMONSTRATIONS: Final = {
    CourseLesson.ACCOUNTS: frozenset({2, 8, 10}),
    CourseLesson.SAVING: frozenset({3, 7}),
    CourseLesson.IN_AND_OUT: frozenset({1, 4, 9}),
    CourseLesson.PLAN: frozenset({5, 6}),
}
"""Which demonstrations each lesson of the course is taught by (`reference/lessons.md`)."""


def course_lessons(lessons: Iterable[int]) -> frozenset[CourseLesson]:
    """Tell which lessons of the course are taught where some demonstrations are held: any one of its own teaches it."""
    held = frozenset(lessons)
    return frozenset(one for one, its in DEMONSTRATIONS.items() if its & held)


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
