"""Digits to press beside a page of cells: for the mouse or a finger alone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from household_ledger.text.i18n import _
from household_ledger.ui.board.pad import Pad
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button

_WIDTH, _PAD_HEIGHT = 216, 250


class CellsPad(QFrame):
    """The pad of the large buttons, and the way to the next cell; the keyboard stays in the cell that is typed in."""

    pressed = Signal(str)
    down = Signal()
    aside = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}_pad")
        self.setFixedWidth(px(_WIDTH))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        pad = Pad()
        pad.setMaximumHeight(px(_PAD_HEIGHT))
        pad.pressed.connect(self.pressed)
        rows.addWidget(pad, 1)
        down = button(_("Next line"), self.down.emit, look="primary", picture="down")
        down.setObjectName("pad_down")
        rows.addWidget(down)
        aside = button(_("Next column"), self.aside.emit, picture="right")
        aside.setObjectName("pad_aside")
        rows.addWidget(aside)
        rows.addStretch(1)
        for one in self.findChildren(QPushButton):
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
