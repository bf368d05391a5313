"""A household's stairs as their dialog shows them, and the queue of what waits for somebody to look at it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from household_ledger.domain.changes import RecordStep
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.register import Person
from household_ledger.domain.staircase import Audience, Stair, StairMark
from household_ledger.domain.stairs_reached import Finding, OnStairs, Staircase, State
from household_ledger.services.ports import Reader


class StepState(StrEnum):
    """How a household stands to one stair."""

    VERIFIED = "verified"
    WAITING = "waiting"
    """Marked, and verified by nobody yet."""
    SHOWN = "shown"
    """The ledger shows it, and nobody marked it yet."""
    PASSED = "passed"
    """The ledger shows it, and a stair above is verified: it needs no mark."""
    SLIPPED = "slipped"
    """Marked, and by now the ledger shows otherwise."""
    LATER = "later"
    """Marked as reached after the day looked at."""
    FALLEN = "fallen"
    """A person said that it was fallen back from."""
    NOT_YET = "not_yet"
    UNTOLD = "untold"
    BY_PERSON = "by_person"


_FOUND = {
    State.MET: StepState.SHOWN,
    State.NOT_MET: StepState.NOT_YET,
    State.CANNOT_TELL: StepState.UNTOLD,
    State.BY_PERSON: StepState.BY_PERSON,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StairStep:
    """One stair of one household: how it stands, what was found, its marks with the newest first."""

    stair: Stair
    finding: Finding
    marks: tuple[StairMark, ...]
    day: date
    """The last day that counts: what was reached later does not stand yet."""
    is_below: bool = False
    """Whether it lies below the stair the household stands on."""

    @property
    def mark(self) -> StairMark | None:
        """Give the mark that stands on the day, of two a verified one; None where nobody says that it is reached."""
        standing = [one for one in self.marks if one.stands(self.day)]
        return next((one for one in standing if one.verified_on is not None), standing[0] if standing else None)

    @property
    def later(self) -> StairMark | None:
        """Give the mark of the first day after the one looked at, where none stands: none can be written before it."""
        after = [one for one in self.marks if one.reached_on > self.day]
        return after[-1] if after and self.mark is None else None

    @property
    def is_open(self) -> bool:
        """Tell whether the mark that stands was not fallen back from later: it can be verified and ended."""
        return self.mark is not None and self.mark.fallen_on is None

    @property
    def changeable(self) -> StairMark | None:
        """Give the mark that can be written anew: what was fallen back from stays as it was looked at."""
        mark = self.mark or self.later
        return mark if mark is not None and mark.fallen_on is None else None

    @property
    def state(self) -> StepState:
        """Tell how the household stands to the stair."""
        mark = self.mark
        if mark is None and self.later is not None:
            return StepState.LATER
        if mark is None:
            if self.finding.state is State.MET and self.is_below:
                return StepState.PASSED
            is_fallen = bool(self.marks) and self.finding.state is not State.MET
            return StepState.FALLEN if is_fallen else _FOUND[self.finding.state]
        if self.finding.state is State.NOT_MET:
            return StepState.SLIPPED
        return StepState.VERIFIED if mark.verified_on is not None else StepState.WAITING


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One thing to look at: a mark nobody verified, or (`mark` None) a stair the ledger shows and nobody marked."""

    household: Id
    level: int
    mark: Id | None


def steps_of(staircase: Staircase, person: OnStairs, marks: Iterable[StairMark]) -> tuple[StairStep, ...]:
    """List a household's stairs, lowest first, with its marks as they are written now, maybe later than `person`."""
    newest = sorted(marks, key=lambda one: (one.reached_on, one.id), reverse=True)
    return tuple(
        StairStep(
            stair=stair,
            finding=person.finding(stair.level),
            marks=tuple(one for one in newest if one.level == stair.level),
            day=staircase.day,
            is_below=stair.level < person.verified,
        )
        for stair in staircase.stairs
    )


def waiting_of(staircase: Staircase, marks: Mapping[Id, Sequence[StairMark]]) -> tuple[Waiting, ...]:
    """List what waits: marks to verify first, then the highest stair of each that is shown and nobody marked.

    A mark the ledger denies does not wait: it is to be taken back, not verified. Stairs below one need no mark.
    """
    to_verify, to_mark = [], []
    for person in staircase.people:
        steps = steps_of(staircase, person, marks.get(person.household, ()))
        waiting = [one for one in steps if one.state is StepState.WAITING and one.is_open]
        to_verify += [_waiting(person.household, one) for one in waiting]
        above = max([person.verified, *(one.stair.level for one in waiting)])
        shown = [one for one in steps if one.state is StepState.SHOWN and one.stair.level > above]
        to_mark += [_waiting(person.household, one) for one in shown[-1:]]
    return (*to_verify, *to_mark)


def marks_of(reader: Reader, audience: Audience) -> dict[Id, list[StairMark]]:
    """Read the marks of a staircase by household (0: the provider)."""
    found: defaultdict[Id, list[StairMark]] = defaultdict(list)
    for one in reader.all(StairMark):
        if one.audience is audience:
            found[one.household].append(one)
    return dict(found)


def _waiting(household: Id, step: StairStep) -> Waiting:
    mark = step.mark
    return Waiting(household=household, level=step.stair.level, mark=mark.id if mark is not None else None)


def writer_of(reader: Reader, mark: StairMark) -> str:
    """Name who last wrote what shows a mark; "" where nobody said who was typing."""
    wrote = (one.step for one in reader.record_history("stair_mark", mark.id) if _says_more(one))
    return next((person_name(reader, one.person) for one in wrote), "")


def person_name(reader: Reader, person: Id) -> str:
    """Name a person of the file; "" for nobody."""
    found = reader.record(Person, person) if person != NO_ID else None
    return found.name if found is not None else ""


def _says_more(step: RecordStep) -> bool:
    """Tell whether a step wrote more of a mark than who verified it, or that it was fallen back from."""
    before, after = step.before, step.after
    if not isinstance(before, StairMark) or not isinstance(after, StairMark):
        return True
    same = replace(after, verified_by=before.verified_by, verified_on=before.verified_on)
    if after.fallen_on != before.fallen_on:
        same = replace(same, fallen_on=before.fallen_on, note=before.note)
    return same != before
