"""A debt on a card: what is left of it, how much is paid back, its interest and what comes next."""

from __future__ import annotations

from household_ledger.domain.money import ZERO
from household_ledger.services.views.debt_book import DebtStanding
from household_ledger.text.amounts import format_amount
from household_ledger.text.i18n import _
from household_ledger.ui.pages.household.choosable_card import ChoosableCard
from household_ledger.ui.pages.household.debts.words import about_words, next_words
from household_ledger.ui.widgets.meter import Meter


class DebtCard(ChoosableCard):
    """Pressing it chooses the debt."""

    def __init__(self, standing: DebtStanding) -> None:
        debt = standing.debt
        is_done = standing.owed == 0 and standing.taken > 0
        super().__init__(debt.name, _("✓ paid off") if is_done else "")
        self.setObjectName(f"debt_{debt.id}")
        left, of = format_amount(max(standing.owed, ZERO)), format_amount(standing.taken)
        told_of = _("left of {amount}").format(amount=of)
        if is_done:
            self.add_words(_("{amount} paid back in full").format(amount=of))
        else:
            self.add_amount(left, "debt" if standing.owed > 0 else "ink_3", told_of)
            self.lines.addWidget(Meter(standing.permille, "debt"))
        about = about_words(debt)
        below, below_tone = next_words(standing)
        is_calm = below_tone == "ink_2"
        self.add_words(f"{about} · {below}" if below and is_calm else about)
        if below and not is_calm:
            self.add_words(below, below_tone)
        self.setAccessibleDescription(f"{left} {told_of} {about} {below}".strip())
