"""Pictures dragged over rows: the row that would take them is shown, and takes them when they are let go."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QWidget

from household_ledger.ui.photos.wanted import holds_pictures
from household_ledger.ui.theme.look import color, px

_EDGE, _SPEED = 28, 12
"""Pixels from the edge of the rows where they run on, and how far at each move."""


class DropMark(QWidget):
    """A frame round one row of a view, under which presses go through."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view.viewport())
        self.setObjectName("drop_mark")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._view = view
        self.hide()

    def follow(self, event: QDragMoveEvent, beside: int) -> None:
        """Show the row below a drag (`beside` below all rows; -1: none), and say whether it may be let go here."""
        row = self._taking(event, beside)
        if row < 0:
            self.hide()
            return
        self._run_on(event.position().toPoint())
        self._show_at(row)

    def let_go(self, event: QDropEvent, beside: int) -> int:
        """Give the row that takes what was let go; -1 for none."""
        self.hide()
        return self._taking(event, beside)

    def _taking(self, event: QDropEvent, beside: int) -> int:
        row = self._view.indexAt(event.position().toPoint()).row()
        row = row if row >= 0 else beside
        if row < 0 or not holds_pictures(event.mimeData()):
            event.ignore()
            return -1
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        return row

    def _show_at(self, row: int) -> None:
        model = self._view.model()
        left = self._view.visualRect(model.index(row, 0))
        self.setGeometry(QRect(0, left.top(), self._view.viewport().width(), left.height()))
        self.raise_()
        self.show()

    def _run_on(self, place: QPoint) -> None:
        bar, high = self._view.verticalScrollBar(), self._view.viewport().height()
        if place.y() < _EDGE:
            bar.setValue(bar.value() - px(_SPEED))
        elif place.y() > high - _EDGE:
            bar.setValue(bar.value() + px(_SPEED))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame on a soft ground through which the row is read."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = color("primary")
        ground.setAlphaF(0.12)
        painter.setBrush(ground)
        painter.setPen(QPen(color("primary"), 2))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 5, 5)
