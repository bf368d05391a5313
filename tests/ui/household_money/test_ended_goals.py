"""A goal that was ended steps back: nothing is expected or asked of it, and the running ones come first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from household_ledger.domain.goal import Goal
from household_ledger.domain.kinds import GoalKind
from household_ledger.services.commands.goals import ChangeGoal
from household_ledger.text.dates import format_date
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.savings.goal_card import GoalCard
from household_ledger.ui.pages.household.savings.goal_lines import amounts_words
from household_ledger.ui.pages.household.savings.goal_words import forecast_words
from household_ledger.ui.pages.household.savings.page import SavingsPage
from household_ledger.ui.widgets.words import Words
from tests.ui.hands import press
from tests.ui.household_money.conftest import OpenPage, press_on, seen, settle


@pytest.fixture
def page(opened_page: OpenPage) -> SavingsPage:
    made = opened_page("savings")
    assert isinstance(made, SavingsPage)
    return made


def goals(desk: Desk) -> list[Goal]:
    assert desk.household is not None
    with desk.reader() as reader:
        return sorted(reader.of_household(Goal, desk.household), key=lambda one: (one.priority, one.id))


def end(desk: Desk, goal: Goal, day: date) -> None:
    desk.execute(ChangeGoal(was=goal, now=replace(goal, ended_on=day)))
    settle()


def words_of(card: GoalCard) -> str:
    return " ".join(one.words() for one in card.findChildren(Words))


def cards(page: SavingsPage) -> list[str]:
    """Name the goals from above to below."""
    shown = [one for one in page.findChildren(GoalCard) if one.isVisibleTo(page)]
    return [one.objectName() for one in sorted(shown, key=lambda one: one.y())]


def test_the_goal_ended_steps_behind_the_running_ones_and_out_of_the_heading(page: SavingsPage, desk: Desk) -> None:
    first, *rest = goals(desk)
    assert first.name in page.subtitle.words()

    end(desk, first, desk.month.last)

    assert cards(page) == [f"goal_{one.id}" for one in (*rest, first)]
    assert first.name not in page.subtitle.words()
    assert page.detail.title.words() == rest[0].name
    assert rest[0].name in page.chart.title.words()


def test_an_ended_goal_that_is_pressed_shows_what_was_reached(page: SavingsPage, desk: Desk) -> None:
    first = goals(desk)[0]
    end(desk, first, desk.month.last)
    card = seen(page, f"goal_{first.id}")
    assert isinstance(card, GoalCard)

    press(card)
    settle()

    day = format_date(desk.month.last)
    assert f"จบเมื่อ {day}" in words_of(card)
    assert "ต้อง" not in words_of(card)
    assert f"จบเมื่อ {day}" in page.chart.title.words()
    assert "ช้ากว่า" not in page.chart.title.words()
    assert f"จบไปเมื่อ {day}" in page.subtitle.words()


def test_a_goal_ended_in_a_later_month_keeps_its_place_says_so_and_is_not_the_one_looked_at(
    page: SavingsPage, desk: Desk, yes: list[str]
) -> None:
    first, second = goals(desk)[:2]

    press_on(page, "end_goal")

    card = seen(page, f"goal_{first.id}")
    assert yes
    assert isinstance(card, GoalCard)
    assert cards(page)[0] == f"goal_{first.id}"
    assert f"จบเมื่อ {format_date(desk.today)}" in words_of(card)
    assert page.detail.title.words() == second.name


def test_when_all_are_ended_the_page_says_so_and_offers_a_new_one(page: SavingsPage, desk: Desk) -> None:
    for one in goals(desk):
        end(desk, one, desk.month.last)

    assert page.subtitle.words() == "ทุกเป้าหมายจบแล้ว อยากตั้งใหม่เมื่อไรก็ได้"
    assert "ต่อไปจะเก็บเพื่ออะไรดี" in [one.words() for one in page.findChildren(Words)]
    assert seen(page, "begin_goal").isEnabled()
    assert not page.detail.isVisibleTo(page)


def test_where_goals_are_told_in_a_line_an_ended_one_says_so(page: SavingsPage, desk: Desk) -> None:
    assert desk.household is not None
    end(desk, goals(desk)[0], desk.month.last)
    *running, ended = desk.figures.month(desk.household, desk.month).goals

    assert amounts_words(ended).endswith("· จบแล้ว")
    assert not any("จบแล้ว" in amounts_words(one) for one in running)


def test_of_an_ended_debt_goal_nobody_says_that_money_was_put_by(page: SavingsPage, desk: Desk) -> None:
    assert desk.household is not None
    goal = desk.figures.month(desk.household, desk.month).goals[0]

    told = [forecast_words(replace(goal, kind=kind, ended_on=desk.month.last)) for kind in GoalKind]

    assert ["เงินที่เก็บไว้" in one for one in told] == [True, False, True]
    assert all(f"จบไปเมื่อ {format_date(desk.month.last)}" in one for one in told)
