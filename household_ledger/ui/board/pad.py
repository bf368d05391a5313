"""The number pad: digits, a point for satang, and back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.ui.theme.icons import icon
from household_ledger.ui.theme.look import has_large_letters, px
from household_ledger.ui.widgets.buttons import button

_LINES = (
    (("7", 4), ("8", 4), ("9", 4)),
    (("4", 4), ("5", 4), ("6", 4)),
    (("1", 4), ("2", 4), ("3", 4)),
    (("00", 3), ("0", 3), (".", 3), ("back", 3)),
)
_LOW_LINES = (
    (("7", 2), ("8", 2), ("9", 2), ("back", 4)),
    (("4", 2), ("5", 2), ("6", 2), ("00", 2), (".", 2)),
    (("1", 2), ("2", 2), ("3", 2), ("0", 4)),
)
"""Keys with their shares of the width; large letters leave the pad three lines, so that all of it is seen."""
_LEAST = 40
"""Pixels high, whatever the letters: large ones stand in less room than Qt would give them."""


class Pad(QWidget):
    """Keys for a finger; `pressed` carries `0` … `9`, `00`, `.` or `back`."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("How much?"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4 if has_large_letters() else 6)
        for row, line in enumerate(_LOW_LINES if has_large_letters() else _LINES):
            column = 0
            for key, share in line:
                grid.addWidget(self._key(key), row, column, 1, share)
                column += share
            grid.setRowStretch(row, 1)
        for column in range(grid.columnCount()):
            grid.setColumnStretch(column, 1)

    def _key(self, key: str) -> QPushButton:
        names = {"back": _("Take the last digit back"), ".": _("Point (satang)")}
        made = button("" if key == "back" else in_digits(key), lambda: self.pressed.emit(key), look="pad")
        made.setObjectName(f"pad_{'point' if key == '.' else key}")
        made.setAccessibleName(names.get(key, in_digits(key)))
        made.setAutoDefault(False)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        made.setMinimumHeight(_LEAST)
        if key == "back":
            made.setIcon(icon("backspace", "ink", px(28)))
            made.setIconSize(QSize(px(28), px(28)))
            made.setToolTip(names[key])
        return made
