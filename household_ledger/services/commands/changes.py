"""The eight changes: what a project calls them, and how they were scored before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from household_ledger.domain.change_eight import SLOTS, ChangeLabel, ChangeScore, Moment
from household_ledger.domain.changes import Label
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.problem import Problem
from household_ledger.errors import UserError
from household_ledger.services.commands.known import happened, household_there, member_problems, person_problems
from household_ledger.services.commands.register import refuse, sound, with_id
from household_ledger.services.ports import Work
from household_ledger.text.clean import clean


@dataclass(frozen=True, slots=True)
class NameChanges:
    """Say what the eight places are called, from the first; "" for one the project does not use."""

    names: tuple[str, ...]

    def write(self, work: Work) -> Label:
        """InvalidEntry for more than eight; UserError `nothing_changed`."""
        if len(self.names) > len(SLOTS):
            refuse([Problem("number_out_of_bounds", "slot", {"least": SLOTS[0], "most": SLOTS[-1]})])
        count = sum(_name(Id(slot), clean(name), work) for slot, name in zip(SLOTS, self.names, strict=False))
        if not count:
            raise UserError("nothing_changed")
        return Label("name_changes", (("count", count),))


@dataclass(frozen=True, slots=True)
class ScoreChanges:
    """Keep the scores of a form (id 0); one of the same slot, moment and whose is written anew."""

    scores: tuple[ChangeScore, ...]

    def write(self, work: Work) -> Label:
        """InvalidEntry (also for a score after the project older than its one before); `unknown_record`."""
        changed = 0
        for one in self.scores:
            score = _fit(one, work)
            was = _there(score, work)
            now = replace(score, id=was.id if was is not None else NO_ID)
            if was == now:
                continue
            changed += 1
            if was is None:
                work.insert([with_id(now, work)])
            else:
                work.replace(now, was=was)
        if not changed:
            raise UserError("nothing_changed")
        _look_at_days(self.scores, work)
        return Label("score_changes", (("count", changed),))


def _name(slot: Id, name: str, work: Work) -> bool:
    """Write one name; tell whether it is another than before."""
    was = work.record(ChangeLabel, slot)
    if (was.name if was is not None and not was.is_deleted else "") == name:
        return False
    if was is None:
        work.insert([sound(ChangeLabel(id=slot, name=name))])
    else:
        work.replace(sound(replace(was, name=name or was.name, is_deleted=not name)), was=was)
    return True


def _look_at_days(scores: Sequence[ChangeScore], work: Work) -> None:
    """Refuse what stands after the project on an earlier day than before it: the way would be told backwards."""
    asked = {_place(one)[:-1] for one in scores}
    days: dict[tuple[object, ...], dict[Moment, date]] = {}
    for household in {one.household for one in scores}:
        for one in work.reader.of_household(ChangeScore, household):
            if not one.is_deleted and _place(one)[:-1] in asked:
                days.setdefault(_place(one)[:-1], {})[one.moment] = one.scored_on
    for found in days.values():
        if len(found) == len(Moment) and found[Moment.AFTER] < found[Moment.BEFORE]:
            told: dict[str, str | int] = {
                "since": found[Moment.BEFORE].isoformat(),
                "day": found[Moment.AFTER].isoformat(),
            }
            refuse([Problem("scored_backwards", "after_on", told)])


def _fit(score: ChangeScore, work: Work) -> ChangeScore:
    if score.household != NO_ID:
        household_there(score.household, work)
    problems = member_problems(score.member, score.household, work)
    for field in ("person", "scored_by"):
        problems += person_problems(getattr(score, field), field, work)
    return happened(score, work, *problems)


def _there(score: ChangeScore, work: Work) -> ChangeScore | None:
    """Find what is kept of the same place."""
    listed = work.reader.of_household(ChangeScore, score.household)
    return next((one for one in listed if _place(one) == _place(score)), None)


def _place(score: ChangeScore) -> tuple[object, ...]:
    return score.household, score.member, score.person, score.slot, score.moment
