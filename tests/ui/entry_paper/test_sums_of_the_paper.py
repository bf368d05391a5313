"""The sums written on the paper: asked for where the page ends, and kept, to be known later to agree."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.services.kept_sums import KeptSums
from household_ledger.services.typed.paper_columns import AMOUNTS
from household_ledger.settings import Settings
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.day_sheet import DaySheet
from household_ledger.ui.entry_paper.hours_sheet import HoursSheet
from household_ledger.ui.entry_paper.month_sheet import MonthSheet
from household_ledger.ui.entry_paper.way import PaperWay
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_page import built
from tests.ui.entry_paper.daily import SHIFT, PageHand, filled, settle, sums
from tests.ui.entry_paper.month_hands import shown, type_here
from tests.ui.hands import type_words

Key = Qt.Key
OCTOBER = Month(2026, 10)


def tap(*keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, held)


def at() -> str:
    focused = QApplication.focusWidget()
    return focused.objectName() if focused is not None else ""


def fill_page(sheet: DaySheet, desk: Desk) -> dict[str, int]:
    """Type a whole page up to its last Enter; give its sums."""
    paper, hand, before = filled(sheet.head.numbers.usual, desk.today, entries=24), PageHand(), None
    for one in paper:
        hand.line(one, before)
        before = one.day
    return sums(paper)


def daily_of(page: EntryPage) -> DaySheet:
    assert isinstance(page.shown, PaperWay)
    assert isinstance(page.shown.sheet, DaySheet)
    return page.shown.sheet


def test_a_full_page_asks_for_the_papers_sums_before_the_next(sheet: DaySheet, desk: Desk) -> None:
    wanted = fill_page(sheet, desk)
    assert at() == "paper_sum_money_in"
    assert "เต็ม" in sheet.totals.said.words()
    for name in AMOUNTS:
        assert at() == f"paper_sum_{name}"
        type_words(sheet, f"{wanted[name] / 100:.2f}")
        if name == AMOUNTS[-1]:
            assert sheet.totals.said.words().startswith("ทั้งสามยอดตรง")
        tap(Key.Key_Return)
    assert (sheet.book.pages.page, at()) == (2, "line_1_what")
    assert [sheet.totals.fields[name].text() for name in AMOUNTS] == ["", "", ""]
    tap(Key.Key_PageUp)
    assert [sheet.totals.fields[name].text() for name in AMOUNTS] == [f"{wanted[name] / 100:.2f}" for name in AMOUNTS]


def test_where_the_paper_has_no_sums_one_goes_on_by_enter_by_words_or_by_the_day(sheet: DaySheet, desk: Desk) -> None:
    fill_page(sheet, desk)
    tap(Key.Key_Return)
    assert (sheet.book.pages.page, at()) == (2, "line_1_what")
    tap(Key.Key_PageUp)
    for words, held, place in (("กุ้ง", False, "line_1_what"), ("", True, "line_1_date")):
        sheet.lines.go(24, "note")
        tap(Key.Key_Return)
        assert at() == "paper_sum_money_in"
        if held:
            tap(Key.Key_Tab, held=SHIFT)
        type_words(sheet, words or "21")
        assert (sheet.book.pages.page, at()) == (2, place)
        assert sheet.lines.row(1).texts()[place.removeprefix("line_1_")] == (words or "21")
        assert sheet.totals.fields["money_in"].text() == ""
        tap(Key.Key_Escape)
        tap(Key.Key_Escape)
        tap(Key.Key_PageUp)


def test_a_page_that_is_not_full_is_not_said_to_be(sheet: DaySheet, desk: Desk) -> None:
    sheet.lines.go(24, "what")
    tap(Key.Key_Return)
    assert at() == "paper_sum_money_in"
    assert sheet.totals.said.words() == ""
    type_words(sheet, "ก")
    assert (sheet.book.pages.page, sheet.totals.fields["money_in"].text()) == (1, "ก")


def test_the_palette_leads_to_the_sums_of_the_page(way: PaperWay) -> None:
    sums = next(one for one in way.palette_actions() if one.words == "ยอดในกระดาษ")
    sums.run()
    assert at() == "paper_sum_money_in"


def test_the_arrows_go_from_the_last_line_to_the_sums_and_back(sheet: DaySheet) -> None:
    sheet.lines.go(24, "money_out")
    tap(Key.Key_Down)
    assert at() == "paper_sum_money_out"
    settle()
    shown = sheet.totals.mapTo(sheet.area.viewport(), sheet.totals.rect().bottomLeft()).y()
    assert 0 < shown <= sheet.area.viewport().height()
    tap(Key.Key_Up)
    assert at() == "line_24_money_out"
    sheet.lines.go(24, "what")
    tap(Key.Key_Down)
    assert at() == "paper_sum_money_in"
    tap(Key.Key_Return)
    assert sheet.book.pages.page == 1  # the page is not full: nothing turns it
    assert at().startswith("nothing_day_")


def test_sums_typed_are_there_again_when_the_program_is_started_anew(
    page: EntryPage, sheet: DaySheet, desk: Desk, qtbot: QtBot
) -> None:
    sheet.totals.fields["money_out"].setFocus()
    type_words(sheet, "1,250.50")
    tap(Key.Key_Tab)
    desk.turn_to(OCTOBER)
    settle()
    assert sheet.totals.fields["money_out"].text() == ""
    page.hide()

    desk.turn_to(Month(2026, 11))
    again = daily_of(built(desk, qtbot))
    assert again.totals.fields["money_out"].text() == "1,250.50"
    assert "ในสมุดขาด" in again.totals.said.words()
    again.totals.fields["money_out"].setFocus()
    again.totals.fields["money_out"].selectAll()
    tap(Key.Key_Delete, Key.Key_Tab)
    assert KeptSums(desk.settings).of(desk.household or Id(0), Month(2026, 11)) == {}


@pytest.mark.parametrize("make", [MonthSheet, HoursSheet])
def test_sums_of_the_other_sheets_are_kept_by_the_name_of_their_column(
    desk: Desk, qtbot: QtBot, make: type[MonthSheet | HoursSheet]
) -> None:
    first = shown(desk, qtbot, make)
    first.pane.foot.stand_at(1, 1)
    type_here(first, "7.5", Key.Key_Return)
    first.hide()
    again = shown(desk, qtbot, make)
    texts = [one.text for one in again.pane.foot.cells.lines[1].cells]
    assert [place for place, text in enumerate(texts) if text] == [1]
    assert texts[1] in ("7.50", "7.5")
    other = shown(desk, qtbot, make, OCTOBER)
    assert {one.text for one in other.pane.foot.cells.lines[1].cells} == {""}


def test_sums_are_kept_for_the_book_they_were_typed_in_and_a_spoilt_file_keeps_none(settings: Settings) -> None:
    kept, november = KeptSums(settings), Month(2026, 11)
    settings.book = "/a.hldb"
    kept.keep(Id(7), november, "day-1", {"money_in": " 120 ", "saving": ""})
    settings.book = "/b.hldb"
    assert kept.of(Id(7), november) == {}
    settings.book = "/a.hldb"
    assert KeptSums(settings).of(Id(7), november) == {"day-1": {"money_in": "120"}}
    assert kept.of(Id(70), november) == {}
    file = settings.path.with_name("paper_sums.json")
    for spoilt in ("{", "[]", json.dumps({"/a.hldb": {"7/2026-11/day-1": {"money_in": 5}}})):
        file.write_text(spoilt, encoding="utf-8")
        assert kept.of(Id(7), november) == {}
    kept.keep(Id(7), november, "day-1", {"money_in": "5"})
    assert kept.of(Id(7), november) == {"day-1": {"money_in": "5"}}


def test_another_households_page_is_begun_at_its_own_first_free_line(sheet: DaySheet, desk: Desk) -> None:
    hand, paper, before = PageHand(), filled(sheet.head.numbers.usual, desk.today, entries=3), None
    for one in paper:
        hand.line(one, before)
        before = one.day
    assert at() == "line_4_what"
    first = desk.household
    desk.look_at(desk.figures.households()[1].id)
    settle()
    assert at() == "line_1_date"
    desk.look_at(first)
    settle()
    assert at() == "line_4_what"


def test_what_is_written_of_a_day_without_anything_is_known_by_the_paper(sheet: DaySheet, desk: Desk) -> None:
    sheet.saving.circle(9)
    settle()
    with desk.reader() as reader:
        found = [reader.entry(one) for ids in sheet.book.written.nothing.values() for one in ids]
    assert [(one.date, str(one.known_by)) for one in found if one is not None] == [(date(2026, 11, 9), "paper")]


def test_sums_of_a_full_page_that_do_not_agree_are_said_where_one_goes_on(sheet: DaySheet, desk: Desk) -> None:
    said: list[str] = []
    desk.said.connect(lambda notice: said.append(notice.words))
    wanted = fill_page(sheet, desk)
    for name in AMOUNTS:
        off = 25 if name == AMOUNTS[0] else 0
        type_words(sheet, f"{(wanted[name] - off) / 100:.2f}")
        tap(Key.Key_Return)

    assert sheet.book.pages.page == 2, "hands go on"
    assert said[-1] == "แผ่นที่ 1 ไม่ตรงกับกระดาษ: รับ ในสมุดมากกว่า 0.25"


def test_the_sums_of_a_locked_book_are_never_written_down_and_what_was_goes(tmp_path: Path) -> None:
    settings, november = Settings(tmp_path / "settings.json"), Month(2026, 11)
    settings.book = "book.hldb"
    KeptSums(settings).keep(Id(7), november, "day-1", {"money_in": "7391"})
    assert b"7391" in (tmp_path / "paper_sums.json").read_bytes()

    locked = KeptSums(settings, is_secret=True)

    assert locked.of(Id(7), november) == {"day-1": {"money_in": "7391"}}
    locked.keep(Id(7), november, "day-2", {"money_in": "5520"})
    assert KeptSums(settings, is_secret=True).of(Id(7), november)["day-2"] == {"money_in": "5520"}
    assert not [path for path in tmp_path.iterdir() if b"7391" in path.read_bytes() or b"5520" in path.read_bytes()]
    locked.forget([Id(7)], "book.hldb")
    assert locked.of(Id(7), november) == {}
