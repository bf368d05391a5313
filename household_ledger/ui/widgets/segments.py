"""One choice of a few, side by side; arrow keys move between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.look import BODY, px
from household_ledger.ui.widgets.buttons import PressButton

_AROUND = 28
"""The padding and the edge of a button, in pixels."""


class Segments(QFrame):
    """Buttons of which one is pressed; `chosen` carries its key."""

    chosen = Signal(str)

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]], current: str = "", *, look: str = "segment"
    ) -> None:
        """`choices` are (key, words); look `segment` or `chip`."""
        super().__init__()
        if look == "segment":
            self.setProperty("kind", "segments")
        self.setAccessibleName(name)
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        edge = 3 if look == "segment" else 0  # chips lie on the page itself, flush with what is under them
        row.setContentsMargins(edge, 3, edge, 3)
        row.setSpacing(2 if look == "segment" else 8)
        for key, words in choices:
            one = PressButton(words)
            one.setAutoDefault(False)  # in a dialog Enter elsewhere is not meant for it
            one.setCheckable(True)
            one.setProperty("look", look)
            one.setAccessibleName(words)
            one.setMinimumWidth(_width(words))
            one.setObjectName(f"choice_{key}")
            one.clicked.connect(lambda _checked=False, key=key: self._on_clicked(key))
            self._buttons[key] = one
            row.addWidget(one)
        self.choose(current or choices[0][0])

    def current(self) -> str:
        """Give the key of the pressed one; "" where none is."""
        return next((key for key, one in self._buttons.items() if one.isChecked()), "")

    def choose(self, key: str) -> None:
        """Press one without telling; "" for none, where something else than these is chosen."""
        for other, one in self._buttons.items():
            one.setChecked(other == key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrow keys."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        keys = list(self._buttons)
        here = self.current()
        key = keys[(keys.index(here) + step) % len(keys)] if here else keys[0]
        self._buttons[key].setFocus(Qt.FocusReason.TabFocusReason)
        self._on_clicked(key)

    def _on_clicked(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)


def _width(words: str) -> int:
    """Give what words need when they are chosen, and bold: Qt asks for what they need before."""
    return QFontMetrics(font(px(BODY), is_strong=True)).horizontalAdvance(words) + _AROUND
