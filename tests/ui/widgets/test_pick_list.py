"""The list one chooses from: it begins at its beginning, goes round by one and ends by many, and tells a line whole."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from household_ledger.ui.widgets.pick_list import PickLine, PickList
from tests.ui.hands import press


def shown(qtbot: QtBot, count: int = 30) -> PickList:
    made = PickList("found", "พบแล้ว", 36)
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    made.show_lines([PickLine(f"บรรทัด {number}") for number in range(count)], 0)
    return made


def test_one_step_goes_round_and_many_end_at_the_last(qtbot: QtBot) -> None:
    made = shown(qtbot)
    made.move_by(-1)
    assert made.place() == 29
    made.move_by(1)
    assert made.place() == 0
    made.move_by(12)
    assert made.place() == 12
    made.move_by(100)
    assert made.place() == 29
    made.move_by(-100)
    assert made.place() == 0


def test_from_no_line_the_first_step_is_the_first_or_the_last_line(qtbot: QtBot) -> None:
    made = shown(qtbot)
    for step, place in ((1, 0), (-1, 29)):
        made.stand_at(-1)
        made.move_by(step)
        assert made.place() == place


def test_other_lines_begin_at_their_beginning(qtbot: QtBot) -> None:
    made = shown(qtbot)
    made.stand_at(29)
    assert made.verticalScrollBar().value()
    made.show_lines([PickLine(f"อื่น {number}") for number in range(30)])

    assert made.verticalScrollBar().value() == 0
    assert made.place() == -1


def test_a_line_pressed_is_taken_and_the_keyboard_stays_where_it_is(qtbot: QtBot) -> None:
    made = shown(qtbot)
    with qtbot.waitSignal(made.taken) as taken:
        press(made.viewport(), made.visualRect(made.model().index(2, 0)).center())

    assert taken.args == [2]
    assert made.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_all_a_line_says_is_told(qtbot: QtBot) -> None:
    made = shown(qtbot)
    made.show_lines([PickLine("นางบุญมา", before="001", after="ออกแล้ว")])

    index = made.model().index(0, 0)
    for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        assert index.data(role) == "001 นางบุญมา ออกแล้ว"
