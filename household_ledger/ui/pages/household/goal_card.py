"""A goal on a card: what is there of what is wanted, a meter, what each month needs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from household_ledger.domain.figures import GoalFigures
from household_ledger.domain.kinds import GoalKind, Rhythm
from household_ledger.text.amounts import format_amount, format_percent
from household_ledger.text.i18n import _
from household_ledger.text.messages import sentence
from household_ledger.ui.pages.household.goal_words import needed_words, reached_words
from household_ledger.ui.widgets.cards import Pressable
from household_ledger.ui.widgets.meter import Meter
from household_ledger.ui.widgets.words import Words


class GoalCard(Pressable):
    """Pressing it chooses the goal."""

    def __init__(self, goal: GoalFigures, rhythm: Rhythm = Rhythm.MONTH) -> None:
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
            head.addWidget(Words(done, "small", tone="primary"), 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(head)
        amounts = QHBoxLayout()
        amounts.addWidget(Words(_figure(goal), "title", tone=tone))
        amounts.addWidget(Words(_of(goal), "small"), 1, Qt.AlignmentFlag.AlignBottom)
        rows.addLayout(amounts)
        if goal.target is not None:
            rows.addWidget(Meter(goal.permille, tone))
        below = (
            reached_words(goal)
            or needed_words(goal, rhythm)
            or (sentence(goal.reason) if goal.target is None and goal.reason else "")
        )
        if below:
            rows.addWidget(Words(below, "hint", wraps=True))
        self.setAccessibleDescription(" ".join((_figure(goal), _of(goal), format_percent(goal.permille // 10), below)))

    def choose(self, *, is_chosen: bool) -> None:
        """Mark it as the one looked at."""
        self.setProperty("chosen", is_chosen)
        self.style().unpolish(self)
        self.style().polish(self)


def _figure(goal: GoalFigures) -> str:
    if goal.kind is GoalKind.DEBT and goal.target is not None:
        return format_amount(goal.target - goal.saved)
    return format_amount(goal.saved)


def _of(goal: GoalFigures) -> str:
    if goal.target is None:
        return _("baht so far")
    if goal.kind is GoalKind.DEBT:
        return _("left of {amount}").format(amount=format_amount(goal.target))
    return _("of {amount} baht").format(amount=format_amount(goal.target))
