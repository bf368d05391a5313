"""Keys that go far, pressed in the row being typed: they reach no row of the table nobody went to."""

from __future__ import annotations

import pytest

from household_ledger.ui.desk import Desk
from household_ledger.ui.frame.window import Window
from tests.ui.entry_grid.conftest import CONTROL, THIS_MONTH, Key, Typist, page_of, settle, written

OCTOBER = THIS_MONTH.plus(-1)


@pytest.fixture
def typist(window: Window, desk: Desk) -> Typist:
    """Give hands in the new row of a long month that was just arrived at."""
    desk.turn_to(OCTOBER)
    settle()
    typist = Typist(page_of(window))
    assert (typist.cell, typist.page.grid.model.entries > 20) == ("what", True)
    return typist


@pytest.mark.parametrize("key", [Key.Key_End, Key.Key_Home])
def test_no_row_is_changed_by_f2_and_letters_after_keys_that_go_far(typist: Typist, desk: Desk, key: Key) -> None:
    before = written(desk, OCTOBER)
    typist.type("ปุ๋ย").press(key, held=CONTROL).press(Key.Key_F2).type("เคมี").press(Key.Key_Return)
    settle()

    assert typist.page.grid.hands.at is None
    assert typist.page.grid.typing.row.what in ("ปุ๋ยเคมี", "เคมีปุ๋ย")
    assert written(desk, OCTOBER) == before


def test_ctrl_end_stays_in_the_row_being_typed_and_brings_it_in_sight(typist: Typist) -> None:
    view = typist.page.grid.view
    view.verticalScrollBar().setValue(0)
    assert not view.is_in_sight(view.editor_row)
    typist.press(Key.Key_End, held=CONTROL)

    assert typist.cell == "what"
    assert view.is_in_sight(view.editor_row)


def test_ctrl_home_and_page_up_go_to_rows_out_of_an_empty_cell(typist: Typist) -> None:
    view, entries = typist.page.grid.view, typist.page.grid.model.entries
    typist.press(Key.Key_PageUp)
    assert view.hasFocus()
    assert 0 < view.current_cell()[0] < entries - 3
    typist.press(Key.Key_End, held=CONTROL)
    assert view.current_cell()[0] in (entries - 1, entries)
    typist.page.grid.typing.go("what")
    typist.press(Key.Key_Home, held=CONTROL)
    assert view.current_cell() == (0, "what")
    assert view.hasFocus()
