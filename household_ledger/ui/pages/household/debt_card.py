"""A debt on a card: what is left of it, how much is paid back, its interest and what comes next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from household_ledger.domain.money import ZERO
from household_ledger.services.views.debt_book import DebtStanding
from household_ledger.text.amounts import format_amount
from household_ledger.text.i18n import _
from household_ledger.ui.pages.household.debt_words import about_words, next_words
from household_ledger.ui.pages.household.money_parts import Mark
from household_ledger.ui.widgets.cards import Pressable
from household_ledger.ui.widgets.meter import Meter
from household_ledger.ui.widgets.words import Words


class DebtCard(Pressable):
    """Pressing it chooses the debt."""

    def __init__(self, standing: DebtStanding) -> None:
        debt = standing.debt
        super().__init__(debt.name)
        self.setProperty("kind", "card")
        self.setObjectName(f"debt_{debt.id}")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 12, 18, 12)
        rows.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Words(debt.name, "strong", wraps=True), 1)
        if standing.owed == 0 and standing.taken > 0:
            head.addWidget(Mark(_("✓ paid off")), 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(head)
        is_done = standing.owed == 0 and standing.taken > 0
        left, of = format_amount(max(standing.owed, ZERO)), format_amount(standing.taken)
        told_of = _("left of {amount}").format(amount=of)
        if is_done:
            rows.addWidget(Words(_("{amount} paid back in full").format(amount=of), "small", wraps=True))
        else:
            amounts = QHBoxLayout()
            amounts.setSpacing(8)
            tone = "debt" if standing.owed > 0 else "ink_3"
            amounts.addWidget(Words(left, "title", tone=tone), 0, Qt.AlignmentFlag.AlignBottom)
            amounts.addWidget(Words(told_of, "small"), 1, Qt.AlignmentFlag.AlignBottom)
            rows.addLayout(amounts)
            rows.addWidget(Meter(standing.permille, "debt"))
        about = about_words(debt)
        below, below_tone = next_words(standing)
        is_calm = below_tone == "ink_2"
        told = f"{about} · {below}" if below and is_calm else about
        rows.addWidget(Words(told, "small", wraps=True))
        if below and not is_calm:
            rows.addWidget(Words(below, "small", tone=below_tone, wraps=True))
        self.setAccessibleDescription(f"{left} {told_of} {about} {below}".strip())

    def choose(self, *, is_chosen: bool) -> None:
        """Mark it as the one looked at."""
        self.setProperty("chosen", is_chosen)
        for mark in self.findChildren(Mark):
            mark.stand_on(is_soft=is_chosen)
        self.style().unpolish(self)
        self.style().polish(self)
