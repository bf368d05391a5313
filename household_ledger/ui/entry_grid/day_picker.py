"""A calendar to be pressed in the cell of the day, for who writes with the mouse alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Qt

from household_ledger.text.i18n import _
from household_ledger.ui.theme.look import px
from household_ledger.ui.typing.cell import CellEdit
from household_ledger.ui.widgets.buttons import icon_button

_WIDTH = 22
_PAD = 13
"""What the cell leaves free before its words."""
_EDGE = 2


class DayPicker(QObject):
    """Shown at the end of one cell while one is in it, and only where it covers nothing that is typed."""

    def __init__(self, cell: CellEdit, on_press: Callable[[], object]) -> None:
        super().__init__(cell)
        self._cell = cell
        self.button = icon_button("calendar", _("Choose a day …"), on_press)
        self.button.setObjectName("pick_day")
        self.button.setParent(cell)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # + and − and the row's menu are there for keys
        self.button.setMinimumSize(0, 0)
        self.button.setStyleSheet("QToolButton { padding: 0; border: 0; background: transparent; }")
        self.button.hide()
        cell.entered.connect(self._place)
        cell.left.connect(self.button.hide)
        cell.textChanged.connect(lambda _text: self._place())

    def _place(self) -> None:
        cell, wide = self._cell, px(_WIDTH)
        typed = cell.fontMetrics().horizontalAdvance(cell.text())
        self.button.setGeometry(QRect(cell.width() - wide - _EDGE, 3, wide, cell.height() - 6))
        self.button.setVisible(cell.hasFocus() and _PAD + typed + wide + _EDGE <= cell.width())
