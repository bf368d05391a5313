"""Thousands of rows that wait (a letter pasted by mistake, say): only those on the screen are read again and again."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from household_ledger.services.typed.row import ReadRow, TypedRow
from household_ledger.ui.entry_grid.row.keeping import Keeping
from household_ledger.ui.entry_grid.table.looks import WaitingLooks
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import FOOD, Typist

MANY = 600
MOST_SEEN = 60


@pytest.fixture
def read(page: EntryPage, monkeypatch: pytest.MonkeyPatch) -> list[TypedRow]:
    """Let many rows wait; give those read since."""
    rows: list[TypedRow] = []
    plain = Keeping.read

    def reading(keeping: Keeping, row: TypedRow) -> ReadRow:
        rows.append(row)
        return plain(keeping, row)

    page.grid.parts.half.waiting += [
        TypedRow(date="5 พ.ย. 2569", what=f"ข้าว {number}", category="ไม่มีหมวดนี้", money_out="60")
        for number in range(MANY)
    ]
    monkeypatch.setattr(Keeping, "read", reading)
    return rows


def test_only_the_rows_on_the_screen_are_read(page: EntryPage, read: list[TypedRow]) -> None:
    for _time in range(2):
        page.refresh()
        QApplication.processEvents()

    assert page.grid.model.rowCount() == MANY + 1
    assert len(read) <= 2 * MOST_SEEN


def test_what_is_wrong_with_one_is_said_wherever_it_stands(page: EntryPage, read: list[TypedRow]) -> None:
    page.refresh()
    shown = page.grid.model.shown(MANY // 2)

    assert isinstance(shown, WaitingLooks)
    assert shown.problem
    assert shown.looks["date"].text == "5 พ.ย."
    assert read


def test_a_row_is_kept_without_reading_them_all(page: EntryPage, typist: Typist, read: list[TypedRow]) -> None:
    page.refresh()
    QApplication.processEvents()
    typist.fill(what="ปลา", category=FOOD, money_out="40")
    read.clear()
    typist.save()

    assert page.grid.model.entries == 1
    assert len(read) < MANY / 2
