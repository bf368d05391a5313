"""Goals in a few lines: a name, a meter, what is there of what is wanted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from household_ledger.domain.figures import GoalFigures, MonthFigures
from household_ledger.domain.kinds import GoalKind
from household_ledger.text.amounts import format_amount
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.meter import Meter
from household_ledger.ui.widgets.words import Words

_MOST = 3


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


def _told(goal: GoalFigures) -> str:
    saved = format_amount(goal.saved)
    if goal.target is None:
        return _("{saved} baht so far").format(saved=saved)
    told = _("{saved} / {target}").format(saved=saved, target=format_amount(goal.target))
    if goal.needed:
        told += " · " + _("each time {amount}").format(amount=format_amount(goal.needed))
    return told
