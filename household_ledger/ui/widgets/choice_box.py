"""A box to choose from, with our own arrow (a style sheet cannot draw one)."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from household_ledger.ui.theme.icons import pixmap
from household_ledger.ui.theme.look import px

_FROM_EDGE = 6


class ChoiceBox(QComboBox):
    """A combo box that keeps its choice while a person scrolls the page past it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow over what the sheet draws."""
        super().paintEvent(event)
        size = px(16)
        painter = QPainter(self)
        painter.drawPixmap(self.width() - size - _FROM_EDGE, (self.height() - size) // 2, pixmap("down", "ink_2", size))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a choice changed in passing is a choice nobody made."""
        event.ignore()
