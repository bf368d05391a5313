"""Costs borne before, weaker months left out, and things the project gave: none of them makes a rise."""

from __future__ import annotations

from dataclasses import replace

from household_ledger.domain.comparison import Reason
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.kinds import Grade, Verdict
from household_ledger.domain.period import Month
from tests.domain.test_comparison_doubts import (
    FIRST_BEFORE,
    START,
    STEADY,
    figures,
    months,
    run,
    swapped,
    two_years,
)

PIGLETS = 40_000_00
OCTOBER_BEFORE = Month(2025, 10)


def sold(each: int = 4_000_00) -> list[MonthFigures]:
    """Sell animals in nine of the eleven months after the start, beside steady wages."""
    return [figures(START.plus(1 + n), cash={"I07": STEADY, "I02": each if n < 9 else 0}) for n in range(11)]


def bought(month: Month, cost: int = PIGLETS) -> MonthFigures:
    return figures(month, cash={"I07": STEADY}, cost=cost)


def test_piglets_bought_in_the_year_before_and_sold_after_it_are_no_rise() -> None:
    known = swapped(two_years(STEADY), bought(OCTOBER_BEFORE), *sold())

    assert (run(known).verdict, run(known).reasons) == (Verdict.UNKNOWN, (Reason.COSTS_COME_BEFORE,))


def test_the_fall_that_piglets_for_the_next_year_make_is_none() -> None:
    """Seen from the other side: they were bought at the end of the later year, and nothing was sold yet."""
    known = swapped(two_years(STEADY), bought(Month(2026, 9), 8_000_00), bought(Month(2026, 8), 8_000_00))

    assert Reason.COSTS_COME_BEFORE in run(known).reasons


def test_costs_of_every_month_or_of_the_same_season_are_no_such_lumps() -> None:
    steady = [bought(FIRST_BEFORE.plus(n), 2_000_00) for n in range(12)]
    seed = [bought(Month(2025, 5), 12_000_00), figures(Month(2026, 6), cash={"I07": 12_000_00}, cost=12_000_00)]

    assert Reason.COSTS_COME_BEFORE not in run(swapped(two_years(STEADY), *steady)).reasons
    assert run(swapped(two_years(STEADY), *steady)).verdict is Verdict.UP, "work that costs less is told beside"
    assert Reason.COSTS_COME_BEFORE not in run(swapped(two_years(), *seed)).reasons, "sown a month later this year"


def test_months_less_well_kept_take_a_rise_of_the_good_ones_away() -> None:
    uneven = [
        figures(START.plus(1 + n), cash={"I07": 14_000_00 if n % 2 else 6_000_00}, grade=Grade.A if n % 2 else Grade.C)
        for n in range(11)
    ]
    found = run([*months(FIRST_BEFORE, 12, STEADY), *months(START, 1, STEADY), *uneven])

    assert (found.verdict, found.reasons) == (Verdict.UNKNOWN, (Reason.WEAKER_MONTHS,))
    assert len(found.matched) == 5
    as_good = [
        replace(one, cash=two.cash) for one, two in zip(uneven, months(START.plus(1), 11, 14_000_00), strict=True)
    ]
    assert run([*months(FIRST_BEFORE, 12, STEADY), *months(START, 1, STEADY), *as_good]).verdict is Verdict.UP


def test_months_of_a_line_or_two_say_nothing_against_the_good_ones() -> None:
    scribbled = [
        figures(START.plus(1 + n), cash={"I07": 14_000_00 if n % 2 else 10_00}, grade=Grade.A if n % 2 else Grade.D)
        for n in range(11)
    ]

    assert run([*months(FIRST_BEFORE, 12, STEADY), *months(START, 1, STEADY), *scribbled]).verdict is Verdict.UP


def test_a_cow_the_project_gave_and_the_household_sold_is_no_income() -> None:
    given = figures(START, cash={"I07": STEADY}, in_kind={"I18": PIGLETS}, asset_purchases=PIGLETS)
    own = figures(START, cash={"I07": STEADY}, asset_purchases=PIGLETS)

    withheld = run(swapped(two_years(STEADY), given, *sold()))
    assert (withheld.verdict, withheld.reasons) == (Verdict.UNKNOWN, (Reason.GIVEN_THINGS,))
    beside = run(swapped(two_years(STEADY), own, *sold()))
    assert (beside.verdict, beside.reasons) == (Verdict.UP, (Reason.THINGS_KEPT,))
    waged = run(swapped(two_years(14_000_00), given))
    assert (waged.verdict, waged.reasons) == (Verdict.UP, (Reason.THINGS_KEPT,)), "nothing was sold"
