"""Whoever comes from the month's page to count the cash begins at the amount, not in a row of entries."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.ui.entry_grid.counting import CountPanel
from household_ledger.ui.frame.window import Window
from household_ledger.ui.pages.household.month.page import MonthPage


def test_the_keyboard_stands_at_the_amount_to_count(window: Window, qtbot: QtBot) -> None:
    for _time in range(2):  # the page of entries is new the first time, and only shown again the second
        window.desk.go("month")
        month = window.parts.pages.currentWidget()
        assert isinstance(month, MonthPage)
        month.whole.cash.count.setFocus()
        qtbot.wait(50)

        month.whole.cash.count.click()
        qtbot.wait(300)

        (panel,) = (one for one in window.findChildren(CountPanel) if one.isVisible())
        at = QApplication.focusWidget()
        assert at is not None
        assert panel.amount.isAncestorOf(at), (at, at.objectName())
