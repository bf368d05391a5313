"""Categories are found by the words people say for them, not only by the letters of their names."""

from __future__ import annotations

import pytest

from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import Key, Typist

PHONE = "โทรศัพท์/อินเทอร์เน็ต"


@pytest.mark.parametrize("typed", ["โทร", "ค่าโทร", "ค่าโทรศัพท์", "ค่ามือถือ", "ค่าเน็ต"])
def test_the_telephone_is_found_by_what_people_say_for_it(page: EntryPage, typist: Typist, typed: str) -> None:
    typist.fill(what="จ่ายที่ร้าน", category=typed)

    page.grid.typing.list.settle()
    assert page.grid.offers.offers()[0].words == PHONE
    typist.press(Key.Key_Tab)
    assert page.grid.view.editor.cells["category"].text() == PHONE
    assert not page.grid.view.editor.sentence.isVisible()


@pytest.mark.parametrize("typed", ["ออม", "ยืม"])
def test_what_merely_resembles_a_category_is_taken_only_by_going_to_it(
    page: EntryPage, typist: Typist, typed: str
) -> None:
    typist.fill(what="ปลานิล", category=typed)
    cell = page.grid.view.editor.cells["category"]
    page.grid.typing.list.settle()
    offered = [one.words for one in page.grid.offers.offers()]
    assert offered

    typist.press(Key.Key_Tab)
    assert cell.text() == typed
    cell.setFocus()
    typist.type("").press(Key.Key_Down, Key.Key_Tab)
    assert cell.text() == offered[0]
