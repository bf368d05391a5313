"""A button that shows only an icon still shows it while the keyboard is at it."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolButton, QWidget

from household_ledger.ui.widgets.buttons import icon_button


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
