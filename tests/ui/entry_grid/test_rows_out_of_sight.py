"""A row that is kept and goes to its day out of sight: it is said where it went, and it can be looked at."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication

from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.table.looks import EntryLooks
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import CONTROL, FOOD, SHIFT, Key, Typist, written
from tests.ui.hands import child, press


@pytest.fixture
def full(page: EntryPage, typist: Typist) -> Typist:
    """Fill more than the table shows with rows of today."""
    QGuiApplication.clipboard().setText(f"21/11/2569\tข้าวสาร\t{FOOD}\t\t60\n" * 40)
    typist.press(Key.Key_V, held=CONTROL)
    page.grid.notice.close_bar()
    return typist


def on_day(typist: Typist, day: str) -> Typist:
    """Type a row of a day; the day typed last is then that of the next."""
    typist.to("what").press(Key.Key_Tab, held=SHIFT).type(day).press(Key.Key_Tab)
    return typist.row(what="ปลา", category=FOOD, money_out="40")


def test_a_row_of_an_earlier_day_says_where_it_went_and_is_looked_at(page: EntryPage, full: Typist, desk: Desk) -> None:
    on_day(full, "5")
    notice = page.grid.notice
    assert notice.isVisible()
    assert "5 พ.ย." in notice.words.words()
    assert full.cell == "what", "the next row can be typed at once"

    press(child(notice, "show_kept"))
    row, _cell = page.grid.view.current_cell()
    shown = page.grid.model.shown(row)
    assert isinstance(shown, EntryLooks)
    assert (shown.row.what, shown.row.date) == ("ปลา", date(2026, 11, 5))
    assert page.grid.view.is_in_sight(row)
    assert not notice.isVisible()
    assert len(written(desk)) == 41


def test_a_row_that_is_seen_where_it_stands_says_nothing_more(page: EntryPage, full: Typist) -> None:
    on_day(full, "21")

    assert not page.grid.notice.isVisible()
