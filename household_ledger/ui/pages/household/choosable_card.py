"""A card of one thing among several, pressed to look at it: its name, how far it is, whether it is the one chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from household_ledger.ui.pages.household.money_parts import Mark
from household_ledger.ui.widgets.cards import Pressable
from household_ledger.ui.widgets.words import Words


class ChoosableCard(Pressable):
    """Lines below a name; `mark` is said beside the name when there is one."""

    def __init__(self, name: str, mark: str = "") -> None:
        super().__init__(name)
        self.setProperty("kind", "card")
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(18, 12, 18, 12)
        self.lines.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Words(name, "strong", wraps=True), 1)
        if mark:
            head.addWidget(Mark(mark), 0, Qt.AlignmentFlag.AlignTop)
        self.lines.addLayout(head)

    def add_amount(self, amount: str, tone: str, told: str) -> None:
        """Add a large amount in a tone, and small words after it."""
        amounts = QHBoxLayout()
        amounts.setSpacing(8)
        amounts.addWidget(Words(amount, "title", tone=tone), 0, Qt.AlignmentFlag.AlignBottom)
        amounts.addWidget(Words(told, "small"), 1, Qt.AlignmentFlag.AlignBottom)
        self.lines.addLayout(amounts)

    def add_words(self, words: str, tone: str = "") -> None:
        """Add a small line."""
        self.lines.addWidget(Words(words, "small", tone=tone, wraps=True))

    def choose(self, *, is_chosen: bool) -> None:
        """Mark it as the one looked at."""
        self.setProperty("chosen", is_chosen)
        for mark in self.findChildren(Mark):
            mark.stand_on(is_soft=is_chosen)
        self.style().unpolish(self)
        self.style().polish(self)
