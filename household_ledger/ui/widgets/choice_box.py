"""A box to choose from, with our own arrow (a style sheet cannot draw one)."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate

from household_ledger.ui.theme.icons import pixmap
from household_ledger.ui.theme.look import px

_FROM_EDGE = 6


class ChoiceBox(QComboBox):
    """A combo box that keeps its choice while a person scrolls the page past it; its list is one of our own."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(QStyledItemDelegate(self))  # Qt's own draws a menu and does not ask the sheet

    def showPopup(self) -> None:
        """Open the list right under the box, or over it where the screen ends."""
        super().showPopup()
        frame = self.view().window()
        below = self.mapToGlobal(QPoint(0, self.height() + 2))
        room = self.screen().availableGeometry()
        if below.y() + frame.height() > room.bottom():
            below.setY(max(room.top(), self.mapToGlobal(QPoint(0, 0)).y() - frame.height() - 2))
        frame.move(below)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow over what the sheet draws."""
        super().paintEvent(event)
        size = px(16)
        painter = QPainter(self)
        painter.drawPixmap(self.width() - size - _FROM_EDGE, (self.height() - size) // 2, pixmap("down", "ink_2", size))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a choice changed in passing is a choice nobody made."""
        event.ignore()
