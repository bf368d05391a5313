"""The name of a line pressed means the line: what is typed next is written there, nowhere else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from household_ledger.services.entry_drafts import amount_of
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.cells_table import CellsTable
from household_ledger.ui.entry_paper.month_sheet import MonthSheet
from tests.ui.entry_paper.month_hands import entries_of, shown, tap, type_here

Key = Qt.Key


@pytest.fixture
def sheet(desk: Desk, qtbot: QtBot) -> MonthSheet:
    """Give the monthly page of the present month, nothing written on it."""
    made = shown(desk, qtbot, MonthSheet)
    assert isinstance(made, MonthSheet)
    return made


def press_name(table: CellsTable, row: int) -> None:
    where = QPoint(table.days.width() // 2, table.days.sectionViewportPosition(row) + table.days.sectionSize(row) // 2)
    QTest.mouseClick(table.days.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)


def test_what_is_typed_after_the_name_of_the_papers_sums_was_pressed_is_a_sum_and_no_entry(
    sheet: MonthSheet, desk: Desk
) -> None:
    type_here(sheet, "350", Key.Key_Enter)
    foot = sheet.pane.foot
    paper = next(row for row, one in enumerate(foot.cells.lines) if foot.cells.next_in_line(row, -1, 1) == (row, 0))

    press_name(foot, paper)
    assert foot.hasFocus()
    type_here(sheet, "1030", Key.Key_Tab)
    type_here(sheet, "290", Key.Key_Enter)

    assert [foot.cells.cell(paper, place).text for place in (0, 1)] == ["1,030", "290"]
    assert [int(amount_of(one)) for one in entries_of(desk)] == [350_00]


def test_the_name_of_a_day_pressed_leads_to_its_first_cell_and_keeps_what_was_typed(
    sheet: MonthSheet, desk: Desk
) -> None:
    type_here(sheet, "20")
    press_name(sheet.pane.body, 6)

    assert [one.date.day for one in entries_of(desk)] == [1]
    assert sheet.pane.body.at == (6, 0)
    type_here(sheet, "30")
    tap(Key.Key_Enter)
    assert [one.date.day for one in entries_of(desk)] == [1, 7]
