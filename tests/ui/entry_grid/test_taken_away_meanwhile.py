"""Others take away what somebody is at: the row under the hands, the month; what is typed stays, and is told of."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.entries import DeleteEntries, RemakeEntries, RestoreEntries
from household_ledger.services.commands.months import CloseMonth, ReopenMonth
from household_ledger.services.entry_drafts import amount_of
from household_ledger.services.ledger import Ledger
from household_ledger.services.typed.row import TypedRow
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import CONTROL, FOOD, THIS_MONTH, Key, Typist, settle, written
from tests.ui.hands import child, press


@pytest.fixture
def at_a_row(page: EntryPage, typist: Typist, desk: Desk) -> Id:
    """Save three rows, and type over the words of the second: "ข้าวเห" on the way to "ข้าวเหนียว"."""
    for what in ("น้ำ", "ข้าว", "ปลา"):
        typist.row(what=what, category=FOOD, money_out="20")
    page.grid.view.stand_at(1, "what")
    typist.press(Key.Key_F2)
    assert typist.cell == "what"
    typist.press(Key.Key_End).type("เห")
    return written(desk)[1].id


def words(desk: Desk) -> list[str]:
    return [entry.description for entry in written(desk) if not entry.is_deleted]


def told(page: EntryPage) -> str:
    notice = page.grid.notice
    return "" if notice.isHidden() else notice.words.words()


def here(typist: Typist) -> tuple[str, str]:
    """Name the cell the keyboard is in, and what stands there."""
    at = QApplication.focusWidget()
    return typist.cell, at.text() if isinstance(at, QLineEdit) else ""


def test_what_is_typed_over_a_row_that_is_deleted_stays_under_the_hands_and_enter_keeps_it(
    page: EntryPage, typist: Typist, desk: Desk, at_a_row: Id
) -> None:
    desk.execute(DeleteEntries((at_a_row,)))
    settle()

    assert "ลบแถวนี้" in told(page)
    assert page.grid.view.editor.isVisible()
    typist.type("นียว")
    page.grid.typing.list.close()
    assert here(typist) == ("what", "ข้าวเหนียว"), "typed on as if nothing had been"
    assert page.grid.typing.row.money_out == "20"
    typist.save()
    settle()
    assert words(desk) == ["น้ำ", "ปลา", "ข้าวเหนียว"]
    assert not page.grid.waiting_rows()
    assert not told(page)


def test_esc_lets_it_go_and_one_press_more_has_it_back(
    page: EntryPage, typist: Typist, desk: Desk, at_a_row: Id
) -> None:
    desk.execute(DeleteEntries((at_a_row,)))
    settle()
    page.grid.typing.list.close()
    typist.press(Key.Key_Escape)
    settle()

    assert not page.grid.waiting_rows()
    assert page.grid.typing.row.is_blank
    assert words(desk) == ["น้ำ", "ปลา"]
    press(child(page, "undo_delete"))
    settle()
    (row,) = page.grid.waiting_rows()
    assert row.what == "ข้าวเห"


def test_what_stood_in_the_new_row_stands_there_still(
    page: EntryPage, typist: Typist, desk: Desk, at_a_row: Id
) -> None:
    page.grid.typing.give_back(page.grid.view.editor.cells["what"])
    typist.press(Key.Key_Escape)
    page.grid.hands.come_in("what")
    typist.type("ไข่").press(Key.Key_Escape)
    page.grid.view.stand_at(1, "what")
    typist.press(Key.Key_F2, Key.Key_End).type("เห")
    desk.execute(DeleteEntries((at_a_row,)))
    settle()

    assert [row.what for row in page.grid.waiting_rows()] == ["ข้าวเห", "ไข่"]
    assert here(typist) == ("what", "ข้าวเห")


def test_a_row_that_comes_back_is_changed_as_it_was_to_be(
    page: EntryPage, typist: Typist, desk: Desk, at_a_row: Id
) -> None:
    desk.execute(DeleteEntries((at_a_row,)))
    settle()
    desk.execute(RestoreEntries((at_a_row,)))
    settle()

    assert "กลับมา" in told(page)
    assert here(typist) == ("what", "ข้าวเห")
    typist.save()
    settle()
    assert words(desk) == ["น้ำ", "ข้าวเห", "ปลา"], "one row, not two"


@pytest.mark.parametrize("is_away", [False, True])
@pytest.mark.parametrize("place", [1, 2])
def test_an_amount_half_typed_is_typed_on_in_its_cell_whatever_becomes_of_the_row(
    page: EntryPage, typist: Typist, desk: Desk, qtbot: QtBot, place: int, *, is_away: bool
) -> None:
    for what in ("น้ำ", "ข้าว", "ปลา"):
        typist.row(what=what, category=FOOD, money_out="20")
    at = written(desk)[place].id
    page.grid.view.stand_at(place, "what")
    typist.press(Key.Key_F2)
    while typist.cell != "money_out":
        typist.press(Key.Key_Tab)
    typist.type("1")
    if is_away:
        calculator = QLineEdit()
        qtbot.addWidget(calculator)
        calculator.show()
        calculator.activateWindow()
        settle()
        assert QApplication.activeWindow() is calculator
    for command in (DeleteEntries((at,)), RestoreEntries((at,))):
        desk.execute(command)
        settle()
    page.window().activateWindow()
    settle()

    assert here(typist) == ("money_out", "1")
    typist.type("5").save()
    settle()
    assert words(desk) == ["น้ำ", "ข้าว", "ปลา"]
    assert [int(amount_of(entry)) for entry in written(desk)] == [1500 if one == place else 2000 for one in range(3)]


def test_a_row_moved_to_another_month_is_told_with_its_day(
    page: EntryPage, typist: Typist, desk: Desk, at_a_row: Id
) -> None:
    def earlier(was: Draft) -> Draft:
        return replace(was, date=was.date - timedelta(days=40))

    desk.execute(RemakeEntries((at_a_row,), earlier))
    settle()

    assert "ย้ายแถวนี้" in told(page)
    assert "ต.ค." in told(page)
    assert here(typist) == ("what", "ข้าวเห")


def test_a_row_found_and_deleted_under_the_hands_waits_below_what_is_found(
    page: EntryPage, typist: Typist, desk: Desk, at_a_row: Id
) -> None:
    typist.press(Key.Key_Escape, Key.Key_Escape)
    typist.press(Key.Key_F, held=CONTROL).type("ข้าว")
    settle()
    page.grid.view.stand_at(page.grid.source.place(at_a_row), "what")
    typist.press(Key.Key_F2, Key.Key_End).type("เห")
    desk.execute(DeleteEntries((at_a_row,)))
    settle()

    assert here(typist) == ("what", "ข้าวเห")
    typist.type("นียว")
    assert words(desk) == ["น้ำ", "ปลา"]
    page.grid.typing.list.close()
    typist.save()
    settle()
    assert words(desk) == ["น้ำ", "ปลา", "ข้าวเหนียว"]


def test_a_row_half_typed_in_a_month_that_is_closed_is_named_and_comes_again_when_it_is_open(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    home = desk.household or NO_ID
    typist.row(what="น้ำ", category=FOOD, money_out="20").fill(what="ข้าวสาร", category=FOOD, money_out="9")
    desk.execute(CloseMonth(home, THIS_MONTH))
    settle()

    banner = child(page, "lock_banner").accessibleName() or " ".join(
        label.words() for label in child(page, "lock_banner").findChildren(type(page.grid.notice.words))
    )
    assert "ข้าวสาร" in banner
    assert "ยังอยู่" in banner
    typist.type("ไข่")
    assert told(page)
    assert [entry.description for entry in written(desk)] == ["น้ำ"], "no letter lands in another row"

    desk.execute(ReopenMonth(home, THIS_MONTH, "ลืม"))
    settle()
    assert not told(page), "nothing is said any more of a month that is closed"
    assert page.findChild(QPushButton, "reopen_month") is None
    page.grid.focus()
    assert page.grid.typing.row.what == "ข้าวสาร"
    typist.save()
    settle()
    assert words(desk) == ["น้ำ", "ข้าวสาร"]


def test_tried_again_the_row_is_saved_once_as_it_is_typed_by_now_and_the_others_that_wait_stay_theirs(
    page: EntryPage, typist: Typist, desk: Desk, at_a_row: Id, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.execute(DeleteEntries((at_a_row,)))
    settle()
    page.grid.parts.half.waiting.append(TypedRow(what="ไข่", is_kept=False))  # it says no amount: it waits on
    page.grid.refresh()
    typist.type("นียว")
    page.grid.typing.list.close()

    def gone(*_said: object) -> None:
        raise EnvironmentProblem("server_gone", name="ledger")

    with monkeypatch.context() as away:
        away.setattr(Ledger, "execute", gone)
        typist.save()
        settle()
    press(child(page, "retry"))
    settle()

    assert words(desk) == ["น้ำ", "ปลา", "ข้าวเหนียว"]
    assert [row.what for row in page.grid.waiting_rows()] == ["ไข่"]
    assert page.grid.typing.row.is_blank


def test_let_go_while_the_ledger_cannot_be_asked_the_row_waits_on(
    page: EntryPage, desk: Desk, at_a_row: Id, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    desk.execute(DeleteEntries((at_a_row,)))
    settle()
    page.grid.typing.list.close()

    def gone(_ledger: Ledger) -> None:
        raise EnvironmentProblem("server_gone", name="ledger")

    with monkeypatch.context() as away:
        away.setattr(Ledger, "undo_step", gone)
        with qtbot.capture_exceptions() as told_by_the_hook:
            page.grid.hands.give_up()
        assert len(told_by_the_hook) == 1
    settle()

    assert [row.what for row in page.grid.waiting_rows()] == ["ข้าวเห"]


def test_what_cannot_be_taken_back_just_now_can_be_tried_again_where_it_stands(
    page: EntryPage, typist: Typist, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    typist.row(what="น้ำ", category=FOOD, money_out="20")
    page.grid.view.stand_at(0, "what")
    typist.press(Key.Key_Delete)
    settle()

    def gone(*_said: object) -> None:
        raise EnvironmentProblem("server_gone", name="ledger")

    with monkeypatch.context() as away:
        away.setattr(Ledger, "execute", gone)
        press(child(page, "undo_delete"))
        settle()
    assert words(desk) == []
    press(child(page, "undo_delete"))
    settle()
    assert words(desk) == ["น้ำ"]
