"""An amount hardly anybody ever had is asked about once on paper pages, and kept when it is entered once more."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from household_ledger.services.entry_drafts import amount_of
from household_ledger.services.views.usual_categories import UsualSort
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.day_sheet import DaySheet
from household_ledger.ui.entry_paper.month_sheet import MonthSheet
from tests.ui.entry_paper.daily import Key, PageHand
from tests.ui.entry_paper.month_hands import entries_of, shown, tap, type_here
from tests.ui.entry_paper.test_daily_page import number_of, told, written

HUGE, ASKED = "80000000", "80,000,000 บาท ถูกไหม"


@pytest.fixture
def month(desk: Desk, qtbot: QtBot) -> MonthSheet:
    made = shown(desk, qtbot, MonthSheet)
    assert isinstance(made, MonthSheet)
    return made


def test_a_line_of_the_daily_page_wants_enter_once_more(sheet: DaySheet, desk: Desk) -> None:
    hand, number = PageHand(), number_of(sheet, UsualSort.SPENDING).number
    hand.type("5").press(Key.Key_Tab).words("ของใหม่เอี่ยม").press(Key.Key_Tab)
    hand.type(number).press(Key.Key_Tab).type(HUGE).press(Key.Key_Return)
    assert written(desk) == []
    assert ASKED in told(sheet, 1)

    hand.type("1").press(Key.Key_Return)
    assert written(desk) == []
    assert told(sheet, 1).startswith("800,000,001")
    hand.press(Key.Key_Return)
    assert [int(amount_of(one)) for one in written(desk)] == [80_000_000_100]


def test_a_line_kept_so_is_changed_elsewhere_without_a_question(sheet: DaySheet, desk: Desk) -> None:
    hand, number = PageHand(), number_of(sheet, UsualSort.SPENDING).number
    hand.type("5").press(Key.Key_Tab).words("ของใหม่เอี่ยม").press(Key.Key_Tab)
    hand.type(number).press(Key.Key_Tab).type(HUGE).press(Key.Key_Return, Key.Key_Return)
    sheet.lines.go(1, "what")
    hand.words("ของอื่น").press(Key.Key_Return)

    assert [int(amount_of(one)) for one in written(desk)] == [8_000_000_000]
    assert "ของอื่น" in written(desk)[0].description


def test_a_cell_of_the_monthly_page_waits_until_it_is_entered_once_more(month: MonthSheet, desk: Desk) -> None:
    type_here(month, HUGE, Key.Key_Return)
    assert entries_of(desk) == []
    assert [one.wrong for one in month.typed_here.halves.values()] == [ASKED]

    month.stand_at(1, 0)
    tap(Key.Key_Return)
    assert month.pane.body.at == (1, 0)
    assert [int(amount_of(one)) for one in entries_of(desk)] == [8_000_000_000]
    assert not month.typed_here.halves


def test_another_amount_in_the_same_cell_is_asked_about_anew(month: MonthSheet, desk: Desk) -> None:
    type_here(month, HUGE, Key.Key_Return)
    month.stand_at(1, 0)
    type_here(month, "90000000", Key.Key_Return)

    assert entries_of(desk) == []
    month.stand_at(1, 0)
    type_here(month, "900", Key.Key_Return)
    assert [int(amount_of(one)) for one in entries_of(desk)] == [900_00]
