"""Setting a household's goals, and keeping what was changed in them."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.changes import Label
from household_ledger.domain.goal import Goal, GoalChange
from household_ledger.services.commands.register import with_id
from household_ledger.services.ports import Work


@dataclass(frozen=True, slots=True)
class AddGoal:
    """Set a new goal; with id 0 it is given one."""

    goal: Goal

    def write(self, work: Work) -> Label:
        """Write it."""
        work.insert([with_id(self.goal, work)])
        return Label("add_goal", (("name", self.goal.name),))


@dataclass(frozen=True, slots=True)
class ChangeGoal:
    """Change a goal; a new target or date is kept with its reason, so that the household can read its own history."""

    was: Goal
    now: Goal
    reason: str = ""

    def write(self, work: Work) -> Label:
        """UserError `changed_since`, `nothing_changed`."""
        work.replace(self.now, was=self.was)
        if (self.was.target, self.was.by) != (self.now.target, self.now.by):
            change = GoalChange(
                id=work.new_id(),
                household=self.now.household,
                goal=self.now.id,
                changed_on=work.clock.today(),
                target_before=self.was.target,
                target_after=self.now.target,
                by_before=self.was.by,
                by_after=self.now.by,
                reason=self.reason.strip(),
            )
            work.insert([change])
        return Label("change_goal", (("name", self.now.name),))
