"""A goal on a card: what is there of what is wanted, a meter, what comes next."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from household_ledger.domain.figures import GoalFigures
from household_ledger.domain.goal import Goal
from household_ledger.domain.kinds import GoalKind
from household_ledger.text.amounts import format_amount, format_percent
from household_ledger.text.i18n import _
from household_ledger.ui.pages.household.goal_words import standing_words
from household_ledger.ui.pages.household.money_parts import Mark
from household_ledger.ui.widgets.cards import Pressable
from household_ledger.ui.widgets.meter import Meter
from household_ledger.ui.widgets.words import Words


class GoalCard(Pressable):
    """Pressing it chooses the goal; `day` is the one it is looked at on."""

    def __init__(self, goal: GoalFigures, record: Goal, day: date) -> None:
        super().__init__(goal.name)
        self.setProperty("kind", "card")
        self.setObjectName(f"goal_{goal.goal}")
        tone = "debt" if goal.kind is GoalKind.DEBT else "saving"
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 12, 18, 12)
        rows.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Words(goal.name, "strong", wraps=True), 1)
        if goal.saved_this_month > 0:
            done = _("✓ paid this month") if goal.kind is GoalKind.DEBT else _("✓ saved this month")
            head.addWidget(Mark(done), 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(head)
        amounts = QHBoxLayout()
        amounts.setSpacing(8)
        amounts.addWidget(Words(_figure(goal), "title", tone=tone), 0, Qt.AlignmentFlag.AlignBottom)
        amounts.addWidget(Words(_of(goal), "small"), 1, Qt.AlignmentFlag.AlignBottom)
        rows.addLayout(amounts)
        if goal.target is not None:
            rows.addWidget(Meter(goal.permille, tone))
        below, below_tone = standing_words(goal, record, day)
        if below:
            rows.addWidget(Words(below, "small", tone=below_tone, wraps=True))
        told = [_figure(goal), _of(goal), below]
        if goal.target is not None:
            told.insert(2, format_percent(goal.permille // 10))
        self.setAccessibleDescription(" ".join(one for one in told if one))

    def choose(self, *, is_chosen: bool) -> None:
        """Mark it as the one looked at."""
        self.setProperty("chosen", is_chosen)
        for mark in self.findChildren(Mark):
            mark.stand_on(is_soft=is_chosen)
        self.style().unpolish(self)
        self.style().polish(self)


def _figure(goal: GoalFigures) -> str:
    if goal.kind is GoalKind.DEBT and goal.missing is not None:
        return format_amount(goal.missing)
    return format_amount(goal.saved)


def _of(goal: GoalFigures) -> str:
    if goal.target is None:
        return _("baht so far")
    if goal.kind is GoalKind.DEBT:
        return _("left of {amount}").format(amount=format_amount(goal.target))
    return _("of {amount} baht").format(amount=format_amount(goal.target))
