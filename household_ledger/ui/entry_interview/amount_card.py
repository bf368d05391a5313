"""What is typed so far of an answer, and what is to be done next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from household_ledger.text.joined import named
from household_ledger.ui.theme.look import has_large_letters
from household_ledger.ui.widgets.words import Words


class AmountCard(QFrame):
    """What is typed so far, below what is to be done or beside it; the keyboard rests here while it is typed."""

    def __init__(self, *, is_line: bool = False) -> None:
        super().__init__()
        self.setObjectName("amount_card")
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        rows = QHBoxLayout(self) if is_line else QVBoxLayout(self)
        rows.setContentsMargins(14, 4, 14, 6)
        rows.setSpacing(14 if is_line else 0)
        self.hint = Words("", "small", wraps=True)
        self.hint.setObjectName("say")
        self.amount = Words("", "amount" if has_large_letters() else "figure")
        self.amount.setObjectName("amount")
        rows.addWidget(self.hint, 1)
        rows.addWidget(self.amount)

    def say(self, hint: str, amount: str, tone: str, *, is_wrong: bool) -> None:
        """Say what is to be done, and what is typed."""
        self.hint.show_words(hint)
        self.hint.set_tone("expense" if is_wrong else "ink_2")
        self.amount.show_words(amount)
        self.amount.set_tone(tone)
        self.setAccessibleName(named(hint, amount))
