"""Hands for the sheets of cells: a sheet shown and joined to its desk, and real keys and presses on its cells."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.domain.entry import Entry
from household_ledger.domain.period import Month
from household_ledger.services.ports import EntryQuery
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.cells_sheet import CellsSheet
from household_ledger.ui.entry_paper.cells_table import CellsTable
from household_ledger.ui.typing.saving import Saver
from tests.ui.hands import type_words

EMPTY = Month(2026, 11)
"""The present month of the tests' clock (21 November 2026), of which the made-up households wrote nothing."""
Key = Qt.Key


def shown(desk: Desk, qtbot: QtBot, make: Callable[[Desk, Saver], CellsSheet], month: Month = EMPTY) -> CellsSheet:
    """Show a sheet of the first household."""
    desk.turn_to(month)
    sheet = make(desk, Saver(desk))
    qtbot.addWidget(sheet)
    qtbot.addWidget(sheet.pane.beside)
    sheet.pane.beside.show()
    desk.changed.connect(lambda _changes: sheet.refresh())
    desk.moved.connect(sheet.refresh)
    sheet.resize(1130, 600)
    sheet.show()
    sheet.activateWindow()
    sheet.refresh()
    sheet.pane.body.setFocus()
    QApplication.processEvents()
    return sheet


def at(table: CellsTable) -> tuple[int, int]:
    """Give where the keyboard is."""
    return table.at


def type_here(sheet: CellsSheet, words: str, *keys: Qt.Key) -> None:
    """Type in the cell one stands at, then press keys, all in whatever has the keyboard."""
    type_words(sheet, words)
    for key in keys:
        tap(key)


def tap(key: Qt.Key, *, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key in whatever has the keyboard."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, held)


def press_cell(table: CellsTable, row: int, column: int) -> None:
    """Press a cell with the mouse."""
    index = table.cells.index(row, column)
    table.scrollTo(index)
    where = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)


def entries_of(desk: Desk, month: Month = EMPTY) -> list[Entry]:
    """List the household's entries of a month in the order they were made."""
    with desk.reader() as reader:
        query = EntryQuery(household=desk.household, first=month.first, last=month.last)
        return sorted(reader.entries(query), key=lambda one: one.id)
