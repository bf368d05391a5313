"""A list of choices opens under its box in our own look; a line that can be emptied shows our own cross."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.ui.theme.look import Look
from household_ledger.ui.theme.tokens import DARK, LIGHT
from household_ledger.ui.widgets.buttons import clearable
from household_ledger.ui.widgets.choice_box import ChoiceBox
from tests.ui.conftest import wear
from tests.ui.hands import press


def test_the_list_opens_under_its_box_and_the_chosen_one_stands_on_the_soft_ground(
    qtbot: QtBot, qapp: QApplication
) -> None:
    for tokens in (LIGHT, DARK):
        wear(qapp, Look(tokens))
        holder = QWidget()
        qtbot.addWidget(holder)
        box = ChoiceBox()
        box.addItems(["ธนาคาร", "กองทุนหมู่บ้าน", "ญาติ"])
        QVBoxLayout(holder).addWidget(box)
        holder.resize(300, 60)
        holder.show()
        box.showPopup()
        QApplication.processEvents()

        shown = box.view()
        assert shown.mapToGlobal(QPoint(0, 0)).y() >= box.mapToGlobal(QPoint(0, box.height())).y()
        place = shown.visualRect(box.model().index(0, 0))
        dot = shown.viewport().grab().toImage().pixelColor(place.right() - 12, place.center().y())
        assert dot.name().upper() == tokens.primary_soft
        box.hidePopup()


def test_a_line_is_emptied_by_its_cross_and_tab_passes_it(qtbot: QtBot) -> None:
    line = QLineEdit("ไข่")
    qtbot.addWidget(line)
    clearable(line)
    line.resize(200, 36)
    line.show()
    QApplication.processEvents()

    cross = line.findChild(QToolButton)
    assert isinstance(cross, QToolButton)
    assert cross.focusPolicy() is Qt.FocusPolicy.NoFocus
    press(cross)
    assert line.text() == ""
