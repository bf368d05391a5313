"""Setting a household's goals, and keeping what was changed in them."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.changes import Label
from household_ledger.domain.goal import Goal, GoalChange
from household_ledger.services.commands.register import sound, with_id
from household_ledger.services.ports import Work
from household_ledger.text.clean import clean


@dataclass(frozen=True, slots=True)
class AddGoal:
    """Set a new goal; with id 0 it is given one."""

    goal: Goal

    def write(self, work: Work) -> Label:
        """Write it."""
        goal = sound(self.goal)
        work.insert([with_id(goal, work)])
        return Label("add_goal", (("name", goal.name),))


@dataclass(frozen=True, slots=True)
class ChangeGoal:
    """Change a goal; a new target or date is kept with its reason, so that the household can read its own history."""

    was: Goal
    now: Goal
    reason: str = ""

    def write(self, work: Work) -> Label:
        """UserError `changed_since`, `nothing_changed`."""
        now = sound(self.now)
        work.replace(now, was=self.was)
        if (self.was.target, self.was.by) != (now.target, now.by):
            change = GoalChange(
                id=work.new_id(),
                household=now.household,
                goal=now.id,
                changed_on=work.clock.today(),
                target_before=self.was.target,
                target_after=now.target,
                by_before=self.was.by,
                by_after=now.by,
                reason=clean(self.reason),
            )
            work.insert([change])
        return Label("change_goal", (("name", now.name),))
