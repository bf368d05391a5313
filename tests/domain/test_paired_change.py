"""Who can be paired is whoever is matched on its own ledger and stayed; the middle is told of three and more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from household_ledger.domain.comparison import Comparison
from household_ledger.domain.comparison_verdict import Reason
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Verdict
from household_ledger.domain.paired_change import PairedChanges, middle_of, paired_changes
from household_ledger.domain.register import Household
from tests.charts.making import STARTED, comparison, recalled


def household(number: int, **fields: object) -> Household:
    made = Household(id=Id(number), code=f"{number:03}", name="", started_on=STARTED)
    return replace(made, **fields)  # type: ignore[arg-type]


def of(number: int, compared: Comparison) -> Comparison:
    return replace(compared, household=Id(number))


def test_a_matched_household_is_paired_with_its_amounts_a_month() -> None:
    changes = paired_changes([(household(1), of(1, comparison()))])

    (one,) = changes.changes
    assert (one.household, one.verdict, one.months) == (Id(1), Verdict.UP, 6)
    assert (one.before_per_month, one.after_per_month) == (Fraction(6_750_00), Fraction(8_230_00))
    assert one.per_month == 1_480_00
    assert changes.price_year == 2026


def test_who_remembers_or_has_nothing_before_is_not_paired_and_the_reason_is_told() -> None:
    changes = paired_changes([(household(1), of(1, recalled())), (household(2), of(2, comparison(started_on=None)))])

    assert changes.changes == ()
    assert changes.unpaired == ((Id(1), Reason.RECALL_ONLY), (Id(2), Reason.NO_START))


@pytest.mark.parametrize(("day", "has_left"), [(30, True), (31, False)])
def test_who_left_before_the_months_end_stands_apart(day: int, *, has_left: bool) -> None:
    changes = paired_changes([(household(1, left_on=date(2026, 10, day)), of(1, comparison()))])

    assert (changes.left, len(changes.changes)) == (((Id(1),), 0) if has_left else ((), 1))


def test_a_household_of_the_comparison_group_or_not_begun_is_none_of_these() -> None:
    later = household(2, started_on=date(2026, 11, 1))

    changes = paired_changes([(household(1, is_comparison=True), of(1, comparison())), (later, of(2, comparison()))])

    assert changes == PairedChanges(0, (), (), ())


def test_verdicts_are_counted_and_the_middle_is_each_sides_own() -> None:
    down = comparison(after={"income": {"I01": 3000}})
    more = comparison(after={"income": {"I01": 30_000}})

    changes = paired_changes(
        [(household(number), of(number, one)) for number, one in enumerate((comparison(), down, more), 1)]
    )

    assert [changes.count(one) for one in (Verdict.UP, Verdict.DOWN, Verdict.SAME)] == [2, 1, 0]
    assert changes.middle == (Fraction(6_750_00), Fraction(8_230_00))
    assert changes.middle_change == 1_480_00


def test_of_fewer_than_three_no_middle_is_told() -> None:
    changes = paired_changes([(household(number), of(number, comparison())) for number in (1, 2)])

    assert (changes.middle, changes.middle_change) == (None, None)
    assert middle_of([Fraction(9), Fraction(1), Fraction(4), Fraction(2)]) == 3
