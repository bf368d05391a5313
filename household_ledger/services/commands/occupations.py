"""A household's occupations: taken up, changed, ended; one of them at most is the main one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from household_ledger.domain.changes import Label
from household_ledger.domain.ids import Id
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Occupation
from household_ledger.errors import UserError
from household_ledger.services.commands.register import label_of, refuse, sound, with_id
from household_ledger.services.ports import EntryQuery, Work


@dataclass(frozen=True, slots=True)
class AddOccupation:
    """Write a new occupation (id 0); as the main one it takes the place of the one before."""

    occupation: Occupation

    def write(self, work: Work) -> Label:
        """InvalidEntry for one that cannot be kept."""
        made: Occupation = with_id(sound(_not_main_when_over(self.occupation)), work)
        refuse(_ending_problems(made, work))
        work.insert([made])
        _make_way(made, work)
        return label_of("add", [made])


@dataclass(frozen=True, slots=True)
class ChangeOccupation:
    """Write an occupation anew, made from what it `was`; as the main one it takes the place of the one before."""

    was: Occupation
    now: Occupation

    def write(self, work: Work) -> Label:
        """InvalidEntry, also for a last day that cannot be; UserError `changed_since`, `nothing_changed`."""
        now = sound(_not_main_when_over(self.now))
        if now.ended_on != self.was.ended_on:
            refuse(_ending_problems(now, work))
        work.replace(now, was=self.was)
        _make_way(now, work)
        return label_of("change", [now])


@dataclass(frozen=True, slots=True)
class EndOccupation:
    """Say that an occupation is given up, `on` its last day (None: today), or (`is_over` False) taken up again.

    Its entries and figures stay, and what happened until that day may still be written.
    """

    occupation: Id
    is_over: bool = True
    on: date | None = None

    def write(self, work: Work) -> Label:
        """InvalidEntry for a last day that cannot be; UserError `unknown_record`, `nothing_changed`."""
        found = work.record(Occupation, self.occupation)
        if found is None:
            raise UserError("unknown_record")
        last = (self.on or work.clock.today()) if self.is_over else None
        now = sound(_not_main_when_over(replace(found, is_deleted=False, ended_on=last)))
        refuse(_ending_problems(now, work))
        work.replace(now)
        return Label("end_occupation" if self.is_over else "resume_occupation", (("name", found.name),))


def _not_main_when_over(occupation: Occupation) -> Occupation:
    return replace(occupation, is_main=occupation.is_main and not occupation.is_given_up)


def _ending_problems(occupation: Occupation, work: Work) -> list[Problem]:
    """Tell of a last day that is still to come, or after which something is written for the occupation."""
    last = occupation.ended_on
    if last is None:
        return []
    if last > work.clock.today():
        return [Problem("ending_later", "ended_on")]
    after = EntryQuery(household=occupation.household, first=last + timedelta(days=1), occupation=occupation.id)
    latest = max((one.date for one in work.reader.entries(after)), default=None)
    return [Problem("written_after_ending", "ended_on", {"day": latest.isoformat()})] if latest is not None else []


def _make_way(main: Occupation, work: Work) -> None:
    if not main.is_main:
        return
    for other in work.reader.of_household(Occupation, main.household):
        if other.id != main.id and other.is_main:
            work.replace(replace(other, is_main=False), was=other)
