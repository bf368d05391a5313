"""Buttons: an icon is seen while the keyboard is at it, Enter presses what it stands on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.look import BODY, Look, px
from household_ledger.ui.theme.tokens import LIGHT
from household_ledger.ui.widgets.buttons import button, icon_button
from household_ledger.ui.widgets.segments import Segments
from tests.ui.conftest import wear


def ink(button: QToolButton) -> int:
    """Count the dots in the middle of a button that are not its ground."""
    image = button.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ground = image.pixel(5, 5)
    middle = range(9, button.width() - 9)
    return len([1 for x in middle for y in middle if image.pixel(x, y) != ground])


def test_an_icon_is_seen_with_and_without_the_keyboard() -> None:
    holder = QWidget()
    holder.setObjectName("window")
    row = QHBoxLayout(holder)
    first, second = icon_button("close", "ปิด"), icon_button("close", "ปิดด้วย")
    for one in (first, second):
        one.setFixedSize(36, 36)
        row.addWidget(one)
    holder.show()
    holder.activateWindow()
    first.setFocus()
    QApplication.processEvents()

    assert first.hasFocus()
    assert ink(second) > 20
    assert ink(first) >= ink(second) * 0.9
    holder.close()


def test_enter_presses_what_it_stands_on_even_in_a_dialog_with_another_answer(qtbot: QtBot) -> None:
    pressed: list[str] = []
    dialog = QDialog()
    qtbot.addWidget(dialog)
    rows = QVBoxLayout(dialog)
    yes, other = button("ตกลง", lambda: pressed.append("yes")), button("อีกทาง", lambda: pressed.append("other"))
    yes.setDefault(True)
    other.setAutoDefault(False)
    picture = icon_button("close", "ปิด", lambda: pressed.append("icon"))
    choice = Segments("ตัวเลข", (("arabic", "1 2 3"), ("thai", "๑ ๒ ๓")), "arabic")
    choice.chosen.connect(pressed.append)
    for widget in (yes, other, picture, choice):
        rows.addWidget(widget)
    dialog.show()
    dialog.activateWindow()

    for one in (other, picture, choice.findChild(QPushButton, "choice_thai"), yes):
        assert one is not None
        one.setFocus()
        QTest.keyClick(one, Qt.Key.Key_Return)

    assert pressed == ["other", "icon", "thai", "yes"]


@pytest.mark.parametrize("look", ["segment", "chip"])
def test_a_choice_keeps_the_room_of_its_words_when_the_keyboard_comes(qtbot: QtBot, look: str) -> None:
    choice = Segments("แถว", (("all", "ทุกแถว 3,000"), ("new", "ใหม่ 3,000")), "all", look=look)
    qtbot.addWidget(choice)
    choice.show()
    one = choice.findChild(QPushButton, "choice_all")
    assert one is not None

    def room(state: QStyle.StateFlag) -> int:
        option = QStyleOptionButton()
        option.initFrom(one)
        option.state = QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_On | state
        return one.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, one).width()

    assert room(QStyle.StateFlag.State_HasFocus) == room(QStyle.StateFlag.State_None)


@pytest.mark.parametrize("look", ["plain", "flat", "link", "primary"])
def test_a_button_that_is_off_looks_off(qtbot: QtBot, look: str) -> None:
    made = button("รายการของกระเป๋านี้", print, look=look)
    qtbot.addWidget(made)
    made.show()
    on = made.grab().toImage()

    made.setEnabled(False)

    assert made.grab().toImage() != on


@pytest.mark.parametrize("look", ["segment", "chip"])
@pytest.mark.parametrize("letters", [100, 150])
def test_a_choice_keeps_its_words_whole_also_when_it_is_chosen_and_bold(
    qtbot: QtBot, qapp: QApplication, look: str, letters: int
) -> None:
    wear(qapp, Look(LIGHT, letters))
    words = "Who writes and checks WWW"
    choice = Segments("ทดสอบ", (("one", words), ("two", "ผู้จดและผู้ตรวจ")), "two", look=look)
    qtbot.addWidget(choice)
    choice.show()
    first = choice.findChild(QPushButton, "choice_one")
    assert first is not None
    before = first.width()

    choice.choose("one")
    QApplication.processEvents()

    bold = QFontMetrics(font(px(BODY), is_strong=True)).horizontalAdvance(words)
    assert first.width() >= bold + 20
    assert first.width() == before, "nothing beside it moves"
