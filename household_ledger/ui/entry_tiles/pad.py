"""The number pad: digits, a point for satang, and back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.ui.theme.icons import icon
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button

_LINES = (("7", "8", "9"), ("4", "5", "6"), ("1", "2", "3"), ("00", "0", ".", "back"))
_SHARES = 12
_LEAST = 50
"""Pixels high, whatever the letters: large ones stand in less room than Qt would give them."""


class Pad(QWidget):
    """Keys for a finger; `pressed` carries `0` … `9`, `00`, `.` or `back`."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("How much?"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for row, line in enumerate(_LINES):
            share = _SHARES // len(line)
            for place, key in enumerate(line):
                grid.addWidget(self._key(key), row, place * share, 1, share)
            grid.setRowStretch(row, 1)
        for column in range(_SHARES):
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
