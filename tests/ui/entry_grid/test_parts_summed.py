"""What the parts of a row come to is read while they are typed: their sum, what is left of it, what is too much."""

from __future__ import annotations

import pytest

from household_ledger.ui.entry_grid.row.typing import RowTyping
from household_ledger.ui.entry_grid.table.editor import RowEditor
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import CONTROL, FOOD, Key, Typist, written

SWEETS, SALE, OTHER_SALE = "ขนม น้ำอัดลม กาแฟ", "ขายพืชผล", "ขายสัตว์และไข่"


@pytest.fixture
def editor(page: EntryPage) -> RowEditor:
    """Give the cells of the row being typed."""
    return page.grid.view.editor


def divide(typist: Typist, *parts: tuple[str, str], **cells: str) -> RowTyping:
    """Split a row that has a category of its own already; its first part is that."""
    typist.fill(what="ตลาดนัด", category=parts[0][0], **cells).press(Key.Key_Slash, held=CONTROL)
    typist.type(parts[0][1])
    for category, amount in parts[1:]:
        typist.press(Key.Key_Tab).type(category).press(Key.Key_Tab).type(amount)
    return typist.page.grid.typing


def test_parts_without_an_amount_show_their_sum_where_it_goes(typist: Typist, editor: RowEditor) -> None:
    divide(typist, (FOOD, "60"), (SWEETS, "25.75"))

    assert editor.cells["money_out"].placeholderText() == "85.75"
    assert editor.cells["money_in"].placeholderText() == ""
    typist.save()
    assert len(written(typist.page.desk)) == 1
    assert editor.cells["money_out"].placeholderText() == ""


def test_the_sum_of_what_was_earned_stands_where_it_comes_in(typist: Typist, editor: RowEditor) -> None:
    divide(typist, (SALE, "60"), (OTHER_SALE, "25"))

    assert editor.cells["money_in"].placeholderText() == "85"
    assert editor.cells["money_out"].placeholderText() == ""


def test_what_is_left_and_what_is_too_much_are_told_apart(typist: Typist, editor: RowEditor) -> None:
    divide(typist, (FOOD, "60"), (SWEETS, "25"), money_out="100")
    left = editor.rest.words()
    assert "15" in left

    typist.type("9")
    too_much = editor.rest.words()
    assert "219" in too_much
    assert left.replace("15", "") != too_much.replace("219", ""), "other words"
    assert "−" not in too_much


def test_a_part_without_an_amount_shows_the_rest_it_will_take(typist: Typist, editor: RowEditor) -> None:
    divide(typist, (FOOD, "60.05"), (SWEETS, ""), money_out="100.10")

    assert editor.cells["part_1_amount"].placeholderText() == "40.05"
    typist.save()
    (entry,) = written(typist.page.desk)
    assert sorted(line.satang for line in entry.lines) == [-10010, 4005, 6005]
