"""How a goal stands is seen: one taken out of too far, one just set, the one chosen beside the one at the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.domain.entry import Draft
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind, PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Pocket
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.goals import AddGoal
from household_ledger.services.views.pocket_balances import pocket_balances
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import format_date, format_month
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.savings.page import SavingsPage
from household_ledger.ui.theme.look import color
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.words import Words
from tests.ui.hands import press
from tests.ui.household_money.conftest import OpenPage, choose, fill, in_form, press_on, save, seen, settle


@pytest.fixture
def page(opened_page: OpenPage) -> SavingsPage:
    made = opened_page("savings")
    assert isinstance(made, SavingsPage)
    return made


def first_goal(desk: Desk) -> Goal:
    assert desk.household is not None
    with desk.reader() as reader:
        return min(reader.of_household(Goal, desk.household), key=lambda one: (one.priority, one.id))


def saved(desk: Desk, goal: Goal) -> Money:
    assert desk.household is not None
    return next(one.saved for one in desk.figures.month(desk.household, desk.month).goals if one.goal == goal.id)


def hint(form: FormDialog) -> str:
    return "\n".join(one.words() for one in form["amount"].findChildren(Words) if one.isVisible())


def is_marked(form: FormDialog) -> bool:
    """Tell whether the amount's hint is written as a doubt, not as small print."""
    return color("attention").name() in form["amount"].said.styleSheet()


def test_a_goal_taken_out_of_too_far_says_what_was_probably_forgotten(page: SavingsPage, desk: Desk) -> None:
    goal = first_goal(desk)
    assert desk.household is not None
    with desk.reader() as reader:
        pockets = reader.of_household(Pocket, desk.household)
    savings = next(one for one in pockets if one.kind is PocketKind.SAVINGS)
    cash = next(one for one in pockets if one.kind is PocketKind.CASH)
    draft = Draft(
        household=desk.household,
        date=desk.month.last,
        kind=EntryKind.WITHDRAW,
        amount=saved(desk, goal) + Money(200_50),
        pocket=savings.id,
        to_pocket=cash.id,
        goal=goal.id,
    )
    desk.execute(AddEntries((draft,)))
    settle()

    told = [one.words() for one in seen(page, f"goal_{goal.id}").findChildren(Words)]
    assert "ถอนเกินที่ออมไว้ 200.50 บาท น่าจะลืมยอดยกมา" in told


def test_taking_out_more_than_there_is_is_said_while_it_is_typed(page: SavingsPage, desk: Desk) -> None:
    there = saved(desk, first_goal(desk))

    def act(form: FormDialog) -> None:
        fill(form, amount=format_amount(there))
        assert "เกินที่มีในสมุด" not in hint(form)
        assert not is_marked(form)
        fill(form, amount=format_amount(there + Money(100)))
        assert "เกินที่มีในสมุด 1" in hint(form)
        assert is_marked(form)
        assert form.save_button.text() == "ถอนเงินออม", "not the word for taking people and pockets away"

    assert in_form(act) == []
    press_on(page, "withdraw")


def test_putting_by_more_than_the_pocket_holds_is_said_and_kept_all_the_same(page: SavingsPage, desk: Desk) -> None:
    assert desk.household is not None
    with desk.reader() as reader:
        holds: dict[object, Money] = {
            one.pocket.id: one.amount for one in pocket_balances(reader, desk.household, desk.today)
        }

    def act(form: FormDialog) -> None:
        fill(form, amount=format_amount(holds[form["pocket"].value()] + Money(5_25)))
        assert "เกินที่มีในสมุด 5.25" in hint(form)
        save(form)
        assert not form.isVisible()

    assert in_form(act) == []
    press_on(page, "save")


def test_the_goal_just_set_is_the_one_looked_at(page: SavingsPage, desk: Desk) -> None:
    desk.turn_to(Month.of(desk.today))
    page.refresh()

    def act(form: FormDialog) -> None:
        fill(form, name="ซื้อรถเข็น", target="3000")
        choose(form, "rhythm", 1)
        save(form)

    in_form(act)
    press_on(page, "new_goal")

    assert page.detail.title.words() == "ซื้อรถเข็น"
    assert "ซื้อรถเข็น" in page.chart.title.words()


def test_a_goal_set_while_an_earlier_month_is_looked_at_stands_there_as_set_later(
    page: SavingsPage, desk: Desk
) -> None:
    assert desk.household is not None
    before = desk.figures.month(desk.household, desk.month).goals
    page.resize(1156, 420)  # so that not all of it is seen at once

    def act(form: FormDialog) -> None:
        fill(form, name="ซื้อรถเข็น", target="3000", started_on="")
        save(form)
        assert form["started_on"].problem()
        fill(form, started_on=format_date(desk.today))
        save(form)

    said: list[str] = []
    desk.said.connect(lambda notice: said.append(notice.words))
    in_form(act)
    press_on(page, "new_goal")

    assert said == [f"ตั้งเป้าหมาย ซื้อรถเข็น แล้ว เริ่มนับตั้งแต่เดือน{format_month(Month.of(desk.today))}"]
    assert page.later.isVisibleTo(page)
    told = [one.words() for one in page.later.findChildren(Words)]
    assert f"ซื้อรถเข็น ตั้งแต่ {format_date(desk.today)}" in told
    assert desk.figures.month(desk.household, desk.month).goals == before
    assert page.detail.title.words() != "ซื้อรถเข็น"
    assert page.area.verticalScrollBar().maximum()
    assert not page.later.findChildren(QPushButton)[0].visibleRegion().isEmpty()


def test_a_goal_set_later_begins_earlier_once_its_first_day_is_changed(page: SavingsPage, desk: Desk) -> None:
    assert desk.household is not None
    new = Goal(id=NO_ID, household=desk.household, name="ซื้อรถเข็น", started_on=desk.today)
    desk.execute(AddGoal(new))
    with desk.reader() as reader:
        made = next(one.id for one in reader.of_household(Goal, desk.household) if one.name == "ซื้อรถเข็น")
    settle()

    def act(form: FormDialog) -> None:
        fill(form, started_on=format_date(desk.month.first))
        save(form)

    in_form(act)
    press_on(page, f"later_{made}")

    assert not page.later.isVisibleTo(page)
    assert seen(page, f"goal_{made}").isVisibleTo(page)


def test_the_card_chosen_and_the_card_at_the_keyboard_look_different(
    page: SavingsPage, desk: Desk, qtbot: QtBot
) -> None:
    def looks(card: QWidget) -> tuple[bool, bool]:
        picture = card.grab().toImage()
        edge, ground = picture.pixelColor(card.width() // 2, 1), picture.pixelColor(card.width() // 2, 6)
        return edge == QColor(color("primary")), ground == QColor(color("primary_soft"))

    cards = [seen(page, f"goal_{key}") for key in list(page._cards)[:2]]
    assert len(cards) == 2, "two goals to tell apart"
    press(cards[0])
    page.activateWindow()
    cards[1].setFocus()
    qtbot.waitUntil(cards[1].hasFocus)

    assert [looks(one) for one in cards] == [(False, True), (True, False)]

    cards[0].setFocus()
    assert [looks(one) for one in cards] == [(True, True), (False, False)]


@pytest.mark.parametrize("is_here", [True, False])
def test_what_is_put_by_in_another_month_than_the_one_looked_at_is_told(
    page: SavingsPage, desk: Desk, *, is_here: bool
) -> None:
    said: list[str] = []
    desk.said.connect(lambda notice: said.append(notice.words))

    def act(form: FormDialog) -> None:
        fill(form, amount="50", date=format_date(desk.month.last if is_here else desk.today))
        save(form)

    in_form(act)
    press_on(page, "save")

    assert said == ([] if is_here else [f"บันทึกไว้ในเดือน{format_month(Month.of(desk.today))} แล้ว"])
