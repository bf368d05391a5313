"""Writing a row or cell again over words that are typed: they are offered again, by the mouse and by Ctrl+Z."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import CONTROL, FOOD, Key, Typist, written
from tests.ui.hands import child, press

OVER = "undo_written_over"


@pytest.fixture
def half(typist: Typist) -> Typist:
    """Write a row and half of the next."""
    return typist.row(what="ข้าวสาร", category=FOOD, money_out="60").fill(what="ขนมครกของป้า", money_out="15")


def is_offered(page: EntryPage) -> bool:
    return page.grid.notice.isVisible() and bool(page.grid.notice.findChildren(QPushButton, OVER))


def typed(page: EntryPage) -> tuple[str, str]:
    return page.grid.typing.row.what, page.grid.typing.row.money_out


def test_words_replaced_by_the_row_above_come_back_by_a_press(page: EntryPage, half: Typist, desk: Desk) -> None:
    half.press(Key.Key_D, held=CONTROL)
    assert typed(page) == ("ข้าวสาร", "60")
    press(child(page, OVER))
    assert typed(page) == ("ขนมครกของป้า", "15")
    assert not is_offered(page)
    assert len(written(desk)) == 1


def test_ctrl_z_does_the_same_and_what_is_typed_next_ends_the_offer(page: EntryPage, half: Typist, desk: Desk) -> None:
    half.press(Key.Key_D, held=CONTROL).press(Key.Key_Z, held=CONTROL)
    assert typed(page) == ("ขนมครกของป้า", "15")
    assert not is_offered(page)

    half.press(Key.Key_D, held=CONTROL)
    assert is_offered(page)
    half.to("note").type("ก")
    assert not is_offered(page)


def test_a_cell_replaced_by_the_one_above_is_offered_again_too(page: EntryPage, half: Typist) -> None:
    half.press(Key.Key_Apostrophe, held=CONTROL)
    assert typed(page) == ("ขนมครกของป้า", "60")
    press(child(page, OVER))
    assert typed(page) == ("ขนมครกของป้า", "15")


def test_nothing_is_offered_where_nothing_was_lost(page: EntryPage, typist: Typist) -> None:
    typist.row(what="ข้าวสาร", category=FOOD, money_out="60").press(Key.Key_D, held=CONTROL)
    assert typed(page) == ("ข้าวสาร", "60")
    assert not is_offered(page)
