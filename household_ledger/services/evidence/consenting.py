"""Which households of a file may be counted above the provider, and why the others may not."""

from __future__ import annotations

from datetime import date

from household_ledger.domain.consent import Consent
from household_ledger.domain.consenting import WhyNotCounted, why_not_counted
from household_ledger.domain.ids import Id
from household_ledger.domain.register import Member
from household_ledger.services.figures.reading import by_household
from household_ledger.services.ports import Reader


def why_not(reader: Reader, day: date) -> dict[Id, WhyNotCounted | None]:
    """Say of each household of the register why it may not be counted on a day; None of one that may."""
    consents, members = by_household(reader.all(Consent)), by_household(reader.all(Member))
    return {one.id: why_not_counted(consents[one.id], members[one.id], day) for one in reader.households()}


def counted_households(reader: Reader, day: date) -> frozenset[Id]:
    """Name the households that may be counted above the provider on a day; `why_not` tells of the others."""
    return frozenset(household for household, why in why_not(reader, day).items() if why is None)
