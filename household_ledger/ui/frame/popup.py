"""A small window above the page: opens below a control or in the middle, closes with Esc or a press beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

_GAP = 4


class Popup(QFrame):
    """Gone for good when closed; the keyboard returns to where it was."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)

    def open_below(self, control: QWidget) -> None:
        """Open below a control (above it where there is no room), inside the screen."""
        self.adjustSize()
        screen = control.screen().availableGeometry()
        corner = control.mapToGlobal(QPoint(0, control.height() + _GAP))
        if corner.y() + self.height() > screen.bottom():
            corner.setY(max(screen.top(), control.mapToGlobal(QPoint(0, 0)).y() - self.height() - _GAP))
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - self.width())))
        self.move(corner)
        self.show()

    def open_over(self, window: QWidget, top: int) -> None:
        """Open in the middle of a window, so many pixels below its upper edge."""
        self.adjustSize()
        self.move(window.mapToGlobal(QPoint((window.width() - self.width()) // 2, top)))
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
