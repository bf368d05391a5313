"""A scroll bar that keeps its place always and is only seen where there is something to scroll."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QScrollBar


class QuietBar(QScrollBar):
    """Of an area whose bar is always on, so that nothing beside it moves when it comes and goes."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw nothing where everything is seen."""
        if self.maximum() > self.minimum():
            super().paintEvent(event)
