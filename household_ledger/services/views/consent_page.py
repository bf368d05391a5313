"""What the people of a household agreed to: where each stands with each purpose, and every answer there was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from household_ledger.domain.consent import Consent, Purpose
from household_ledger.domain.consenting import Answer, Counting, Standing, adults_on, answers_of, counting
from household_ledger.domain.ids import Id
from household_ledger.domain.register import Member
from household_ledger.services.ports import Reader


@dataclass(frozen=True, slots=True)
class PersonConsents:
    """Where one person stands with each purpose; `is_asked`: an adult who belongs to the household."""

    member: Member
    is_asked: bool
    answers: dict[Purpose, Answer]

    def holding(self) -> tuple[Consent, ...]:
        """List what could be taken back now."""
        held = (one.consent for one in self.answers.values() if one.standing is Standing.GIVEN)
        return tuple(one for one in held if one is not None)


@dataclass(frozen=True, slots=True)
class HouseholdConsents:
    """The consents of a household on a day: adults first, then others who ever answered; answers the newest first."""

    people: tuple[PersonConsents, ...]
    answers: tuple[tuple[Consent, str], ...]
    """Every answer with the name of who gave it."""
    counting: Counting

    @classmethod
    def read(cls, reader: Reader, household: Id, day: date) -> HouseholdConsents:
        """Read them."""
        consents = reader.of_household(Consent, household)
        members = reader.of_household(Member, household, with_deleted=True)
        names = {one.id: one.name for one in members}
        adults = {one.id for one in adults_on(members, day)}
        said = {one.member for one in consents}
        listed = [one for one in members if not one.is_deleted and (one.id in adults or one.id in said)]
        people = [
            PersonConsents(one, one.id in adults, answers_of(consents, one.id, day))
            for one in sorted(listed, key=lambda one: (one.id not in adults, one.id))
        ]
        newest = sorted(consents, key=lambda one: (one.asked_on, one.id), reverse=True)
        return cls(
            people=tuple(people),
            answers=tuple((one, names.get(one.member, "")) for one in newest),
            counting=counting(consents, members, day),
        )

    def answered_on(self, member: Id, purpose: Purpose, day: date) -> Consent | None:
        """Give what somebody answered to a purpose on one day already."""
        of_day = (
            one for one, _name in self.answers if (one.member, one.purpose, one.asked_on) == (member, purpose, day)
        )
        return next(of_day, None)
