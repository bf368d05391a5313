"""Rows that are kept: changed in place, taken out and brought back, counted, searched, copied and pasted."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.services.commands.entries import DeleteEntries
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.table.looks import EntryLooks
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.widgets import dialogs
from tests.ui.entry_grid.conftest import CONTROL, SHIFT, THIS_MONTH, Key, Typist, built, written
from tests.ui.hands import child, press

FOOD, SWEETS = "ข้าว อาหารสด เครื่องปรุง", "ขนม น้ำอัดลม กาแฟ"


@pytest.fixture
def three(typist: Typist) -> Typist:
    """Write three rows."""
    for baht in ("10", "20", "30"):
        typist.row(what=f"ข้าว {baht}", category=FOOD, money_out=baht)
    return typist


def kept(page: EntryPage, row: int) -> EntryRow:
    """Give a row of the table."""
    shown = page.grid.model.shown(row)
    assert isinstance(shown, EntryLooks)
    return shown.row


def amounts(desk: Desk) -> list[int]:
    return [max(line.satang for line in one.lines) // 100 for one in written(desk) if one.lines]


def test_f2_changes_a_row_in_place_and_enter_comes_back_to_it(page: EntryPage, three: Typist, desk: Desk) -> None:
    three.press(Key.Key_Up, Key.Key_Up).press(Key.Key_F2)
    assert three.cell == "what"
    three.to("money_out").type("25").save()

    assert amounts(desk) == [10, 25, 30]
    assert page.grid.view.hasFocus()
    assert page.grid.view.current_cell() == (1, "money_out")
    three.press(Key.Key_Down)
    assert page.grid.view.current_cell() == (2, "money_out")
    assert three.cell == ""
    three.press(Key.Key_Down)
    assert three.cell == "money_out", "below the last row kept is the new one, in the same column"
    assert page.grid.hands.at is None


def test_two_mistakes_are_mended_and_three_steps_undone(page: EntryPage, three: Typist, desk: Desk) -> None:
    QShortcut("Ctrl+Z", page).activated.connect(desk.undo)
    three.press(Key.Key_Up).press(Key.Key_F2).to("money_out").type("33").save()
    three.press(Key.Key_Up).press(Key.Key_F2).to("money_out").type("22").save()
    assert amounts(desk) == [10, 22, 33]

    for _step in range(3):
        three.press(Key.Key_Z, held=CONTROL)

    assert amounts(desk) == [10, 20]


def test_delete_asks_nothing_and_a_word_brings_the_row_back(page: EntryPage, three: Typist, desk: Desk) -> None:
    three.press(Key.Key_Up, Key.Key_Up).press(Key.Key_Delete)
    assert amounts(desk) == [10, 30]
    assert "ข้าว 20" in page.grid.notice.words.words()

    press(child(page, "undo_delete"))
    QApplication.processEvents()

    assert amounts(desk) == [10, 20, 30]


def test_the_word_brings_back_its_own_row_and_never_another_step_that_reads_alike(
    page: EntryPage, three: Typist, desk: Desk
) -> None:
    three.press(Key.Key_Up, Key.Key_Up).press(Key.Key_Delete)
    label = desk.opened.ledger.undo_label()
    desk.undo()
    deleted = next(one.id for one in written(desk) if one.description == "ข้าว 20")
    desk.execute(DeleteEntries((deleted,)))
    assert desk.opened.ledger.undo_label() == label, "the two steps read alike"
    assert amounts(desk) == [10, 30]

    press(child(page, "undo_delete"))
    QApplication.processEvents()

    assert amounts(desk) == [10, 30]
    assert "Ctrl+Z" in page.grid.notice.words.words()


def test_esc_leaves_a_row_as_it_was(page: EntryPage, three: Typist, desk: Desk) -> None:
    three.press(Key.Key_Up).press(Key.Key_F2).to("money_out").type("99")
    three.press(Key.Key_Escape, Key.Key_Escape, Key.Key_Escape)

    assert page.grid.view.hasFocus()
    assert amounts(desk) == [10, 20, 30]
    assert page.grid.typing.row.is_blank


def test_leaving_a_changed_row_saves_it_and_a_wrong_one_is_not_left(page: EntryPage, three: Typist, desk: Desk) -> None:
    three.press(Key.Key_Up, Key.Key_Up).press(Key.Key_F2).to("money_out").type("21").press(Key.Key_Down)
    assert amounts(desk) == [10, 21, 30]

    three.press(Key.Key_F2).to("money_out").type("x").press(Key.Key_Up)
    assert three.cell == "money_out"
    assert amounts(desk) == [10, 21, 30]
    assert not page.may_leave()


def test_a_pair_is_changed_as_one(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.row("ซื้อด้วยบัตรสวัสดิการ", what="ข้าวสาร", category=FOOD, money_out="200")
    typist.press(Key.Key_Up).press(Key.Key_F2).to("money_out").type("150").save()

    assert {one.kind for one in written(desk)} == {EntryKind.EXPENSE, EntryKind.INCOME}
    assert amounts(desk) == [150, 150]


def test_counting_tells_the_difference_and_adjusts_only_when_asked(page: EntryPage, three: Typist, desk: Desk) -> None:
    book = kept(page, 2).balance or Money(0)
    three.press(Key.Key_F4).type(str((book - Money(500)) // 100) + ".00").press(Key.Key_Return)
    panel = page.deeds.counting.panel
    assert panel is not None
    assert [one.kind for one in written(desk)][-1] is EntryKind.CASH_COUNT
    assert EntryKind.ADJUST not in [one.kind for one in written(desk)]
    assert panel.said.words()
    assert panel.leave_button.hasFocus()

    three.press(Key.Key_Tab, held=SHIFT)
    assert panel.adjust_button.hasFocus()
    three.press(Key.Key_Return)

    last = written(desk)[-1]
    assert last.kind is EntryKind.ADJUST
    assert page.deeds.counting.panel is None
    assert three.cell == "what"
    assert kept(page, page.grid.model.entries - 1).balance == written(desk)[-2].counted


def test_a_count_that_agrees_says_so_and_goes(page: EntryPage, three: Typist, desk: Desk) -> None:
    book = kept(page, 2).balance or Money(0)
    three.press(Key.Key_F4).type(f"{book // 100}.{book % 100:02}").press(Key.Key_Return)

    assert written(desk)[-1].kind is EntryKind.CASH_COUNT
    assert page.deeds.counting.panel is None
    assert page.grid.notice.isVisible()


def test_nothing_today_is_written_once_and_not_beside_entries(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.press(Key.Key_F7)
    assert [one.kind for one in written(desk)] == [EntryKind.NOTHING]
    assert "ไม่มีรายการ" in page.title.words()
    typist.press(Key.Key_F7)
    assert len(written(desk)) == 1

    typist.press(Key.Key_Backtab).type("20").row(what="ข้าว", category=FOOD, money_out="5").press(Key.Key_F7)
    assert len(written(desk)) == 2


def test_search_finds_over_all_months_and_sorts_by_a_head(page: EntryPage, typist: Typist) -> None:
    typist.press(Key.Key_F, held=CONTROL)
    page.grid.search.scope._buttons["all"].click()
    page.grid.search.field.setText("ขายไข่")
    page.grid.search.ask_now()
    shown = [kept(page, row) for row in range(page.grid.model.entries)]
    assert len(shown) > 20
    assert all("ขายไข่" in f"{one.what} {one.note}" for one in shown)

    page.grid.view.horizontalHeader().sectionClicked.emit(3)
    found = [kept(page, row).money_in or 0 for row in range(page.grid.model.entries)]
    assert found == sorted(found)
    page.grid.view.horizontalHeader().sectionClicked.emit(3)
    found = [kept(page, row).money_in or 0 for row in range(page.grid.model.entries)]
    assert found == sorted(found, reverse=True)

    press(child(page, "search_close"))
    assert page.grid.model.has_new
    assert typist.cell == "what"


def test_a_row_found_at_another_household_is_gone_to(page: EntryPage, desk: Desk) -> None:
    here = desk.household
    page.going.open_search()
    page.grid.search.scope._buttons["file"].click()
    assert page.grid.model.entries > 1000
    row = next(row for row in range(5000) if kept(page, row).entry.household != here)
    entry = kept(page, row).entry

    page.grid.hands.edit(row, "what")

    assert desk.household == entry.household
    assert kept(page, page.grid.view.current_cell()[0]).entry.id == entry.id


def test_rows_copied_are_pasted_again_in_one_step(page: EntryPage, three: Typist, desk: Desk) -> None:
    view = page.grid.view
    three.press(Key.Key_Up)
    view.selectAll()
    three.press(Key.Key_C, held=CONTROL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 3
    assert lines[0].split("\t")[0] == "21/11/2569"

    QGuiApplication.clipboard().setText("\n".join([*lines, "22/11/2569\tผิด\t\t\tยี่สิบ"]))
    three.press(Key.Key_V, held=CONTROL)

    assert amounts(desk) == [10, 20, 30, 10, 20, 30]
    assert [one.what for one in page.grid.parts.half.waiting] == ["ผิด"]
    desk.undo()
    assert amounts(desk) == [10, 20, 30]


def test_a_pasted_row_that_waits_is_mended_in_place(page: EntryPage, typist: Typist, desk: Desk) -> None:
    QGuiApplication.clipboard().setText("20/11/2569\tข้าว\tข้าว อาหารสด\t\tยี่สิบ")
    page.grid.view.stand_at(0, "what")
    typist.press(Key.Key_V, held=CONTROL)
    assert not written(desk)

    page.grid.view.stand_at(0, "money_out")
    typist.press(Key.Key_F2).type("20").save()

    assert amounts(desk) == [20]
    assert not page.grid.parts.half.waiting


def test_a_closed_month_is_read_only_until_a_reason_is_given(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.turn_to(THIS_MONTH.plus(-1))
    desk.execute(CloseMonth(desk.household or NO_ID, desk.month))
    page = built(desk, qtbot)
    typist = Typist(page)
    assert page.grid.parts.is_locked
    assert child(page, "lock_banner").isVisible()
    assert page.grid.view.editor_row == -1
    rows = page.grid.model.rowCount()
    page.grid.view.stand_at(rows - 2, "money_out")
    typist.press(Key.Key_F2)
    assert typist.cell == ""
    typist.press(Key.Key_Delete)
    assert page.grid.model.rowCount() == rows

    monkeypatch.setattr(dialogs, "ask_text", lambda *_told: "ลืมจดไว้")
    page.grid_way.correct()
    typist.row(what="ข้าว", category=FOOD, money_out="7")

    entry = max(written(desk, THIS_MONTH.plus(-1)), key=lambda one: one.corrected_on or one.date)
    assert entry.correction_reason == "ลืมจดไว้"
    assert desk.figures.month(desk.household or NO_ID, desk.month).corrected_on == desk.today
    page.grid_way.reopen()
    QApplication.processEvents()
    assert not page.grid.parts.is_locked


def test_a_row_changed_in_a_cell_below_it_is_saved_and_stood_at(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.row("ชั่วโมงทำงาน", who="เลี้ยงไก่ไข่", quantity="5")
    typist.press(Key.Key_Up, Key.Key_F2).to("quantity").type("6").save()

    assert [one.quantity for one in written(desk)] == [6_000]
    assert page.grid.view.hasFocus()
    assert page.grid.view.current_cell() == (0, "what")
    typist.press(Key.Key_F2).to("quantity").press(Key.Key_Escape)
    assert page.grid.view.current_cell() == (0, "what"), "so it is when it is left as it was"


def test_esc_leaves_a_search_wherever_the_keyboard_went_in_it(page: EntryPage, typist: Typist) -> None:
    grid = page.grid
    for beside in (grid.view, *(one for one in grid.search.findChildren(QAbstractButton) if one.isVisibleTo(page))):
        typist.press(Key.Key_F, held=CONTROL).type("ไข่")
        grid.search.ask_now()
        beside.setFocus()
        typist.press(Key.Key_Escape)

        assert not grid.search.isVisible(), beside.objectName()
        assert typist.cell == "what"
