"""How many persons a household feeds in a month, and how many adults that equals (`reference/indicators.md`, n, a)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.domain.register import Member

COUNTING_DAY: Final = 15
ADULT_AGE: Final = 14
FIRST_ADULT, FURTHER_ADULT, CHILD = 10, 5, 3
"""Tenths of an adult: the first person of fourteen or more 1, further ones 0.5, younger ones 0.3."""


@dataclass(frozen=True, slots=True)
class HouseholdSize:
    """Members on the 15th and their adult equivalents in tenths; None is unknown."""

    members: int | None
    adult_equivalent_tenths: int | None


def household_size(members: Iterable[Member], month: Month) -> HouseholdSize:
    """Count the members present on the 15th of a month.

    A member without a first day is in no head count; no member with one: the number is unknown. Age is year less birth
    year; one birth year missing among those present leaves the adult equivalents unknown.
    """
    dated = [member for member in members if member.present_from is not None and not member.is_deleted]
    if not dated:
        return HouseholdSize(None, None)
    present = [member for member in dated if _is_present(member, date(month.year, month.month, COUNTING_DAY))]
    return HouseholdSize(len(present), _adult_equivalent_tenths(present, month.year))


def age_in(year: int, birth_year: int | None) -> int | None:
    """Give the age in years in a calendar year: year less birth year; None when nobody said when born."""
    return year - birth_year if birth_year is not None else None


def counted_from(began: date, birth_year: int | None = None) -> date:
    """Give the day from which those are counted who lived in a household when the project began there.

    They lived there before: a year earlier, its month's first, so that the months before are months of as many people
    and not of nobody. Whoever was born in a later year counts from that year.
    """
    first = Month.of(began).plus(-MONTHS_A_YEAR).first
    return max(first, date(birth_year, 1, 1)) if birth_year else first


def _is_present(member: Member, day: date) -> bool:
    since, until = member.present_from, member.present_to
    return since is not None and since <= day and (until is None or day <= until)


def _adult_equivalent_tenths(present: list[Member], year: int) -> int | None:
    ages = [age for age in (age_in(year, member.birth_year) for member in present) if age is not None]
    if len(ages) < len(present):
        return None
    grown = sum(age >= ADULT_AGE for age in ages)
    first = FIRST_ADULT - FURTHER_ADULT if grown else 0
    return first + FURTHER_ADULT * grown + CHILD * (len(ages) - grown)
