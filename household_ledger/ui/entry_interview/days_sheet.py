"""The days as large as a page, for large letters: what was asked and how much it was, then which day."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from household_ledger.ui.entry_interview.amount_card import AmountCard
from household_ledger.ui.entry_interview.days import DayChips
from household_ledger.ui.theme.icons import pixmap
from household_ledger.ui.widgets.scrolled import Scrolled
from household_ledger.ui.widgets.words import Words

_PICTURE = 48


class DaysSheet(Scrolled):
    """What the amount is of, the amount, and the days."""

    def __init__(self, days: DayChips) -> None:
        part = QWidget()
        rows = QVBoxLayout(part)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(14)
        self._picture = QLabel()
        self.what = Words("", "strong", wraps=True)
        self.amount = AmountCard(is_line=True)
        line.addWidget(self._picture)
        line.addWidget(self.what, 1)
        line.addWidget(self.amount, 3)
        rows.addLayout(line)
        rows.addWidget(days)
        rows.addStretch(1)
        super().__init__(part)

    def show_what(self, what: str, picture: str, tone: str) -> None:
        """Show what is asked for."""
        self._picture.setPixmap(pixmap(picture, tone, _PICTURE))
        self.what.show_words(what)
