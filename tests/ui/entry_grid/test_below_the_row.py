"""What is typed below a row where letters are large stands in a straight column."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.ui.desk import Desk
from household_ledger.ui.theme.look import Look
from tests.ui.conftest import wear
from tests.ui.entry_grid.conftest import THIS_MONTH, Typist, built


@pytest.mark.parametrize("size", [150, 200])
def test_the_first_cells_of_all_lines_below_a_row_stand_under_each_other(
    desk: Desk, qtbot: QtBot, qapp: QApplication, size: int
) -> None:
    wear(qapp, Look(type_size=size))
    desk.turn_to(THIS_MONTH)
    page = built(desk, qtbot)
    page.resize(1080, 660)
    QApplication.processEvents()
    Typist(page).kind("ออมเงิน")

    cells = page.grid.view.editor.cells
    below = [cells[name].geometry() for name in ("to_pocket", "goal", "pocket", "note") if cells[name].isVisible()]
    assert len({one.y() for one in below}) > 1, "they take more than one line"
    firsts = [one for one in below if not any(other.y() == one.y() and other.x() < one.x() for other in below)]
    assert len({one.x() for one in firsts}) == 1
