"""Parts stand side by side where there is room, below each other where there is not; headings give way likewise."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.page import Page
from household_ledger.ui.theme.look import Look, look
from household_ledger.ui.theme.tokens import LIGHT
from household_ledger.ui.widgets.beside import Beside, Even
from household_ledger.ui.widgets.cards import FigureCard
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


@pytest.mark.parametrize(("type_size", "is_below"), [(100, False), (150, True)])
def test_large_letters_do_not_pile_up_beside_buttons_what_an_answer_rests_on(
    qtbot: QtBot, qapp: QApplication, empty_desk: Desk, type_size: int, *, is_below: bool
) -> None:
    was = look()
    wear(qapp, Look(type_size=type_size))
    try:
        page = Page(empty_desk)
        qtbot.addWidget(page)
        made = page.add_button(QPushButton("พิมพ์"))
        made.setMinimumWidth(710)
        page.resize(1084, 600)
        page.show()
        rests_on = "เทียบเดือนปฏิทินเดียวกัน 5 เดือน (พ.ค., มิ.ย., ก.ค., ส.ค., ต.ค.) · จดไว้อย่างน้อย 3 เดือนก่อนเริ่มโครงการ"
        page.say_heading("เพิ่มขึ้น 1,381 บาท", rests_on)
        QApplication.processEvents()

        assert (made.y() >= page.subtitle.geometry().bottom()) is is_below
        assert looking.clipped(page) == []
    finally:
        page.close()
        wear(qapp, was)


@pytest.mark.parametrize(("width", "rows"), [(1100, 1), (600, 2), (250, 4)])
def test_figures_keep_whole_in_as_many_even_rows_as_they_need(qtbot: QtBot, width: int, rows: int) -> None:
    figures, area = Even(), QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(figures)
    cards = [FigureCard(f"รูป {number}", "income") for number in range(4)]
    for card in cards:
        figures.add(card)
    area.resize(width, 900)
    area.show()

    for card in cards:
        card.show_figure("12,565.75", "ต้นทุน 4,650")
    for _turn in range(3):
        QApplication.processEvents()

    assert len({card.y() for card in cards}) == rows
    assert len({card.width() for card in cards}) <= 2, "one pixel more at most"
    assert all(card.geometry().right() < width for card in cards)
    assert looking.clipped(figures) == []
