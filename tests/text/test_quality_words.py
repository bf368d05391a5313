"""What a month lacks, all of it at once, each with how far it is and how far it would have to be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from household_ledger.domain.money import Money
from household_ledger.domain.quality import Hindrance, Record, judge
from household_ledger.domain.thresholds import DEFAULTS, Thresholds
from household_ledger.text.i18n import using
from household_ledger.text.quality_words import CashGap, quality_lines
from tests.domain.making import BEST as BEST_OF_JUNE

BEST = replace(BEST_OF_JUNE, days_recorded=31, days_in_month=31)


def gap_of(record: Record, since: date | None = None) -> CashGap:
    return CashGap(record.unexplained or Money(0), record.flow, since)


def told(record: Record, thresholds: Thresholds = DEFAULTS, since: date | None = None) -> list[str]:
    with using("en"):
        return list(quality_lines(judge(record, thresholds), thresholds, gap_of(record, since))[1:])


def test_nothing_is_lacking_from_the_best() -> None:
    assert quality_lines(judge(BEST, DEFAULTS), DEFAULTS, gap_of(BEST)) == ()


def test_a_month_with_gaps_is_told_all_it_lacks_and_not_the_first_of_it_alone() -> None:
    poor = replace(BEST, days_recorded=14, lag_halfdays=37, unexplained=None)

    lines = told(poor)

    assert judge(poor, DEFAULTS).reasons == (Hindrance.COVERAGE.value,)
    assert len(lines) == 3
    assert "14 of 31 days, at least 25 are needed" in lines[0]
    assert "not counted" in lines[1]
    assert "18.5 days late; at most 14" in lines[2]


@pytest.mark.parametrize(("days", "is_enough"), [(24, False), (25, True)])
def test_as_many_days_as_are_asked_for_are_enough(days: int, *, is_enough: bool) -> None:
    needs = [one for one in told(replace(BEST, days_recorded=days)) if "at least 25 are needed" in one]

    assert bool(needs) is not is_enough


@pytest.mark.parametrize(
    ("unexplained", "amount", "share"), [(50_500, "505", "10.1 percent"), (-125_000, "1,250", "25 percent")]
)
def test_cash_that_does_not_agree_is_told_in_baht_and_as_a_share(unexplained: int, amount: str, share: str) -> None:
    (line,) = told(replace(BEST, unexplained=Money(unexplained)))

    assert f"off from the book by {amount} baht ({share} of half of all cash in and out of the month)" in line
    assert "at most 500 baht (10 percent)" in line
    assert "count" not in line  # there was none before


def test_the_limit_in_baht_is_the_largest_gap_still_allowed() -> None:
    within = replace(BEST, unexplained=Money(7_798), flow=Money(155_975))
    (line,) = told(replace(within, unexplained=Money(108_925)))

    assert "by 1,089.25 baht (139.7 percent of half of all cash in and out of the month); at most 77.98 baht" in line
    assert Hindrance.UNEXPLAINED not in judge(within, DEFAULTS).to_good
    assert Hindrance.UNEXPLAINED in judge(replace(within, unexplained=Money(7_799)), DEFAULTS).to_good


def test_a_count_before_is_named_by_its_day() -> None:
    (line,) = told(replace(BEST, unexplained=Money(50_500)), since=date(2026, 10, 31))

    assert "Since the count of 31" in line


def test_a_good_month_is_told_what_the_best_would_ask() -> None:
    good = replace(BEST, days_recorded=26, is_verified=False)

    lines = told(good)

    assert "26 of 31 days, at least 28 are needed" in lines[0]
    assert "close the month" in lines[1]


def test_lines_the_project_drew_elsewhere_are_the_ones_told() -> None:
    (line,) = told(
        replace(BEST, days_recorded=28, is_verified=True), Thresholds(coverage_a_permille=1000, coverage_b_permille=950)
    )

    assert "at least 30 are needed" in line


def test_a_month_written_as_a_summary_is_told_that_alone() -> None:
    (line,) = told(replace(BEST, is_summary_only=True, days_recorded=0, unexplained=None))

    assert "summary" in line
