"""A part of a page that scrolls by itself, so that what stands beside it never leaves the sight."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from household_ledger.ui.widgets.in_sight import KeyboardInSight

_LEAST = 60


class Scrolled(QScrollArea):
    """Shows a part whole where there is room, else as much as there is: where the keyboard goes, it scrolls along."""

    def __init__(self, part: QWidget) -> None:
        super().__init__()
        self._part = part
        self.setWidget(part)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sight = KeyboardInSight(self)

    def sizeHint(self) -> QSize:
        """Ask for little height: it is put where it gets all that is left, and an area around it would give it more."""
        return QSize(self._part.sizeHint().width(), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Get along with little height; what is not as high as its part is scrolled."""
        part = self._part.minimumSizeHint()
        return QSize(part.width(), min(part.height(), _LEAST))
