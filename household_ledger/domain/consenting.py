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


def why_not_counted(consents: Sequence[Consent], members: Sequence[Member], day: date) -> WhyNotCounted | None:
    """Say why the figures of a household may not be counted above its provider on a day; None where they may.

    Every adult who belongs to it has agreed to be counted (`Purpose.EVIDENCE`) and takes no part of that back; nobody
    else of it, a child or one who moved away, has refused or taken it back: the months that person lived there are in
    its figures. `consents` and `members` are all of that household; people taken out of the register say nothing.
    """
    people = [one for one in members if not one.is_deleted]
    adults = adults_on(people, day)
    if not adults:
        return WhyNotCounted.NO_ADULT
    said = {one.id: answer_of(consents, one.id, Purpose.EVIDENCE, day).standing for one in people}
    if Standing.WITHDRAWN in said.values():
        return WhyNotCounted.WITHDRAWN
    if Standing.REFUSED in said.values():
        return WhyNotCounted.REFUSED
    return None if all(said[one.id] is Standing.GIVEN for one in adults) else WhyNotCounted.NOT_ASKED


def may_be_counted(consents: Sequence[Consent], members: Sequence[Member], day: date) -> bool:
    """Tell whether the figures of a household may be counted above its provider on a day (`why_not_counted`)."""
    return why_not_counted(consents, members, day) is None


def _belongs(member: Member, day: date) -> bool:
    since, until = member.present_from, member.present_to
    return not member.is_deleted and (since is None or since <= day) and (until is None or day <= until)
