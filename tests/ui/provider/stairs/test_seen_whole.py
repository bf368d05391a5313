"""The picture of the staircase on the smallest window, where letters are large: it is seen whole in one look."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.stairs.page import StairsPage
from household_ledger.ui.theme.look import Look
from tests.ui.conftest import wear
from tests.ui.provider.conftest import Shown, wait

_ROOM = {100: (1156, 684), 125: (1122, 659), 150: (1084, 646), 200: (1016, 622)}
"""Pixels a window of 1366 × 768 leaves a page, by the size of letters."""


@pytest.mark.parametrize("size", [100, 125, 150, 200])
def test_the_picture_is_no_taller_than_the_room_the_heading_leaves_it(
    size: int, shown: Shown, desk: Desk, qapp: QApplication
) -> None:
    wear(qapp, Look(type_size=size))
    try:
        page = shown(StairsPage, desk)
        page.resize(*_ROOM[size])
        wait(desk, lambda: page.chart_card.view.is_drawn)
        card, room = page.chart_card, page.area.viewport().height()

        whole = card.view if size == 200 else card  # the words under it are read afterwards there
        assert whole.height() <= room

        page.area.verticalScrollBar().setValue(whole.mapTo(page.area.viewport(), QPoint(0, 0)).y())
        top = whole.mapTo(page.area.viewport(), QPoint(0, 0)).y()
        assert top >= 0
        assert top + whole.height() <= room
    finally:
        wear(qapp, Look())
