"""Pages of paper are seen whole: what a number stands for, remarks, the sums of the day, days still to come."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.text.i18n import set_language
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.cells_model import CellKind, Shown, ShownColumn, ShownGroup, ShownLine
from household_ledger.ui.entry_paper.cells_pane import CellsPane
from household_ledger.ui.entry_paper.day_sheet import DaySheet
from household_ledger.ui.entry_paper.way import PaperWay
from household_ledger.ui.theme.look import Look, px
from tests.ui.conftest import wear
from tests.ui.entry_page import built
from tests.ui.entry_paper.daily import THIS_MONTH, PageHand, filled, settle

Key = Qt.Key


@pytest.fixture
def worn(qapp: QApplication) -> Iterator[QApplication]:
    """Give the application, and take its look off again."""
    yield qapp
    wear(qapp, Look())


def daily_at(size: int, width: int, desk: Desk, qtbot: QtBot, worn: QApplication) -> DaySheet:
    """Build the daily page with letters of a size, as wide as the window leaves it."""
    wear(worn, Look(type_size=size))
    desk.settings.chosen["writer"] = "provider"
    desk.turn_to(THIS_MONTH)
    page = built(desk, qtbot)
    page.resize(width, 700)
    settle()
    assert isinstance(page.shown, PaperWay)
    assert isinstance(page.shown.sheet, DaySheet)
    return page.shown.sheet


def type_some(sheet: DaySheet, desk: Desk, count: int = 4) -> None:
    hand, before = PageHand(), None
    for one in filled(sheet.head.numbers.usual, desk.today, entries=count):
        hand.line(one, before)
        before = one.day
    settle()


def test_what_numbers_stand_for_is_seen_on_every_line_with_letters_half_as_large_again(
    desk: Desk, qtbot: QtBot, worn: QApplication
) -> None:
    sheet = daily_at(150, 1086, desk, qtbot, worn)
    type_some(sheet, desk)
    for line in range(1, 5):
        row = sheet.lines.row(line)
        assert row.said.isVisible()
        assert row.said.words()
        assert row.said.width() >= px(70)
        assert row.cells["what"].width() >= px(100)
        assert row.cells["note"].placeholderText() == ""


def test_with_letters_twice_as_large_the_words_have_room_and_the_remark_stands_under_them(
    desk: Desk, qtbot: QtBot, worn: QApplication
) -> None:
    sheet = daily_at(200, 1020, desk, qtbot, worn)
    type_some(sheet, desk)
    row = sheet.lines.row(2)
    assert row.cells["what"].width() >= px(80)
    assert row.cells["saving"].geometry().right() <= row.width()
    assert row.height() == px(36)

    sheet.lines.go(2, "note")
    settle()
    note = row.cells["note"]
    assert note.geometry().top() > row.cells["what"].geometry().bottom()
    assert note.height() >= 36
    assert note.geometry().bottom() <= row.height()
    assert row.sentence.isVisible()  # what the number stands for
    assert row.sentence.geometry().top() >= note.geometry().bottom()
    PageHand().words("แบ่งบ้านข้าง ๆ").press(Key.Key_Return)
    settle()
    assert note.height() >= 36  # a remark that is there stays in sight
    assert sheet.lines.row(4).cells["note"].geometry().bottom() < px(36) + 5  # and takes no room where there is none
    assert sheet.lines.row(4).height() == px(36)


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_heading_of_an_empty_page_is_short_with_large_letters(
    desk: Desk, qtbot: QtBot, worn: QApplication, language: str
) -> None:
    set_language(language)
    sheet = daily_at(150, 1086, desk, qtbot, worn)
    said = sheet.heading()
    set_language("th")
    assert said == {"th": "พ.ย. 2569 — ยังไม่ได้พิมพ์อะไร", "en": "Nov 2026 — nothing typed yet"}[language]


def test_days_still_to_come_are_written_lighter_than_those_that_can_be_circled(sheet: DaySheet, desk: Desk) -> None:
    type_some(sheet, desk)
    days = sheet.foot.circles.days
    to_come, free, written = days[25], days[1], days[0]
    assert not to_come.isEnabled()
    assert "มีรายการ" in written.accessibleName()
    assert to_come._ink().alphaF() < 0.5 < written._ink().alphaF() == free._ink().alphaF()


def test_a_page_a_little_too_wide_is_written_smaller_so_that_its_last_sums_are_seen(qtbot: QtBot) -> None:
    seen = []
    for columns in range(9, 21):
        pane = _pane(qtbot, columns=columns, text="13,590.75")
        assert pane.body.cells.is_tight == pane.foot.cells.is_tight
        seen.append((pane.body.cells.is_tight, pane.body.horizontalScrollBar().maximum() > 0))
    plain, tight, moved = (seen.count(one) for one in ((False, False), (True, False), (False, True)))
    assert min(plain, tight, moved) > 0
    # Letters become smaller only where that is enough; else the page is moved sideways in the usual ones.
    assert seen == [(False, False)] * plain + [(True, False)] * tight + [(False, True)] * moved


def _pane(qtbot: QtBot, *, columns: int, text: str) -> CellsPane:
    pane = CellsPane("made_up", "หน้า", corner="วันที่", foot_words="ยอด")
    qtbot.addWidget(pane)
    heads = [ShownColumn("ค่าใช้จ่าย") for _column in range(columns)]
    cells = tuple(Shown(text=text) for _column in range(columns))
    sums = tuple(Shown(text=text, kind=CellKind.SUM) for _column in range(columns))
    pane.resize(1130, 500)
    pane.show()
    pane.show_page(heads, [ShownGroup("", columns)], [ShownLine("1 จ.", cells)], [ShownLine("รวม", sums, is_sum=True)])
    settle()
    return pane


def test_the_head_of_a_group_stands_over_what_is_seen_of_it(qtbot: QtBot) -> None:
    head = _pane(qtbot, columns=24, text="13,590.75").body.head
    room, wide = head.viewport().rect(), 3_000
    for left in (0, -400, room.width() - 500):
        at = head._in_sight(QRect(left, 0, wide, 20), words=60)
        assert room.contains(at.center())
        assert at.width() >= 60
        assert (at.left(), at.right()) == (max(0, left), room.right())
    edge = head._in_sight(QRect(20 - wide, 0, wide, 20), words=60)  # its last bit is seen: so is the end of its words
    assert (edge.right(), edge.width()) == (19, 66)
