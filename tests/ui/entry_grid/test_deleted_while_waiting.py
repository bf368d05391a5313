"""Ctrl+Z after rows not saved yet were deleted: they come back before any step of the book is taken back."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from household_ledger.ui.desk import Desk, Notice
from household_ledger.ui.frame.window import Window
from tests.ui.entry_grid.conftest import CONTROL, FOOD, SHIFT, Key, Typist, page_of, settle, written

LETTER = "ยายฝากซื้อของ\nพรุ่งนี้ไปวัด"
FIRST, SECOND = LETTER.split("\n")


@pytest.fixture
def typist(window: Window) -> Typist:
    """Give hands that wrote a row and pasted two lines that wait, and stand at the last of them."""
    typist = Typist(page_of(window)).row(what="ข้าวสาร", category=FOOD, money_out="60")
    settle()
    QGuiApplication.clipboard().setText(LETTER)
    typist.press(Key.Key_V, held=CONTROL)
    settle()
    typist.page.grid.view.stand_at(typist.page.grid.model.new_row - 1, "what")
    assert waiting(typist) == [FIRST, SECOND]
    return typist


def waiting(typist: Typist) -> list[str]:
    return [row.what for row in typist.page.grid.parts.half.waiting]


def undo(typist: Typist) -> None:
    typist.press(Key.Key_Z, held=CONTROL)
    settle()


def test_a_row_taken_out_comes_back_to_its_place_and_the_step_before_it_after_that(typist: Typist, desk: Desk) -> None:
    typist.press(Key.Key_Up, Key.Key_Delete)
    settle()
    assert waiting(typist) == [SECOND]
    undo(typist)
    assert waiting(typist) == [FIRST, SECOND]
    assert len(written(desk)) == 1
    assert FIRST in typist.page.grid.notice.words.words()
    undo(typist)
    assert (written(desk), waiting(typist)) == ([], [FIRST, SECOND])


def test_one_deleted_after_the_other_comes_back_in_turn_from_within_the_row_too(typist: Typist, desk: Desk) -> None:
    typist.press(Key.Key_Delete)
    settle()
    typist.page.grid.view.stand_at(1, "what")
    typist.press(Key.Key_Delete)
    settle()
    assert waiting(typist) == []
    typist.page.grid.focus()
    typist.page.grid.typing.go("what")
    typist.type("ไข่")
    undo(typist)
    assert (typist.page.grid.typing.row.what, waiting(typist)) == ("", [])
    undo(typist)
    assert waiting(typist) == [FIRST]
    undo(typist)
    assert waiting(typist) == [FIRST, SECOND]
    assert len(written(desk)) == 1


def test_what_was_written_since_is_taken_back_first(typist: Typist, desk: Desk) -> None:
    typist.press(Key.Key_Delete)
    settle()
    typist.page.grid.typing.go("what")
    typist.row(what="ปลา", category=FOOD, money_out="40")
    settle()
    undo(typist)
    assert ([one.description for one in written(desk)], waiting(typist)) == (["ข้าวสาร"], [FIRST])
    undo(typist)
    assert (len(written(desk)), waiting(typist)) == (1, [FIRST, SECOND])


def test_rows_kept_and_waiting_that_were_deleted_at_once_come_back_at_once(typist: Typist, desk: Desk) -> None:
    said: list[Notice] = []
    desk.said.connect(said.append)
    typist.press(Key.Key_Up, Key.Key_Up, held=SHIFT).press(Key.Key_Delete)
    settle()
    assert (written(desk), waiting(typist)) == ([], [])
    undo(typist)
    assert (len(written(desk)), waiting(typist)) == (1, [FIRST, SECOND])
    assert "เอากลับมาแล้ว 3 รายการ" in [one.words for one in said]
