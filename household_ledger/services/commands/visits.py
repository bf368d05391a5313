"""Visits to households: what was looked at there, and the months that were verified by looking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from household_ledger.domain.changes import Label
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.number_lists import numbers_in, numbers_text
from household_ledger.domain.period import Month
from household_ledger.domain.photo import Photo
from household_ledger.domain.problem import Problem
from household_ledger.domain.visit import Visit
from household_ledger.errors import UserError
from household_ledger.services.commands.known import about, happened, household_there, person_problems, there
from household_ledger.services.commands.months import unverify, verify
from household_ledger.services.commands.photos import photos_with
from household_ledger.services.commands.register import refuse, with_id
from household_ledger.services.ports import Work
from household_ledger.text.evidence_words import checked_words


@dataclass(frozen=True, slots=True)
class RecordVisit:
    """Keep a visit (id 0) with its pictures; the months it names are verified by it, as `VerifyMonth` would.

    So whoever visited must be the one who writes, and must have typed nothing of these months. `seen` says more of what
    was looked at than the flags do.
    """

    visit: Visit
    photos: tuple[Photo, ...] = ()
    seen: str = ""

    def write(self, work: Work) -> Label:
        """InvalidEntry; UserError `visitor_is_another`, `photo_of_another`, and as `VerifyMonth`."""
        household = household_there(self.visit.household, work)
        visit = _with_photos(self.visit, self.photos, work)
        _refuse_months(visit, numbers_in(visit.months), self.seen)
        work.insert([with_id(visit, work)])
        _verify(visit, numbers_in(visit.months), self.seen, work)
        return Label("record_visit", (*about(household), ("day", visit.visited_on.isoformat())))


@dataclass(frozen=True, slots=True)
class ChangeVisit:
    """Write a visit anew, made from what it `was`, with more pictures.

    Months it names since are verified, those it names no more are verified no more unless another visit names them.
    """

    was: Visit
    now: Visit
    photos: tuple[Photo, ...] = ()
    seen: str = ""

    def write(self, work: Work) -> Label:
        """InvalidEntry; UserError `changed_since`, `nothing_changed`, and as `RecordVisit`."""
        was, household = there(Visit, self.was.id, work), household_there(self.was.household, work)
        now = replace(self.now, id=was.id, household=was.household)
        now = _with_photos(now, self.photos, work)
        work.replace(now, was=self.was)
        before, after = set(numbers_in(was.months)), set(numbers_in(now.months))
        is_told_so = (was.visited_on, was.is_cash_alone) == (now.visited_on, now.is_cash_alone)
        _refuse_months(now, after - before if is_told_so else after, self.seen)
        is_same = was.visitor == now.visitor
        _unverify(was, before - after if is_same else before, work)
        _verify(now, sorted(after - before if is_same else after), self.seen, work)
        return Label("change_visit", (*about(household), ("day", now.visited_on.isoformat())))


@dataclass(frozen=True, slots=True)
class RemoveVisit:
    """Take out a visit that was none; the months it verified are verified no more unless another visit names them."""

    visit: Id

    def write(self, work: Work) -> Label:
        """UserError `unknown_record`."""
        was = there(Visit, self.visit, work)
        household = household_there(was.household, work)
        work.replace(replace(was, is_deleted=True), was=was)
        _unverify(was, numbers_in(was.months), work)
        return Label("remove_visit", (*about(household), ("day", was.visited_on.isoformat())))


def _with_photos(visit: Visit, photos: Sequence[Photo], work: Work) -> Visit:
    """Look whether a visit can be kept with pictures, and keep these."""
    tidy = replace(visit, photos=photos_with(visit.photos, photos, visit.household))
    made = happened(tidy, work, *person_problems(visit.visitor, "visitor", work))
    for one in photos:
        work.keep_photo(one)
    return replace(made, months=numbers_text(numbers_in(made.months)))


def _refuse_months(visit: Visit, months: Iterable[int], seen: str) -> None:
    """Refuse months this visit cannot tell of: not over on its day, or by cash alone any but the last one over."""
    present = Month.of(visit.visited_on)
    for one in sorted(months):
        month = Month.from_number(one)
        if month >= present:
            told: dict[str, str | int] = {"month": month.iso, "day": visit.visited_on.isoformat()}
            refuse([Problem("visit_month_not_over", "months", told)])
        if visit.is_cash_alone and not seen.strip() and month < present.plus(-1):
            refuse([Problem("visit_cash_alone", "months", {"month": month.iso})])


def _verify(visit: Visit, months: Iterable[int], seen: str, work: Work) -> None:
    words = ", ".join(part for part in (checked_words(visit), seen.strip()) if part)
    for month in months:
        if NO_ID != work.initiator.person != visit.visitor:
            raise UserError("visitor_is_another")
        verify(visit.household, Month.from_number(month), words, work)


def _unverify(visit: Visit, months: Iterable[int], work: Work) -> None:
    others = [one for one in work.reader.of_household(Visit, visit.household) if one.id != visit.id]
    named = {month for one in others if one.visitor == visit.visitor for month in numbers_in(one.months)}
    for month in sorted(set(months) - named):
        unverify(visit.household, Month.from_number(month), visit.visitor, work)
