"""Who is counted on the 15th, and how many adults that equals."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.household_size import HouseholdSize, household_size
from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.domain.register import Member
from tests.domain.making import HOME

NOVEMBER = Month(2026, 11)


def member(born: int | None, since: date | None = date(2020, 1, 1), until: date | None = None) -> Member:
    return Member(id=Id(1), household=HOME, name="", birth_year=born, present_from=since, present_to=until)


@pytest.mark.parametrize(
    ("since", "until", "present"),
    [
        (date(2026, 11, 15), None, 1),
        (date(2026, 11, 16), None, 0),
        (date(2020, 1, 1), date(2026, 11, 15), 1),
        (date(2020, 1, 1), date(2026, 11, 14), 0),
    ],
)
def test_members_are_those_present_on_the_fifteenth(since: date, until: date | None, present: int) -> None:
    assert household_size([member(1980, since, until)], NOVEMBER).members == present


def test_a_household_without_dated_members_has_no_known_size() -> None:
    assert household_size([], NOVEMBER) == HouseholdSize(None, None)
    assert household_size([member(1980, None)], NOVEMBER) == HouseholdSize(None, None)
    assert household_size([member(1980), member(2015, None)], NOVEMBER) == HouseholdSize(1, 10)


def test_a_household_that_all_left_has_nobody() -> None:
    assert household_size([member(1980, until=date(2025, 1, 1))], NOVEMBER) == HouseholdSize(0, 0)


def test_the_first_grown_person_counts_one_further_ones_half_children_three_tenths() -> None:
    assert household_size([member(1950), member(1955), member(2012), member(2013)], NOVEMBER) == HouseholdSize(4, 23)
    assert household_size([member(2013), member(2014)], NOVEMBER) == HouseholdSize(2, 6)


def test_one_unknown_birth_year_leaves_the_adult_equivalents_unknown() -> None:
    assert household_size([member(1950), member(None)], NOVEMBER) == HouseholdSize(2, None)
    assert household_size([member(1950), member(None, until=date(2021, 1, 1))], NOVEMBER) == HouseholdSize(1, 10)


@given(st.lists(st.integers(1930, 2026), min_size=1, max_size=12))
def test_adult_equivalents_agree_with_counting_one_by_one(born: list[int]) -> None:
    seen_adult, adults = False, Fraction(0)
    for year in born:
        if NOVEMBER.year - year < 14:
            adults += Fraction(3, 10)
        else:
            adults += Fraction(1, 2) if seen_adult else 1
            seen_adult = True

    size = household_size([member(year) for year in born], NOVEMBER)

    assert size == HouseholdSize(len(born), int(adults * 10))
