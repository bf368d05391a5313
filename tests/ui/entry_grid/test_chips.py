"""The chip that names a row's kind: the same word while the row is typed, kept and mended; never what the row says."""

from __future__ import annotations

import pytest

from household_ledger.ui.entry_grid.table.looks import EntryLooks
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import Key, Typist

SALE = "ขายพืชผล"


def tags(page: EntryPage, row: int) -> list[str]:
    """Give the chips of a row of the table that name its kind."""
    shown = page.grid.model.shown(row)
    assert isinstance(shown, EntryLooks)
    return [one.words for one in shown.looks["what"].tags if not one.short]


def test_a_sale_on_credit_is_called_the_same_while_it_is_typed_kept_and_mended(page: EntryPage, typist: Typist) -> None:
    editor = page.grid.view.editor
    typist.fill(what="พริก").kind("ขายเชื่อ")
    assert editor.kind.text() == "ขายเชื่อ"

    typist.fill(category=SALE, money_in="80", party="ป้าสมศรี").save()
    if not page.grid.typing.row.is_blank:
        typist.save()  # her name is made
    assert tags(page, 0) == ["ขายเชื่อ"]

    typist.press(Key.Key_Up).press(Key.Key_F2)
    assert editor.kind.text() == "ขายเชื่อ"
    assert {"party", "paid_now"} <= {cell.name for cell in editor.order()}


@pytest.mark.parametrize(("words", "chips"), [("ออม", []), ("ออมใส่กระปุก", ["ออม"])])
def test_the_chip_does_not_say_again_what_the_words_say(
    page: EntryPage, typist: Typist, words: str, chips: list[str]
) -> None:
    typist.row("ออมเงิน", what=words, money_out="10", to_pocket="กลุ่มสัจจะ")

    assert tags(page, 0) == chips
