"""The drawer is filled anew when something is written: whoever is at work in it stays where they were."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.period import Month
from household_ledger.services.commands.entries import DeleteEntries
from household_ledger.services.commands.months import CorrectClosed
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.month_state import corrected_in
from household_ledger.ui.frame.entries_panel import EntriesPanel
from household_ledger.ui.frame.history_panel import HistoryPanel
from household_ledger.ui.frame.window import Window
from tests.ui.frame.conftest import page_of, settle
from tests.ui.frame.test_doing import add


def _panel(window: Window) -> EntriesPanel:
    panel = window.parts.drawer.panel
    assert isinstance(panel, EntriesPanel)
    return panel


def test_the_keyboard_stays_at_its_entry_while_others_are_written(window: Window) -> None:
    desk, month = window.desk, Month(2026, 9)
    desk.show_entries("กันยายน", [EntryQuery(household=desk.household, first=month.first, last=month.last)])
    settle()
    first = _panel(window).entry()
    for _down in range(4):
        QTest.keyClick(_panel(window).list, Qt.Key.Key_Down)
    before, standing = _panel(window), _panel(window).entry()

    add(desk)
    settle()

    assert _panel(window) is not before
    assert QApplication.focusWidget() is _panel(window).list
    assert _panel(window).entry() == standing != first


def test_a_drawer_filled_anew_takes_the_keyboard_from_nobody(window: Window) -> None:
    desk = window.desk
    desk.show_entries("วันนี้", [EntryQuery(household=desk.household, first=desk.today, last=desk.today)])
    settle()
    window.parts.top.household.setFocus()

    add(desk)
    settle()

    assert QApplication.focusWidget() is window.parts.top.household


def test_the_keyboard_begins_in_the_page_wherever_qt_put_it_when_the_drawer_went(window: Window) -> None:
    page = page_of(window)
    window.drawers.show_help()
    settle()
    panel = window.parts.drawer.panel
    assert panel is not None
    assert panel.isAncestorOf(QApplication.focusWidget() or window) or panel is QApplication.focusWidget()

    drawer, hide = window.parts.drawer, window.parts.drawer.hide

    def hide_as_qt_does() -> None:
        hide()
        page.go.setFocus()

    drawer.hide = hide_as_qt_does  # type: ignore[method-assign]
    QTest.keyClick(drawer, Qt.Key.Key_Escape)
    settle()

    assert QApplication.focusWidget() is page.line


def test_an_entry_corrected_away_is_told_of_where_no_row_is_left_to_go_to(window: Window) -> None:
    desk, month = window.desk, Month(2026, 9)
    household = desk.household or NO_ID
    with desk.reader() as reader:
        entries = list(reader.entries(EntryQuery(household=household, first=month.first, last=month.last)))
    gone = next(one for one in entries if one.pair == NO_ID)
    desk.execute(CorrectClosed(household, month, "จดสองครั้ง", DeleteEntries((gone.id,))))
    desk.show_entries("ที่แก้", [corrected_in(household, month)])
    settle()
    panel = _panel(window)
    panel.stand_at(gone.id)
    assert panel.entry() == gone.id
    assert panel.list.currentIndex().data().split("\n")[1].startswith("ลบแล้ว · ")

    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    settle()
    assert isinstance(window.parts.drawer.panel, HistoryPanel)
