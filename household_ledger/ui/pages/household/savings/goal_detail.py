"""What can be done with the goal chosen, and what was changed in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import Id
from household_ledger.services.commands.goals import OrderGoals
from household_ledger.services.figures.drill import behind_goal
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.detail_card import Deed, DetailCard
from household_ledger.ui.pages.household.savings.goal_form import ask_goal, ask_to_end, take_up_again
from household_ledger.ui.pages.household.savings.goal_words import history_words


class GoalDetail(DetailCard):
    """Buttons of one goal and its history; `order` lists the goals as they stand, for putting one before another."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def show_goal(self, goal: Goal, order: Sequence[Id]) -> None:
        """Show another goal."""
        self.show_thing(goal.name, self._deeds(goal, order), history_words(self._desk, goal))

    def _deeds(self, goal: Goal, order: Sequence[Id]) -> list[Deed]:
        desk = self._desk
        deeds: list[Deed] = [
            ("goal_entries", _("Entries of this goal"), partial(self._show_entries, goal)),
            ("change_goal", _("Change"), partial(ask_goal, desk, self, goal)),
        ]
        if goal.ended_on is not None:
            return [*deeds, ("resume_goal", _("Take up again"), partial(take_up_again, desk, goal))]
        if goal.id in order[1:]:
            deeds.append(("goal_earlier", _("Move up"), partial(self._move_up, goal.id, order)))
        return [*deeds, ("end_goal", _("End this goal"), partial(ask_to_end, desk, self, goal))]

    def _move_up(self, goal: Id, order: Sequence[Id]) -> None:
        place = order.index(goal)
        moved = [*order[: place - 1], goal, order[place - 1], *order[place + 1 :]]
        self._desk.do(OrderGoals(tuple(moved)))

    def _show_entries(self, goal: Goal) -> None:
        place = self._desk.figures.place(goal.household, self._desk.month)
        self._desk.show_entries(goal.name, (behind_goal(place, goal),))
