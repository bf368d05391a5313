"""Money put by goes to the one goal it can be for; of several one is asked for; what was taken out stays out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind, GoalKind
from household_ledger.domain.register import Debt
from household_ledger.services.commands.register import AddRecords, ReplaceRecord
from household_ledger.services.views.name_book import NameBook
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import CONTROL, Key, Typist, settle, written


def _leave_goals(desk: Desk, count: int) -> list[Goal]:
    """Leave the household so many running goals, all of them kept in any pocket."""
    household = desk.household
    assert household is not None
    with desk.reader() as reader:
        book = NameBook.read(reader, household, today=desk.today)
    for goal in book.goals:
        ended = replace(goal, ended_on=goal.started_on or desk.today.replace(day=1))
        desk.execute(ReplaceRecord(goal, ended))
    desk.execute(AddRecords(tuple(Goal(id=NO_ID, household=household, name=f"เป้า{n}") for n in range(count))))
    settle()
    with desk.reader() as reader:
        goals = NameBook.read(reader, household, today=desk.today).goals
    return [one for one in goals if one.ended_on is None]


@pytest.fixture(autouse=True)
def _begun(page: EntryPage) -> None:
    page.grid.focus()


def test_the_one_running_goal_is_filled_in_and_saved(typist: Typist, page: EntryPage, desk: Desk) -> None:
    (goal,) = _leave_goals(desk, 1)

    typist.kind("ออมเงิน").fill(money_out="200").to("to_pocket").press(Key.Key_Down, Key.Key_Tab)

    assert page.grid.view.editor.cells["goal"].text() == goal.name
    typist.save()
    assert (written(desk)[-1].kind, written(desk)[-1].goal) == (EntryKind.SAVE, goal.id)


def test_a_goal_taken_out_stays_out(typist: Typist, page: EntryPage, desk: Desk) -> None:
    _leave_goals(desk, 1)

    typist.kind("ออมเงิน").fill(money_out="200").to("to_pocket").press(Key.Key_Down, Key.Key_Tab)
    typist.to("goal").press(Key.Key_A, held=CONTROL).press(Key.Key_Backspace, Key.Key_Escape).save()

    assert (written(desk)[-1].kind, written(desk)[-1].goal) == (EntryKind.SAVE, NO_ID)


def test_of_several_goals_none_is_taken_and_they_are_offered(typist: Typist, page: EntryPage, desk: Desk) -> None:
    goals = _leave_goals(desk, 2)

    typist.kind("ออมเงิน").fill(money_out="200").to("to_pocket").press(Key.Key_Down, Key.Key_Tab)
    cell = page.grid.view.editor.cells["goal"]
    assert (cell.text(), bool(cell.placeholderText())) == ("", True)
    typist.to("goal")
    page.grid.typing.list.settle()

    first = page.grid.offers.offers()[: len(goals)]
    assert {one.words for one in first} == {one.name for one in goals}
    assert page.grid.offers.current() is None, "Tab goes on without one"


def test_money_put_by_is_for_no_goal_to_be_rid_of_a_debt(typist: Typist, page: EntryPage, desk: Desk) -> None:
    (goal,) = _leave_goals(desk, 1)
    owed = desk.execute(AddRecords((Debt(id=NO_ID, household=goal.household, name="กองทุน", debt_class="D01"),)))
    desk.execute(ReplaceRecord(goal, replace(goal, kind=GoalKind.DEBT, debt=owed.ids[0])))
    settle()

    typist.kind("ออมเงิน").fill(money_out="200").to("to_pocket").press(Key.Key_Down, Key.Key_Tab)

    assert page.grid.view.editor.cells["goal"].text() == ""
