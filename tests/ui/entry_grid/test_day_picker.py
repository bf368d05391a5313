"""The calendar in the cell of the day: there for the mouse, and never over what is typed."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.theme.look import Look
from household_ledger.ui.widgets.calendar import CalendarPopup
from tests.ui.conftest import wear
from tests.ui.entry_grid.conftest import THIS_MONTH, Key, Typist, built
from tests.ui.hands import child, press, type_anew


def test_a_day_is_chosen_in_its_cell_with_the_mouse(page: EntryPage, typist: Typist) -> None:
    button = child(page, "pick_day")
    assert not button.isVisible()
    press(page.grid.view.editor.cells["date"])
    assert button.isVisible()

    press(button)
    (popup,) = page.grid.findChildren(CalendarPopup)
    popup.picked.emit(date(2026, 11, 3))
    popup.close()
    page.activateWindow()  # a desktop does so by itself
    QApplication.processEvents()

    assert page.grid.hands.day == date(2026, 11, 3)
    assert page.title.words().startswith("3 พฤศจิกายน")
    typist.to("what")
    assert not button.isVisible()


@pytest.mark.parametrize("size", [100, 150, 200])
def test_it_covers_nothing_that_is_typed(desk: Desk, qtbot: QtBot, qapp: QApplication, size: int) -> None:
    wear(qapp, Look(type_size=size))
    desk.turn_to(THIS_MONTH)
    page = built(desk, qtbot)
    cell, button = page.grid.view.editor.cells["date"], child(page, "pick_day")
    press(cell)
    type_anew(cell, "28 เม.ย.")
    seen = button.isVisible()
    type_anew(cell, "28/12/2560 2560 2560")
    assert not button.isVisible()

    type_anew(cell, "5")
    assert seen
    assert button.isVisible()
    Typist(page).press(Key.Key_Tab)
    assert not button.isVisible()
