"""How the page is drawn: no stray ground in the row being typed, the day's answer on one line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from household_ledger.text.i18n import set_language
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import FOOD, THIS_MONTH, Typist, built, settle

SMALL = 1156
"""What a window of 1366 pixels leaves a page."""


def test_a_cell_the_mouse_rests_over_is_drawn_as_the_row_is(page: EntryPage, typist: Typist) -> None:
    """Rows come and go below a mouse that lies still: Qt goes on taking the cell for one under it."""
    typist.row(what="ข้าว", category=FOOD, money_out="20")
    editor = page.grid.view.editor
    for name in ("category", "money_out"):
        cell = editor.cells[name]
        cell.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        cell.update()
        place = cell.geometry().center() + QPoint(0, cell.height() // 2 - 4)
        picture = editor.grab().toImage()
        beside = editor.cells["who"].geometry().center()
        assert picture.pixelColor(place) == picture.pixelColor(beside), name


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_day_s_answer_is_on_one_line_of_a_small_window(desk: Desk, qtbot: QtBot, language: str) -> None:
    set_language(language)
    desk.turn_to(THIS_MONTH)
    page = built(desk, qtbot)
    for what, baht in (("ข้าวสาร", "12345.75"), ("ไข่", "60")):
        Typist(page).row(what=what, category=FOOD, money_out=baht)
    settle()

    assert page.width() == SMALL
    letters, words = page.title.fontMetrics(), page.title.words()
    assert letters.horizontalAdvance(words) <= page.title.width(), words
    assert page.title.height() < 2 * letters.height()
    assert "2 " in words
    assert "10,28" in words, "what the book holds is said, too"


def test_and_in_more_words_where_there_is_room_for_them(desk: Desk, qtbot: QtBot) -> None:
    desk.turn_to(THIS_MONTH)
    page = built(desk, qtbot)
    short = page.title.words()
    page.resize(1700, 684)
    settle()
    assert len(page.title.words()) > len(short)
    assert "ตามบัญชี" in page.title.words()
