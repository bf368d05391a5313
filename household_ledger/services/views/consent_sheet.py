"""What the notice and consent sheet of a household shows: whom it asks, and how each adult answered so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from household_ledger.domain.consent import SHEET_VERSION, Consent, Purpose
from household_ledger.domain.consenting import Answer, adults_on, answers_of
from household_ledger.domain.household_size import household_size
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, Member, VillageGroup
from household_ledger.services.ports import Reader
from household_ledger.services.views.month_page import Letterhead, Origin, letterhead_of


@dataclass(frozen=True, slots=True)
class AdultAnswers:
    """One adult of the household, and where that person stands with each purpose on the day of printing."""

    member: Member
    answers: Mapping[Purpose, Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentSheet:
    """One household's sheet; no adults where nobody is written down yet."""

    household: Household
    group: VillageGroup | None
    members: int | None
    """As the visit sheet counts them; None where nobody's first day is written down."""
    adults: tuple[AdultAnswers, ...]
    letterhead: Letterhead
    origin: Origin
    version: str = SHEET_VERSION


def consent_sheet(reader: Reader, household: Household, *, origin: Origin) -> ConsentSheet:
    """Gather one household's sheet as of the day it is printed."""
    today = origin.printed_on
    members = [one for one in reader.of_household(Member, household.id) if not one.is_deleted]
    consents = reader.of_household(Consent, household.id)
    return ConsentSheet(
        household=household,
        group=reader.record(VillageGroup, household.group) if household.group != NO_ID else None,
        members=household_size(members, Month.of(today)).members,
        adults=tuple(AdultAnswers(one, answers_of(consents, one.id, today)) for one in adults_on(members, today)),
        letterhead=letterhead_of(reader),
        origin=origin,
    )
