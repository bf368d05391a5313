"""The sign of pictures in the row being typed: how many wait with it; pressed, they are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QToolButton

from household_ledger.services.typed.row import HeldPhoto
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.theme.icons import icon
from household_ledger.ui.theme.look import px
from household_ledger.ui.typing.cell import CellEdit
from household_ledger.ui.widgets.buttons import icon_button

_WIDTH, _WITH_NUMBER, _EDGE = 26, 42, 3
_AGAIN = 120
"""Milliseconds until a picture that is being made ready is looked for again."""


class RowPhotos(QObject):
    """Lies in one cell while its row has pictures."""

    def __init__(self, cell: CellEdit, on_press: Callable[[], object]) -> None:
        super().__init__(cell)
        self._cell = cell
        self.button = icon_button("photo", "", on_press)
        self.button.setObjectName("row_photos")
        self.button.setParent(cell)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # F12 is there for keys
        self.button.setMinimumSize(0, 0)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setStyleSheet("QToolButton { padding: 0 2px; border: 0; border-radius: 6px; }")
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN)
        self._again.timeout.connect(lambda: self.show(self._held))
        self._held: Sequence[HeldPhoto] = ()

    def show(self, photos: Sequence[HeldPhoto]) -> None:
        """Show how many there are; faint as long as one is being made ready."""
        self._held = photos
        held = [one for one in photos if not one.is_gone]
        self.button.setVisible(bool(held))
        many = len(held) > 1
        wide = px(_WITH_NUMBER if many else _WIDTH) if held else 0
        self._cell.setTextMargins(0, 0, wide, 0)
        if not held:
            return
        is_ready = all(one.photo is not None for one in held)
        words = ngettext("{count} picture with this row", "{count} pictures with this row", len(held))
        told = words.format(count=format_number(len(held)))
        told = told if is_ready else f"{told} · {_('It is being made ready.')}"
        button: QToolButton = self.button
        button.setIcon(icon("photo", "primary" if is_ready else "ink_3", px(18)))
        button.setText(format_number(len(held)) if many else "")
        button.setAccessibleName(told)
        button.setToolTip(f"{told} (F12)")
        button.setGeometry(self._cell.width() - wide - _EDGE, 3, wide, self._cell.height() - 6)
        if not is_ready:
            self._again.start()
