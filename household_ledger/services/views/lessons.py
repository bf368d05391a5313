"""The lessons there were: how many came to each, and which household has been to which of the four."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from household_ledger.domain.ids import Id
from household_ledger.domain.number_lists import numbers_in
from household_ledger.domain.register import Household, Person, VillageGroup
from household_ledger.domain.training import Attendance, CourseLesson, Training, course_lessons
from household_ledger.services.ports import Reader

Came = tuple[Id, Id]
"""A household, and which of its members (0: the household as one)."""


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session, and who came to it."""

    training: Training
    trainer: str
    came: tuple[Came, ...]

    @property
    def households(self) -> int:
        """Count the households somebody came from."""
        return len({household for household, _member in self.came})

    @property
    def lessons(self) -> tuple[int, ...]:
        """List the demonstrations that were held, by number."""
        return tuple(sorted(numbers_in(self.training.lessons)))


@dataclass(frozen=True, slots=True)
class LearnerLine:
    """One household, and what somebody of it has been to."""

    household: Household
    village: str
    sessions: int
    demonstrations: tuple[int, ...]

    @property
    def lessons(self) -> frozenset[CourseLesson]:
        """Give the lessons of the course it has been to: one demonstration of a lesson is enough."""
        return course_lessons(self.demonstrations)

    @property
    def is_complete(self) -> bool:
        """Tell whether it has been to all four."""
        return len(self.lessons) == len(CourseLesson)


@dataclass(frozen=True, slots=True)
class LessonBook:
    """Sessions, the latest first; and the participants that are still in the project, by code."""

    sessions: tuple[SessionLine, ...]
    learners: tuple[LearnerLine, ...]

    @property
    def complete(self) -> int:
        """Count the households that have been to all four lessons."""
        return len([one for one in self.learners if one.is_complete])


def lesson_book(reader: Reader, households: Iterable[Household], today: date, group: Id | None = None) -> LessonBook:
    """Read the lessons; with a village, only who came from there is counted. `households` in the order to show."""
    there = {one.id: one for one in households if group is None or one.group == group}
    came = _came(reader, there)
    people = {one.id: one.name for one in reader.all(Person, with_deleted=True)}
    trainings = sorted(reader.all(Training), key=lambda one: (one.held_on, one.id), reverse=True)
    sessions = tuple(SessionLine(one, people.get(one.trainer, ""), tuple(came[one.id])) for one in trainings)
    villages = {one.id: one.name for one in reader.all(VillageGroup)}
    learners = [one for one in there.values() if not one.has_left(today) and not one.is_comparison]
    return LessonBook(sessions, tuple(_learner(one, sessions, villages) for one in learners))


def _came(reader: Reader, there: Mapping[Id, Household]) -> defaultdict[Id, list[Came]]:
    """Give who came to each session."""
    came: defaultdict[Id, list[Came]] = defaultdict(list)
    for one in reader.all(Attendance):
        if one.household in there:
            came[one.training].append((one.household, one.member))
    return came


def _learner(household: Household, sessions: Iterable[SessionLine], villages: Mapping[Id, str]) -> LearnerLine:
    been = [one for one in sessions if any(who == household.id for who, _member in one.came)]
    held = {number for one in been for number in one.lessons}
    return LearnerLine(household, villages.get(household.group, ""), len(been), tuple(sorted(held)))
