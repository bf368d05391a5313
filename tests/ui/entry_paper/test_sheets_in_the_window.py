"""The sheets of cells in the real window: keys with the turns between them, closed months, what waits at the end."""

from __future__ import annotations

import random
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.entry_drafts import amount_of
from household_ledger.settings import ENTRY_WAY, PAPER_WAY
from household_ledger.text.i18n import set_language
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.cells_model import CellKind
from household_ledger.ui.entry_paper.hours_sheet import HoursSheet
from household_ledger.ui.entry_paper.month_sheet import MonthSheet
from household_ledger.ui.entry_paper.way import PaperWay
from household_ledger.ui.frame.window import Window
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.segments import Segments
from tests.ui.conftest import Shot
from tests.ui.entry_grid.conftest import page_of, settle
from tests.ui.entry_grid.conftest import window as grid_window
from tests.ui.entry_paper.month_hands import EMPTY, entries_of, tap, type_here
from tests.ui.hands import child, press

__all__ = ["grid_window"]

Key = Qt.Key


@pytest.fixture
def way(grid_window: Window, desk: Desk) -> PaperWay:
    """Give the paper page in the window, its monthly page shown."""
    page = page_of(grid_window)
    page._on_chosen(PAPER_WAY)
    settle()
    shown = page.shown
    assert isinstance(shown, PaperWay)
    assert desk.settings.text(ENTRY_WAY) == PAPER_WAY
    choose(shown, "month")
    grid_window.activateWindow()
    settle()
    return shown


def choose(way: PaperWay, key: str) -> None:
    """Press the name of a sheet."""
    segments = child(way, "paper_sheets", Segments)
    names = segments.findChildren(QPushButton)
    press(names[["day", "month", "hours"].index(key)])
    settle()


def month_of(way: PaperWay) -> MonthSheet:
    assert isinstance(way.sheet, MonthSheet)
    return way.sheet


def test_cells_typed_with_turns_between_the_keys_land_exactly(way: PaperWay, desk: Desk) -> None:
    sheet, chance = month_of(way), random.Random(7)
    sheet.pane.body.stand_at(0, 0)
    for number in range(1, 21):
        for letter in f"1{number}+5":
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClicks(focused, letter)
            for _turn in range(chance.randrange(3)):
                QApplication.processEvents()
        tap(Key.Key_Return)
        for _turn in range(chance.randrange(3)):
            QApplication.processEvents()

    assert [(one.date.day, int(amount_of(one))) for one in entries_of(desk)] == [
        (number, (int(f"1{number}") + 5) * 100) for number in range(1, 21)
    ]


def test_a_closed_month_is_corrected_with_a_reason(
    way: PaperWay, desk: Desk, monkeypatch: pytest.MonkeyPatch, shot: Shot
) -> None:
    sheet = month_of(way)
    assert desk.household is not None
    desk.execute(CloseMonth(desk.household, EMPTY))
    settle()
    assert {sheet.pane.body.cells.cell(0, place).kind for place in range(3)} == {CellKind.SHUT}
    shot(way.window(), "month-sheet-closed")

    monkeypatch.setattr(dialogs, "ask_text", lambda *_asked: "พบกระดาษอีกแผ่น")
    way.correct()
    way.window().activateWindow()
    settle()
    sheet.pane.body.stand_at(4, 0)
    type_here(sheet, "60", Key.Key_Enter)

    (made,) = entries_of(desk)
    assert (made.date, made.corrected_on) == (date(2026, 11, 5), desk.today)
    assert made.correction_reason == "พบกระดาษอีกแผ่น"


def test_closing_asks_for_a_cell_that_is_typed_and_not_kept_and_the_window_built_anew_has_it(
    way: PaperWay, grid_window: Window, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet, asked = month_of(way), []
    sheet.pane.body.stand_at(0, 0)
    type_here(sheet, "หก", Key.Key_Enter)

    def no(*words: object) -> bool:
        asked.append(words)
        return False

    monkeypatch.setattr(dialogs, "confirm", no)
    assert not way.may_close()
    assert len(asked) == 1

    set_language("en")
    grid_window.rebuild()
    settle()
    again = page_of(grid_window).shown
    assert isinstance(again, PaperWay)
    assert month_of(again).pane.body.cells.cell(0, 0).text == "หก"
    assert entries_of(desk) == []


def test_each_sheet_is_shown_by_its_name_and_says_what_it_comes_to(way: PaperWay, shot: Shot) -> None:
    sheet = month_of(way)
    assert sheet.heading() == way.heading()
    assert sheet.help_text()
    shot(way.window(), "month-sheet")
    choose(way, "hours")
    assert isinstance(way.sheet, HoursSheet)
    assert way.sheet.pane.body.isVisible()
    assert not sheet.pane.beside.isVisible()
    shot(way.window(), "hours-sheet")
