"""The strip under the words looked for: a button that goes away under the keyboard leaves it in the strip."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.ui.entry_grid.table.filter_strip import FilterStrip


@pytest.fixture
def strip(qtbot: QtBot) -> Iterator[FilterStrip]:
    """Show the strip between buttons of somebody else, as on the page."""
    page = QWidget()
    rows = QVBoxLayout(page)
    made = FilterStrip(lambda name: made.say("", is_asked=False) if name == "clear_filter" else None)
    for one in (QPushButton("before"), made, QPushButton("after")):
        rows.addWidget(one)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    yield made
    page.hide()


def test_looking_through_all_again_by_key_keeps_the_keyboard_in_the_strip(strip: FilterStrip) -> None:
    strip.say("ข้าว · 63–92 บาท", is_asked=True)
    strip.clear.setFocus()
    QTest.keyClick(strip.clear, Qt.Key.Key_Space)

    assert not strip.clear.isVisible()
    assert strip.more.hasFocus()
