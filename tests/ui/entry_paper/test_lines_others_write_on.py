"""Others write on a line of the daily page while somebody types on it: nothing is lost or written over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from household_ledger.domain.entry import Draft, Entry
from household_ledger.domain.ids import Id
from household_ledger.domain.money import Money
from household_ledger.services.commands.entries import AddEntries, DeleteEntries, RemakeEntries
from household_ledger.services.entry_drafts import draft_of
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.day_sheet import DaySheet
from tests.ui.entry_paper.daily import CONTROL, Key, PageHand, settle
from tests.ui.entry_paper.test_daily_page import texts, told, written


@pytest.fixture
def hand() -> PageHand:
    return PageHand()


@pytest.fixture
def begun(sheet: DaySheet, desk: Desk, hand: PageHand) -> Id:
    """Keep two lines, and type other words on the second: its id."""
    for words in ("กหนึ่ง", "กสอง"):
        if words == "กหนึ่ง":
            hand.type("5").press(Key.Key_Tab)
        hand.words(words).press(Key.Key_Tab).type("7").press(Key.Key_Tab).type("9").press(Key.Key_Return)
    sheet.lines.go(2, "what")
    hand.words("กใหม่")
    return written(desk)[1].id


def remake(desk: Desk, entry: Id, said: Callable[[Draft], Draft]) -> None:
    desk.execute(RemakeEntries((entry,), said))
    settle()


def dearer(was: Draft) -> Draft:
    return replace(was, amount=Money(21_00), parts=(replace(was.parts[0], amount=Money(21_00)),))


def renamed(was: Draft) -> Draft:
    return replace(was, description="กของเขา")


def said(desk: Desk) -> list[tuple[int, str, int]]:
    return [(one.paper_line, one.description, draft_of(one).amount) for one in written(desk) if not one.is_deleted]


def test_one_goes_on_in_the_same_cell_though_another_program_was_in_front(
    sheet: DaySheet, desk: Desk, hand: PageHand, begun: Id, qtbot: QtBot
) -> None:
    calculator = QLineEdit()
    qtbot.addWidget(calculator)
    calculator.show()
    calculator.activateWindow()
    settle()
    assert QApplication.activeWindow() is calculator
    remake(desk, begun, dearer)
    sheet.window().activateWindow()
    settle()
    hand.words("กว่า")

    assert texts(sheet, 2)["what"] == "กใหม่กว่า"
    assert texts(sheet, 2)["money_in"] == "21"


def test_what_each_changed_is_kept(sheet: DaySheet, desk: Desk, hand: PageHand, begun: Id) -> None:
    remake(desk, begun, dearer)

    assert texts(sheet, 2)["what"] == "กใหม่"
    assert texts(sheet, 2)["money_in"] == "21"
    assert not told(sheet, 2)
    hand.press(Key.Key_Return)
    settle()
    assert said(desk) == [(101, "กหนึ่ง", 9_00), (102, "กใหม่", 21_00)]


def test_where_both_changed_the_same_theirs_is_told_and_enter_keeps_what_is_typed(
    sheet: DaySheet, desk: Desk, hand: PageHand, begun: Id
) -> None:
    remake(desk, begun, renamed)

    assert "กของเขา" in told(sheet, 2)
    assert texts(sheet, 2)["what"] == "กใหม่"
    hand.press(Key.Key_Tab)
    sheet.lines.go(1, "what")
    settle()
    assert said(desk)[1] == (102, "กของเขา", 9_00), "merely left, it is not decided"
    sheet.lines.go(2, "what")
    hand.press(Key.Key_Return)
    settle()
    assert said(desk)[1] == (102, "กใหม่", 9_00)
    assert not told(sheet, 2)


def test_a_line_taken_out_under_the_hands_is_told_and_enter_keeps_what_is_typed(
    sheet: DaySheet, desk: Desk, hand: PageHand, begun: Id
) -> None:
    desk.execute(DeleteEntries((begun,)))
    settle()

    assert "ลบบรรทัดนี้" in told(sheet, 2)
    assert texts(sheet, 2)["what"] == "กใหม่"
    hand.press(Key.Key_Return)
    settle()
    assert said(desk) == [(101, "กหนึ่ง", 9_00), (102, "กใหม่", 9_00)]


@pytest.fixture
def taken(sheet: DaySheet, desk: Desk, hand: PageHand, begun: Id) -> Entry:
    """Type on the third line, which somebody else writes meanwhile."""
    hand.press(Key.Key_Escape, Key.Key_Escape)
    sheet.lines.go(3, "what")
    hand.words("กสาม").press(Key.Key_Tab).type("7").press(Key.Key_Tab).type("30")
    first = draft_of(written(desk)[0])
    desk.execute(AddEntries((replace(first, description="กของเขา", paper_line=103),)))
    settle()
    return written(desk)[2]


def test_a_line_others_wrote_meanwhile_is_not_written_over(
    sheet: DaySheet, desk: Desk, hand: PageHand, taken: Entry
) -> None:
    assert "กของเขา" in told(sheet, 3)
    assert texts(sheet, 3)["what"] == "กสาม"
    hand.press(Key.Key_Return)
    settle()
    assert said(desk)[2:] == [(103, "กของเขา", 9_00), (104, "กสาม", 30_00)]
    assert texts(sheet, 3)["what"] == "กของเขา"


def test_and_what_is_typed_there_is_taken_out_alone(sheet: DaySheet, desk: Desk, hand: PageHand, taken: Entry) -> None:
    hand.press(Key.Key_Delete, held=CONTROL)
    settle()
    assert said(desk)[2:] == [(103, "กของเขา", 9_00)]
    assert texts(sheet, 3)["what"] == "กของเขา"
    assert not sheet.unsaved()
