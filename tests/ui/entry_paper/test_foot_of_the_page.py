"""The foot of the daily page: the paper's own sums, days circled, cash counted, how it was kept; closed months."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from household_ledger.domain.entry import Entry
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.ports import EntryQuery
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.day_sheet import DaySheet
from household_ledger.ui.entry_paper.way import PaperWay
from household_ledger.ui.widgets import dialogs
from tests.ui.entry_paper.daily import THIS_MONTH, Key, PageHand, filled, settle, sums
from tests.ui.hands import child, press, type_anew, type_words


def tap(key: Qt.Key) -> None:
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClick(at, key)


def entries(desk: Desk, kind: EntryKind) -> list[Entry]:
    query = EntryQuery(household=desk.household, first=THIS_MONTH.first, last=THIS_MONTH.last, kinds=frozenset({kind}))
    with desk.reader() as reader:
        return list(reader.entries(query))


def fill(sheet: DaySheet, desk: Desk, count: int = 6) -> dict[str, int]:
    paper, hand, before = filled(sheet.head.numbers.usual, desk.today, entries=count), PageHand(), None
    for one in paper:
        hand.line(one, before)
        before = one.day
    settle()
    return sums(paper)


def figures(desk: Desk) -> MonthFigures:
    assert desk.household is not None
    return desk.figures.month(desk.household, THIS_MONTH)


def test_the_papers_own_sums_are_held_against_the_books(sheet: DaySheet, desk: Desk) -> None:
    expected = fill(sheet, desk, 18)
    for name, satang in expected.items():
        assert satang
        assert sheet.totals.sums[name].words() == f"{satang // 100:,}" + (f".{satang % 100:02}" if satang % 100 else "")
        sheet.totals.fields[name].setFocus()
        type_words(sheet, f"{satang / 100:.2f}")
    assert sheet.totals.said.words() == "ทั้งสามยอดตรงกับกระดาษ ✓"

    type_anew(sheet.totals.fields["money_out"], f"{expected['money_out'] / 100 + 20:.2f}")
    assert "จ่าย: ในสมุดขาด 20" in sheet.totals.said.words()
    type_anew(sheet.totals.fields["money_out"], f"{expected['money_out'] / 100 - 5:.2f}")
    assert "จ่าย: ในสมุดมากกว่า 5" in sheet.totals.said.words()


def test_a_day_is_circled_and_the_circle_taken_off(sheet: DaySheet, desk: Desk) -> None:
    circles = sheet.foot.circles.days
    press(circles[8])
    assert [one.date for one in entries(desk, EntryKind.NOTHING)] == [date(2026, 11, 9)]
    assert "ไม่มีรับไม่มีจ่าย" in circles[8].accessibleName()
    press(circles[8])
    assert entries(desk, EntryKind.NOTHING) == []
    circles[0].setFocus()
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Space):
        tap(key)
    assert QApplication.focusWidget() is circles[2]
    assert [one.date.day for one in entries(desk, EntryKind.NOTHING)] == [3]
    desk.undo()
    settle()
    assert entries(desk, EntryKind.NOTHING) == []
    assert [one.isEnabled() for one in circles[20:22]] == [True, False]  # nobody knows yet what tomorrow brings


def test_a_day_with_entries_is_not_circled_and_says_so(sheet: DaySheet, desk: Desk) -> None:
    fill(sheet, desk)
    told: list[str] = []
    desk.said.connect(lambda notice: told.append(notice.words))
    press(sheet.foot.circles.days[0])
    assert entries(desk, EntryKind.NOTHING) == []
    assert told
    assert "มีรายการแล้ว" in sheet.foot.circles.days[0].accessibleName()


def test_cash_counted_is_kept_on_its_day_with_how_far_it_is_from_the_book(sheet: DaySheet, desk: Desk) -> None:
    sheet.foot.count_day.setFocus()
    type_words(sheet, "20")
    sheet.foot.count_amount.setFocus()
    type_words(sheet, "1,500")
    QTest.keyClick(sheet.foot.count_amount, Key.Key_Return)
    (count,) = entries(desk, EntryKind.CASH_COUNT)
    assert (count.date, count.counted, count.known_by) == (date(2026, 11, 20), 1_500_00, KnownBy.PAPER)
    assert "1,500" in sheet.foot.count_said.words()
    assert sheet.foot.count_amount.text() == ""
    assert not sheet.unsaved()


@pytest.mark.parametrize(("day", "amount"), [("", "100"), ("20", ""), ("20/10", "100"), ("25", "100"), ("20", "มาก")])
def test_a_count_without_its_day_or_amount_is_not_kept_and_says_why(
    sheet: DaySheet, desk: Desk, day: str, amount: str
) -> None:
    for field, words in ((sheet.foot.count_day, day), (sheet.foot.count_amount, amount)):
        field.setFocus()
        type_words(sheet, words)
    press(sheet.foot.count_button)
    assert entries(desk, EntryKind.CASH_COUNT) == []
    assert sheet.foot.count_said.words()
    assert (sheet.foot.count_day.text(), sheet.foot.count_amount.text()) == (day, amount)


def test_a_page_written_every_day_counts_as_written_on_its_days_and_keeps_the_day_it_was_typed(
    sheet: DaySheet, desk: Desk
) -> None:
    fill(sheet, desk)
    assert sheet.foot.patchy.isChecked()
    assert figures(desk).quality.median_lag_halfdays
    press(sheet.foot.daily)
    settle()
    assert sheet.foot.daily.isChecked()
    assert not sheet.foot.patchy.isChecked()
    assert figures(desk).quality.median_lag_halfdays == 0
    assert {one.first_written_on for one in entries(desk, EntryKind.INCOME)} == {desk.today}
    desk.undo()
    settle()
    assert sheet.foot.patchy.isChecked()
    assert figures(desk).quality.median_lag_halfdays
    press(sheet.foot.daily)
    press(sheet.foot.patchy)
    settle()
    assert not sheet.foot.daily.isChecked()


def test_pages_are_turned_and_a_new_one_begun(sheet: DaySheet, desk: Desk) -> None:
    fill(sheet, desk, 26)
    assert sheet.pager.said.words() == "หน้า 2 จาก 2"
    press(sheet.pager.before)
    assert sheet.lines.row(24).texts()["what"]
    tap(Key.Key_PageDown)
    assert sheet.pager.said.words() == "หน้า 2 จาก 2"
    press(sheet.pager.new)
    assert sheet.pager.said.words() == "หน้า 3 จาก 3"
    assert QApplication.focusWidget() is sheet.lines.row(1).cells["what"]
    assert not sheet.pager.new.isEnabled()  # no second empty page
    tap(Key.Key_PageDown)
    assert sheet.pager.said.words() == "หน้า 3 จาก 3"


def test_a_closed_month_is_read_only_until_a_reason_is_given_and_then_says_it_was_corrected(
    sheet: DaySheet, way: PaperWay, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(sheet, desk)
    assert desk.household is not None
    desk.execute(CloseMonth(desk.household, THIS_MONTH))
    settle()
    row = sheet.lines.row(2)
    assert row.cells["money_in"].isReadOnly()
    row.cells["note"].setFocus()
    type_words(sheet, "ก")
    assert row.texts()["note"] == ""
    assert not any(one.isEnabled() for one in sheet.foot.circles.days)
    assert not sheet.foot.daily.isEnabled()

    monkeypatch.setattr(dialogs, "ask_text", lambda *_words: "ลืมจดหมายเหตุ")
    banner = child(way, "lock_banner")
    press(next(one for one in banner.findChildren(QPushButton) if one.objectName() != "reopen_month"))
    row.cells["note"].setFocus(Qt.FocusReason.TabFocusReason)
    type_words(sheet, "แก้")
    QTest.keyClick(row.cells["note"], Key.Key_Return)
    settle()

    noted = [one for one in entries(desk, EntryKind.INCOME) if one.note == "แก้"]
    assert [(one.corrected_on, one.correction_reason) for one in noted] == [(desk.today, "ลืมจดหมายเหตุ")]
    assert sheet.lines.row(2).texts()["note"] == "แก้"
