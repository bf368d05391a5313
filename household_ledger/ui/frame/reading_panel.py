"""Something to be read in the drawer: reached by Tab, scrolled by the arrow keys, its lines broken at its width."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget


class ReadingPanel(QScrollArea):
    """A subclass fills `rows` and says `end_rows`."""

    def __init__(self, name: str, words: str, *, gap: int) -> None:
        """`name` is its name in the program, `words` what it is called, `gap` the pixels between two rows."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        holder.setObjectName("drawer_body")
        self.rows = QVBoxLayout(holder)
        self.rows.setContentsMargins(0, 0, 6, 0)
        self.rows.setSpacing(gap)
        self._holder = holder

    def end_rows(self) -> None:
        """Keep the rows at the top, and show them."""
        self.rows.addStretch(1)
        self.setWidget(self._holder)
