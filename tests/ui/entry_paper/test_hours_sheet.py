"""Typing hours in on their sheet: a column for each person at each work, every cell its own row and step."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind, Sector
from household_ledger.domain.register import Household, Occupation
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.households import AddHousehold
from household_ledger.services.commands.register import AddRecords
from household_ledger.ui.desk import Desk, Looked, Notice
from household_ledger.ui.entry_paper.cells_model import CellKind
from household_ledger.ui.entry_paper.hours_sheet import HoursSheet
from tests.ui.entry_paper.month_hands import EMPTY, entries_of, press_cell, shown, tap, type_here
from tests.ui.hands import child, press, type_words

Key = Qt.Key


@pytest.fixture
def sheet(desk: Desk, qtbot: QtBot) -> HoursSheet:
    """Give the sheet of hours of the present month, nothing written on it."""
    made = shown(desk, qtbot, HoursSheet)
    assert isinstance(made, HoursSheet)
    return made


def hours(desk: Desk) -> list[tuple[int, int, int, int | None]]:
    found = [one for one in entries_of(desk) if one.kind is EntryKind.HOURS]
    return [(one.date.day, int(one.occupation), int(one.member), one.quantity) for one in found]


def test_every_cell_typed_is_a_row_of_hours_of_that_work_and_person(
    sheet: HoursSheet, desk: Desk, tmp_path: Path
) -> None:
    expected = set()
    for place, column in enumerate(sheet.columns):
        sheet.pane.body.stand_at(0, place)
        for day in range(1, 4):
            type_here(sheet, f"{place % 3 + 1}.{day}", Key.Key_Enter)
            expected.add((day, int(column.occupation), int(column.member), (place % 3 + 1) * 1000 + day * 100))

    plain = sqlite3.connect(tmp_path / "demo.hldb")
    rows = plain.execute(
        "SELECT CAST(substr(date, 9) AS INTEGER), occupation_id, member, quantity FROM entry"
        " WHERE kind = 'hours' AND deleted = 0 AND household_id = ? AND date BETWEEN '2026-11-01' AND '2026-11-30'",
        (desk.household,),
    ).fetchall()
    plain.close()
    assert len(sheet.columns) > 3
    assert len(rows) == len(expected) == 3 * len(sheet.columns)
    assert set(rows) == expected
    told = sheet.pane.body.cells.cell(0, 0).told
    assert sheet.columns[0].occupation_name in told
    assert sheet.columns[0].member_name in told


def test_hours_are_typed_over_taken_out_and_brought_back(sheet: HoursSheet, desk: Desk) -> None:
    page = sheet.pane.body
    type_here(sheet, "๒.๕", Key.Key_Enter)
    page.stand_at(0, 0)
    type_here(sheet, "1.5+2", Key.Key_Enter)
    assert [one[3] for one in hours(desk)] == [3_500]
    page.stand_at(0, 0)
    tap(Key.Key_Delete)
    assert hours(desk) == []
    desk.undo()
    QApplication.processEvents()
    assert page.cells.cell(0, 0).text == "3.5"
    desk.undo()
    desk.undo()
    QApplication.processEvents()
    assert page.cells.cell(0, 0).text == ""


def test_more_hours_of_one_person_than_a_day_has_wait_in_the_cell(sheet: HoursSheet, desk: Desk) -> None:
    said: list[Notice] = []
    desk.said.connect(said.append)
    assert sheet.columns[0].member
    type_here(sheet, "25", Key.Key_Enter)
    assert hours(desk) == []
    assert sheet.pane.body.cells.cell(0, 0).wrong

    sheet.pane.body.stand_at(0, 0)
    type_here(sheet, "20", Key.Key_Enter)
    other = next(n for n, one in enumerate(sheet.columns) if n and one.member == sheet.columns[0].member)
    sheet.pane.body.stand_at(0, other)
    type_here(sheet, "6", Key.Key_Enter)
    assert [one[3] for one in hours(desk)] == [20_000, 6_000], "remarked on, and kept"
    assert said


def test_sums_and_those_of_the_paper_stand_below(sheet: HoursSheet) -> None:
    type_here(sheet, "2", Key.Key_Enter)
    type_here(sheet, "1.5", Key.Key_Enter)
    foot = sheet.pane.foot
    assert foot.cells.cell(0, 0).text == "3.5"
    foot.stand_at(1, 0)
    type_here(sheet, "4", Key.Key_Enter)
    assert "0.5" in foot.cells.cell(1, 0).told
    foot.stand_at(1, 0)
    type_here(sheet, "3.5", Key.Key_Enter)
    assert foot.cells.cell(1, 0).is_agreed


def test_by_mouse_alone_a_cell_is_gone_to_and_left(sheet: HoursSheet, desk: Desk) -> None:
    page = sheet.pane.body
    press_cell(page, 2, 1)
    assert page.is_editing
    type_words(sheet, "3")  # a keyboard on the screen writes the same
    press_cell(page, 4, 1)
    assert [(day, amount) for day, _work, _member, amount in hours(desk)] == [(3, 3_000)]


def test_hours_without_a_column_are_told_and_shown(sheet: HoursSheet, desk: Desk) -> None:
    looked: list[Looked] = []
    desk.entries_asked.connect(looked.append)
    assert desk.household is not None
    nobody = Draft(
        household=desk.household,
        date=date(2026, 11, 3),
        kind=EntryKind.HOURS,
        occupation=sheet.columns[0].occupation,
        quantity=4_000,
    )
    desk.execute(AddEntries((nobody,)))
    QApplication.processEvents()

    beside = child(sheet, "hours_beside", QPushButton)
    assert beside.isVisible()
    assert isinstance(beside, QPushButton)
    assert "4" in beside.text()
    press(beside)
    assert len(looked) == 1
    assert "4" in sheet.heading()


def test_two_rows_in_one_cell_are_opened_not_typed_over(sheet: HoursSheet, desk: Desk) -> None:
    looked: list[Looked] = []
    desk.entries_asked.connect(looked.append)
    type_here(sheet, "2", Key.Key_Enter)
    (made,) = entries_of(desk)
    again = Draft(
        household=made.household,
        date=made.date,
        kind=EntryKind.HOURS,
        occupation=made.occupation,
        member=made.member,
        quantity=1_000,
    )
    desk.execute(AddEntries((again,)))
    QApplication.processEvents()

    cell = sheet.pane.body.cells.cell(0, 0)
    assert (cell.text, cell.kind) == ("3", CellKind.OPENS)
    sheet.pane.body.stand_at(0, 0)
    tap(Key.Key_Enter)
    assert len(looked) == 1


def test_a_household_nobody_described_says_where_work_and_people_are_written_down(
    empty_desk: Desk, qtbot: QtBot
) -> None:
    empty_desk.execute(AddHousehold(household=Household(id=NO_ID, code="001", name="บ้านใหม่")))
    empty_desk.look_at(empty_desk.figures.households()[0].id)
    asked: list[str] = []
    empty_desk.page_asked.connect(lambda page, _wish, _sight: asked.append(page))
    sheet = shown(empty_desk, qtbot, HoursSheet)
    kinds = {sheet.pane.body.cells.cell(0, place).kind for place in range(sheet.pane.body.cells.columnCount())}
    assert kinds == {CellKind.SHUT}
    banner = child(sheet, "hours_unnamed")
    press(banner.findChildren(QPushButton)[0])
    assert asked == ["occupations"]

    household = empty_desk.household
    assert household is not None
    rice = Occupation(id=NO_ID, household=household, name="ทำนา", sector=Sector.FARM, is_main=True)
    empty_desk.execute(AddRecords((rice,)))
    QApplication.processEvents()
    assert [sheet.pane.body.cells.cell(0, place).kind for place in range(2)] == [CellKind.TYPED, CellKind.SHUT]
    sheet.pane.body.stand_at(0, 0)
    type_here(sheet, "5", Key.Key_Enter)
    assert [(one.quantity, one.member) for one in entries_of(empty_desk, EMPTY)] == [(5_000, NO_ID)]
