"""Ctrl+C in the table: rows chosen are copied whole, cells as cells, and it is said what lies on the clipboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.copying.clipboard import ROWS
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.typing.columns import PLACE
from tests.ui.entry_grid.conftest import CONTROL, FOOD, NONE, SHIFT, Key, Typist, written

SAID: list[str] = []


@pytest.fixture
def three(typist: Typist, desk: Desk) -> Typist:
    """Write three rows; what is said is kept."""
    SAID.clear()
    desk.said.connect(lambda notice: SAID.append(notice.words))
    for what, baht in (("ข้าวสาร", "10"), ("ปลา", "20"), ("ผัก", "30")):
        typist.row(what=what, category=FOOD, money_out=baht)
    return typist


def lines() -> list[list[str]]:
    return [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]


def click(page: EntryPage, row: int, column: str, held: Qt.KeyboardModifier = NONE) -> None:
    at = page.grid.view.visualRect(page.grid.model.index(row, PLACE[column])).center()
    QTest.mouseClick(page.grid.view.viewport(), Qt.MouseButton.LeftButton, held, at)


def test_rows_chosen_with_shift_and_an_arrow_are_copied_whole_and_can_be_pasted(three: Typist, desk: Desk) -> None:
    three.press(Key.Key_Up).press(Key.Key_Up, held=SHIFT).press(Key.Key_C, held=CONTROL)

    assert [line[:5] for line in lines()] == [
        ["21/11/2569", what, FOOD, "", baht] for what, baht in (("ปลา", "20"), ("ผัก", "30"))
    ]
    assert QGuiApplication.clipboard().mimeData().hasFormat(ROWS)
    assert SAID[-1] == "คัดลอกทั้งแถวแล้ว 2 แถว"
    three.press(Key.Key_Tab).press(Key.Key_V, held=CONTROL)
    assert [one.description for one in written(desk)] == ["ข้าวสาร", "ปลา", "ผัก", "ปลา", "ผัก"]


def test_rows_apart_chosen_in_different_columns_are_copied_whole(page: EntryPage, three: Typist) -> None:
    click(page, 0, "what")
    click(page, 2, "money_out", CONTROL)
    three.press(Key.Key_C, held=CONTROL)

    assert [(line[1], line[4]) for line in lines()] == [("ข้าวสาร", "10"), ("ผัก", "30")]
    assert SAID[-1] == "คัดลอกทั้งแถวแล้ว 2 แถว"


def test_a_rectangle_and_a_cell_are_copied_as_they_are(page: EntryPage, three: Typist) -> None:
    click(page, 0, "what")
    click(page, 1, "category", SHIFT)
    three.press(Key.Key_C, held=CONTROL)
    assert lines() == [["ข้าวสาร", FOOD], ["ปลา", FOOD]]
    assert SAID[-1] == "คัดลอกแล้วจาก 2 แถว: รายการ · หมวด"

    click(page, 1, "money_out")
    three.press(Key.Key_C, held=CONTROL)
    assert lines() == [["20"]]
    assert SAID[-1] == "คัดลอกแล้ว: 20"


def test_rows_not_saved_yet_leave_on_the_clipboard_what_lies_there(page: EntryPage, typist: Typist, desk: Desk) -> None:
    desk.said.connect(lambda notice: SAID.append(notice.words))
    QGuiApplication.clipboard().setText("ยายฝาก\nพรุ่งนี้ไปวัด")
    typist.press(Key.Key_V, held=CONTROL)
    page.grid.view.stand_at(0, "what")
    typist.press(Key.Key_C, held=CONTROL)

    assert QGuiApplication.clipboard().text() == "ยายฝาก\nพรุ่งนี้ไปวัด"
    assert SAID[-1] == "แถวที่ยังไม่บันทึกจะไม่ถูกคัดลอก"
