"""What the answers of a household come to: where each adult stands with each purpose, and whether it may be counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from household_ledger.domain.consent import Consent, Purpose
from household_ledger.domain.household_size import age_in
from household_ledger.domain.ids import Id
from household_ledger.domain.register import Member

AGE_OF_CONSENT: Final = 20
"""The year in which a person comes of age in Thailand (Civil and Commercial Code, section 19)."""


class Standing(StrEnum):
    """Where one person stands with one purpose on a day."""

    NOT_ASKED = "not_asked"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class WhyNotCounted(StrEnum):
    """Why a household is in no figure above its provider; the value is the code of a sentence."""

    NO_ADULT = "uncounted_no_adult"
    """Nobody is written down whom one could ask."""
    NOT_ASKED = "uncounted_not_asked"
    REFUSED = "uncounted_refused"
    WITHDRAWN = "uncounted_withdrawn"


@dataclass(frozen=True, slots=True)
class Answer:
    """Where somebody stands with a purpose, by which answer; None where that person was never asked."""

    standing: Standing
    consent: Consent | None = None


@dataclass(frozen=True, slots=True)
class Counting:
    """Why a household may not be counted, None where it may, and of how many people that is said."""

    why: WhyNotCounted | None = None
    people: int = 0


_AGAINST: Final = {Standing.WITHDRAWN: WhyNotCounted.WITHDRAWN, Standing.REFUSED: WhyNotCounted.REFUSED}
_UNASKED = Answer(Standing.NOT_ASKED)


def is_adult(member: Member, day: date) -> bool:
    """Tell whether a person is to be asked: of age in the year of the day; one of unknown age is."""
    age = age_in(day.year, member.birth_year)
    return age is None or age >= AGE_OF_CONSENT


def adults_on(members: Iterable[Member], day: date) -> tuple[Member, ...]:
    """List the adults who belong to a household on a day; one without a first day always did."""
    return tuple(one for one in members if _belongs(one, day) and is_adult(one, day))


def answer_of(consents: Iterable[Consent], member: Id, purpose: Purpose, day: date) -> Answer:
    """Tell where somebody stands with a purpose at the end of a day.

    The last answer counts; of several of one day a refusal. It is withdrawn when it, or since then an earlier one, was
    taken back: a person takes back what was agreed to, not a sheet of paper.
    """
    own = [
        one
        for one in consents
        if one.member == member and one.purpose is purpose and not one.is_deleted and one.asked_on <= day
    ]
    last = max(own, key=lambda one: (one.asked_on, not one.is_given, one.id), default=None)
    if last is None:
        return _UNASKED
    if not last.is_given:
        return Answer(Standing.REFUSED, last)
    for one in own:
        back = one.withdrawn_on
        if back is not None and back <= day and (one is last or back > last.asked_on):
            return Answer(Standing.WITHDRAWN, one)
    return Answer(Standing.GIVEN, last)


def answers_of(consents: Iterable[Consent], member: Id, day: date) -> dict[Purpose, Answer]:
    """Tell where somebody stands with every purpose at the end of a day."""
    listed = tuple(consents)
    return {purpose: answer_of(listed, member, purpose, day) for purpose in Purpose}


def counting(consents: Sequence[Consent], members: Sequence[Member], day: date) -> Counting:
    """Tell whether the figures of a household may be counted above its provider on a day.

    Every adult who belongs to it has agreed to be counted (`Purpose.EVIDENCE`) and takes no part of that back; nobody
    else of it, a child or one who moved away, has refused or taken it back: the months that person lived there are in
    its figures. Nor does anybody refuse, or take back, that accounts are kept at all. `consents` and `members` are all
    of that household; people taken out of the register say nothing.
    """
    people = [one for one in members if not one.is_deleted]
    adults = adults_on(people, day)
    if not adults:
        return Counting(WhyNotCounted.NO_ADULT)
    evidence = {one.id: answer_of(consents, one.id, Purpose.EVIDENCE, day).standing for one in people}
    record = {one.id: answer_of(consents, one.id, Purpose.RECORD, day).standing for one in people}
    for standing, why in _AGAINST.items():
        against = [one for one in people if standing in (evidence[one.id], record[one.id])]
        if against:
            return Counting(why, len(against))
    unasked = [one for one in adults if evidence[one.id] is Standing.NOT_ASKED]
    return Counting(WhyNotCounted.NOT_ASKED, len(unasked)) if unasked else Counting()


def why_not_counted(consents: Sequence[Consent], members: Sequence[Member], day: date) -> WhyNotCounted | None:
    """Say why a household may not be counted above its provider on a day; None where it may (`counting`)."""
    return counting(consents, members, day).why


def may_be_counted(consents: Sequence[Consent], members: Sequence[Member], day: date) -> bool:
    """Tell whether the figures of a household may be counted above its provider on a day (`counting`)."""
    return why_not_counted(consents, members, day) is None


def _belongs(member: Member, day: date) -> bool:
    since, until = member.present_from, member.present_to
    return not member.is_deleted and (since is None or since <= day) and (until is None or day <= until)
