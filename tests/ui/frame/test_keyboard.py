"""The keyboard goes through the window as it is read, whenever its parts were made."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from household_ledger.services.ports import EntryQuery
from household_ledger.ui.frame import reading_order
from household_ledger.ui.frame.window import Window
from household_ledger.ui.widgets.buttons import button
from tests.ui import looking
from tests.ui.frame.conftest import TinyPage, page_of, settle
from tests.ui.frame.test_going_places import key

SHIFT = Qt.KeyboardModifier.ShiftModifier


def area_of(window: Window) -> str:
    at = QApplication.focusWidget()
    assert at is not None
    parts = window.parts
    named = {"page": page_of(window), "drawer": parts.drawer, "top": parts.top, "rail": parts.rail}
    named |= {"status": parts.status, "messages": parts.messages}
    return next(name for name, part in named.items() if part.isAncestorOf(at))


def test_tab_goes_from_the_page_to_top_bar_rail_and_status_line_and_round(window: Window) -> None:
    seen = [area_of(window)]
    first = QApplication.focusWidget()
    for _step in range(60):
        key(window, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            break
        if area_of(window) != seen[-1]:
            seen.append(area_of(window))

    assert QApplication.focusWidget() is first
    assert seen == ["page", "top", "rail", "status"]
    key(window, Qt.Key.Key_Backtab, SHIFT)
    assert area_of(window) == "status"


def test_every_control_of_the_window_is_reached_by_tab(window: Window) -> None:
    window.desk.show_entries("วันนี้", [EntryQuery(household=window.desk.household, last=window.desk.today)])
    window.desk.say("มีปัญหา", "trouble")
    settle()

    assert looking.unreachable(window) == []


def test_a_field_put_in_between_later_is_reached_in_its_place(window: Window) -> None:
    page = page_of(window)
    late = QLineEdit()
    page.body.insertWidget(1, late)
    settle()

    key(window, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is late
    key(window, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.go


def test_f6_goes_from_part_to_part_and_back(window: Window) -> None:
    window.desk.show_entries("วันนี้", [EntryQuery(household=window.desk.household, last=window.desk.today)])
    window.desk.say("มีปัญหา", "trouble")
    settle()
    seen = [area_of(window)]
    for _step in range(6):
        key(window, Qt.Key.Key_F6)
        seen.append(area_of(window))
    assert seen == ["drawer", "messages", "top", "rail", "status", "page", "drawer"]

    key(window, Qt.Key.Key_F6, SHIFT)
    assert area_of(window) == "page"


@pytest.mark.parametrize("is_made_anew", [True, False])
def test_a_page_read_anew_keeps_the_keyboard_that_was_in_it(window: Window, *, is_made_anew: bool) -> None:
    page = page_of(window)

    def read_anew() -> None:
        page.go.hide()
        page.go.deleteLater()
        page.go = button("ทำต่อ", lambda: None)
        page.go.setObjectName("page_go")
        if is_made_anew:
            page.body.addWidget(page.go)

    page.refresh = read_anew  # type: ignore[method-assign]
    page.go.setFocus()
    window.parts.pages.turn()
    settle()

    assert QApplication.focusWidget() is (page.go if is_made_anew else page.line)


def test_a_page_read_anew_leaves_the_keyboard_where_somebody_took_it_meanwhile(window: Window) -> None:
    page = page_of(window)
    page.line.setFocus()
    window.parts.pages.turn()
    page.go.setFocus()  # a key that waited while the page was read
    settle()

    assert QApplication.focusWidget() is page.go


def test_a_page_read_anew_takes_no_keyboard_from_elsewhere(window: Window) -> None:
    window.parts.top.later.setFocus()
    window.parts.pages.turn()
    settle()

    assert QApplication.focusWidget() is window.parts.top.later


def test_a_page_that_begins_at_something_without_keys_begins_at_its_first_control(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TinyPage, "first_focus", lambda page: page.area)

    window.go("savings")
    settle()

    page = page_of(window)
    assert QApplication.focusWidget() is page.line
    page.line.hide()
    assert reading_order.first_of(page.line, page) is page.go


def test_enter_presses_what_the_keyboard_is_at(window: Window) -> None:
    page_of(window).go.setFocus()
    key(window, Qt.Key.Key_Return)
    assert "pressed" in page_of(window).asked
    window.parts.rail.findChild(QWidget, "page_month").setFocus()  # type: ignore[union-attr]
    key(window, Qt.Key.Key_Return)
    assert window.parts.pages.key == "month"


def test_arrow_keys_move_in_the_rail_without_pressing(window: Window) -> None:
    window.parts.rail.findChild(QWidget, "page_today").setFocus()  # type: ignore[union-attr]
    key(window, Qt.Key.Key_Down)
    at = QApplication.focusWidget()
    assert at is not None
    assert at.objectName() == "page_entry"
    assert window.parts.pages.key == "today"
    key(window, Qt.Key.Key_Space)
    assert window.parts.pages.key == "entry"


def test_escape_closes_the_drawer_and_then_the_newest_message(window: Window) -> None:
    window.desk.say("ปัญหาหนึ่ง", "trouble")
    window.desk.say("ปัญหาสอง", "trouble")
    window.drawers.show_help()
    key(window, Qt.Key.Key_Escape)
    assert window.parts.drawer.panel is None
    assert len(window.parts.messages.shown()) == 2
    key(window, Qt.Key.Key_Escape)
    assert [one.words for one in window.parts.messages.shown()] == ["ปัญหาหนึ่ง"]
    key(window, Qt.Key.Key_Escape)
    assert window.parts.messages.shown() == ()


def test_grids_are_read_row_by_row_and_what_is_out_of_sight_is_brought_into_it(window: Window) -> None:
    inside = QWidget()
    grid = QGridLayout(inside)
    fields = {place: QLineEdit() for place in ((1, 1), (0, 1), (1, 0), (0, 0))}
    for (row, column), field in fields.items():
        grid.addWidget(field, row, column)
    low = QLineEdit()
    rows = QVBoxLayout()
    rows.addSpacing(3000)
    rows.addWidget(low)
    grid.addLayout(rows, 2, 0)
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    page_of(window).body.insertWidget(0, area)
    settle()

    assert list(reading_order.controls(area)) == [fields[0, 0], fields[0, 1], fields[1, 0], fields[1, 1], low]
    fields[1, 1].setFocus()
    QTest.keyClick(fields[1, 1], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is low
    assert not low.visibleRegion().isEmpty()


def test_a_page_gone_back_to_begins_where_it_says_and_not_at_the_button_pressed_last(window: Window) -> None:
    made = page_of(window)
    made.go.setFocus()  # a button was pressed before the page was left
    window.go("month")
    window.go("today")

    assert QApplication.focusWidget() is made.line
