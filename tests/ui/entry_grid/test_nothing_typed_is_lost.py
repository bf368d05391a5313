"""Rows half typed through deletions, undo, other months and a book that changes under a count: nothing is lost."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.domain.kinds import EntryKind, Role
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.first_household import AddFirstHousehold
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.ports import Command
from household_ledger.text.amounts import format_amount
from household_ledger.ui.arrivals import WriteOn
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import THIS_MONTH, Key, Typist, built, written
from tests.ui.hands import child, press, type_anew

FOOD = "ข้าว อาหารสด เครื่องปรุง"


def set_three_aside(page: EntryPage, typist: Typist, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let three rows wait that a full disk did not take."""

    def refuse(_command: Command, **_more: object) -> None:
        raise EnvironmentProblem("disk_full", name="demo.hldb", folder="/")

    with monkeypatch.context() as broken:
        broken.setattr(desk, "execute", refuse)
        for what in ("หนึ่ง", "สอง", "สาม"):
            typist.fill(what=what, category=FOOD, money_out="10").save()
            press(child(page, "set_aside"))


def test_a_waiting_row_taken_out_takes_no_other_along(
    page: EntryPage, typist: Typist, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_three_aside(page, typist, desk, monkeypatch)
    page.grid.hands.edit(1, "money_out")
    typist.type("25")

    page.grid.view.stand_at(0, "what")
    typist.press(Key.Key_Delete)

    assert [(one.what, one.money_out) for one in page.grid.waiting_rows()] == [("สอง", "25"), ("สาม", "10")]


def test_a_change_half_typed_waits_until_its_row_is_back(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.row(what="ข้าวสาร", category=FOOD, money_out="20").press(Key.Key_Up).press(Key.Key_F2)
    typist.to("money_out").type("35")

    desk.undo()
    QApplication.processEvents()
    assert not written(desk)
    page.refresh()
    assert page.grid.typed_of()
    desk.redo()
    QApplication.processEvents()

    assert len(written(desk)) == 1
    assert (page.grid.typing.row.what, page.grid.typing.row.money_out) == ("ข้าวสาร", "35")


def test_going_to_the_month_a_row_was_saved_in_saves_the_row_being_changed(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    typist.row(what="ข้าวสาร", category=FOOD, money_out="20")
    typist.press(Key.Key_Backtab).type("5/10/2569").press(Key.Key_Tab)
    typist.fill(what="น้ำตาล", category=FOOD, money_out="30").save()
    page.grid.hands.edit(0, "money_out")
    typist.type("21")

    press(child(page, "go_month"))
    QApplication.processEvents()

    assert desk.month == THIS_MONTH.plus(-1)
    assert [max(line.satang for line in one.lines) for one in written(desk)] == [2100]


def test_a_count_is_held_against_the_book_as_it_is_when_it_is_kept(page: EntryPage, typist: Typist, desk: Desk) -> None:
    press(child(page, "count_cash"))
    panel = page.deeds.counting.panel
    assert panel is not None
    book = panel._balances[panel.pocket.given()].amount
    type_anew(child(page, "count_amount"), format_amount(book - Money(2000)))
    page.grid.focus()
    typist.row(what="ข้าวสารที่ลืม", category=FOOD, money_out="20")

    press(child(page, "count_save"))

    assert [one.kind for one in written(desk)] == [EntryKind.EXPENSE, EntryKind.CASH_COUNT]
    assert page.deeds.counting.panel is None, "it agrees: nothing more is asked"


def test_making_the_book_agree_is_not_offered_from_a_book_of_before(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    press(child(page, "count_cash"))
    panel = page.deeds.counting.panel
    assert panel is not None
    book = panel._balances[panel.pocket.given()].amount
    type_anew(child(page, "count_amount"), format_amount(book - Money(2000)))
    press(child(page, "count_save"))
    QApplication.processEvents()
    assert panel.adjust_button.isVisible()

    page.grid.focus()
    typist.row(what="ข้าวสารที่ลืม", category=FOOD, money_out="20")

    assert not panel.adjust_button.isVisible()
    assert panel.save_button.isVisible()


@pytest.mark.parametrize("other", [Month(2026, 3), Month(2025, 10), Month(2026, 8)])
def test_a_row_half_typed_stays_of_its_day_whatever_month_is_looked_at(
    empty_desk: Desk, qtbot: QtBot, other: Month
) -> None:
    empty_desk.execute(AddFirstHousehold(person="ยายมี", role=Role.PARTICIPANT, code="1", name="บ้านยายมี", cash=None))
    empty_desk.take_first()
    empty_desk.turn_to(Month(2026, 10))
    page = built(empty_desk, qtbot)
    typist = Typist(page).fill(date="31", what="ข้าวสาร", category=FOOD, money_out="20")
    assert page.grid.typing.day() == date(2026, 10, 31)

    empty_desk.turn_to(other)
    QApplication.processEvents()
    assert page.grid.typing.day() == date(2026, 10, 31)
    typist.save()

    assert [one.date for one in written(empty_desk, Month(2026, 10))] == [date(2026, 10, 31)]


def test_a_row_waiting_is_saved_on_the_day_it_was_typed_for(
    empty_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty_desk.execute(AddFirstHousehold(person="ยายมี", role=Role.PARTICIPANT, code="1", name="บ้านยายมี", cash=None))
    empty_desk.take_first()
    page = built(empty_desk, qtbot)
    typist = Typist(page)

    def refuse(_command: Command, **_more: object) -> None:
        raise EnvironmentProblem("disk_full", name="demo.hldb", folder="/")

    with monkeypatch.context() as broken:
        broken.setattr(empty_desk, "execute", refuse)
        for day in ("5 ม.ค.", "20 ม.ค. 68"):
            typist.fill(date=day, what="ข้าวสาร", category=FOOD, money_out="20").save()
            press(child(page, "set_aside"))
    page.grid.keeping.save_waiting()

    assert [one.date for one in written(empty_desk, Month(2026, 1))] == [date(2026, 1, 5)]
    assert [one.date for one in written(empty_desk, Month(2025, 1))] == [date(2025, 1, 20)]


def test_trying_again_at_another_household_s_closed_month_saves_nothing_twice(
    page: EntryPage, typist: Typist, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_command: Command, **_more: object) -> None:
        raise EnvironmentProblem("disk_full", name="demo.hldb", folder="/")

    with monkeypatch.context() as broken:
        broken.setattr(desk, "execute", refuse)
        typist.fill(what="ข้าวสาร", category=FOOD, money_out="20").save()
    first, second = (one.id for one in desk.figures.households()[:2])
    desk.execute(CloseMonth(second, THIS_MONTH))
    desk.look_at(second)
    QApplication.processEvents()

    press(child(page, "retry"))
    desk.look_at(first)
    QApplication.processEvents()
    page.grid.keeping.save()

    assert [one.description for one in written(desk)] == ["ข้าวสาร"]
    assert page.grid.typing.row.is_blank


def test_a_row_given_up_with_one_escape_too_many_can_be_had_again(page: EntryPage, typist: Typist) -> None:
    typist.fill(what="ขนมครก", category=FOOD, money_out="20").press(Key.Key_Tab, Key.Key_Escape)
    assert page.grid.typing.row.is_blank
    press(child(page.grid.notice, "bring_back_typed"))

    assert page.grid.typing.row.what == "ขนมครก"
    assert not page.grid.notice.isVisible()
    typist.save()
    assert [entry.description for entry in written(page.desk)] == ["ขนมครก"]


def test_words_typed_after_a_row_was_given_up_are_not_written_over(page: EntryPage, typist: Typist) -> None:
    typist.fill(what="ขนมครก", money_out="20").press(Key.Key_Tab, Key.Key_Escape)
    typist.type("ขายไข่")

    assert page.grid.typing.row.what == "ขายไข่"
    assert not page.grid.notice.isVisible()


def test_what_is_typed_belongs_to_the_household_whose_rows_lie_in_the_grid(desk: Desk, qtbot: QtBot) -> None:
    """Also while the desk looks at another one already and the page, which is not shown, has not turned yet."""
    desk.turn_to(THIS_MONTH)
    page = EntryPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    page.refresh()
    page.grid.focus()
    QApplication.processEvents()
    Typist(page).fill(what="ของบ้านแรก")

    desk.look_at(desk.figures.households()[1].id)

    assert [one.what for one in page.grid.waiting_rows()] == ["ของบ้านแรก"]
    page.refresh()
    assert page.grid.waiting_rows() == []


def test_a_row_half_typed_is_taken_along_to_the_day_one_is_sent_to(page: EntryPage, typist: Typist) -> None:
    typist.fill(what="ข้าวสาร")
    page.arrive(WriteOn(date(2026, 11, 5)))

    assert page.grid.typing.row.what == "ข้าวสาร"
    assert page.grid.hands.day == date(2026, 11, 5)
    page.arrive(WriteOn(date(2026, 10, 5)))
    assert page.grid.typing.row.what == "ข้าวสาร"
    assert page.grid.hands.day == date(2026, 10, 5)


def test_a_word_half_typed_goes_on_when_the_rows_are_read_anew(page: EntryPage, typist: Typist) -> None:
    typist.type("ขาย")
    page.refresh()
    page.grid.focus()
    typist.type("ไข่")

    assert page.grid.typing.row.what == "ขายไข่"
