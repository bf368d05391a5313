"""Tab behind words that speak of a loan or of land sold makes the row one, and never income or interest."""

from __future__ import annotations

from household_ledger.domain.kinds import EntryKind
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import Key, Typist


def typed(page: EntryPage, typist: Typist, words: str) -> EntryKind | None:
    typist.type(words)
    page.grid.typing.list.settle()
    assert page.grid.offers.offers()[0].is_kind
    typist.press(Key.Key_Tab)
    return page.grid.typing.row.kind


def test_a_loan_is_a_loan_with_tab(page: EntryPage, typist: Typist) -> None:
    assert typed(page, typist, "กู้ กองทุนหมู่บ้าน") is EntryKind.BORROW


def test_land_sold_is_a_thing_sold_with_tab(page: EntryPage, typist: Typist) -> None:
    assert typed(page, typist, "ขายที่ดิน") is EntryKind.ASSET_SELL


def test_a_cow_sold_offers_the_thing_sold_first_and_is_taken_for_nothing(page: EntryPage, typist: Typist) -> None:
    assert typed(page, typist, "ขายแม่วัวแก่") is None
    assert page.grid.view.editor.cells["category"].text() == ""
