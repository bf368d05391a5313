"""What makes a consent, a visit, a lesson, a stair, a mark or a score impossible to keep."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final

from household_ledger.domain.change_eight import HIGHEST_SCORE, SLOTS, ChangeLabel, ChangeScore
from household_ledger.domain.consent import Consent
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.intake import wrong_in
from household_ledger.domain.money import LARGEST_SATANG
from household_ledger.domain.number_lists import numbers_in
from household_ledger.domain.period import Month
from household_ledger.domain.photo import MOST_PHOTOS, hashes_of
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Household, VillageGroup
from household_ledger.domain.stair_rules import read_rule
from household_ledger.domain.staircase import MOST_STAIRS, Audience, Stair, StairMark
from household_ledger.domain.training import LESSONS, Attendance, Training
from household_ledger.domain.visit import Visit

LONGEST: Final = 2000
"""So many letters a note has at most."""
_POSTCODE = re.compile(r"[0-9]{5}")
_PHONE = re.compile(r"\+?[0-9][0-9 \-]{5,24}(?:\s*[,/]\s*\+?[0-9][0-9 \-]{5,24})*")


def place_problems(place: Household | VillageGroup) -> Iterator[Problem]:
    """Find a post code or telephone number that can be none, and answers at intake that cannot be kept."""
    if place.postcode and not _POSTCODE.fullmatch(place.postcode):
        yield Problem("postcode_wrong", "postcode", {"text": place.postcode})
    if isinstance(place, VillageGroup):
        return
    if place.phone and not _PHONE.fullmatch(place.phone):
        yield Problem("phone_wrong", "phone", {"text": place.phone})
    wrong = wrong_in(place.intake)
    if wrong is not None:
        yield Problem("intake_wrong", "intake", {"text": wrong})


def day_to_come(record: object, today: date) -> Iterator[Problem]:
    """Find a day on which nothing can have happened yet."""
    for field in ("asked_on", "withdrawn_on", "visited_on", "held_on", "reached_on", "fallen_on", "scored_on"):
        day = getattr(record, field, None)
        if day is not None and day > today:
            yield Problem("day_to_come", field, {"day": day.isoformat()})


def _consent(consent: Consent) -> Iterator[Problem]:
    if consent.member == NO_ID:
        yield Problem("say_which_member", "member")
    if not consent.version:
        yield Problem("sheet_version_missing", "version")
    if consent.is_thumb_print and not (consent.witness and consent.second_witness):
        yield Problem("thumb_print_witnesses", "second_witness")
    if consent.withdrawn_on is not None and not consent.is_given:
        yield Problem("nothing_to_withdraw", "withdrawn_on")
    if consent.withdrawn_on is not None and consent.withdrawn_on < consent.asked_on:
        yield Problem("dates_reversed", "withdrawn_on")
    yield from _note(consent)


def _visit(visit: Visit) -> Iterator[Problem]:
    if visit.visitor == NO_ID:
        yield Problem("say_who_visited", "visitor")
    if visit.counted is not None and visit.counted < 0:
        yield Problem("amount_below_zero", "counted", {"text": str(visit.counted)})
    elif visit.counted is not None and visit.counted > LARGEST_SATANG:
        yield Problem("amount_too_large", "counted", {"largest": LARGEST_SATANG})
    if visit.counted is not None and not visit.has_counted_cash:
        yield Problem("counted_not_checked", "has_counted_cash")
    if not _are_months(visit.months):
        yield Problem("month_not_understood", "months", {"text": visit.months})
    yield from _photos(visit.photos)
    yield from _note(visit)


def _training(training: Training) -> Iterator[Problem]:
    try:
        is_known = all(one in LESSONS for one in numbers_in(training.lessons))
    except ValueError:
        is_known = False
    if not is_known:
        yield Problem("lesson_unknown", "lessons", {"most": LESSONS[-1]})
    if len(training.aar) > LONGEST:
        yield Problem("text_too_long", "aar", {"most": LONGEST})
    yield from _note(training)


def _attendance(attendance: Attendance) -> Iterator[Problem]:
    if attendance.training == NO_ID:
        yield Problem("unknown_record", "training")


def _stair(stair: Stair) -> Iterator[Problem]:
    yield from _level(stair.level)
    if len(stair.test) > LONGEST:
        yield Problem("text_too_long", "test", {"most": LONGEST})
    elif isinstance(wrong := read_rule(stair.test, stair.audience), Problem):
        yield wrong
    yield from _note(stair)


def _mark(mark: StairMark) -> Iterator[Problem]:
    yield from _level(mark.level)
    if (mark.audience is Audience.PROVIDER) != (mark.household == NO_ID):
        yield Problem("staircase_of_another", "household")
    if not (mark.is_baseline or mark.value or mark.document or mark.photos):
        yield Problem("stair_without_evidence", "value")
    if mark.fallen_on is not None and mark.fallen_on < mark.reached_on:
        yield Problem("dates_reversed", "fallen_on")
    if (mark.verified_by == NO_ID) != (mark.verified_on is None):
        yield Problem("say_who", "verified_by")
    yield from _photos(mark.photos)
    yield from _note(mark)


def _change_label(label: ChangeLabel) -> Iterator[Problem]:
    yield from _slot(label.id)


def _score(score: ChangeScore) -> Iterator[Problem]:
    yield from _slot(score.slot)
    if not 0 <= score.score <= HIGHEST_SCORE:
        yield Problem("number_out_of_bounds", "score", {"least": 0, "most": HIGHEST_SCORE})
    if (score.household == NO_ID) == (score.person == NO_ID):
        yield Problem("score_of_whom", "household")
    if score.member != NO_ID and score.household == NO_ID:
        yield Problem("score_of_whom", "member")
    yield from _note(score)


def _slot(slot: int) -> Iterator[Problem]:
    if slot not in SLOTS:
        yield Problem("number_out_of_bounds", "slot", {"least": SLOTS[0], "most": SLOTS[-1]})


def _level(level: int) -> Iterator[Problem]:
    if not 1 <= level <= MOST_STAIRS:
        yield Problem("number_out_of_bounds", "level", {"least": 1, "most": MOST_STAIRS})


def _photos(photos: str) -> Iterator[Problem]:
    if len(hashes_of(photos)) > MOST_PHOTOS:
        yield Problem("pictures_too_many", "photos", {"most": MOST_PHOTOS})


def _note(record: Any) -> Iterator[Problem]:  # noqa: ANN401 -- any of these records
    if len(record.note) > LONGEST:
        yield Problem("text_too_long", "note", {"most": LONGEST})


def _are_months(text: str) -> bool:
    try:
        return all(Month.from_number(one).number == one for one in numbers_in(text))
    except ValueError:
        return False


RULES: dict[type, Callable[[Any], Iterator[Problem]]] = {
    Consent: _consent,
    Visit: _visit,
    Training: _training,
    Attendance: _attendance,
    Stair: _stair,
    StairMark: _mark,
    ChangeLabel: _change_label,
    ChangeScore: _score,
    VillageGroup: place_problems,
}
