"""What a page shows when it has nothing, waits, or went wrong."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from household_ledger.ui.theme.icons import pixmap
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.words import Words


class EmptyState(QWidget):
    """Says what will be here and offers the one way to begin."""

    def __init__(
        self, picture: str, title: str, words: str, *, action: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        super().__init__()
        rows = QVBoxLayout(self)
        rows.setSpacing(10)
        rows.addStretch(1)  # not aligned: then words would not be given the height they need at their width
        shown = QLabel()
        shown.setPixmap(pixmap(picture, "ink_3", px(44)))
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.heading, self.said = Words(title, "strong", wraps=True), Words(words, "small", wraps=True)
        for one in (self.heading, self.said):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows.addWidget(shown)
        rows.addWidget(self.heading)
        rows.addWidget(self.said)
        self.action: QPushButton | None = None
        if action is not None:
            self.action = button(action[0], action[1], look="primary")
            self.action.setObjectName("begin")
            rows.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(1)
        self._rows = rows

    def add_below(self, widget: QWidget) -> None:
        """Put something under the one way to begin."""
        self._rows.insertSpacing(self._rows.count() - 1, px(16))
        self._rows.insertWidget(self._rows.count() - 1, widget)

    def say(self, title: str, words: str, begin: str = "") -> None:
        """Say something else; `begin` gives the way to begin other words."""
        self.heading.show_words(title)
        self.said.show_words(words)
        if begin and self.action is not None:
            self.action.setText(begin)
            self.action.setAccessibleName(begin)


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
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        shown = QLabel()
        shown.setPixmap(pixmap(picture, "attention" if kind == "attention" else "primary", px(18)))
        row.addWidget(shown)
        self.words = Words(words, wraps=True)
        row.addWidget(self.words, 1)
        if action is not None:
            self.add_action(*action)

    def add_action(self, words: str, run: Callable[[], object]) -> QPushButton:
        """Offer one way on more."""
        made = button(words, run)
        self._row.addWidget(made)
        return made
