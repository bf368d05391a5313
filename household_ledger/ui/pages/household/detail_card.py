"""What can be done with the one thing chosen on a page, and some lines about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from household_ledger.text.joined import named
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card, clear, clear_grid
from household_ledger.ui.widgets.words import Words

_COLUMNS = 4
Deed = tuple[str, str, Callable[[], object]]
"""A name for tests, the words on the button, what it does."""


class DetailCard(Card):
    """Buttons, four a row, and small lines below."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self.body.addLayout(self._grid)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.body.addLayout(self._lines)

    def show_thing(self, name: str, deeds: Sequence[Deed], lines: Iterable[str]) -> None:
        """Show another thing of a name: each button says also whose it is."""
        self.name(name)
        clear_grid(self._grid)
        for place, (called, words, run) in enumerate(deeds):
            made = button(words, run)
            made.setObjectName(called)
            made.setAccessibleName(named(words, name))
            self._grid.addWidget(made, place // _COLUMNS, place % _COLUMNS)
        self._grid.setColumnStretch(_COLUMNS, 1)
        clear(self._lines)
        for line in lines:
            self._lines.addWidget(Words(line, "small", wraps=True))
