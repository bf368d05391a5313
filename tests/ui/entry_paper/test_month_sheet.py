"""Typing in the monthly page: by keys alone, by mouse alone, nothing lost, every cell its own step."""

from __future__ import annotations

import random
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from household_ledger.domain.category import fixed_id
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household
from household_ledger.services.commands.days import NothingToday
from household_ledger.services.commands.households import AddHousehold
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.entry_drafts import amount_of
from household_ledger.services.views.paper_month import Side
from household_ledger.ui.desk import Desk, Looked
from household_ledger.ui.entry_paper.cells_model import CellKind
from household_ledger.ui.entry_paper.month_sheet import MonthSheet
from household_ledger.ui.theme.look import Look
from household_ledger.ui.typing.saving import Saver
from tests.ui.conftest import wear
from tests.ui.entry_paper.month_hands import EMPTY, entries_of, press_cell, shown, tap, type_here
from tests.ui.hands import child, press, type_words

Key = Qt.Key
OCTOBER = Month(2026, 10)


@pytest.fixture
def sheet(desk: Desk, qtbot: QtBot) -> MonthSheet:
    """Give the monthly page of the present month, nothing written on it."""
    made = shown(desk, qtbot, MonthSheet)
    assert isinstance(made, MonthSheet)
    return made


def column(sheet: MonthSheet, side: Side, *, is_rest: bool = False) -> int:
    """Find a column of a side."""
    return next(n for n, one in enumerate(sheet.columns) if one.side is side and one.is_rest == is_rest)


def is_asking(sheet: MonthSheet) -> bool:
    return sheet.asking is not None


def amounts(desk: Desk, month: Month = EMPTY) -> list[tuple[int, str, int]]:
    return [(one.date.day, one.kind.value, int(amount_of(one))) for one in entries_of(desk, month)]


def test_what_is_typed_in_a_cell_is_an_entry_of_that_day_and_column_at_once(sheet: MonthSheet, desk: Desk) -> None:
    type_here(sheet, "35+20*2", Key.Key_Enter)
    type_here(sheet, "๑,๒๕๐.๕๐", Key.Key_Enter)

    first, second = entries_of(desk)
    meant = sheet.columns[0].meant[0]
    assert [(one.date.day, int(amount_of(one))) for one in (first, second)] == [(1, 75_00), (2, 1250_50)]
    assert {one.kind for one in (first, second)} == {EntryKind.INCOME}
    assert {line.ref for line in first.lines if line.account.value == "income"} == {int(meant.category)}
    assert first.known_by is KnownBy.PAPER
    assert sheet.pane.body.at == (2, 0)
    assert [sheet.pane.body.cells.cell(row, 0).text for row in range(3)] == ["75", "1,250.50", ""]


def test_a_hundred_cells_typed_at_full_speed_land_exactly(sheet: MonthSheet, desk: Desk, tmp_path: Path) -> None:
    page, numbers = sheet.pane.body, random.Random(20261121)
    usable = [n for n, one in enumerate(sheet.columns) if len(one.meant) == 1]
    expected: dict[tuple[int, int], int] = {}
    for place in usable[:10]:
        page.stand_at(0, place)
        for day in range(1, 11):
            satang = numbers.randrange(1, 900_000)
            expected[day, place] = satang
            type_here(sheet, f"{satang // 100}.{satang % 100:02}", Key.Key_Enter)

    plain = sqlite3.connect(tmp_path / "demo.hldb")
    rows = plain.execute(
        "SELECT substr(entry.date, 9), line.account, line.ref, line.occupation, abs(line.satang) FROM entry"
        " JOIN entry_line AS line ON line.entry_id = entry.id WHERE entry.deleted = 0 AND entry.household_id = ?"
        " AND entry.date BETWEEN '2026-11-01' AND '2026-11-30'"
        " AND line.account IN ('income', 'spending', 'cost', 'debt')",
        (desk.household,),
    ).fetchall()
    plain.close()
    found = {(int(day), int(ref), int(work)): satang for day, account, ref, work, satang in rows if account != "debt"}
    wanted = {
        (day, int(sheet.columns[place].meant[0].category), int(sheet.columns[place].meant[0].occupation)): satang
        for (day, place), satang in expected.items()
        if sheet.columns[place].meant[0].category
    }
    assert len(expected) == 100
    assert len(entries_of(desk)) == 100
    assert found == wanted
    assert sheet.page is not None
    assert sheet.page.whole.money_in is not None
    shown_there = {key: sheet.page.lines[key[0] - 1].cells[key[1]].amount for key in expected}
    assert shown_there == expected


def test_what_is_typed_is_what_the_month_printed_says(sheet: MonthSheet, desk: Desk) -> None:
    came = went = 0
    for place, one in enumerate(sheet.columns):
        if len(one.meant) != 1 or one.meant[0].debt or one.side is Side.SAVING:
            continue
        for row in range(5):
            baht = 10 + 7 * place + row
            sheet.pane.body.stand_at(row, place)
            type_here(sheet, str(baht), Key.Key_Enter)
            came += baht * 100 if one.side is Side.IN else 0
            went += baht * 100 if one.side is Side.OUT else 0

    assert desk.household is not None
    (month,) = desk.figures.months(desk.household, EMPTY, EMPTY)
    assert came > 0
    assert went > 0
    assert (month.money_in, month.money_out) == (came, went)
    assert sheet.page is not None
    assert (sheet.page.whole.money_in, sheet.page.whole.money_out) == (came, went)


def test_keys_go_about_the_page_as_on_paper(sheet: MonthSheet, desk: Desk) -> None:
    page = sheet.pane.body
    type_here(sheet, "10", Key.Key_Tab)
    assert page.at == (0, 1)
    type_here(sheet, "20", Key.Key_Down)
    assert page.at == (1, 1)
    type_here(sheet, "30", Key.Key_Left)
    assert page.at == (1, 0)
    tap(Key.Key_Up)
    assert page.at == (0, 0)
    tap(Key.Key_Backtab)
    assert page.hasFocus() is False, "before the first cell the keyboard leaves the page"
    page.setFocus()
    tap(Key.Key_F2)
    assert page.editor.text() == "10"
    type_words(sheet, "5")
    tap(Key.Key_Escape)
    assert page.cells.cell(0, 0).text == "10"
    tap(Key.Key_F2)
    type_words(sheet, "5")
    tap(Key.Key_Return, held=Qt.KeyboardModifier.ShiftModifier)
    assert amounts(desk) == [(1, "income", 105_00), (1, "income", 20_00), (2, "income", 30_00)]


def test_tab_goes_on_to_the_next_line_where_somebody_types_and_else_out_of_the_page(sheet: MonthSheet) -> None:
    page, last = sheet.pane.body, len(sheet.columns)
    page.stand_at(0, last)
    tap(Key.Key_Tab)
    assert not page.hasFocus(), "nobody types: the page is one stop among others"
    page.setFocus(Qt.FocusReason.BacktabFocusReason)
    assert page.at == (0, last), "and one comes back to where one was"

    page.stand_at(0, 0)
    type_here(sheet, "5", Key.Key_Tab)
    page.stand_at(0, last - 1)  # the box beside is shut by now: something is written
    tap(Key.Key_Tab)
    assert (page.hasFocus(), page.at) == (True, (1, 0))


def test_the_end_of_a_column_leads_to_its_sum_in_the_paper_and_on_to_the_next(sheet: MonthSheet, desk: Desk) -> None:
    page, foot = sheet.pane.body, sheet.pane.foot
    type_here(sheet, "40", Key.Key_Enter)
    page.stand_at(sheet.row_of(21), 0)
    type_here(sheet, "60", Key.Key_Enter)
    assert foot.hasFocus()
    assert foot.at == (1, 0)

    type_here(sheet, "100", Key.Key_Enter)

    assert foot.cells.cell(0, 0).text == "100"
    assert foot.cells.cell(1, 0).is_agreed
    assert page.hasFocus()
    assert page.at == (0, 1)


def test_a_sum_of_the_paper_that_differs_is_said_in_words(sheet: MonthSheet) -> None:
    type_here(sheet, "80", Key.Key_Enter)
    foot = sheet.pane.foot
    foot.stand_at(1, 0)
    type_here(sheet, "100", Key.Key_Enter)

    assert not foot.cells.cell(1, 0).is_agreed
    assert "20 บาท" in foot.cells.cell(1, 0).told
    assert foot.cells.cell(2, 0).text == "+20"
    foot.stand_at(1, 0)
    type_here(sheet, "70", Key.Key_Enter)
    assert foot.cells.cell(2, 0).text == "−10"
    foot.stand_at(1, 0)
    type_here(sheet, "80", Key.Key_Enter)
    assert foot.cells.rowCount() == 2, "nothing differs any more"


def test_what_cannot_be_read_stays_in_its_cell_as_it_was_typed_and_is_kept_once_it_can(
    sheet: MonthSheet, desk: Desk
) -> None:
    page = sheet.pane.body
    type_here(sheet, "12บ0x")
    assert page.editor.is_wrong()
    tap(Key.Key_Enter)

    assert entries_of(desk) == []
    assert page.cells.cell(0, 0).text == "12บ0x"
    assert page.cells.cell(0, 0).wrong
    assert page.at == (1, 0)
    assert sheet.unsaved()
    waiting = child(sheet.pane.beside, "month_page_waiting")
    assert waiting.isVisible()
    again = MonthSheet(desk, Saver(desk))
    again.restore(sheet.keep())
    again.refresh()
    assert again.pane.body.cells.cell(0, 0).text == "12บ0x"

    press(waiting)
    assert page.at == (0, 0)
    type_here(sheet, "120", Key.Key_Enter)
    assert amounts(desk) == [(1, "income", 120_00)]
    assert not sheet.unsaved()
    assert not waiting.isVisible()


def test_nothing_and_less_than_nothing_are_refused(sheet: MonthSheet, desk: Desk) -> None:
    for words in ("0", "-5"):
        sheet.pane.body.stand_at(0, 0)
        type_here(sheet, words, Key.Key_Enter)
        assert sheet.pane.body.cells.cell(0, 0).wrong
    assert entries_of(desk) == []


def test_typing_over_changes_the_entry_and_emptying_takes_it_out_each_a_step_that_can_be_taken_back(
    sheet: MonthSheet, desk: Desk
) -> None:
    page = sheet.pane.body
    type_here(sheet, "50", Key.Key_Enter)
    (made,) = entries_of(desk)
    page.stand_at(0, 0)
    type_here(sheet, "55", Key.Key_Enter)
    assert [(one.id, int(amount_of(one))) for one in entries_of(desk)] == [(made.id, 55_00)]
    page.stand_at(0, 0)
    tap(Key.Key_Delete)
    assert entries_of(desk) == []
    assert page.cells.cell(0, 0).text == ""

    seen = []
    for _time in range(3):
        desk.undo()
        QApplication.processEvents()
        seen.append(page.cells.cell(0, 0).text)
    assert seen == ["55", "50", ""]
    for _time in range(3):
        desk.redo()
    QApplication.processEvents()
    assert page.cells.cell(0, 0).text == ""
    assert entries_of(desk) == []


def test_a_step_taken_back_under_an_open_cell_is_not_written_again(sheet: MonthSheet, desk: Desk) -> None:
    type_here(sheet, "50", Key.Key_Enter)
    press_cell(sheet.pane.body, 0, 0)
    assert sheet.pane.body.editor.text() == "50"
    desk.undo()
    QApplication.processEvents()
    assert sheet.pane.body.editor.text() == ""
    press_cell(sheet.pane.body, 3, 1)
    assert entries_of(desk) == []


def test_what_is_just_asked_about_is_kept_when_the_window_is_built_anew(sheet: MonthSheet, desk: Desk) -> None:
    place = column(sheet, Side.OUT, is_rest=True)
    sheet.pane.body.stand_at(0, place)
    type_here(sheet, "90", Key.Key_Enter)
    kept = sheet.keep()
    assert not is_asking(sheet)
    again = MonthSheet(desk, Saver(desk))
    again.restore(kept)
    again.refresh()
    assert again.pane.body.cells.cell(0, place).text == "90"
    assert entries_of(desk) == []


def test_a_cell_still_open_is_not_asked_about_in_a_window_that_is_built_anew(sheet: MonthSheet) -> None:
    place = column(sheet, Side.OUT, is_rest=True)
    sheet.pane.body.stand_at(0, place)
    type_here(sheet, "90")
    kept = sheet.keep()
    assert not is_asking(sheet), "the question would stand over the new page, and answer to nobody"
    assert isinstance(kept, dict)
    assert [one.text for typed in kept.values() for one in typed.halves.values()] == ["90"]


@pytest.mark.parametrize("is_asked", [False, True])
def test_another_month_is_not_asked_about_what_was_typed_in_the_one_before(
    sheet: MonthSheet, desk: Desk, *, is_asked: bool
) -> None:
    place = column(sheet, Side.OUT, is_rest=True)
    sheet.pane.body.stand_at(0, place)
    type_here(sheet, "90", *([Key.Key_Enter] if is_asked else []))
    assert is_asking(sheet) is is_asked

    desk.turn_to(OCTOBER)

    assert not is_asking(sheet), "an answer given here would be lost"
    assert sheet.pane.body.hasFocus()
    desk.turn_to(EMPTY)
    assert (sheet.pane.body.cells.cell(0, place).text, sheet.unsaved()) == ("90", True)


def test_typing_the_same_again_is_no_step(sheet: MonthSheet, desk: Desk) -> None:
    type_here(sheet, "50", Key.Key_Enter)
    before = desk.opened.ledger.undo_step()
    sheet.pane.body.stand_at(0, 0)
    type_here(sheet, "50.00", Key.Key_Enter)
    assert desk.opened.ledger.undo_step() == before


def test_the_rest_asks_what_it_was_for_and_guesses_nothing(sheet: MonthSheet, desk: Desk) -> None:
    place = column(sheet, Side.OUT, is_rest=True)
    sheet.pane.body.stand_at(0, place)
    type_here(sheet, "90", Key.Key_Enter)
    asking = sheet.asking
    assert asking is not None
    assert asking.list.place() == -1
    tap(Key.Key_Enter)
    assert entries_of(desk) == [], "nobody said what it was for"
    name = next(one.words for one in asking._choices if one.meant.category == fixed_id("E19"))

    type_words(asking, name)
    assert asking.list.place() == 0
    tap(Key.Key_Enter)

    (made,) = entries_of(desk)
    assert {line.ref for line in made.lines if line.account.value == "spending"} == {fixed_id("E19")}
    assert sheet.pane.body.at == (1, place)
    assert sheet.pane.body.cells.cell(0, place).text == "90"
    assert not sheet.unsaved()
    assert name in sheet.pane.body.cells.cell(0, place).told


def test_an_amount_nobody_said_the_use_of_waits_and_asks_again(sheet: MonthSheet, desk: Desk) -> None:
    place = column(sheet, Side.IN, is_rest=True)
    page = sheet.pane.body
    page.stand_at(2, place)
    type_here(sheet, "500", Key.Key_Enter)
    tap(Key.Key_Escape)

    assert not is_asking(sheet)
    assert page.hasFocus()
    assert (page.cells.cell(2, place).text, entries_of(desk)) == ("500", [])
    assert page.cells.cell(2, place).wrong
    page.stand_at(2, place)
    tap(Key.Key_F2)
    tap(Key.Key_Enter)
    assert is_asking(sheet), "the same amount is asked about again"
    tap(Key.Key_Down)
    tap(Key.Key_Tab)
    assert amounts(desk) == [(3, "income", 500_00)]


def test_by_mouse_alone_cells_are_gone_to_boxes_ticked_and_uses_chosen(sheet: MonthSheet, desk: Desk) -> None:
    page, box = sheet.pane.body, len(sheet.columns)
    press_cell(page, 0, 0)
    assert page.is_editing
    type_words(sheet, "15")  # a keyboard on the screen writes the same
    press_cell(page, 3, column(sheet, Side.OUT))
    assert amounts(desk) == [(1, "income", 15_00)], "pressing another cell keeps the one left"

    press_cell(page, 1, box)
    assert [one.kind for one in entries_of(desk) if one.date.day == 2] == [EntryKind.NOTHING]
    assert page.cells.cell(1, box).is_ticked
    press_cell(page, 1, box)
    assert [one for one in entries_of(desk) if one.date.day == 2] == []
    assert page.cells.cell(0, box).kind is CellKind.SHUT, "something is written on the first"

    rest = column(sheet, Side.OUT, is_rest=True)
    press_cell(page, 4, rest)
    type_words(sheet, "33")
    tap(Key.Key_Enter)
    assert sheet.asking is not None
    list_ = sheet.asking.list
    QTest.mouseClick(
        list_.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        list_.visualRect(list_.model().index(0, 0)).center(),
    )
    assert (5, 33_00) in [(day, amount) for day, _kind, amount in amounts(desk)]


def test_a_month_is_typed_by_mouse_alone_with_digits_to_press(sheet: MonthSheet, desk: Desk) -> None:
    page = sheet.pane.body
    press(child(sheet.pane.beside, "month_page_digits"))
    pad = sheet.pane.pad
    assert pad is not None
    QApplication.processEvents()
    press_cell(page, 0, 0)
    for key in ("1", "2", "5", "back", "point", "5"):
        press(child(pad, f"pad_{key}"))
    press(child(pad, "pad_down"))
    press(child(pad, "pad_4"))
    press(child(pad, "pad_00"))
    press(child(pad, "pad_aside"))
    press(child(pad, "pad_7"))
    press_cell(page, 5, 0)

    found = [(one.date.day, int(amount_of(one))) for one in entries_of(desk)]
    assert found == [(1, 12_50), (2, 400_00), (2, 7_00)]
    press(child(sheet.pane.beside, "month_page_digits"))
    assert not pad.isVisible()


def test_a_box_is_ticked_by_space_and_by_enter(sheet: MonthSheet, desk: Desk) -> None:
    page, box = sheet.pane.body, len(sheet.columns)
    page.stand_at(0, box)
    tap(Key.Key_Space)
    assert page.at == (0, box)
    tap(Key.Key_Space)
    tap(Key.Key_Enter)
    assert page.at == (1, box)
    assert amounts(desk) == [(1, "nothing", 0)]


def test_a_tick_beside_something_written_is_said_and_can_be_taken_out(sheet: MonthSheet, desk: Desk) -> None:
    page, box = sheet.pane.body, len(sheet.columns)
    assert desk.household is not None
    desk.execute(NothingToday(desk.household, date(2026, 11, 1)))
    QApplication.processEvents()
    page.stand_at(0, 0)
    type_here(sheet, "20", Key.Key_Enter)

    assert page.cells.cell(0, box).is_ticked
    assert page.cells.cell(0, box).wrong
    page.stand_at(0, box)
    tap(Key.Key_Space)
    assert amounts(desk) == [(1, "income", 20_00)]


def test_a_cell_of_several_entries_opens_them_and_is_not_typed_over(desk: Desk, qtbot: QtBot) -> None:
    sheet = shown(desk, qtbot, MonthSheet, OCTOBER)
    page = sheet.pane.body
    told: list[Looked] = []
    desk.entries_asked.connect(told.append)
    kinds = {(row, col): page.cells.cell(row, col) for row in range(32) for col in range(page.cells.columnCount())}
    (row, place), cell = next((key, one) for key, one in kinds.items() if one.kind is CellKind.OPENS)
    before = amounts(desk, OCTOBER)

    page.stand_at(row, place)
    type_here(sheet, "999")
    assert not page.is_editing
    tap(Key.Key_Enter)

    assert amounts(desk, OCTOBER) == before
    (looked,) = told
    with desk.reader() as reader:
        found = [one for query in looked.queries for one in reader.entries(query)]
    assert len(found) >= 1
    assert cell.told


def test_days_to_come_and_closed_months_are_shut_until_somebody_says_why(desk: Desk, qtbot: QtBot) -> None:
    sheet = shown(desk, qtbot, MonthSheet)
    page = sheet.pane.body
    assert page.cells.cell(sheet.row_of(22), 0).kind is CellKind.SHUT
    assert page.cells.cell(sheet.row_of(21), 0).kind is CellKind.TYPED
    assert desk.household is not None
    desk.execute(CloseMonth(desk.household, EMPTY))
    sheet.may_write = False
    sheet.refresh()
    page.stand_at(0, 0)
    type_here(sheet, "5")
    assert not page.is_editing

    sheet.saver.correct(desk.household, EMPTY, "กระดาษหล่นหาย")
    sheet.may_write = True
    sheet.refresh()
    type_here(sheet, "5", Key.Key_Enter)

    (made,) = entries_of(desk)
    assert (made.date, made.corrected_on, made.correction_reason) == (date(2026, 11, 1), desk.today, "กระดาษหล่นหาย")


def test_savings_go_where_it_is_said_where_there_are_several_pockets(sheet: MonthSheet, desk: Desk) -> None:
    place = column(sheet, Side.SAVING)
    pockets = [one.pocket for one in sheet.columns[place].meant]
    assert pockets
    sheet.pane.body.stand_at(0, place)
    type_here(sheet, "200", Key.Key_Enter)
    if len(pockets) > 1:
        assert entries_of(desk) == []
        tap(Key.Key_Down)
        tap(Key.Key_Enter)

    (made,) = entries_of(desk)
    assert made.kind is EntryKind.SAVE
    assert [line.ref for line in made.lines if line.account.value == "savings"] == [int(pockets[0])]


def test_savings_of_a_household_without_a_place_for_them_say_what_to_do(empty_desk: Desk, qtbot: QtBot) -> None:
    empty_desk.execute(AddHousehold(household=Household(id=NO_ID, code="001", name="บ้านใหม่")))
    empty_desk.look_at(empty_desk.figures.households()[0].id)
    sheet = shown(empty_desk, qtbot, MonthSheet)
    assert isinstance(sheet, MonthSheet)
    place = column(sheet, Side.SAVING)
    sheet.pane.body.stand_at(0, place)
    type_here(sheet, "20", Key.Key_Enter)

    assert not is_asking(sheet)
    assert "ออม" in sheet.pane.body.cells.cell(0, place).wrong
    assert entries_of(empty_desk) == []


def test_turning_to_another_month_keeps_what_is_just_being_typed_in_its_own(sheet: MonthSheet, desk: Desk) -> None:
    type_here(sheet, "77")
    assert sheet.pane.body.is_editing

    desk.turn_to(OCTOBER)

    assert amounts(desk) == [(1, "income", 77_00)]
    assert sheet.pane.body.cells.cell(0, 0).text != "77"


def test_the_columns_stay_while_the_month_is_typed_in(sheet: MonthSheet, desk: Desk) -> None:
    before = sheet.columns
    place = column(sheet, Side.OUT, is_rest=True)
    for row in range(4):
        sheet.pane.body.stand_at(row, place)
        type_here(sheet, "10", Key.Key_Enter, Key.Key_Down, Key.Key_Enter)
    assert len(entries_of(desk)) == 4
    sheet.forget_columns()
    sheet.refresh()
    assert sheet.columns == before


@pytest.mark.parametrize("size", [150, 200])
def test_large_letters_leave_the_room_to_the_lines_and_show_the_sums_when_asked(
    desk: Desk, qtbot: QtBot, qapp: QApplication, size: int
) -> None:
    wear(qapp, Look(type_size=size))
    sheet = shown(desk, qtbot, MonthSheet, OCTOBER)
    assert isinstance(sheet, MonthSheet)
    pane = sheet.pane
    assert not pane.foot.isVisible()
    assert pane.sideways.isVisible(), "the page goes sideways inside itself"
    assert pane.width() <= sheet.width()
    assert pane.body.viewport().height() >= 2 * pane.body.rowHeight(0)

    pane.body.stand_at(pane.body.cells.rowCount() - 1, 0)
    tap(Key.Key_Enter)
    assert pane.foot.isVisible()
    assert pane.foot.at == (1, 0)
    pane.foot.stand_at(1, len(sheet.columns) + 2)
    bars = (pane.body.horizontalScrollBar(), pane.foot.horizontalScrollBar())
    assert bars[0].value() == bars[1].value() > 0, "sums stay under their columns"
    assert pane.body.days.width() == pane.foot.days.width()


def test_every_control_and_cell_has_a_name_of_its_own(sheet: MonthSheet) -> None:
    page = sheet.pane.body
    assert page.accessibleName()
    assert sheet.pane.foot.accessibleName()
    told = [
        page.cells.data(page.cells.index(row, place), Qt.ItemDataRole.AccessibleTextRole)
        for row in range(page.cells.rowCount())
        for place in range(page.cells.columnCount())
    ]
    assert all(told)
    tap(Key.Key_F2)
    editors = [one for one in sheet.findChildren(QLineEdit) if one.isVisible()]
    assert [bool(one.accessibleName()) for one in editors] == [True]
