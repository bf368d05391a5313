"""What the adults of a made-up household agreed to, refused and took back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from household_ledger.domain.consent import Consent, Purpose
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.register import Member
from household_ledger.services.demo.options import Timeline
from household_ledger.services.demo.portrait import Portrait
from household_ledger.services.demo.registering import start_of

SHEET = "1"
"""The version of the sheet everybody was asked with."""
NOT_SHARED, TAKEN_BACK, MARKED = 13, 10, 1
"""Households by place: whose adults refused to be counted, who took that back, where one could not sign."""
_NO_STORY_EACH = 4
_ADULT_YEARS = 20
_TAKEN_BACK_AFTER = timedelta(days=95)
_WITNESSES = ("ผู้ใหญ่บ้านคำมี (ตัวอย่าง)", "อาสาหน่อย (ตัวอย่าง)")


@dataclass(frozen=True, slots=True)
class TakenBack:
    """That an adult took an answer back on a day."""

    consent: Consent
    on: date


def consents_of(portrait: Portrait, timeline: Timeline, members: Sequence[Member]) -> Iterator[Consent]:
    """Give each adult's answer to each purpose, asked on the day the household began."""
    asked_on = start_of(portrait, timeline)
    for place, member in enumerate(_adults(members, asked_on)):
        is_marked = portrait.index == MARKED and place == 0
        for purpose in Purpose:
            yield Consent(
                id=NO_ID,
                household=member.household,
                member=member.id,
                purpose=purpose,
                version=SHEET,
                asked_on=asked_on,
                is_given=_agrees(portrait, purpose, place),
                is_thumb_print=is_marked,
                witness=_WITNESSES[0] if is_marked else "",
                second_witness=_WITNESSES[1] if is_marked else "",
            )


def taken_back(portrait: Portrait, timeline: Timeline, consents: Sequence[Consent]) -> Iterator[TakenBack]:
    """Give the answers a household took back, where its time in the demo reaches so far."""
    day = start_of(portrait, timeline) + _TAKEN_BACK_AFTER
    if portrait.index == TAKEN_BACK and day <= timeline.last_day:
        yield from (TakenBack(one, day) for one in consents if one.purpose is Purpose.EVIDENCE and one.is_given)


def _agrees(portrait: Portrait, purpose: Purpose, place: int) -> bool:
    """Tell what an adult says: nearly all agree to what is counted, fewer to what shows who they are."""
    if purpose is Purpose.EVIDENCE:
        return portrait.index != NOT_SHARED
    if purpose is Purpose.STORY:
        return portrait.index % _NO_STORY_EACH == 0
    return purpose is Purpose.RECORD or place == 0 or portrait.index % _NO_STORY_EACH != 1


def _adults(members: Sequence[Member], day: date) -> list[Member]:
    """List those of twenty years and more who live there on a day."""
    return [
        one
        for one in sorted(members, key=lambda member: member.id)
        if one.birth_year is not None
        and day.year - one.birth_year >= _ADULT_YEARS
        and (one.present_from is None or one.present_from <= day)
        and (one.present_to is None or day <= one.present_to)
    ]
