"""Parts stand side by side where there is room, below each other where there is not; headings give way likewise."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.page import Page
from household_ledger.ui.theme.look import Look
from household_ledger.ui.theme.tokens import LIGHT
from household_ledger.ui.widgets.beside import Beside
from tests.ui import looking
from tests.ui.conftest import wear


@pytest.mark.parametrize(("letters", "width", "is_row"), [(100, 900, True), (100, 700, False), (150, 1000, False)])
def test_parts_turn_with_the_room_there_is(
    qtbot: QtBot, qapp: QApplication, letters: int, width: int, *, is_row: bool
) -> None:
    wear(qapp, Look(LIGHT, letters))
    both = Beside(800)
    qtbot.addWidget(both)
    first, second = QPushButton("ก"), QPushButton("ข")
    both.add(first, 1)
    both.add(second, 1)

    both.resize(width, 400)
    both.show()
    QApplication.processEvents()

    assert both.is_row is is_row
    assert (first.geometry().top() == second.geometry().top()) is is_row


def test_a_long_heading_gets_the_whole_width_where_buttons_would_leave_it_three_lines(
    qtbot: QtBot, empty_desk: Desk
) -> None:
    page = Page(empty_desk)
    qtbot.addWidget(page)
    made = page.add_button(QPushButton("พิมพ์หน้าเดือนนี้ของครัวเรือน"))
    made.setMinimumWidth(380)
    page.say_heading("ตุลาคมรับมากกว่าจ่าย 1,633.25 บาท — น้อยกว่ากันยายน 763.50 บาท")
    for width, is_below in ((1156, False), (772, True), (1156, False)):
        page.resize(width, 600)
        page.show()
        QApplication.processEvents()

        assert (made.y() >= page.title.geometry().bottom()) is is_below
        assert looking.clipped(page) == []
        assert looking.overlapping(page) == []
