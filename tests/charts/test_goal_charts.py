"""The chart of a goal: its plan, its forecast as a fan, and an honest title."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from household_ledger.charts.goals import goal_chart
from household_ledger.charts.spec import Fan, Tone
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Account, EntryKind, GoalKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from tests.charts.making import HOME, OCTOBER, ROOF, goal, goal_months

NO_FORECAST = {"forecast": None, "forecast_from": None, "forecast_to": None}


pytestmark = pytest.mark.usefixtures("english")


def test_the_goal_goes_on_past_the_known_months_until_plan_and_forecast_end() -> None:
    chart = goal_chart(goal_months(goal()), goal())

    saved, plan = chart.series
    assert len(chart.labels) == 21
    assert saved.values[9] == 670000
    assert saved.values[10:] == (None,) * 11
    assert (plan.tone, plan.values[0], plan.values[14], plan.values[15]) == (Tone.PLAN, 0, 1_200_000, None)
    assert chart.fan == Fan(9, 15, 17, 20, "expected Jun 2027")
    assert (chart.target, chart.target_name) == (1_200_000, "Target 12,000")


@pytest.mark.parametrize(
    ("changed", "title"),
    [
        ({}, "ซ่อมหลังคา — 3 months later than planned"),
        ({"by": date(2027, 5, 1)}, "ซ่อมหลังคา — 1 month later than planned"),
        ({"forecast": date(2029, 3, 31)}, "ซ่อมหลังคา — 2 years later than planned"),
        ({"forecast": date(2041, 12, 31)}, "ซ่อมหลังคา — 14 years 9 months later than planned"),
        ({"forecast": date(2029, 2, 28)}, "ซ่อมหลังคา — 23 months later than planned"),
        ({"by": date(2031, 7, 1)}, "ซ่อมหลังคา — 4 years 1 month earlier than planned"),
        ({"forecast": date(2041, 12, 31), "forecast_to": None}, "ซ่อมหลังคา — later than planned"),
        ({"by": date(2027, 6, 1)}, "ซ่อมหลังคา — on time at the present pace"),
        ({"by": date(2027, 8, 1)}, "ซ่อมหลังคา — 2 months earlier than planned"),
        ({"by": None}, "ซ่อมหลังคา — expected in June 2027"),
        (NO_FORECAST, "ซ่อมหลังคา — 6,700 of 12,000 baht"),
        ({"target": None, **NO_FORECAST}, "ซ่อมหลังคา — 6,700 baht so far"),
        ({"saved": Money(12_000_00), **NO_FORECAST}, "ซ่อมหลังคา — reached"),
        ({"ended_on": date(2026, 10, 20)}, "ซ่อมหลังคา — ended on 20 Oct 2026"),
    ],
)
def test_the_title_says_how_the_goal_stands(changed: dict[str, Any], title: str) -> None:
    assert goal_chart(goal_months(goal()), goal(**changed)).title == title


def test_where_nothing_can_be_expected_the_note_says_why() -> None:
    chart = goal_chart(goal_months(goal(), (1000,)), goal(**NO_FORECAST, reason="goal_too_few_months"))

    assert chart.fan is None
    assert chart.note == "Fewer than three full months of saving are known yet."
    assert chart.note in chart.alternative


def test_the_note_says_how_the_forecast_was_reckoned() -> None:
    assert goal_chart(goal_months(goal()), goal()).note == (
        "At the pace of the last months, 700 baht a month · earliest Apr 2027 · latest Sep 2027"
    )


def test_a_forecast_years_away_is_told_not_drawn() -> None:
    far = goal(forecast=date(2031, 6, 30), forecast_from=date(2030, 4, 30), forecast_to=date(2035, 9, 30))

    chart = goal_chart(goal_months(far), far)

    assert chart.fan is None
    assert len(chart.labels) == 10 + 36
    assert "earliest Apr 2030" in chart.note
    assert chart.title == "ซ่อมหลังคา — 4 years 3 months later than planned"
    assert "expected Jun 2031" in chart.note


def test_a_lateness_nobody_can_say_is_not_said_in_the_title() -> None:
    far = goal(forecast=date(2041, 12, 31), forecast_from=date(2030, 4, 30), forecast_to=None)

    chart = goal_chart(goal_months(far), far)

    assert "how late it may become cannot be said" in chart.note
    assert not any(character.isdigit() for character in chart.title)


def test_a_pace_of_less_than_a_baht_is_not_told_as_nothing() -> None:
    slow = goal(monthly_pace=Fraction(30), forecast=date(2061, 12, 31), forecast_to=None)

    assert "0.30 baht a month" in goal_chart(goal_months(slow), slow).note


def test_a_goal_without_target_or_date_has_neither_line_nor_plan() -> None:
    chart = goal_chart(goal_months(goal()), goal(target=None, by=None, **NO_FORECAST))

    assert [one.tone for one in chart.series] == [Tone.SAVING]
    assert (chart.target, chart.target_name) == (None, "")


def test_the_fan_is_cut_off_where_the_axis_ends() -> None:
    within = Fan(0, 2, 3, 4, "").outline(100, 500, last=5)
    beyond = Fan(0, 2, 3, 8, "").outline(100, 500, last=4)
    never = Fan(0, 2, 3, None, "").outline(100, 500, last=4)

    assert within == ((0, 100), (2, 500), (4, 500))
    assert beyond == ((0, 100), (2, 500), (4, 500), (4, 300))
    assert never == ((0, 100), (2, 500), (4, 500), (4, 100))


def test_behind_a_goal_stand_its_savings_up_to_each_month() -> None:
    chart = goal_chart(goal_months(goal()), goal(), Goal(id=ROOF, household=HOME, name="ซ่อมหลังคา"))

    behind = chart.series[0].behind
    assert len(behind) == len(chart.labels)
    assert behind[10:] == ((),) * 11
    assert behind[9][0].goal == ROOF
    assert behind[9][0].last == OCTOBER.last
    assert behind[9][0].kinds == {EntryKind.SAVE, EntryKind.WITHDRAW}


def _since(set_on: date, months: list[MonthFigures]) -> list[MonthFigures]:
    """Take the goal out of the months before the one it was set in; what came together in the others is told too."""
    told, before = [], Money(0)
    for one in months:
        (state,) = one.goals
        goals = (replace(state, saved_this_month=state.saved - before),) if one.month >= Month.of(set_on) else ()
        told.append(replace(one, goals=goals))
        before = state.saved
    return told


@pytest.mark.parametrize(
    ("set_on", "opening", "saved", "first", "plan"),
    [
        (date(2026, 9, 21), 0, (0,) * 8 + (500, 1000), "Aug", [0, 171_428]),
        (date(2026, 9, 1), 0, (0,) * 8 + (500, 1000), "Aug", [0, 171_428]),
        (date(2026, 9, 21), 500, (0,) * 8 + (500, 1000), "Sep", [50_000, 241_666]),
        (date(2026, 9, 21), 0, (0,) * 5 + (100, 100, 100, 500, 1000), "Aug", [10_000, 180_000]),
        (date(2026, 10, 21), 0, (0,) * 10, "Sep", [0, 200_000]),
        (date(2025, 3, 3), 0, (0,) * 8 + (500, 1000), "Jan 26", [0, 85_714]),
    ],
)
def test_the_picture_of_a_goal_begins_where_the_goal_does(
    set_on: date, opening: int, saved: tuple[int, ...], first: str, plan: list[int]
) -> None:
    state = goal(**NO_FORECAST, saved=Money(saved[-1] * 100))
    record = Goal(
        id=ROOF, household=HOME, name="ซ่อมหลังคา", started_on=set_on, opening=Money(opening * 100), by=state.by
    )

    chart = goal_chart(_since(set_on, goal_months(state, saved)), state, record)

    assert chart.labels[0] == first
    assert list(chart.series[1].values[:2]) == plan
    assert len(chart.series[0].behind) == len(chart.labels) == len(chart.series[0].values)


def test_a_debt_goal_is_drawn_as_what_is_paid_off() -> None:
    state = goal(kind=GoalKind.DEBT)
    record = Goal(id=ROOF, household=HOME, name="ปลดหนี้", kind=GoalKind.DEBT, debt=Id(7))

    chart = goal_chart(goal_months(state), state, record)

    assert (chart.series[0].name, chart.series[0].tone) == ("Paid off", Tone.DEBT)
    assert (chart.series[0].behind[0][0].account, chart.series[0].behind[0][0].refs) == (Account.DEBT, frozenset({7}))


def test_the_alternative_holds_every_month_the_target_and_the_forecast() -> None:
    told = goal_chart(goal_months(goal()), goal()).alternative

    for said in ("Jan 2026 0", "Sep 2026 5,400", "Oct 2026 6,700", "Target 12,000", "Mar 2027", "Jun 2027"):
        assert said in told


def test_a_goal_of_no_month_cannot_be_drawn() -> None:
    with pytest.raises(ValueError, match=r"\[\]"):
        goal_chart([], goal())


def test_the_picture_of_a_debt_to_be_paid_off_begins_when_that_was_meant() -> None:
    """Before it was borrowed nothing was owed: that is not the debt paid off."""
    state = goal(**NO_FORECAST, kind=GoalKind.DEBT, saved=Money(1000_00))
    record = Goal(
        id=ROOF, household=HOME, name="ปลดหนี้", kind=GoalKind.DEBT, debt=Id(7), started_on=date(2026, 9, 21), by=state.by
    )
    paid = (12_000,) * 6 + (4_000, 4_000, 0, 1000)

    chart = goal_chart(_since(date(2026, 9, 21), goal_months(state, paid)), state, record)

    assert chart.labels[0] == "Sep"
    assert [one for one in chart.series[0].values if one is not None] == [0, 1000_00]
    assert chart.series[0].tone is Tone.DEBT


def test_of_an_ended_goal_is_shown_what_was_reached_and_nothing_that_is_to_come() -> None:
    ended = goal(**NO_FORECAST, reason="goal_ended", ended_on=date(2026, 10, 20))
    chart = goal_chart(goal_months(ended), ended)

    assert (len(chart.labels), [one.tone for one in chart.series], chart.fan) == (10, [Tone.SAVING], None)
    assert chart.note == "6,700 of 12,000 baht came together for it"
    assert "planned by" not in chart.alternative
    assert "late" not in chart.title + chart.note + chart.alternative
