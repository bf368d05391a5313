"""Goals against a second reckoning that walks day by day and month by month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction
from statistics import fmean, stdev
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.figures import GoalFigures
from household_ledger.domain.goal import Goal
from household_ledger.domain.goal_progress import (
    GoalFacts,
    free_for,
    free_savings,
    goal_figures,
    harvest_months,
    months_covered,
    periods_left,
)
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import GoalKind, Rhythm
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from tests.domain.making import HOME

TODAY = date(2026, 11, 21)
OCTOBER = Month(2026, 10)


def goal(**fields: Any) -> Goal:  # noqa: ANN401 -- any field of a goal
    return Goal(**{"id": Id(9), "household": HOME, "name": "รถ", "target": Money(1_000_000), **fields})


def saving(*nets: int, last: Month = OCTOBER) -> dict[int, int]:
    """Net saving of months in a row, the last one ending them."""
    return {last.plus(index + 1 - len(nets)).number: net for index, net in enumerate(nets)}


def reckon(one: Goal, flows: dict[int, int], month: Month = OCTOBER, **facts: Any) -> GoalFigures:  # noqa: ANN401
    return goal_figures(one, GoalFacts(flows=flows, **facts), month, today=TODAY)


def test_saved_is_the_opening_and_all_net_deposits_to_the_months_end() -> None:
    one = goal(opening=Money(50_000), started_on=date(2026, 8, 20))
    flows = saving(10_000, -4_000, 7_000) | {202611: 99}

    assert reckon(one, flows).saved == 63_000
    assert reckon(one, flows).saved_this_month == 7_000
    assert reckon(one, flows, Month(2026, 8)).saved == 60_000
    assert reckon(one, flows, Month(2026, 7)).saved_this_month == 0
    assert reckon(one, {202607: 500}, Month(2026, 7)).saved == 500  # the opening is not there yet
    assert reckon(replace(one, started_on=None), {}, Month(2020, 1)).saved == 50_000


def test_a_steady_saver_arrives_when_division_says_with_no_range() -> None:
    figures = reckon(goal(started_on=date(2026, 1, 1)), saving(100_000, 100_000, 100_000, 100_000))

    # six full months at the pace of four: 66,666 2/3 a month, 600,000 to go
    assert figures.monthly_pace == Fraction(400_000, 6)
    steady = reckon(goal(started_on=date(2026, 7, 1)), saving(100_000, 100_000, 100_000, 100_000))
    assert steady.monthly_pace == 100_000
    assert steady.forecast == steady.forecast_from == steady.forecast_to == date(2027, 4, 30)
    assert steady.reason == "goal_no_date"


@pytest.mark.parametrize(
    ("one", "flows", "facts", "reason"),
    [
        (goal(target=None), saving(1, 2, 3, 4), {}, "goal_no_target"),
        (goal(kind=GoalKind.EMERGENCY, target=None), saving(1, 2, 3, 4), {"necessary": [5, 5, 5]}, "goal_no_target"),
        (goal(), saving(0, -5, 5, 5, 5), {}, "goal_too_few_months"),  # it begins with the first deposit
        (goal(target=Money(10)), saving(1, 2, 3, 4), {}, "goal_reached"),
        (goal(), {}, {}, "goal_too_few_months"),
        (goal(), saving(5, 5, 5), {}, "goal_too_few_months"),  # the first deposit's own month is not a full one
        (goal(started_on=date(2026, 8, 1)), saving(5, 5, -5), {}, "goal_too_far"),
        (goal(started_on=date(2026, 8, 2)), saving(5, 5, 5), {}, "goal_too_few_months"),
        (goal(started_on=date(2026, 8, 1)), saving(5, 5, -10), {}, "goal_no_pace"),
        (goal(started_on=date(2026, 8, 1)), {}, {}, "goal_no_pace"),
        (goal(kind=GoalKind.DEBT, target=None), saving(1, 2, 3, 4), {}, "goal_debt_unknown"),
        (
            goal(kind=GoalKind.EMERGENCY, target=None, months=3),
            saving(1, 2, 3, 4),
            {"necessary": [5, 5]},
            "goal_too_few_spending_months",
        ),
    ],
)
def test_what_cannot_be_foreseen_is_none_with_its_reason(
    one: Goal, flows: dict[int, int], facts: dict[str, Any], reason: str
) -> None:
    figures = reckon(one, flows, **facts)

    assert (figures.forecast, figures.forecast_from, figures.forecast_to) == (None, None, None)
    assert figures.reason == reason


def test_a_forecast_has_no_reason_when_nothing_is_missing() -> None:
    figures = reckon(
        goal(started_on=date(2026, 7, 1), by=date(2027, 12, 31)), saving(90_000, 100_000, 110_000, 100_000)
    )

    assert figures.reason == ""
    assert figures.forecast == date(2027, 4, 30)


def test_a_pace_as_unsteady_as_it_is_large_has_no_latest_date() -> None:
    figures = reckon(goal(started_on=date(2026, 8, 1)), saving(90_000, 0, 0))

    assert figures.forecast is not None
    assert figures.forecast_from is not None
    assert figures.forecast_from < figures.forecast
    assert figures.forecast_to is None


def test_todays_month_counts_to_today_and_is_not_yet_a_full_month() -> None:
    one = goal(started_on=date(2026, 8, 1), by=date(2027, 1, 31))
    november = Month(2026, 11)
    flows = saving(10_000, 10_000, 10_000) | {november.number: 500_000}

    figures = reckon(one, flows, november)

    assert (figures.saved, figures.saved_this_month) == (530_000, 500_000)
    assert figures.monthly_pace == 10_000
    assert figures.needed == 235_000
    on_its_last_day = goal_figures(one, GoalFacts(flows=flows), november, today=date(2026, 11, 30))
    assert on_its_last_day.monthly_pace == Fraction(530_000, 4)


def test_the_pace_begins_with_the_first_full_month() -> None:
    flows = saving(900_000, 10_000, 20_000, 60_000)

    assert reckon(goal(), flows).monthly_pace == 30_000  # after the month of the first deposit
    assert reckon(goal(started_on=date(2026, 7, 2)), flows).monthly_pace == 30_000
    assert reckon(goal(started_on=date(2026, 7, 1)), flows).monthly_pace == Fraction(990_000, 4)


def test_the_pace_is_that_of_six_months_at_most() -> None:
    flows = saving(900_000, 800_000, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000)

    assert reckon(goal(started_on=date(2026, 1, 1)), flows).monthly_pace == 35_000


def test_a_debt_goal_reaches_for_a_debt_gone() -> None:
    one = goal(kind=GoalKind.DEBT, target=None, started_on=date(2026, 7, 1))
    facts: dict[str, Any] = {"debt_balance": Money(300_000), "debt_at_start": Money(500_000)}

    figures = reckon(one, saving(50_000, 50_000, 50_000, 50_000), **facts)

    assert (figures.target, figures.saved) == (500_000, 200_000)
    assert figures.forecast == date(2027, 4, 30)
    grown = reckon(one, {}, debt_balance=Money(700_000), debt_at_start=Money(500_000))
    assert grown.saved == 0


def test_an_emergency_goal_reaches_for_months_of_necessary_spending() -> None:
    one = goal(kind=GoalKind.EMERGENCY, target=None, months=3)

    assert reckon(one, {}, necessary=[400_000, 500_000, 600_000]).target == 1_500_000
    assert reckon(one, {}, necessary=[1, 1, 2]).target == 4
    assert reckon(replace(one, months=1), {}, necessary=[1, 1, 3]).target == 2
    assert reckon(replace(one, target=Money(77)), {}, necessary=[]).target == 77


def test_an_emergency_goal_says_for_how_many_months_it_lasts() -> None:
    one = goal(kind=GoalKind.EMERGENCY, target=None, months=3, opening=Money(450_000))
    figures = reckon(one, {}, necessary=[500_000, 500_000, 500_000])

    assert months_covered(one, figures) == 9  # 4,500 of 5,000 a month: nine tenths of a month
    assert months_covered(one, replace(figures, saved=Money(-5))) == 0
    assert months_covered(replace(one, target=Money(9)), figures) is None
    assert months_covered(one, reckon(one, {}, necessary=[1])) is None
    assert months_covered(replace(one, kind=GoalKind.SAVE), figures) is None


def test_what_is_asked_is_whole_baht_and_never_too_little() -> None:
    figures = reckon(goal(by=date(2027, 1, 31)), {})

    assert (figures.needed, figures.asked) == (333_334, 333_400)
    assert replace(figures, needed=Money(300_000)).asked == 300_000
    assert replace(figures, needed=None).asked is None
    assert (figures.missing, figures.is_reached) == (1_000_000, False)
    reached = reckon(goal(opening=Money(1_200_000)), {})
    assert (reached.missing, reached.is_reached) == (0, True)
    assert replace(figures, target=None).missing is None


@pytest.mark.parametrize(
    ("fields", "as_of", "periods"),
    [
        ({}, date(2026, 10, 31), 8),
        ({}, date(2027, 6, 1), 1),
        ({}, date(2027, 9, 30), 1),
        ({"rhythm": Rhythm.MEETING}, date(2026, 10, 31), 8),
        ({"rhythm": Rhythm.WEEK}, date(2027, 6, 1), 5),  # 29 days
        ({"rhythm": Rhythm.WEEK}, date(2027, 6, 2), 4),
        ({"rhythm": Rhythm.WEEK, "every": 2}, date(2027, 6, 1), 3),
        ({"rhythm": Rhythm.MEETING, "every": 4}, date(2027, 6, 1), 2),
        ({"rhythm": Rhythm.WEEK}, date(2027, 7, 9), 1),
        ({"rhythm": Rhythm.HARVEST, "harvest_months": "1,11,12"}, date(2026, 10, 31), 3),
        ({"rhythm": Rhythm.HARVEST, "harvest_months": "1,11,12"}, date(2026, 11, 1), 2),
        ({"rhythm": Rhythm.HARVEST, "harvest_months": "6"}, date(2026, 10, 31), 1),
        ({"rhythm": Rhythm.HARVEST, "harvest_months": "8"}, date(2026, 10, 31), 1),
        ({"rhythm": Rhythm.HARVEST}, date(2026, 10, 31), 1),
    ],
)
def test_periods_left_until_a_date(fields: dict[str, Any], as_of: date, periods: int) -> None:
    assert periods_left(goal(**fields), date(2027, 6, 30), as_of) == periods


def test_harvest_months_are_numbers_of_months() -> None:
    assert harvest_months("1, 11,12") == {1, 11, 12}
    assert harvest_months("") == frozenset()
    with pytest.raises(ValueError, match="13"):
        harvest_months("13")


def test_what_is_needed_is_none_without_target_or_date_and_nothing_when_reached() -> None:
    assert reckon(goal(), {}).needed is None
    assert reckon(goal(target=None, by=date(2027, 6, 30)), {}).needed is None
    assert reckon(goal(by=date(2027, 6, 30)), {202601: 1_000_000}).needed == 0
    assert reckon(goal(by=date(2027, 6, 30)), {202601: 1_000_005}).needed == 0
    assert reckon(goal(target=Money(100), by=date(2027, 1, 31)), {}).needed == 34


@given(
    target=st.integers(1, 10**8),
    saved=st.integers(0, 10**8),
    rhythm=st.sampled_from(Rhythm),
    every=st.integers(0, 5),
    harvests=st.sets(st.integers(1, 12)),
    days=st.integers(-100, 800),
)
def test_saving_what_is_needed_each_period_is_just_enough(
    *, target: int, saved: int, rhythm: Rhythm, every: int, harvests: set[int], days: int
) -> None:
    as_of = OCTOBER.last
    one = goal(
        target=Money(target),
        by=as_of + timedelta(days),
        rhythm=rhythm,
        every=every,
        harvest_months=",".join(map(str, sorted(harvests))),
    )

    needed = reckon(one, {OCTOBER.number: saved}).needed

    periods = max(1, _walk_periods(one, as_of))
    assert needed is not None
    assert saved + needed * periods >= target
    if needed:
        assert saved + (needed - 1) * periods < target


def _walk_periods(one: Goal, as_of: date) -> int:
    """Count periods by walking every day up to the goal's date."""
    by = one.by or as_of
    walked = [as_of + timedelta(step) for step in range(1, (by - as_of).days + 1)]
    by_weeks = one.rhythm is Rhythm.WEEK or (one.rhythm is Rhythm.MEETING and one.every > 0)
    if by_weeks:
        step = 7 * max(1, one.every)
        return sum(1 for index in range(len(walked)) if index % step == 0)
    months = {(day.year, day.month) for day in walked} - {(as_of.year, as_of.month)}
    if one.rhythm is Rhythm.HARVEST:
        return len([month for month in months if str(month[1]) in one.harvest_months.split(",")])
    return len(months)


@given(
    remaining=st.integers(1, 10**7),
    nets=st.lists(st.integers(-50_000, 200_000), min_size=1, max_size=9),
)
def test_the_forecast_and_its_range_agree_with_saving_on_month_by_month(remaining: int, nets: list[int]) -> None:
    began = OCTOBER.plus(1 - len(nets))
    figures = reckon(
        goal(target=Money(sum(nets) + remaining), started_on=began.first, by=date(2030, 1, 1)), saving(*nets)
    )

    last = nets[-6:]
    mean = Fraction(sum(last), len(last))
    if len(last) < 3 or mean <= 0:
        assert (figures.forecast, figures.forecast_from, figures.forecast_to) == (None, None, None)
        return
    with localcontext(prec=60):
        variance = sum(((net - mean) ** 2 for net in last), Fraction(0)) / (len(last) - 1) / len(last)
        error = (Decimal(variance.numerator) / Decimal(variance.denominator)).sqrt()
        exact = Decimal(mean.numerator) / Decimal(mean.denominator)
        assert figures.forecast == _walk(remaining, exact)
        if figures.forecast is not None:
            assert figures.forecast_from == _walk(remaining, exact + error)
            assert figures.forecast_to == _walk(remaining, exact - error)
    assert float(error) == pytest.approx(stdev(last) / len(last) ** 0.5)
    assert float(mean) == pytest.approx(fmean(last))


def _walk(remaining: int, pace: Decimal) -> date | None:
    """Save the pace month after month until it is there; a hundred years at most."""
    if pace <= 0:
        return None
    saved, month = Decimal(0), OCTOBER
    while saved < remaining - Decimal("1e-30"):
        saved, month = saved + pace, month.plus(1)
        if OCTOBER.until(month) > 1200:
            return None
    return month.last


@given(nets=st.lists(st.integers(1, 100_000), min_size=3, max_size=6), remaining=st.integers(1, 1_200))
def test_an_earlier_date_never_comes_after_a_later_one(nets: list[int], remaining: int) -> None:
    one = goal(target=Money(sum(nets) + remaining), started_on=OCTOBER.plus(1 - len(nets)).first)

    figures = reckon(one, saving(*nets))

    assert figures.forecast is not None
    assert figures.forecast_from is not None
    assert figures.forecast_from <= figures.forecast
    assert figures.forecast_to is None or figures.forecast <= figures.forecast_to


def test_an_ended_goal_tells_what_was_reached_and_asks_for_nothing_more() -> None:
    flows = saving(90_000, 100_000, 110_000, 100_000)
    running = goal(started_on=date(2026, 7, 1), by=date(2027, 12, 31), ended_on=date(2026, 11, 1))
    ended = replace(running, ended_on=date(2026, 10, 31))

    assert (reckon(running, flows).needed, reckon(running, flows).ended_on) != (None, None)
    told = reckon(ended, flows)
    assert (told.saved, told.target, told.is_ended) == (400_000, 1_000_000, True)
    assert (told.needed, told.asked, told.forecast, told.forecast_from, told.forecast_to) == (None,) * 5
    assert (told.monthly_pace, told.reason) == (Fraction(0), "goal_ended")


def test_what_was_put_by_for_an_ended_goal_is_free_again() -> None:
    running = reckon(goal(opening=Money(70_000)), {})
    ended = reckon(goal(opening=Money(30_000), ended_on=date(2026, 10, 1)), {})

    assert free_savings(Money(150_000), [running, ended]) == 80_000


def test_a_goal_may_have_begun_with_what_no_other_has_and_its_own() -> None:
    record = goal(opening=Money(70_000))
    running, ended = reckon(record, {}), reckon(goal(opening=Money(70_000), ended_on=date(2026, 10, 1)), {})

    assert free_for(record, Money(150_000), [running]) == 150_000
    assert free_for(None, Money(150_000), [running]) == 80_000
    assert free_for(record, Money(150_000), []) == 150_000, "one that does not count yet takes nothing away"
    assert free_for(record, Money(150_000), [ended]) == 150_000
