"""The page of daily entries as the frame holds it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage


def built(desk: Desk, qtbot: QtBot, way: str = "") -> EntryPage:
    """Build the page, shown and joined to the desk, in a way of writing (else the usual one of who writes)."""
    if way:
        desk.settings.chosen["entry_way"] = way
    page = EntryPage(desk)
    qtbot.addWidget(page)

    def refresh(*_changes: object) -> None:
        page.refresh()

    desk.changed.connect(refresh)
    desk.moved.connect(refresh)
    page.resize(1156, 684)
    page.show()
    page.activateWindow()
    page.refresh()
    focused = page.first_focus()
    if focused is not None:
        focused.setFocus()
    QApplication.processEvents()
    return page
