"""A category that goes with the other column: the sentence says what to do, the list does it."""

from __future__ import annotations

from household_ledger.domain.kinds import EntryKind
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import CONTROL, Key, Typist, written


def _row_guessed_wrong(typist: Typist) -> None:
    typist.row(what="แป้งมัน", category="ขายของแปรรูป", money_in="120").press(Key.Key_Up).press(Key.Key_F2)
    typist.to("category").press(Key.Key_A, held=CONTROL).type("วัตถุดิบ")


def test_the_sentence_says_where_the_amount_belongs(typist: Typist, page: EntryPage) -> None:
    _row_guessed_wrong(typist)
    typist.press(Key.Key_Escape)

    said = page.grid.view.editor.sentence
    assert said.isVisible()
    assert "ช่องจ่าย" in said.words()
    assert "F3" in said.words()


def test_taking_the_category_moves_the_amount(typist: Typist, page: EntryPage, desk: Desk) -> None:
    _row_guessed_wrong(typist)
    page.grid.typing.list.settle()
    offer = page.grid.offers.current()
    assert offer is not None
    assert "ช่องจ่าย" in offer.detail

    typist.press(Key.Key_Tab)
    cells = page.grid.view.editor.cells
    assert (cells["money_in"].text(), cells["money_out"].text()) == ("", "120")
    typist.save()

    (entry,) = written(desk)
    assert (entry.kind, entry.description) == (EntryKind.COST, "แป้งมัน")


def test_an_income_typed_under_out_moves_to_in(typist: Typist, page: EntryPage) -> None:
    typist.fill(what="ฟักทอง", money_out="80").press(Key.Key_Backtab, Key.Key_Backtab)
    typist.to("category").type("ขายพืชผล")
    page.grid.typing.list.settle()
    typist.press(Key.Key_Tab)

    cells = page.grid.view.editor.cells
    assert (cells["money_in"].text(), cells["money_out"].text()) == ("80", "")
