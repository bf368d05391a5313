"""A goal on a card: what is there of what is wanted, a meter, what comes next."""

from __future__ import annotations

from datetime import date

from household_ledger.domain.figures import GoalFigures
from household_ledger.domain.goal import Goal
from household_ledger.domain.kinds import GoalKind
from household_ledger.text.amounts import format_amount, format_percent
from household_ledger.text.i18n import _
from household_ledger.ui.pages.household.choosable_card import ChoosableCard
from household_ledger.ui.pages.household.savings.goal_words import standing_words
from household_ledger.ui.widgets.meter import Meter


class GoalCard(ChoosableCard):
    """Pressing it chooses the goal; `day` is the one it is looked at on."""

    def __init__(self, goal: GoalFigures, record: Goal, day: date) -> None:
        is_debt = goal.kind is GoalKind.DEBT
        done = _("✓ paid this month") if is_debt else _("✓ saved this month")
        super().__init__(goal.name, done if goal.saved_this_month > 0 else "")
        self.setObjectName(f"goal_{goal.goal}")
        tone = "debt" if is_debt else "saving"
        self.add_amount(_figure(goal), tone, _of(goal))
        if goal.target is not None:
            self.lines.addWidget(Meter(goal.permille, tone))
        below, below_tone = standing_words(goal, record, day)
        if below:
            self.add_words(below, below_tone)
        told = [_figure(goal), _of(goal), below]
        if goal.target is not None:
            told.insert(2, format_percent(goal.permille // 10))
        self.setAccessibleDescription(" ".join(one for one in told if one))


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
