"""Setting a household's goals, and keeping what was changed in them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from household_ledger.domain.changes import Label
from household_ledger.domain.goal import Goal, GoalChange, settled
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Debt, Pocket
from household_ledger.errors import UserError
from household_ledger.services.commands.register import sound, with_id
from household_ledger.services.ports import Work
from household_ledger.services.refusals import InvalidEntry
from household_ledger.text.clean import clean


@dataclass(frozen=True, slots=True)
class AddGoal:
    """Set a new goal; with id 0 it is given one. What its kind does not ask for is left out (`domain.goal.settled`)."""

    goal: Goal

    def write(self, work: Work) -> Label:
        """InvalidEntry for a goal that cannot be kept."""
        goal = sound(settled(self.goal))
        _refuse_unfit(goal, work)
        work.insert([with_id(goal, work)])
        return Label("add_goal", (("name", goal.name),))


@dataclass(frozen=True, slots=True)
class ChangeGoal:
    """Change a goal; a new target or date is kept with its reason, so that the household can read its own history."""

    was: Goal
    now: Goal
    reason: str = ""

    def write(self, work: Work) -> Label:
        """UserError `changed_since`, `nothing_changed`; InvalidEntry for a goal that cannot be kept."""
        now = sound(settled(self.now))
        _refuse_unfit(now, work, was=self.was)
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


@dataclass(frozen=True, slots=True)
class OrderGoals:
    """Say which goals of a household come first: their priorities become 1, 2, 3 … in the order given."""

    goals: tuple[Id, ...]

    def write(self, work: Work) -> Label:
        """UserError `unknown_record`, `nothing_changed`."""
        ordered = []
        for number, goal_id in enumerate(self.goals, start=1):
            goal = work.record(Goal, goal_id)
            if goal is None or goal.is_deleted:
                raise UserError("unknown_record")
            ordered.append(goal)
            if goal.priority != number:
                work.replace(replace(goal, priority=number), was=goal)
        if not ordered:
            raise UserError("nothing_changed")
        return Label("order_goals", (("name", ordered[0].name),))


def _refuse_unfit(goal: Goal, work: Work, *, was: Goal | None = None) -> None:
    """Refuse a target of nothing, and a debt or pocket not of the household; what stood there already is left."""
    book = work.book(goal.household)
    problems = []
    if goal.target == 0 and (was is None or was.target != 0):  # older books hold some, which may still be ended
        problems.append(Problem("amount_not_above_zero_or_empty", "target"))
    is_new_debt = goal.debt != NO_ID and (was is None or goal.debt != was.debt)
    if is_new_debt and book.owner(Debt, goal.debt) != goal.household:
        problems.append(Problem("debt_unknown", "debt"))
    if was is None or goal.pockets != was.pockets:
        kept_in = [Id(int(one)) for one in goal.pockets.split(",") if one]
        if not all(book.owner(Pocket, one) == goal.household and book.is_savings(one) for one in kept_in):
            problems.append(Problem("pocket_must_be_savings", "pockets"))
    if problems:
        raise InvalidEntry([(0, one) for one in problems])
