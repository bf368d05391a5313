"""What was answered to a question so far, a line each, to be taken out again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from household_ledger.domain.ids import Id
from household_ledger.text.i18n import _
from household_ledger.text.joined import named
from household_ledger.ui.theme.icons import pixmap
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import icon_button
from household_ledger.ui.widgets.cards import clear
from household_ledger.ui.widgets.in_sight import bring_to_sight
from household_ledger.ui.widgets.words import Words

_TARGET = 48


class ToldLines(QScrollArea):
    """Lines of words, each with the entry it tells of (none: there was nothing); the last one is in sight."""

    def __init__(self, take_out: Callable[[Id], object]) -> None:
        super().__init__()
        self._take_out = take_out
        self.outs: list[QWidget] = []
        """The buttons that take a line out, from the first line on."""
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 6, 0)
        self._lines.setSpacing(4)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(_TARGET)

    def show_lines(self, lines: Sequence[tuple[str, Id | None]]) -> None:
        """Show other lines."""
        clear(self._lines)
        self.outs = []
        for number, (words, entry) in enumerate(lines):
            self._lines.addWidget(self._line(number, words, entry))
        self._lines.addStretch(1)
        if lines:
            last = f"told_{len(lines) - 1}"
            bring_to_sight(self, lambda: self.findChild(QFrame, last))

    def _line(self, number: int, words: str, entry: Id | None) -> QFrame:
        line = QFrame()
        line.setProperty("kind", "line")
        line.setObjectName(f"told_{number}")
        cells = QHBoxLayout(line)
        cells.setContentsMargins(8, 0, 4, 0)
        sign = QLabel()
        sign.setPixmap(pixmap("check", "primary", px(18)))
        cells.addWidget(sign)
        cells.addWidget(Words(words, "strong"), 1)
        if entry is not None:
            out = icon_button("close", named(_("Take it out"), words), partial(self._take_out, entry))
            out.setObjectName(f"take_out_{number}")
            out.setMinimumSize(_TARGET, _TARGET)
            self.outs.append(out)
            cells.addWidget(out)
        return line
