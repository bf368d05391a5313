"""Several rows at once: chosen by keys or the mouse, told in the strip, changed together, written again on a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.domain.register import Occupation
from household_ledger.services.commands.days import NothingToday
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.commands.register import ReplaceRecord
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.copying import many_deed
from household_ledger.ui.entry_grid.copying.copy_form import DayAgain
from household_ledger.ui.entry_grid.table.looks import EntryLooks
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.widgets.fields import ChoiceField
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.words import Words
from tests.ui.conftest import Shot
from tests.ui.entry_grid.conftest import CONTROL, FOOD, NONE, SHIFT, THIS_MONTH, Key, Typist, written
from tests.ui.entry_grid.test_mouse_and_trouble import at_row, choose, menu_of
from tests.ui.hands import child, press, type_anew

SWEETS, FEED = "ขนม น้ำอัดลม กาแฟ", "ปุ๋ย ยา อาหารสัตว์"


@pytest.fixture
def three(typist: Typist) -> Typist:
    """Write three rows on today's day."""
    typist.row(what="ข้าวสาร", category=FOOD, money_out="10")
    typist.row(what="ปลา", category=FOOD, money_out="20")
    return typist.row(what="ผัก", category=FOOD, money_out="30")


def kept(page: EntryPage) -> list[EntryRow]:
    shown = [page.grid.model.shown(row) for row in range(page.grid.model.entries)]
    return [one.row for one in shown if isinstance(one, EntryLooks)]


def said(page: EntryPage) -> str:
    """Read the sums of the strip."""
    foot = page.grid.foot
    assert foot is not None
    QApplication.processEvents()
    return " ".join(one.words() for one in foot._sums if one.isVisible())


def in_form(do: Callable[[FormDialog], None], ask: Callable[[], object]) -> None:
    """Do something in the form that opens when it is asked for."""
    met: list[QWidget] = []

    def work() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, FormDialog)
        met.append(form)
        try:
            do(form)
        finally:
            if form.isVisible():
                form.done(QDialog.DialogCode.Rejected)

    QTimer.singleShot(0, work)
    ask()
    QApplication.processEvents()
    assert met, "no form opened"


def pick(form: FormDialog, name: str, words: str) -> None:
    """Choose by keys alone: to the field, then its first letters, as a list that is closed takes them."""
    field = form[name]
    assert isinstance(field, ChoiceField)
    field.box.setFocus()
    for _step in range(field.box.count()):
        if field.box.currentText() == words:
            return
        QTest.keyClick(field.box, Qt.Key.Key_Down)
    raise AssertionError(words, [field.box.itemText(n) for n in range(field.box.count())])


def save(form: FormDialog) -> None:
    QTest.keyClick(form.save_button, Qt.Key.Key_Return)


def choose_all(typist: Typist) -> Typist:
    """Go up into the table and choose the last three rows by keys."""
    return typist.press(Key.Key_Up).press(Key.Key_Up, Key.Key_Up, held=SHIFT)


def test_rows_chosen_by_keys_are_told_in_the_strip_and_the_day_comes_back(page: EntryPage, three: Typist) -> None:
    of_day = said(page)
    three.press(Key.Key_Up).press(Key.Key_Up, held=SHIFT)
    assert page.grid.view.rows_chosen() == [1, 2]
    assert "เลือกไว้ 2 แถว" in said(page)
    assert "50" in said(page)
    assert child(page, "deed_change_many").isVisible()
    assert not child(page, "deed_split").isVisible()

    three.press(Key.Key_A, held=CONTROL)
    assert page.grid.view.rows_chosen() == [0, 1, 2]
    assert "60" in said(page)

    three.press(Key.Key_Tab)
    assert three.cell == "date"
    assert said(page) == of_day
    assert not child(page, "deed_change_many").isVisible()


def test_rows_apart_are_chosen_with_ctrl_and_the_mouse(page: EntryPage, three: Typist) -> None:
    view = page.grid.view
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(view.viewport(), left, NONE, at_row(page, 0))
    QTest.mouseClick(view.viewport(), left, CONTROL, at_row(page, 2))
    assert view.rows_chosen() == [0, 2]
    assert "40" in said(page)

    QTest.mouseClick(view.viewport(), left, NONE, at_row(page, 0))
    QTest.mouseClick(view.viewport(), left, SHIFT, at_row(page, 2))
    assert view.rows_chosen() == [0, 1, 2]
    assert three.cell == ""


def test_only_what_is_filled_in_is_changed_and_one_undo_takes_it_back(
    page: EntryPage, three: Typist, desk: Desk, shot: Shot
) -> None:
    before = written(desk)

    def fill(form: FormDialog) -> None:
        shot(form, "many_form")
        pick(form, "category", SWEETS)
        type_anew(form["note"].editor, "ตลาดนัด")
        pick(form, "known_by", "มีใบเสร็จ")
        save(form)

    choose_all(three)
    shot(page, "many_chosen")
    in_form(fill, lambda: three.press(Key.Key_E, held=CONTROL))

    now = written(desk)
    assert {row.categories for row in kept(page)} == {SWEETS}
    assert {one.note for one in now} == {"ตลาดนัด"}
    assert {one.known_by for one in now} == {KnownBy.RECEIPT}
    assert [(one.date, one.description, draft_of(one).amount, draft_of(one).pocket) for one in now] == [
        (one.date, one.description, draft_of(one).amount, draft_of(one).pocket) for one in before
    ]
    assert "3" in page.grid.notice.words.words()

    press(child(page.grid.notice, "undo_many"))
    assert written(desk) == before


def test_a_cost_makes_costs_of_what_was_spent_at_home(page: EntryPage, three: Typist, desk: Desk) -> None:
    def fill(form: FormDialog) -> None:
        field = form["category"]
        assert isinstance(field, ChoiceField)
        costs = [field.box.itemText(n) for n in range(field.box.count()) if "ปุ๋ย" in field.box.itemText(n)]
        pick(form, "category", costs[0])
        save(form)

    choose_all(three)
    in_form(fill, lambda: three.press(Key.Key_E, held=CONTROL))

    assert {one.kind for one in written(desk)} == {EntryKind.COST}


def test_the_menu_and_the_strip_open_the_same_form_for_the_mouse(page: EntryPage, three: Typist) -> None:
    view = page.grid.view
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, at_row(page, 0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, SHIFT, at_row(page, 1))
    titles: list[str] = []
    page.deeds.menu.open_on_rows(view.mapToGlobal(at_row(page, 1)))
    in_form(lambda form: titles.append(form.windowTitle()), lambda: choose(menu_of(page), "change_many"))
    QApplication.processEvents()
    in_form(lambda form: titles.append(form.windowTitle()), lambda: press(child(page, "deed_change_many")))

    assert len(titles) == 2
    assert titles[0] == titles[1]
    assert "2" in titles[0]


def test_nothing_filled_in_is_told_in_the_form_and_writes_nothing(page: EntryPage, three: Typist, desk: Desk) -> None:
    before = written(desk)
    told: list[str] = []

    def fill(form: FormDialog) -> None:
        save(form)
        told.append(form.refusal.words())

    choose_all(three)
    in_form(fill, lambda: three.press(Key.Key_E, held=CONTROL))

    assert told != [""]
    assert written(desk) == before


def test_a_row_that_cannot_be_so_is_named_with_its_reason_and_none_is_changed(
    page: EntryPage, three: Typist, desk: Desk
) -> None:
    with desk.reader() as reader:
        work = next(iter(reader.of_household(Occupation, desk.household or NO_ID)))
    desk.execute(ReplaceRecord(work, replace(work, ended_on=desk.today)))
    desk.execute(AddEntries((replace(draft_of(written(desk)[0]), date=date(2026, 11, 22), description="เต้าหู้"),)))
    QApplication.processEvents()
    before = written(desk)
    told: list[str] = []

    def fill(form: FormDialog) -> None:
        pick(form, "occupation", work.name)
        save(form)
        told.append(form.refusal.words())

    choose_all(three).press(Key.Key_A, held=CONTROL)
    in_form(fill, lambda: three.press(Key.Key_E, held=CONTROL))

    assert "22 พ.ย. เต้าหู้" in told[0]
    assert "ปลา" not in told[0]
    assert written(desk) == before


def test_rows_of_a_closed_month_are_not_changed(page: EntryPage, three: Typist, desk: Desk) -> None:
    desk.execute(CloseMonth(desk.household or NO_ID, THIS_MONTH))
    QApplication.processEvents()
    before = written(desk)
    page.grid.view.stand_at(0, "what")
    three.press(Key.Key_A, held=CONTROL).press(Key.Key_E, held=CONTROL)

    assert QApplication.activeModalWidget() is None
    assert "ปิดแล้ว" in page.grid.notice.words.words()
    assert written(desk) == before


def test_the_keys_are_the_same_on_a_thai_keyboard(page: EntryPage, three: Typist) -> None:
    """Ctrl+E, where the system knows no Latin letter for the key."""
    choose_all(three)
    titles: list[str] = []
    event = QKeyEvent(QEvent.Type.KeyPress, ord("ำ"), CONTROL, "ำ")
    in_form(lambda form: titles.append(form.windowTitle()), lambda: QApplication.sendEvent(page.grid.view, event))

    assert "3" in titles[0]


def test_with_nothing_chosen_it_is_told_how_rows_are_chosen(page: EntryPage, typist: Typist) -> None:
    typist.press(Key.Key_E, held=CONTROL)

    assert "Shift" in page.grid.notice.words.words()


def test_f8_writes_a_whole_day_again_on_the_day_being_written_and_takes_it_back(
    page: EntryPage, three: Typist, desk: Desk, shot: Shot
) -> None:
    three.press(Key.Key_Tab, held=SHIFT).type("22").press(Key.Key_Tab)
    before = written(desk)

    def look(form: FormDialog) -> None:
        shot(form, "many_day")
        assert isinstance(form, DayAgain)
        assert (form.of.value(), form.onto.value()) == (date(2026, 11, 21), date(2026, 11, 22))
        assert "3" in form.of.said.words()
        assert "ข้าวสาร" in form.of.said.words()
        save(form)

    in_form(look, lambda: three.press(Key.Key_F8))

    again = [one for one in written(desk) if one not in before]
    assert [(one.description, one.date, one.lines) for one in again] == [
        (one.description, date(2026, 11, 22), one.lines) for one in before
    ]
    press(child(page.grid.notice, "undo_again"))
    assert written(desk) == before


def test_rows_chosen_are_written_again_on_a_day_that_is_typed_in_thai_digits(
    page: EntryPage, three: Typist, desk: Desk
) -> None:
    def fill(form: FormDialog) -> None:
        type_anew(form["date"].editor, "๕/๑๑/๒๕๖๙")
        save(form)

    three.press(Key.Key_Up).press(Key.Key_Up, held=SHIFT)
    in_form(fill, lambda: three.press(Key.Key_F8))

    copied = [one.description for one in written(desk) if one.date == date(2026, 11, 5)]
    assert copied == ["ปลา", "ผัก"]
    assert page.grid.notice.isVisible()


def test_a_day_is_not_written_again_on_itself_nor_into_a_closed_month(
    page: EntryPage, three: Typist, desk: Desk
) -> None:
    desk.execute(CloseMonth(desk.household or NO_ID, THIS_MONTH.plus(-1)))
    QApplication.processEvents()
    before = (written(desk), written(desk, THIS_MONTH.plus(-1)))
    told: list[str] = []

    def fill(form: FormDialog) -> None:
        for day in ("21/11/2569", "5/10/2569"):
            type_anew(form["date"].editor, day)
            save(form)
            told.append(form.refusal.words() or form["date"].said.words())
        type_anew(form["date"].editor, "22/11/2569")
        type_anew(form["of_day"].editor, "1/11/2569")
        save(form)
        told.append(form.refusal.words())

    three.press(Key.Key_Up)
    in_form(fill, lambda: three.press(Key.Key_F8))

    assert ["เดียวกัน" in told[0], "ปิด" in told[1], "ไม่มีรายการ" in told[2]] == [True] * 3
    assert (written(desk), written(desk, THIS_MONTH.plus(-1))) == before


def test_a_count_of_cash_is_not_written_again_and_that_is_said(page: EntryPage, three: Typist, desk: Desk) -> None:
    was = draft_of(written(desk)[0])
    counted = replace(was, kind=EntryKind.CASH_COUNT, parts=(), description="")
    desk.execute(AddEntries((counted,)))
    QApplication.processEvents()

    def fill(form: FormDialog) -> None:
        assert any("นับเงินสด" in one.words() for one in form.findChildren(Words))
        type_anew(form["date"].editor, "5/11/2569")
        save(form)

    page.grid.view.stand_at(0, "what")
    three.press(Key.Key_A, held=CONTROL)
    in_form(fill, lambda: three.press(Key.Key_F8))

    assert [one.kind for one in written(desk) if one.date == date(2026, 11, 5)] == [EntryKind.EXPENSE] * 3


def test_rows_written_again_on_a_day_of_nothing_offer_to_take_the_mark_out(
    page: EntryPage, three: Typist, desk: Desk
) -> None:
    desk.execute(NothingToday(desk.household or NO_ID, date(2026, 11, 5)))
    QApplication.processEvents()

    def fill(form: FormDialog) -> None:
        type_anew(form["date"].editor, "5/11/2569")
        save(form)

    three.press(Key.Key_Up)
    in_form(fill, lambda: three.press(Key.Key_F8))
    press(child(page.grid.notice, "take_mark_out"))

    assert EntryKind.NOTHING not in {one.kind for one in written(desk)}
    assert len([one for one in written(desk) if one.date == date(2026, 11, 5)]) == 3


def test_whole_rows_go_to_a_spreadsheet_and_come_back_as_the_same_rows(
    page: EntryPage, three: Typist, desk: Desk
) -> None:
    before = written(desk)
    choose_all(three).press(Key.Key_Space, held=SHIFT).press(Key.Key_C, held=CONTROL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[:5] for line in lines] == [
        ["21/11/2569", what, FOOD, "", baht] for what, baht in (("ข้าวสาร", "10"), ("ปลา", "20"), ("ผัก", "30"))
    ]

    three.press(Key.Key_Delete)
    assert written(desk) == []
    page.grid.focus()
    three.press(Key.Key_V, held=CONTROL)

    assert [(one.date, one.description, one.lines) for one in written(desk)] == [
        (one.date, one.description, one.lines) for one in before
    ]


def test_rows_of_a_spreadsheet_in_thai_digits_are_rows(page: EntryPage, typist: Typist, desk: Desk) -> None:
    QGuiApplication.clipboard().setText(f"๕/๑๑/๒๕๖๙\tข้าวสาร\t{FOOD}\t\t๑,๒๐๐.๕๐\r\n๖ พ.ย. ๖๙\tผัก\t{FOOD}\t\t๓๕+๑๐\r\n")
    typist.press(Key.Key_V, held=CONTROL)

    assert [(one.date, one.description, draft_of(one).amount) for one in written(desk)] == [
        (date(2026, 11, 5), "ข้าวสาร", 120_050),
        (date(2026, 11, 6), "ผัก", 4_500),
    ]
    assert page.grid.parts.half.waiting == []


def test_more_rows_than_are_written_at_once_are_left_alone_and_that_is_said(
    page: EntryPage, three: Typist, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many_deed, "MOST_CHANGED", 2)
    before = written(desk)
    choose_all(three)
    for key, held in ((Key.Key_Delete, NONE), (Key.Key_E, CONTROL), (Key.Key_F8, NONE)):
        page.grid.notice.close_bar()
        three.press(key, held=held)
        assert "3" in page.grid.notice.words.words()
        assert "2" in page.grid.notice.words.words()

    assert written(desk) == before


def test_rows_of_the_bin_are_not_changed_and_the_way_on_is_said(page: EntryPage, three: Typist, desk: Desk) -> None:
    choose_all(three).press(Key.Key_Delete)
    page.going.open_bin()
    QApplication.processEvents()
    page.grid.view.stand_at(0, "what")
    three.press(Key.Key_A, held=CONTROL)
    count = len(page.grid.view.rows_chosen())
    assert f"เลือกไว้ {count} แถว" in said(page)
    assert not child(page, "deed_change_many").isVisible()

    for key, held in ((Key.Key_E, CONTROL), (Key.Key_F8, NONE)):
        page.grid.notice.close_bar()
        three.press(key, held=held)
        assert page.grid.notice.isVisible()
        assert "ถูกลบแล้ว" in page.grid.notice.words.words()
