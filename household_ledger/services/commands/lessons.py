"""Lessons that were held, and who came to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from household_ledger.domain.changes import Label
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.number_lists import numbers_in, numbers_text
from household_ledger.domain.training import Attendance, Training
from household_ledger.errors import UserError
from household_ledger.services.commands.known import (
    happened,
    household_there,
    member_problems,
    person_problems,
    there,
)
from household_ledger.services.commands.register import refuse, with_id
from household_ledger.services.ports import Work

Came = tuple[Id, Id]
"""A household, and which of its members (0: the household as one)."""


@dataclass(frozen=True, slots=True)
class RecordTraining:
    """Keep a session (id 0) with who came."""

    training: Training
    came: tuple[Came, ...] = ()

    def write(self, work: Work) -> Label:
        """InvalidEntry; UserError `unknown_record` for a household that is not there."""
        training: Training = with_id(_fit(self.training, work), work)
        work.insert([training])
        _say(training.id, self.came, work)
        return _label("record_training", training)


@dataclass(frozen=True, slots=True)
class ChangeTraining:
    """Write a session anew, made from what it `was`; who came stays."""

    was: Training
    now: Training

    def write(self, work: Work) -> Label:
        """InvalidEntry; UserError `changed_since`, `nothing_changed`."""
        now = _fit(replace(self.now, id=self.was.id), work)
        work.replace(now, was=self.was)
        return _label("change_training", now)


@dataclass(frozen=True, slots=True)
class SayWhoCame:
    """Write down who came to a session: these and nobody else."""

    training: Id
    came: tuple[Came, ...]

    def write(self, work: Work) -> Label:
        """UserError `unknown_record`, `nothing_changed`; InvalidEntry for a member of another household."""
        training = there(Training, self.training, work)
        if not _say(training.id, self.came, work):
            raise UserError("nothing_changed")
        return _label("say_who_came", training, ("count", len(set(self.came))))


@dataclass(frozen=True, slots=True)
class RemoveTraining:
    """Take out a session that was not held, and with it who came."""

    training: Id

    def write(self, work: Work) -> Label:
        """UserError `unknown_record`."""
        was = there(Training, self.training, work)
        work.replace(replace(was, is_deleted=True), was=was)
        _say(was.id, (), work)
        return _label("remove_training", was)


def _fit(training: Training, work: Work) -> Training:
    tidy = happened(training, work, *person_problems(training.trainer, "trainer", work))
    return replace(tidy, lessons=numbers_text(numbers_in(tidy.lessons)))


def _say(training: Id, came: Iterable[Came], work: Work) -> int:
    """Bring the list of who came to what is said; count what changed. Who was taken off and comes again is new."""
    there_now = {(one.household, one.member): one for one in work.reader.all(Attendance) if one.training == training}
    wanted = list(dict.fromkeys(came))
    for key in [key for key in there_now if key not in wanted]:
        work.replace(replace(there_now[key], is_deleted=True), was=there_now[key])
    fresh = [key for key in wanted if key not in there_now]
    for household, member in fresh:
        household_there(household, work)
        refuse(member_problems(member, household, work))
    made = [with_id(Attendance(id=NO_ID, household=one, training=training, member=who), work) for one, who in fresh]
    work.insert(made)
    return len(fresh) + len(there_now.keys() - set(wanted))


def _label(code: str, training: Training, *more: tuple[str, str | int]) -> Label:
    return Label(code, (("name", training.name), ("day", training.held_on.isoformat()), *more))
