"""The middle of each side of a picture, and who is not in it, agree with the group's change they stand beside."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from household_ledger.domain.comparison_verdict import Reason
from household_ledger.domain.group_sides import middle_of_sides, unpaired
from household_ledger.domain.ids import Id
from tests.domain.villages import Villager, village


def test_the_middle_is_each_sides_own_and_not_the_middle_change() -> None:
    side = village([Villager(before=one, after=two) for one, two in ((100, 900), (500, 600), (800, 810))]).participants

    assert middle_of_sides(side) == (Fraction(500), Fraction(810))
    assert side.median_per_month.value == 100


def test_of_two_households_no_middle_is_told() -> None:
    assert middle_of_sides(village([Villager(), Villager()]).participants) is None


def test_who_is_not_matched_is_listed_with_the_first_reason_and_who_left_is_not() -> None:
    side = village(
        [
            Villager(),
            Villager(months_before=0, recalls=True),
            Villager(months_before=0),
            Villager(after=150_000, members=(4, 8)),
            Villager(left_on=date(2026, 3, 31)),
        ]
    ).participants

    assert unpaired(side) == ((Id(2), Reason.RECALL_ONLY), (Id(3), Reason.NO_BASELINE))
