"""What a page shows when it has nothing, waits, or went wrong."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from household_ledger.ui.theme.icons import pixmap
from household_ledger.ui.theme.look import color, px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.words import Words

_MEDAL, _PICTURE = 84, 0.48
_BESIDE_WORDS = 70
"""What picture, margins and gaps take of a banner's width."""
_WIDEST = 560
"""Pixels at 100 %: longer lines are hard to come back from."""


class EmptyState(QWidget):
    """Says what will be here and offers the one way to begin."""

    def __init__(
        self, picture: str, title: str, words: str, *, action: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        super().__init__()
        rows = QVBoxLayout(self)
        rows.setSpacing(4)
        rows.addStretch(2)  # not aligned: then words would not be given the height they need at their width
        rows.addWidget(Medal(picture, _MEDAL), 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addSpacing(8)
        self.heading, self.said = Words(title, "amount", wraps=True), Words(words, tone="ink_2", wraps=True)
        for one in (self.heading, self.said):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows.addWidget(self.heading)
        rows.addWidget(self.said)
        self.leave_out("")
        self.action: QPushButton | None = None
        if action is not None:
            self.action = button(action[0], action[1], look="primary")
            self.action.setObjectName("begin")
            rows.addSpacing(12)
            rows.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(3)  # a little above the middle rests easier
        self._rows = rows

    def add_below(self, widget: QWidget) -> None:
        """Put something under the one way to begin."""
        self._rows.insertSpacing(self._rows.count() - 1, px(16))
        self._rows.insertWidget(self._rows.count() - 1, widget)

    def leave_out(self, title: str) -> None:
        """Leave the heading out where the page's own says the same."""
        self._left_out = title
        self.heading.setVisible(self.heading.words() not in ("", title))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines short enough to read."""
        side = max(0, (event.size().width() - px(_WIDEST)) // 2)
        self._rows.setContentsMargins(side, 8, side, 8)
        super().resizeEvent(event)

    def say(self, title: str, words: str, begin: str = "") -> None:
        """Say something else; `begin` gives the way to begin other words."""
        self.heading.show_words(title)
        self.leave_out(self._left_out)
        self.said.show_words(words)
        if begin and self.action is not None:
            self.action.setText(begin)
            self.action.setAccessibleName(begin)


class Medal(QWidget):
    """An icon on a round ground of so many pixels at 100 %."""

    def __init__(self, picture: str, size: int) -> None:
        super().__init__()
        self._edge = px(size * (1 - _PICTURE) / 2)
        self._picture = pixmap(picture, "primary", px(size) - 2 * self._edge)
        self.setFixedSize(px(size), px(size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("primary_soft"))
        painter.drawEllipse(self.rect())
        painter.drawPixmap(self._edge, self._edge, self._picture)
        painter.end()


class Banner(QFrame):
    """A sentence above a page with a way on: a gap, a lock, an old figure; `kind` is attention or done."""

    def __init__(
        self,
        words: str,
        *,
        picture: str = "warn",
        kind: str = "attention",
        action: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self._rows = rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        rows.setContentsMargins(14, 6, 12, 6)
        rows.setSpacing(10)
        said = QHBoxLayout()
        said.setSpacing(10)
        shown = QLabel()
        shown.setPixmap(pixmap(picture, "attention" if kind == "attention" else "primary", px(18)))
        said.addWidget(shown)
        self.words = Words(words, wraps=True)
        said.addWidget(self.words, 1)
        rows.addLayout(said, 1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(10)
        rows.addLayout(self._actions)
        if action is not None:
            self.add_action(*action)

    def add_action(self, words: str, run: Callable[[], object]) -> QPushButton:
        """Offer one way on more."""
        made = button(words, run)
        self._actions.addWidget(made)
        self._place_actions()
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words the width they need."""
        self._place_actions()
        super().resizeEvent(event)

    def _place_actions(self) -> None:
        """Put the ways on beside the words, or under them where the words would have less than half."""
        ways = self._actions.sizeHint().width()
        wide = self.words.fontMetrics().horizontalAdvance(self.words.words())
        is_below = ways > self.width() / 2 and wide > self.width() - ways - _BESIDE_WORDS
        direction = QBoxLayout.Direction.TopToBottom if is_below else QBoxLayout.Direction.LeftToRight
        if direction == self._rows.direction():
            return  # said again, it would ask for a layout again, and so on for ever
        self._rows.setDirection(direction)
        self._rows.setAlignment(self._actions, Qt.AlignmentFlag.AlignRight if is_below else Qt.AlignmentFlag(0))
