"""Harvests over steady sales, and those a year counted twice, are no rise; what work begun since brought is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from household_ledger.domain.comparison import Case, Reason, compare
from household_ledger.domain.comparison_late import Late
from household_ledger.domain.figures import MonthFigures, OccupationFigures
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Verdict
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household
from household_ledger.domain.thresholds import DEFAULTS
from tests.domain.making import HOME, RICE
from tests.domain.test_comparison_doubts import (
    AS_OF,
    FIRST_BEFORE,
    FLAT,
    MORE,
    START,
    STARTED,
    STEADY,
    figures,
    run,
    swapped,
    two_years,
)

HARVEST = 60_000_00
DECEMBER, OCTOBER = Month(2025, 12), Month(2026, 10)


def sales(month: Month, lump: int = 0, *, wages: int = STEADY) -> MonthFigures:
    """Give a month of wages and of vegetables sold every week, with a harvest beside them in the same code."""
    grown = OccupationFigures(RICE, "", Money(lump), ZERO, ZERO, ZERO, Money(lump), 0)
    made = figures(month, cash={"I07": wages, "I01": 5_000_00 + lump})
    return replace(made, by_occupation=(grown,) if lump else ())


def years(*harvests: Month, without: Sequence[Month] = (), wages: int = STEADY) -> list[MonthFigures]:
    """Give the year before, the start month and eleven months after; some months nobody wrote."""
    all_of_them = [FIRST_BEFORE.plus(number) for number in range(24)]
    return [
        sales(month, HARVEST if month in harvests else 0, wages=wages if month > START else STEADY)
        for month in all_of_them
        if month not in without
    ]


def of_work_begun(known: Sequence[MonthFigures], begun: frozenset[Id]) -> Verdict:
    household = Household(id=HOME, code="001", name="", started_on=STARTED)
    case = Case(household=household, months=known, baselines=(), supported=frozenset(), as_of=AS_OF, begun_since=begun)
    return compare(case, thresholds=DEFAULTS, prices=FLAT).verdict


def test_a_harvest_over_steady_sales_may_lie_in_a_month_nobody_wrote_the_year_before() -> None:
    """In code I01 stand the week's vegetables too: the rice beside them is a lump all the same."""
    known = years(Month(2026, 2), Month(2026, 3), without=(FIRST_BEFORE,))

    assert (run(known).verdict, run(known).reasons) == (Verdict.UNKNOWN, (Reason.SEASON_NOT_COMPARED,))
    assert of_work_begun(known, frozenset({RICE})) is Verdict.UP
    assert run(years(Month(2026, 2), Month(2026, 3))).verdict is Verdict.UP, "the whole year before is written"


def test_two_harvests_ten_months_apart_may_be_of_two_years() -> None:
    known = years(DECEMBER, OCTOBER)

    assert (run(known).verdict, run(known).reasons) == (Verdict.UNKNOWN, (Reason.SEASON_NOT_COMPARED,))
    assert of_work_begun(known, frozenset({RICE})) is Verdict.UP
    assert run(years(Month(2026, 1), OCTOBER)).verdict is Verdict.UP, "nine months apart: two crops of one year"


def test_a_year_before_with_a_harvest_of_its_own_lends_none() -> None:
    """One against two: what the second brought alone makes no rise, but wages that rose do."""
    alike = Month(2024, 12)

    assert Reason.SEASON_NOT_COMPARED not in run(years(alike, DECEMBER, OCTOBER)).reasons
    assert run(years(alike, DECEMBER, OCTOBER, wages=3 * STEADY)).verdict is Verdict.UP
    assert run(years(Month(2025, 2), DECEMBER, Month(2026, 7), OCTOBER)).verdict is Verdict.UP


def test_of_a_lump_only_what_is_beyond_the_usual_is_doubted() -> None:
    """Sales grew from 5,000 to 11,000 a month and wages fell; one month sold 24,000, and one before is not written."""
    grown = [figures(START.plus(1 + n), cash={"I07": 5_000_00, "I01": 11_000_00}) for n in range(11)]
    high = figures(Month(2026, 3), cash={"I07": 5_000_00, "I01": 24_000_00})

    assert run(swapped(years(without=(FIRST_BEFORE,)), *grown, high)).verdict is Verdict.UP


def test_a_fall_that_two_harvests_of_the_year_before_make_is_none() -> None:
    known = years(FIRST_BEFORE.plus(1), FIRST_BEFORE.plus(11))

    assert (run(known).verdict, run(known).reasons) == (Verdict.UNKNOWN, (Reason.SEASON_NOT_COMPARED,))


def test_a_written_start_month_stands_in_for_no_month_nobody_wrote_since() -> None:
    """Sales of two months of the year before are gone; one month of the year since is not written."""
    known = [
        sales(month, HARVEST if month in (Month(2025, 1), Month(2025, 3)) else 0)
        for month in (FIRST_BEFORE.plus(number) for number in range(25))
        if month != Month(2026, 4)
    ]
    household = Household(id=HOME, code="001", name="", started_on=STARTED)
    case = Case(household=household, months=known, baselines=(), supported=frozenset(), as_of=Month(2026, 11))
    found = compare(case, thresholds=DEFAULTS, prices=FLAT)

    assert (found.verdict, found.reasons) == (Verdict.UNKNOWN, (Reason.SEASON_NOT_COMPARED,))


def with_late(known: Sequence[MonthFigures], late: dict[int, Late]) -> tuple[Verdict, tuple[Reason, ...]]:
    household = Household(id=HOME, code="001", name="", started_on=STARTED)
    case = Case.of(household, (), months=known, baselines=(), as_of=AS_OF).knowing(late)
    found = compare(case, thresholds=DEFAULTS, prices=FLAT)
    return found.verdict, found.reasons


def each_month(first: Month, **late: int) -> dict[int, Late]:
    amounts = Late(**{name: Money(amount) for name, amount in late.items()})
    return {first.plus(number).number: amounts for number in range(12)}


@pytest.mark.parametrize(("late", "verdict"), [(1_400_00, Verdict.UP), (1_600_00, Verdict.UNKNOWN)])
def test_income_written_long_after_its_day_makes_no_rise(late: int, verdict: Verdict) -> None:
    """Of 2,000 a month more, five percent of the 10,000 before must be left without what was written late."""
    assert with_late(two_years(), each_month(START, income=late))[0] is verdict


def test_a_rise_that_late_writing_takes_away_says_so_and_what_was_late_before_is_set_against_it() -> None:
    before, after = each_month(FIRST_BEFORE, income=1_000_00), each_month(START, income=2_000_00)

    assert with_late(two_years(), after) == (Verdict.UNKNOWN, (Reason.WRITTEN_LATE,))
    assert with_late(two_years(), {**after, **before}) == (Verdict.UP, ())


def test_costs_of_the_year_before_written_late_make_no_rise() -> None:
    dear = [figures(FIRST_BEFORE.plus(n), cash={"I07": MORE}, cost=2_000_00) for n in range(12)]
    known = swapped(two_years(), *dear)
    late = each_month(FIRST_BEFORE, cost=2_000_00)

    assert with_late(known, {})[0] is Verdict.UP
    assert with_late(known, late) == (Verdict.UNKNOWN, (Reason.WRITTEN_LATE,))
    assert with_late(known, {**late, **each_month(START, cost=2_000_00)})[0] is Verdict.UP
