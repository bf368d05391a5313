"""The strip to count cash in is whole at every size of letters, before the count and after it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.domain.money import Money
from household_ledger.services.views.pocket_balances import pocket_balances
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.counting import Count, CountPanel
from household_ledger.ui.frame.rail import rail_width
from household_ledger.ui.theme.look import Look
from household_ledger.ui.theme.tokens import LIGHT
from tests.ui import looking
from tests.ui.conftest import wear
from tests.ui.entry_grid.conftest import THIS_MONTH, built, settle
from tests.ui.hands import press

_MARGINS = 52
"""Of page and grid beside the strip, in pixels."""


@pytest.mark.parametrize("letters", [100, 125, 150, 200])
def test_the_strip_is_no_wider_than_the_grid_it_stands_in(
    qtbot: QtBot, qapp: QApplication, desk: Desk, letters: int
) -> None:
    wear(qapp, Look(LIGHT, letters))
    assert desk.household is not None
    with desk.reader() as reader:
        balances = pocket_balances(reader, desk.household, date(2026, 10, 31))
    panel = CountPanel(date(2026, 10, 31), balances)
    qtbot.addWidget(panel)
    room = 1366 - rail_width() - _MARGINS

    for step in ("before", "after"):
        if step == "after":
            panel.show_saved(Count(date(2026, 10, 31), balances[0].pocket.id, Money(123_400), Money(12_345_600)))
        panel.resize(room, panel.sizeHint().height())
        panel.show()
        QApplication.processEvents()
        panel.resize(room, max(panel.sizeHint().height(), panel.heightForWidth(room)))
        QApplication.processEvents()

        assert panel.width() <= room, step
        assert looking.clipped(panel) == []
        assert looking.overlapping(panel) == []


@pytest.mark.parametrize("size", [100, 150])
def test_the_strip_stays_whole_when_its_sentence_shows(desk: Desk, qtbot: QtBot, qapp: QApplication, size: int) -> None:
    wear(qapp, Look(LIGHT, size))
    desk.turn_to(THIS_MONTH)
    page = built(desk, qtbot)
    page.deeds.run("count")
    settle()
    panel = page.deeds.counting.panel
    assert panel is not None
    line = [panel.pocket.label, panel.pocket.editor, panel.amount.label, panel.amount.editor]
    parts = [*line, *([panel.save_button] if size == 100 else [])]
    before = [one.mapTo(panel, QPoint()).y() for one in parts]

    press(panel.save_button)
    settle()

    assert panel.amount.said.isVisible()
    assert [one.mapTo(panel, QPoint()).y() for one in parts] == before
    assert before[1] == before[3]
