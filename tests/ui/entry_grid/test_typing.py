"""What keys do in a row: offers, days, sums, Esc, rows above, parts; what is wrong is told and nothing is lost."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from household_ledger.domain.kinds import EntryKind
from household_ledger.text.i18n import set_language
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.typing.cell import CellEdit
from tests.ui.entry_grid.conftest import CONTROL, SHIFT, THIS_MONTH, Key, Typist, written
from tests.ui.hands import type_words

FOOD = "ข้าว อาหารสด เครื่องปรุง"


def cell(page: EntryPage, name: str) -> CellEdit:
    return page.grid.view.editor.cells[name]


def sentence(page: EntryPage) -> str:
    said = page.grid.view.editor.sentence
    return said.words() if said.isVisible() else ""


def test_the_new_row_is_the_last_and_the_keyboard_is_in_it(page: EntryPage, typist: Typist) -> None:
    view = page.grid.view
    assert typist.cell == "what"
    assert view.editor_row == page.grid.model.rowCount() - 1
    assert cell(page, "date").text() == "21 พ.ย."


def test_tab_takes_a_whole_row_as_it_was_written_the_last_time(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.type("ขายไข่").press(Key.Key_Tab)

    row = page.grid.typing.row
    assert row.what.startswith("ขายไข่")
    assert row.category
    assert row.who == "เลี้ยงไก่ไข่"
    assert row.money_in
    assert typist.cell == "money_in"
    assert cell(page, "money_in").selectedText() == row.money_in
    assert not written(desk), "taken is not saved"
    typist.save()
    assert [one.kind for one in written(desk)] == [EntryKind.INCOME]


def test_what_is_typed_wins_over_what_is_offered(page: EntryPage, typist: Typist) -> None:
    typist.fill(money_in="333").press(Key.Key_Tab, held=SHIFT).press(Key.Key_Tab, held=SHIFT)
    typist.to("what").type("ขายไข่").press(Key.Key_Tab)

    assert page.grid.typing.row.money_in == "333"


def test_down_chooses_another_offer_and_shows_it_in_the_row(page: EntryPage, typist: Typist) -> None:
    typist.type("ขายไข่").press(Key.Key_Down)
    chosen = page.grid.offers.current()

    assert chosen is not None
    assert page.grid.offers.is_chosen
    assert cell(page, "category").placeholderText()
    assert not cell(page, "category").text(), "shown is not taken"
    typist.press(Key.Key_Escape)
    assert not page.grid.offers.isVisible()
    assert page.grid.typing.row.what == "ขายไข่"


def test_enter_alone_takes_no_offer(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.type("ขายไข่").save()

    assert not written(desk)
    assert page.grid.typing.row.what == "ขายไข่"
    assert page.grid.typing.row.category == ""


@pytest.mark.parametrize(
    ("typed", "day"),
    [("5", "5 พ.ย."), ("5/11", "5 พ.ย."), ("๕ พ.ย.", "5 พ.ย."), ("5/11/2569", "5 พ.ย."), ("2026-11-05", "5 พ.ย.")],
)
def test_a_day_is_read_in_every_form_and_written_short(page: EntryPage, typist: Typist, typed: str, day: str) -> None:
    typist.press(Key.Key_Tab, held=SHIFT).type(typed).press(Key.Key_Tab)

    assert cell(page, "date").text() == day
    assert page.grid.hands.day == date(2026, 11, 5)


def test_plus_and_minus_move_the_day_and_a_dash_in_a_date_is_a_dash(page: EntryPage, typist: Typist) -> None:
    typist.press(Key.Key_Tab, held=SHIFT).press(Key.Key_Minus, Key.Key_Minus, Key.Key_Plus)
    assert page.grid.hands.day == date(2026, 11, 20)

    typist.type("5-11-2569").press(Key.Key_Tab)
    assert page.grid.hands.day == date(2026, 11, 5)
    assert page.title.words().startswith("5 พฤศจิกายน")


def test_the_day_repeats_in_the_next_row(page: EntryPage, typist: Typist) -> None:
    typist.press(Key.Key_Tab, held=SHIFT).type("9")
    typist.row(what="ข้าวสาร", category=FOOD, money_out="20")

    assert cell(page, "date").text() == "9 พ.ย."
    assert typist.cell == "what"


def test_a_calculation_is_written_as_its_result(page: EntryPage, typist: Typist) -> None:
    typist.fill(money_out="๓๕+20*2").press(Key.Key_Tab)

    assert cell(page, "money_out").text() == "75"


def test_esc_restores_the_cell_then_the_row(page: EntryPage, typist: Typist) -> None:
    typist.fill(what="ข้าวสาร", category=FOOD).to("money_out").type("12").press(Key.Key_Tab)
    typist.press(Key.Key_Tab, held=SHIFT).type("99")

    typist.press(Key.Key_Escape)
    assert cell(page, "money_out").text() == "12"
    assert page.grid.typing.row.what == "ข้าวสาร"
    typist.press(Key.Key_Escape)
    assert page.grid.typing.row.is_blank
    assert cell(page, "date").text() == "21 พ.ย."


def test_a_wrong_cell_tells_it_while_it_is_typed_and_nothing_wrong_is_saved(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    typist.fill(what="ข้าวสาร", category=FOOD, money_out="12x")

    assert cell(page, "money_out").is_wrong()
    assert "12x" in sentence(page)
    assert cell(page, "money_out").accessibleDescription() == sentence(page)
    assert page.grid.view.editor.wanted_height > cell(page, "money_out").height() + 8
    typist.save()
    assert not written(desk)
    assert typist.cell == "money_out"
    assert page.grid.typing.row.what == "ข้าวสาร"


def test_enter_goes_to_the_first_cell_that_is_missing_and_says_what(page: EntryPage, typist: Typist) -> None:
    typist.fill(what="ข้าวสาร", money_out="20")
    assert not sentence(page), "nothing is blamed before it is asked for"

    typist.save()

    assert typist.cell == "category"
    assert sentence(page)
    assert page.grid.offers.isVisible(), "the names that may stand there are shown"


def test_the_row_above_and_the_cell_above_are_repeated(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.row(what="ข้าวสาร", category=FOOD, money_out="20")
    typist.press(Key.Key_D, held=CONTROL)
    assert page.grid.typing.row.what == "ข้าวสาร"
    typist.save()
    typist.press(Key.Key_Apostrophe, held=CONTROL)
    assert page.grid.typing.row.what == "ข้าวสาร"
    assert page.grid.typing.row.money_out == ""
    assert len(written(desk)) == 2


@pytest.mark.parametrize("amount", ["85", ""])
def test_a_part_without_a_category_is_where_the_sentence_stands_and_the_keyboard_goes(
    page: EntryPage, typist: Typist, desk: Desk, amount: str
) -> None:
    typist.fill(what="ตลาดนัด", category=FOOD, money_out="285").press(Key.Key_Slash, held=CONTROL)
    typist.fill(part_0_amount="200").press(Key.Key_Tab)
    if amount:
        typist.to("part_1_amount").type(amount)
    typist.save()

    cells = page.grid.view.editor.cells
    assert (written(desk), typist.cell) == ([], "part_1_category")
    assert not cells["part_0_category"].is_wrong()
    assert cells["part_1_category"].is_wrong()


def test_a_receipt_is_split_and_must_add_up(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.fill(what="ตลาดนัด", money_out="285").press(Key.Key_Slash, held=CONTROL)
    assert typist.cell == "part_0_category"

    typist.type(FOOD).press(Key.Key_Tab).type("200").press(Key.Key_Tab).type("ขนม น้ำอัดลม กาแฟ").press(Key.Key_Tab)
    typist.type("50")
    assert "35" in page.grid.view.editor.rest.words()
    typist.save()
    assert not written(desk)

    typist.to("part_1_amount").press(Key.Key_Tab)
    assert typist.cell == "part_2_category", "Tab opens one part more while something is left"
    typist.type("บุหรี่ ยาเส้น หมาก").press(Key.Key_Tab).type("35").save()
    (entry,) = written(desk)
    assert sorted(line.satang for line in entry.lines) == [-28500, 3500, 5000, 20000]


def test_a_part_taken_out_leaves_the_rest(page: EntryPage, typist: Typist) -> None:
    typist.fill(what="ตลาดนัด", money_out="285").press(Key.Key_Slash, held=CONTROL).type(FOOD).press(Key.Key_Tab)
    page.grid.view.editor.part_removed.emit(1)

    assert page.grid.typing.row.parts == ()
    assert page.grid.typing.row.category == FOOD


def test_an_unknown_name_is_made_when_it_is_asked_for_twice(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.kind("ให้ยืม").type("200").to("party").type("น้าเขียว").save()
    assert not written(desk)
    assert "น้าเขียว" in page.grid.notice.words.words()

    typist.save()

    (entry,) = written(desk)
    assert entry.kind is EntryKind.LEND
    assert page.grid.parts.book is not None
    assert "น้าเขียว" in [one.name for one in page.grid.parts.book.parties]


def test_what_is_typed_stays_with_its_household_and_month(page: EntryPage, typist: Typist, desk: Desk) -> None:
    first, second = (one.id for one in desk.figures.households()[:2])
    typist.fill(what="ของบ้านแรก", money_out="11")

    desk.look_at(second)
    assert page.grid.typing.row.is_blank
    typist.fill(what="ของบ้านสอง")
    desk.look_at(first)
    assert page.grid.typing.row.what == "ของบ้านแรก"
    assert page.grid.typing.row.money_out == "11"
    desk.turn_to(THIS_MONTH.plus(-1))
    desk.turn_to(THIS_MONTH)
    assert page.grid.typing.row.what == "ของบ้านแรก"
    desk.look_at(second)
    assert page.grid.typing.row.what == "ของบ้านสอง"


def test_what_is_typed_survives_that_the_page_is_built_anew(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.fill(what="ค้างอยู่", money_out="11")
    kept = page.keep()

    set_language("en")
    anew = EntryPage(desk)
    anew.refresh()
    anew.restore(kept)

    assert anew.grid.typing.row.what == "ค้างอยู่"
    assert anew.grid.typing.row.money_out == "11"
    anew.deleteLater()


def test_a_step_of_somebody_else_does_not_disturb_what_is_typed(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.row(what="ข้าวสาร", category=FOOD, money_out="20").fill(what="ค้างอยู่", money_out="11")

    desk.undo()
    QApplication.processEvents()

    assert not written(desk)
    assert page.grid.typing.row.what == "ค้างอยู่"
    assert typist.cell == "money_out"


def test_letters_come_where_the_keyboard_is_when_a_row_is_only_looked_at(page: EntryPage, typist: Typist) -> None:
    typist.row(what="ข้าวสาร", category=FOOD, money_out="20").press(Key.Key_Up)
    assert typist.cell == ""

    type_words(page.grid.view, "น")

    assert typist.cell == "what"
    assert cell(page, "what").text() == "น"


def test_a_cell_emptied_again_stays_empty(page: EntryPage, typist: Typist) -> None:
    typist.fill(what="ขายขนมครก", money_in="50").to("who").type("2")
    cell(page, "who").selectAll()
    typist.press(Key.Key_Backspace)
    page.grid.typing.list.settle()
    typist.press(Key.Key_Tab)

    assert page.grid.typing.row.who == ""
