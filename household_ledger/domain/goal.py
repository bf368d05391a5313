"""What a savings goal is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import GoalKind, Rhythm
from household_ledger.domain.money import ZERO, Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal of a household.

    `target` in satang (None: no target, or reckoned: an emergency goal's from `months` of necessary spending);
    `opening` was there at `started_on`; `every`: each so many weeks (rhythm week, meeting; 0: each week, each month);
    `harvest_months`: month numbers "1,11,12"; `debt` for a repayment goal; `pockets`: ids it is usually kept in,
    "12,15"; `priority` 1 first.
    """

    id: Id
    household: Id
    name: str
    kind: GoalKind = GoalKind.SAVE
    target: Money | None = None
    months: int = 0
    debt: Id = NO_ID
    by: date | None = None
    rhythm: Rhythm = Rhythm.MONTH
    every: int = 0
    harvest_months: str = ""
    started_on: date | None = None
    opening: Money = ZERO
    pockets: str = ""
    priority: int = 1
    ended_on: date | None = None
    is_deleted: bool = False


def settled(goal: Goal) -> Goal:
    """Leave out what the kind and rhythm of a goal do not ask for.

    A debt is its own target, kept in no pocket, with nothing there at the start; months are of necessary spending;
    weeks are counted only by the week and meeting.
    """
    is_debt = goal.kind is GoalKind.DEBT
    return replace(
        goal,
        target=None if is_debt else goal.target,
        months=goal.months if goal.kind is GoalKind.EMERGENCY else 0,
        debt=goal.debt if is_debt else NO_ID,
        every=goal.every if goal.rhythm in (Rhythm.WEEK, Rhythm.MEETING) else 0,
        harvest_months=goal.harvest_months if goal.rhythm is Rhythm.HARVEST else "",
        opening=ZERO if is_debt else goal.opening,
        pockets="" if is_debt else goal.pockets,
    )


def running_in(goals: Iterable[Goal], pocket: Id, today: date) -> list[Goal]:
    """List the running goals that money put by in a pocket may be for; one that names no pocket is kept in any."""
    return [one for one in goals if (one.ended_on is None or one.ended_on > today) and _is_kept_in(one, pocket)]


def _is_kept_in(goal: Goal, pocket: Id) -> bool:
    return goal.kind is not GoalKind.DEBT and (not goal.pockets or str(pocket) in goal.pockets.split(","))


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalChange:
    """One change of a goal's target or date, kept beside the journal so that a household can read its own history."""

    id: Id
    household: Id
    goal: Id
    changed_on: date
    target_before: Money | None = None
    target_after: Money | None = None
    by_before: date | None = None
    by_after: date | None = None
    reason: str = ""
    is_deleted: bool = False
