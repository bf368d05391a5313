"""The day of the row being typed: what the heading says of it, what is written on it, how much of it can be read."""

from __future__ import annotations

from datetime import date

import pytest

from household_ledger.domain.kinds import EntryKind
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import SHIFT, Key, Typist, written


@pytest.mark.parametrize("typed", ["30/2", "5/11/2669", "5/11/2", "x"])
def test_the_heading_says_no_day_that_is_half_typed_or_none(page: EntryPage, typist: Typist, typed: str) -> None:
    heading = page.title.words()
    assert heading.startswith("21 พฤศจิกายน")
    typist.press(Key.Key_Tab, held=SHIFT)

    for letter in typed:
        typist.type(letter)
        assert page.title.words() == heading
    typist.press(Key.Key_Tab)

    assert page.title.words() == heading
    assert page.grid.view.editor.cells["date"].is_wrong()


def test_the_heading_follows_the_day_when_it_is_whole(page: EntryPage, typist: Typist) -> None:
    typist.press(Key.Key_Tab, held=SHIFT).type("5").press(Key.Key_Tab)
    assert page.title.words().startswith("5 พฤศจิกายน")

    typist.press(Key.Key_Tab, held=SHIFT).press(Key.Key_Minus)
    assert page.title.words().startswith("4 พฤศจิกายน")


def test_nothing_is_written_on_a_day_that_is_none(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.press(Key.Key_Tab, held=SHIFT).type("30/2").press(Key.Key_Tab, Key.Key_F7)
    assert not written(desk)
    assert typist.cell == "date"
    typist.press(Key.Key_F4)
    assert page.deeds.counting.panel is None


def test_nothing_is_written_on_the_day_that_is_typed_though_the_cell_is_not_left(typist: Typist, desk: Desk) -> None:
    typist.press(Key.Key_Tab, held=SHIFT).type("5").press(Key.Key_F7)

    assert [(one.kind, one.date) for one in written(desk)] == [(EntryKind.NOTHING, date(2026, 11, 5))]
