"""The two staircases: their stairs as a project words them, and who reached which, shown, looked at and fallen from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from household_ledger.domain.changes import Label
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.photo import Photo
from household_ledger.domain.problem import Problem
from household_ledger.domain.stair_template import TEMPLATES
from household_ledger.domain.staircase import Audience, Stair, StairMark
from household_ledger.errors import UserError
from household_ledger.services.commands.known import about, happened, household_there, there
from household_ledger.services.commands.photos import photos_with
from household_ledger.services.commands.register import refuse, sound, with_id
from household_ledger.services.ports import Work
from household_ledger.services.verifying import why_not_verify


@dataclass(frozen=True, slots=True)
class WriteStaircase:
    """Write all stairs of an audience, in their order from 1; none of them: the program's own. A new one has id 0.

    They are made from those that `was` kept in any order, none where the program's own served; a stair made of one of
    these says by its level which, a new one says 0. A stair somebody was marked on keeps its level: a mark names that.
    """

    audience: Audience
    was: tuple[Stair, ...]
    stairs: tuple[Stair, ...]

    def write(self, work: Work) -> Label:
        """InvalidEntry; UserError `changed_since`, `stair_has_marks`, `nothing_changed`."""
        known = {one.id: one for one in work.reader.all(Stair) if one.audience is self.audience}
        if known != {one.id: one for one in self.was}:
            raise UserError("changed_since")
        now = [sound(replace(one, audience=self.audience, level=number)) for number, one in enumerate(self.stairs, 1)]
        self._hold_levels(work)
        left = {one.id for one in now}
        gone = [one for one in known.values() if one.id not in left]
        changed = [one for one in now if one.id in known and one != known[one.id]]
        fresh = [one for one in now if one.id not in known]
        if not gone and not changed and not fresh:
            raise UserError("nothing_changed")
        for one in gone:
            work.replace(replace(one, is_deleted=True), was=one)
        for one in changed:
            work.replace(one, was=known[one.id])
        work.insert([with_id(replace(one, id=NO_ID), work) for one in fresh])
        return Label("write_staircase", (("audience", self.audience.value), ("count", len(now))))

    def _hold_levels(self, work: Work) -> None:
        """Refuse to move or take away a stair there is a mark on."""
        stood = {one.id: one.level for one in self.was}
        places = {one.level if not stood else stood.get(one.id, 0): number for number, one in enumerate(self.stairs, 1)}
        in_force = _levels(self.audience, work)
        for level in sorted({one.level for one in work.reader.all(StairMark) if one.audience is self.audience}):
            if level in in_force and places.get(level) != level:
                raise UserError("stair_has_marks", level=level)


@dataclass(frozen=True, slots=True)
class MarkStair:
    """Say that a household (0: the provider) reached a stair (id 0), with pictures that show it; verified by nobody."""

    mark: StairMark
    photos: tuple[Photo, ...] = ()

    def write(self, work: Work) -> Label:
        """InvalidEntry; UserError `photo_of_another`, and as `_hold_apart` where it stands there by another mark."""
        mark = replace(_fit(self.mark, self.photos, work), fallen_on=None)
        _hold_apart(mark, work)
        work.insert([with_id(mark, work)])
        return _label("mark_stair", mark, work)


@dataclass(frozen=True, slots=True)
class ChangeMark:
    """Write a mark anew, made from what it `was`, with more pictures; it is to be looked at again then."""

    was: StairMark
    now: StairMark
    photos: tuple[Photo, ...] = ()

    def write(self, work: Work) -> Label:
        """InvalidEntry; UserError `changed_since`, `nothing_changed`, `photo_of_another`, and as `_hold_apart`."""
        was = self.was
        now = replace(self.now, id=was.id, household=was.household, audience=was.audience, level=was.level)
        fit = _fit(now, self.photos, work)
        if (fit.reached_on, fit.fallen_on) != (was.reached_on, was.fallen_on):
            _hold_apart(fit, work)
        work.replace(fit, was=was)
        return _label("change_mark", was, work)


@dataclass(frozen=True, slots=True)
class VerifyMark:
    """Say that the initiator, who did not write the mark, looked at what shows it."""

    mark: Id

    def write(self, work: Work) -> Label:
        """UserError `say_who`, `stair_fallen`, `mark_own`, `verifier_role`, `verifier_twice`, `nothing_changed`."""
        was = there(StairMark, self.mark, work)
        verifier = work.initiator.person
        if verifier == NO_ID:
            raise UserError("say_who")
        if was.fallen_on is not None:
            raise UserError("stair_fallen", day=was.fallen_on.isoformat())
        problem = why_not_verify(verifier, _writers(was.id, work), work.reader, own="mark_own")
        if problem is not None:
            raise problem
        work.replace(replace(was, verified_by=verifier, verified_on=work.clock.today()), was=was)
        return _label("verify_mark", was, work)


@dataclass(frozen=True, slots=True)
class FallBack:
    """Say that a household (or the provider) was found to stand no more on a stair it had reached; the mark stays."""

    mark: Id
    on: date
    note: str = ""

    def write(self, work: Work) -> Label:
        """InvalidEntry for a day before it was reached or still to come; UserError `stair_fallen`, `unknown_record`."""
        was = there(StairMark, self.mark, work)
        if was.fallen_on is not None:
            raise UserError("stair_fallen", day=was.fallen_on.isoformat())
        note = "\n".join(part for part in (was.note, self.note) if part)
        work.replace(happened(replace(was, fallen_on=self.on, note=note), work), was=was)
        return _label("fall_back", was, work)


def _fit(mark: StairMark, photos: Sequence[Photo], work: Work) -> StairMark:
    """Look whether a mark can be kept with pictures, and keep these; what was verified of it is verified no more."""
    if mark.household != NO_ID:
        household_there(mark.household, work)
    shown = photos_with(mark.photos, photos, mark.household)
    made = happened(replace(mark, photos=shown, verified_by=NO_ID, verified_on=None), work)
    if made.level not in _levels(made.audience, work):
        refuse([Problem("stair_unknown", "level")])
    for one in photos:
        work.keep_photo(one)
    return made


def _hold_apart(mark: StairMark, work: Work) -> None:
    """Refuse that a household stands on a stair twice on any day: what was written of it before is to be read still.

    UserError `stair_marked` where it stands there by then, `stair_marked_later` where that is said of a later day,
    `stair_fallen_later` where it fell back later.
    """
    for one in work.reader.of_household(StairMark, mark.household):
        if (one.audience, one.level) != (mark.audience, mark.level) or one.id == mark.id or not one.overlaps(mark):
            continue
        reached = one.reached_on.isoformat()
        if one.fallen_on is not None:
            raise UserError("stair_fallen_later", since=reached, day=one.fallen_on.isoformat())
        raise UserError("stair_marked" if one.reached_on <= mark.reached_on else "stair_marked_later", day=reached)


def _levels(audience: Audience, work: Work) -> frozenset[int]:
    """Give the levels of the stairs that hold now, the program's own where the project wrote none."""
    kept = frozenset(one.level for one in work.reader.all(Stair) if one.audience is audience)
    return kept or frozenset(range(1, len(TEMPLATES[audience]) + 1))


def _writers(mark: Id, work: Work) -> frozenset[Id]:
    """Name who wrote a mark, whoever verified it left out."""
    return frozenset(
        one.step.person
        for one in work.reader.record_history("stair_mark", mark)
        if one.step.label.code != "verify_mark"
    )


def _label(code: str, mark: StairMark, work: Work) -> Label:
    household = household_there(mark.household, work) if mark.household != NO_ID else None
    named = about(household) if household is not None else (("code", ""), ("name", ""))
    return Label(code, (("level", mark.level), *named))
