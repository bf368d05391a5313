"""Lines and cells of which nobody knows whether they are kept: what is typed since changes what was kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from household_ledger.services.commands.entries import AddEntries, DeleteEntries
from household_ledger.services.entry_drafts import draft_of
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.day_sheet import DaySheet
from household_ledger.ui.entry_paper.hours_sheet import HoursSheet
from tests.ui.entry_paper.daily import Key, PageHand, settle
from tests.ui.entry_paper.month_hands import entries_of, shown, type_here
from tests.ui.entry_paper.test_daily_page import texts, told, written
from tests.ui.lost_answers import IS_SAVED, Lose, drafted, lose, server_back

__all__ = ["lose"]


@pytest.fixture(autouse=True)
def _folder(desk: Desk, tmp_path: Path) -> None:
    desk.drafts_folder = tmp_path / "unsaved"


@pytest.fixture
def hand() -> PageHand:
    return PageHand()


def said(desk: Desk) -> list[tuple[int, str, int]]:
    return [(one.paper_line, one.description, draft_of(one).amount) for one in written(desk) if not one.is_deleted]


def type_line(hand: PageHand, words: str, amount: str) -> None:
    hand.words(words).press(Key.Key_Tab).type("7").press(Key.Key_Tab).type(amount)


@pytest.mark.parametrize("is_back_by_itself", [True, False])
def test_no_draft_is_left_of_a_line_that_changed_what_was_kept(
    sheet: DaySheet, desk: Desk, hand: PageHand, lose: Lose, *, is_back_by_itself: bool
) -> None:
    hand.type("5").press(Key.Key_Tab)
    type_line(hand, "กหนึ่ง", "20")
    lose(IS_SAVED)
    hand.press(Key.Key_Return)
    assert len(drafted(desk)) == 1
    hand.type("0")
    if is_back_by_itself:
        server_back(desk)
        settle()
    else:
        hand.press(Key.Key_Return)
        assert said(desk) == [(101, "กหนึ่ง", 20_00)], "it is said first"
    hand.press(Key.Key_Return)
    settle()

    assert said(desk) == [(101, "กหนึ่ง", 200_00)]
    assert drafted(desk) == []


def test_no_draft_is_left_of_a_cell_that_changed_what_was_kept(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, lose: Lose
) -> None:
    sheet = shown(desk, qtbot, HoursSheet)
    lose(IS_SAVED)
    with monkeypatch.context() as away:
        away.setattr(sheet, "read_page", lambda _place: None)  # a server that is away is not read
        type_here(sheet, "5", Qt.Key.Key_Return, Qt.Key.Key_Up)
    type_here(sheet, "6", Qt.Key.Key_Return, Qt.Key.Key_Up)
    assert [one.quantity for one in entries_of(desk)] == [5_000], "it is said first"
    type_here(sheet, "6", Qt.Key.Key_Return)

    assert [one.quantity for one in entries_of(desk)] == [6_000]
    assert drafted(desk) == []


@pytest.fixture
def beside(sheet: DaySheet, desk: Desk, hand: PageHand, lose: Lose) -> None:
    """Keep a line; type the next, which somebody else writes meanwhile; lose the answer to Enter, and type on."""
    hand.type("5").press(Key.Key_Tab)
    type_line(hand, "กหนึ่ง", "9")
    hand.press(Key.Key_Return)
    sheet.lines.go(2, "what")
    type_line(hand, "กสอง", "30")
    theirs = replace(draft_of(written(desk)[0]), description="กของเขา", paper_line=102)
    desk.execute(AddEntries((theirs,)))
    settle()
    lose(IS_SAVED)
    hand.press(Key.Key_Return)
    hand.type("0")


@pytest.mark.usefixtures("beside")
@pytest.mark.parametrize("is_back_by_itself", [True, False])
def test_a_line_kept_beside_anothers_is_changed_by_what_is_typed_since(
    sheet: DaySheet, desk: Desk, hand: PageHand, *, is_back_by_itself: bool
) -> None:
    if is_back_by_itself:
        server_back(desk)
        settle()
        assert "บรรทัด ๓" in told(sheet, 2) or "บรรทัด 3" in told(sheet, 2)
    else:
        hand.press(Key.Key_Return)
        settle()
    assert texts(sheet, 2)["what"] == "กสอง", "what is typed stays where the hands are"
    hand.press(Key.Key_Return)
    settle()

    assert said(desk) == [(101, "กหนึ่ง", 9_00), (102, "กของเขา", 9_00), (103, "กสอง", 300_00)]
    assert texts(sheet, 2)["what"] == "กของเขา"
    assert drafted(desk) == []


@pytest.mark.usefixtures("beside")
def test_a_line_kept_beside_anothers_and_let_go_leaves_what_was_kept(
    sheet: DaySheet, desk: Desk, hand: PageHand
) -> None:
    server_back(desk)
    settle()
    hand.press(Key.Key_Escape, Key.Key_Escape)
    settle()

    assert said(desk) == [(101, "กหนึ่ง", 9_00), (102, "กของเขา", 9_00), (103, "กสอง", 30_00)]
    assert texts(sheet, 2)["what"] == "กของเขา"


@pytest.mark.usefixtures("beside")
def test_a_line_kept_beside_anothers_and_taken_out_since_is_written_as_it_is_typed(desk: Desk, hand: PageHand) -> None:
    server_back(desk)
    settle()
    desk.execute(DeleteEntries((written(desk)[2].id,)))
    settle()
    hand.press(Key.Key_Return)
    settle()

    assert said(desk) == [(101, "กหนึ่ง", 9_00), (102, "กของเขา", 9_00), (103, "กสอง", 300_00)]


def test_a_line_lost_and_then_kept_as_it_was_mended_is_not_half_typed(
    sheet: DaySheet, desk: Desk, hand: PageHand, lose: Lose
) -> None:
    hand.type("5").press(Key.Key_Tab)
    type_line(hand, "กหนึ่ง", "20")
    lose(not IS_SAVED)
    hand.press(Key.Key_Return)
    hand.type("0")
    lose(IS_SAVED)
    hand.press(Key.Key_Return)
    server_back(desk)
    settle()

    assert said(desk) == [(101, "กหนึ่ง", 200_00)]
    assert sheet.book.place_of(1) not in sheet.book.pages.lines
