"""The keyboard stays where one types on, and the bin shows what was deleted, whatever was asked before."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from household_ledger.domain.money import Money
from household_ledger.services.commands.entries import DeleteEntries
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import CONTROL, FOOD, Key, Typist, settle, written
from tests.ui.hands import child, press


def half_split(typist: Typist) -> None:
    typist.row(what="ข้าวสาร", category=FOOD, money_out="60")
    typist.fill(what="ของตลาด", money_out="300").press(Key.Key_Slash, held=CONTROL)
    typist.type("ข้าว")
    typist.page.grid.typing.list.close()
    typist.press(Key.Key_Tab).type("100")
    assert typist.cell == "part_0_amount"


def test_the_row_above_written_over_a_half_split_leaves_the_keyboard_in_the_row(
    page: EntryPage, typist: Typist
) -> None:
    half_split(typist)
    typist.press(Key.Key_D, held=CONTROL)

    assert page.grid.typing.row.what == "ข้าวสาร"
    assert typist.cell == "money_out"


def test_and_one_key_brings_the_half_split_back(page: EntryPage, typist: Typist) -> None:
    half_split(typist)
    before = page.grid.typing.row
    typist.press(Key.Key_D, held=CONTROL).press(Key.Key_Z, held=CONTROL)

    assert page.grid.typing.row == before
    assert before.parts[0].amount == "100"
    assert typist.cell


def narrowed(page: EntryPage) -> None:
    search = page.grid.search
    page.deeds.run("search")
    search._wanted = replace(search._wanted, least=Money(63_00), most=Money(92_00))
    search.sought.emit()
    settle()


def test_the_bin_shows_all_that_was_deleted_whatever_was_asked_for_before(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    typist.row(what="ข้าวสาร", category=FOOD, money_out="60")
    desk.execute(DeleteEntries((written(desk)[-1].id,)))
    settle()
    narrowed(page)
    press(child(page, "bin"))
    settle()

    assert page.grid.model.entries >= 1
    assert page.grid._blank_words() == "ที่นี่ไม่มีรายการที่ลบ"
    narrowed(page)
    assert page.grid._blank_words() == "ไม่พบรายการ", "something was deleted, only none of it is meant"


def test_asking_for_all_again_brings_the_keyboard_back_to_the_words(page: EntryPage) -> None:
    narrowed(page)
    clear = page.grid.search.strip.clear
    clear.setFocus()
    QTest.keyClick(clear, Key.Key_Space)
    settle()

    assert QApplication.focusWidget() is page.grid.search.field
