"""What can be done with the goal chosen, and what was changed in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout

from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import Id
from household_ledger.services.commands.goals import OrderGoals
from household_ledger.services.figures.drill import behind_goal
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.goal_form import ask_goal, ask_to_end, take_up_again
from household_ledger.ui.pages.household.goal_words import history_words
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card, clear, clear_grid
from household_ledger.ui.widgets.words import Words

_COLUMNS = 4


class GoalDetail(Card):
    """Buttons of one goal and its history; `order` lists the goals as they stand, for putting one before another."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self.body.addLayout(self._grid)
        self._history = QVBoxLayout()
        self._history.setSpacing(2)
        self.body.addLayout(self._history)

    def show_goal(self, goal: Goal, order: Sequence[Id]) -> None:
        """Show another goal."""
        self.name(goal.name)
        clear_grid(self._grid)
        for place, made in enumerate(self._buttons(goal, order)):
            self._grid.addWidget(made, place // _COLUMNS, place % _COLUMNS)
        self._grid.setColumnStretch(_COLUMNS, 1)
        clear(self._history)
        for line in history_words(self._desk, goal):
            self._history.addWidget(Words(line, "small", wraps=True))

    def _buttons(self, goal: Goal, order: Sequence[Id]) -> list[QPushButton]:
        desk = self._desk
        offered: list[tuple[str, str, Callable[[], object]]] = [
            ("goal_entries", _("Entries of this goal"), partial(self._show_entries, goal)),
            ("change_goal", _("Change"), partial(ask_goal, desk, self, goal)),
        ]
        if goal.ended_on is not None:
            offered.append(("resume_goal", _("Take up again"), partial(take_up_again, desk, goal)))
        else:
            if goal.id in order[1:]:
                offered.append(("goal_earlier", _("Move up"), partial(self._move_up, goal.id, order)))
            offered.append(("end_goal", _("End this goal"), partial(ask_to_end, desk, self, goal)))
        made = []
        for name, words, run in offered:
            one = button(words, run)
            one.setObjectName(name)
            one.setAccessibleName(f"{words}: {goal.name}")
            made.append(one)
        return made

    def _move_up(self, goal: Id, order: Sequence[Id]) -> None:
        place = order.index(goal)
        moved = [*order[: place - 1], goal, order[place - 1], *order[place + 1 :]]
        self._desk.do(OrderGoals(tuple(moved)))

    def _show_entries(self, goal: Goal) -> None:
        place = self._desk.figures.place(goal.household, self._desk.month)
        self._desk.show_entries(goal.name, (behind_goal(place, goal),))
