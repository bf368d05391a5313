"""Savings in a book's first month: no months are counted that are not there, and a forgotten opening is asked about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from household_ledger.domain.entry import Draft
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, Pocket
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.goals import AddGoal
from household_ledger.services.commands.households import AddHousehold
from household_ledger.services.commands.pockets import AddPocket
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.savings.goal_form import ask_goal
from household_ledger.ui.pages.household.savings.page import SavingsPage
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.words import Words
from tests.ui.conftest import Shot
from tests.ui.hands import press
from tests.ui.household_money.conftest import fill, in_form, save, seen, settle


@pytest.fixture
def home(empty_desk: Desk) -> Desk:
    """Give a home that has 500 baht in its piggy bank since today."""
    desk = empty_desk
    desk.execute(AddHousehold(household=Household(id=NO_ID, code="001", name="บ้านใหม่")))
    desk.look_at(desk.figures.households()[0].id)
    desk.turn_to(Month.of(desk.today))
    box = Pocket(id=NO_ID, household=household(desk), name="กระปุก", kind=PocketKind.SAVINGS, category="S01")
    desk.execute(AddPocket(box, opening=Money(50_000), on=desk.today))
    return desk


@pytest.fixture
def page(home: Desk) -> Iterator[SavingsPage]:
    made = SavingsPage(home)
    made.resize(1156, 684)
    made.show()
    made.refresh()
    home.changed.connect(lambda _changes: made.refresh())
    QApplication.processEvents()
    yield made
    made.close()


def household(desk: Desk) -> Id:
    assert desk.household is not None
    return desk.household


def goals(desk: Desk) -> list[Goal]:
    with desk.reader() as reader:
        return reader.of_household(Goal, household(desk))


def of_the_pockets(page: SavingsPage) -> list[str]:
    return [one.words() for one in page.pockets.findChildren(Words) if one.isVisibleTo(page)]


def test_the_first_month_counts_no_months(page: SavingsPage, home: Desk) -> None:
    month = "เดือนพฤศจิกายน 2569"
    assert page.title.words() == f"{month} ยังไม่ได้ออมเพิ่ม มีเงินออม 500 บาท"
    assert page.chart.title.words() == "ยังไม่ได้ออมเพิ่ม ตอนนี้มี 500 บาท"

    with home.reader() as reader:
        cash, box = sorted(reader.of_household(Pocket, household(home)), key=lambda one: one.kind is PocketKind.SAVINGS)
    saving = Draft(
        household=household(home),
        date=home.today,
        kind=EntryKind.SAVE,
        amount=Money(2_000),
        pocket=cash.id,
        to_pocket=box.id,
    )
    home.execute(AddEntries((saving,)))
    settle()

    assert page.title.words() == f"{month} ออมแล้ว มีเงินออม 520 บาท"


def test_more_there_already_than_all_savings_hold_is_said_while_typing_and_kept_all_the_same(
    page: SavingsPage, home: Desk, shot: Shot
) -> None:
    said: list[str] = []

    def act(form: FormDialog) -> None:
        fill(form, name="ซ่อมหลังคา", target="5,000")
        for words in ("500", "500.01", "900"):
            fill(form, opening=words)
            said.append(form["opening"].said.words())
            assert not form["opening"].problem()
        shot(form, "goal-opening")
        save(form)

    in_form(act)
    press(seen(page, "new_goal"))
    settle()

    forgotten = "เงินออมที่ยังไม่ได้ระบุเป้าหมายมี 500 บาท น่าจะลืมยอดยกมา"
    assert said == ["", forgotten, forgotten]
    assert [one.opening for one in goals(home)] == [Money(90_000)]
    assert of_the_pockets(page)[-2:] == ["−400", "เป้าหมายมีมากกว่าเงินออมที่เก็บไว้ น่าจะลืมยอดยกมา"]
    shot(page, "savings-forgotten")

    home.execute(
        AddPocket(
            Pocket(id=NO_ID, household=household(home), name="ธนาคาร", kind=PocketKind.SAVINGS, category="S01"),
            opening=Money(40_000),
            on=home.today,
        )
    )
    settle()
    assert of_the_pockets(page)[-1] == "0"


def test_what_one_goal_has_is_not_there_for_another_but_its_own_is(page: SavingsPage, home: Desk) -> None:
    goal = Goal(id=NO_ID, household=household(home), name="หลังคา", opening=Money(30_000), started_on=home.today)
    home.execute(AddGoal(goal))
    home.execute(AddGoal(replace(goal, name="รถเข็น", opening=Money(5_000), priority=2)))
    first = next(one for one in goals(home) if one.name == "หลังคา")
    said: list[str] = []

    def act(form: FormDialog) -> None:
        for words in ("450", "451"):
            fill(form, opening=words)
            said.append(form["opening"].said.words())

    in_form(act)
    ask_goal(home, page, first)

    assert said == ["", "เงินออมที่ยังไม่ได้ระบุเป้าหมายมี 450 บาท น่าจะลืมยอดยกมา"]
