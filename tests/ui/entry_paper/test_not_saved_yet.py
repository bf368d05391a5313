"""Lines and cells of which nobody knows whether they are kept: what is typed since changes what was kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from household_ledger.services.entry_drafts import draft_of
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.day_sheet import DaySheet
from household_ledger.ui.entry_paper.hours_sheet import HoursSheet
from tests.ui.entry_paper.daily import Key, PageHand, settle
from tests.ui.entry_paper.month_hands import entries_of, shown, type_here
from tests.ui.entry_paper.test_daily_page import written
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
