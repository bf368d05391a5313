"""Where letters are large the rows above the one being typed keep room, and what the page's buttons do is at hand."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from household_ledger.domain.period import Month
from household_ledger.ui.desk import Desk
from household_ledger.ui.frame.window import Window
from household_ledger.ui.theme.look import Look
from household_ledger.ui.typing.columns import PLACE
from tests.ui.conftest import wear
from tests.ui.entry_grid.conftest import page_of, settle
from tests.ui.hands import child, press

LOW_SCREEN = 768


@pytest.fixture
def large(window: Window, desk: Desk, qapp: QApplication) -> Window:
    """Wear the largest letters, in a month full of rows."""
    wear(qapp, Look(type_size=200))
    window.rebuild()
    settle()
    desk.turn_to(Month(2026, 10))
    settle()
    window.parts.messages.hide()  # who is typing was chosen
    settle()
    page_of(window).grid.refresh()
    return window


def test_a_row_above_the_new_one_is_seen_whole_in_the_largest_letters(large: Window) -> None:
    view = page_of(large).grid.view

    assert view.editor_row == view.model().rowCount() - 1
    assert view.is_in_sight(view.editor_row)
    assert view.is_in_sight(view.editor_row - 1)
    assert view.is_in_sight(view.editor_row - 2)
    for name in ("pocket", "who", "note"):
        assert view.editor.cells[name].isVisible()
        assert view.editor.rect().contains(view.editor.cells[name].geometry())


def test_five_rows_and_what_is_left_are_seen_above_the_new_one_whatever_is_asked_below(
    window: Window, desk: Desk, qapp: QApplication
) -> None:
    wear(qapp, Look(type_size=150))
    window.rebuild()
    window.resize(1366, LOW_SCREEN)
    desk.turn_to(Month(2026, 10))
    for _turn in range(8):
        settle()
    page = page_of(window)
    page.deeds.due.words.show_words("ถึงกำหนดแล้ว: เบี้ยผู้สูงอายุ · 10 ต.ค. · 600")
    page.deeds.due.show()
    for _turn in range(8):
        settle()
    view = page.grid.view
    view.show_editor_row()

    assert window.parts.messages.isVisible(), "who is typing is asked"
    assert window.height() == LOW_SCREEN
    assert not view.isColumnHidden(PLACE["balance"])
    assert [back for back in range(6) if not view.is_in_sight(view.editor_row - back)] == []


def test_what_the_buttons_of_the_page_do_is_in_the_menu_by_mouse(large: Window) -> None:
    page = page_of(large)
    press(child(page, "deed_more"))
    settle()

    menu = child(page, "row_menu")
    assert isinstance(menu, QMenu)
    assert menu.height() <= LOW_SCREEN
    assert {"count", "nothing"} <= {one.objectName() for one in menu.actions()}
    menu.close()
