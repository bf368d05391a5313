"""The menu of a row asked for by its key: about the row the keyboard is at, and opened there."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import FOOD, Key, Typist
from tests.ui.hands import child, press


def press_menu_key() -> None:
    """Ask for a menu as Qt does when its key is pressed: in the middle of what the keyboard is at."""
    focused = QApplication.focusWidget()
    assert focused is not None
    where = focused.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert isinstance(where, QRect)
    reason, place = QContextMenuEvent.Reason.Keyboard, where.center()
    QApplication.sendEvent(focused, QContextMenuEvent(reason, place, focused.mapToGlobal(place)))


def menu_of(page: EntryPage) -> QMenu:
    menu = child(page, "row_menu", QMenu)
    assert isinstance(menu, QMenu)
    return menu


def test_the_menu_key_is_about_the_row_one_stands_at_and_leaves_the_keyboard_there(
    page: EntryPage, typist: Typist
) -> None:
    for what in ("ข้าวสาร", "ปลาทู", "ผักคะน้า"):
        typist.row(what=what, category=FOOD, money_out="60")
    typist.press(Key.Key_Up, Key.Key_Up)
    stood_at = page.grid.view.current_cell()
    assert stood_at[0] == 1
    press_menu_key()
    menu = menu_of(page)
    title = menu.accessibleName()
    at = page.grid.view.viewport().mapFromGlobal(menu.mapToGlobal(QPoint(0, 0)))
    menu.close()

    assert "ปลาทู" in title
    assert page.grid.view.current_cell() == stood_at
    assert at.y() <= page.grid.view.visualRect(page.grid.view.currentIndex()).bottom() + 1


def test_the_menu_key_at_the_last_row_is_about_it_not_about_the_row_being_typed(
    page: EntryPage, typist: Typist
) -> None:
    typist.row(what="ข้าวสาร", category=FOOD, money_out="60").press(Key.Key_Up)
    press_menu_key()
    menu = menu_of(page)
    names = {one.objectName() for one in menu.actions()}
    menu.close()

    assert "ข้าวสาร" in menu.accessibleName()
    assert "delete" in names


def test_the_menu_key_keeps_the_rows_that_are_chosen(page: EntryPage, typist: Typist) -> None:
    for what in ("ข้าวสาร", "ปลาทู", "ผักคะน้า"):
        typist.row(what=what, category=FOOD, money_out="60")
    typist.press(Key.Key_Up).press(Key.Key_Up, held=Qt.KeyboardModifier.ShiftModifier)
    chosen = page.grid.view.rows_chosen()
    press_menu_key()
    menu = menu_of(page)
    names = {one.objectName() for one in menu.actions()}
    menu.close()

    assert page.grid.view.rows_chosen() == chosen == [1, 2]
    assert "change_many" in names


def test_a_menu_opened_in_the_strip_and_closed_leaves_the_keyboard_in_the_row(page: EntryPage, typist: Typist) -> None:
    typist.type("ปลาทู")
    more = child(page, "deed_more")
    more.setFocus()
    press(more)
    menu_of(page).close()
    typist.type("นึ่ง")

    assert typist.cell == "what"
    assert page.grid.typing.row.what.endswith("นึ่ง")


def test_one_about_a_kept_row_leaves_it_at_that_row(page: EntryPage, typist: Typist) -> None:
    typist.row(what="ข้าวสาร", category=FOOD, money_out="60").press(Key.Key_Up)
    stood_at = page.grid.view.current_cell()
    more = child(page, "deed_more")
    more.setFocus()
    press(more)
    menu_of(page).close()

    assert page.grid.view.hasFocus()
    assert page.grid.view.current_cell() == stood_at
