"""Goals in a few lines: a name, a meter, what is there of what is wanted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from household_ledger.domain.figures import GoalFigures, MonthFigures
from household_ledger.domain.kinds import GoalKind
from household_ledger.text.amounts import format_amount
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.meter import Meter
from household_ledger.ui.widgets.words import Words

_MOST, _MOST_SHORT = 3, 2


def goal_lines(desk: Desk, layout: QVBoxLayout, figures: MonthFigures) -> None:
    """Fill a card with the first goals and the way to all of them."""
    for one in figures.goals[:_MOST]:
        layout.addWidget(Words(one.name, wraps=True))
        if one.target is not None:
            layout.addWidget(Meter(one.permille, "debt" if one.kind is GoalKind.DEBT else "saving"))
        layout.addWidget(Words(_told(one), "hint", wraps=True))
    words = _("All savings") if figures.goals else _("Set a goal")
    made = button(words, lambda: desk.go("savings"), look="link")
    made.setObjectName("to_savings")
    layout.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)


def short_goal_lines(layout: QVBoxLayout, figures: MonthFigures) -> None:
    """Fill a card with the first goals: a name, what is there of what is wanted, a meter under both."""
    for one in figures.goals[:_MOST_SHORT]:
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(Words(one.name, "small", tone="ink", wraps=True), 1)
        line.addWidget(Words(amounts_words(one), "hint"))
        layout.addLayout(line)
        if one.target is not None:
            layout.addWidget(Meter(one.permille, "debt" if one.kind is GoalKind.DEBT else "saving"))
    if not figures.goals:
        layout.addWidget(Words(_("No goal is set yet."), "small", wraps=True))
    layout.addStretch(1)


def amounts_words(goal: GoalFigures) -> str:
    """Say what is there of what is wanted; of an ended goal what came together."""
    saved = format_amount(goal.saved)
    if goal.is_ended:
        return _("{saved} · ended").format(saved=saved)
    if goal.target is None:
        return _("{saved} baht so far").format(saved=saved)
    return _("{saved} / {target}").format(saved=saved, target=format_amount(goal.target))


def _told(goal: GoalFigures) -> str:
    told = amounts_words(goal)
    if goal.asked:
        told = beside(told, _("each time {amount}").format(amount=format_amount(goal.asked)))
    return told
