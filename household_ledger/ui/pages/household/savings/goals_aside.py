"""Goals that stand beside those of the month: ended before it, or begun after it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from household_ledger.domain.goal import Goal
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.savings.goal_form import ask_goal, take_up_again
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card, clear
from household_ledger.ui.widgets.words import Words


class EndedGoals(Card):
    """Names goals that are over, and lets each be taken up again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Goals that ended"))
        self._desk = desk

    def show_goals(self, goals: Sequence[Goal]) -> None:
        """Show these; nothing at all of none."""
        clear(self.body)
        self.setVisible(bool(goals))
        for one in goals:
            again = button(_("Take up again"), partial(take_up_again, self._desk, one), look="link")
            again.setAccessibleName(_("Take up again: {name}").format(name=one.name))
            self.body.addLayout(_line(one.name, again))


class LaterGoals(Card):
    """Names goals that began after the month looked at: they are no part of it, but nobody is to miss them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Set later"))
        self._desk = desk

    def show_goals(self, goals: Sequence[Goal]) -> None:
        """Show these with their first day, each to be changed; nothing at all of none."""
        clear(self.body)
        self.setVisible(bool(goals))
        for one in goals:
            change: Callable[[], object] = partial(ask_goal, self._desk, self, one)
            made = button(_("Change"), change, look="link")
            made.setObjectName(f"later_{one.id}")
            made.setAccessibleName(_("Change: {name}").format(name=one.name))
            said = one.name
            if one.started_on is not None:
                said = _("{name}, since {day}").format(name=one.name, day=format_date(one.started_on))
            self.body.addLayout(_line(said, made))
        self.body.addWidget(Words(_("They count from the month they begin in."), "hint", wraps=True))


def _line(words: str, deed: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(Words(words, "small", wraps=True), 1)
    line.addWidget(deed)
    return line
