"""Where goals stand, reckoned from tagged rows alone."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import ceil, isqrt
from typing import TYPE_CHECKING, Any

from tests.oracle.village import Goal, debt_change, first_day, last_day, month_at, month_index, month_of

if TYPE_CHECKING:
    from tests.oracle.reckoning import Household

FURTHEST = 1200
"""Nothing further away than a hundred years is forecast."""
NOTHING_ASKED = {"needed": None, "forecast": None, "forecast_from": None, "forecast_to": None}
"""Of a goal that was ended."""


def goal_figures(household: Household, month: str) -> list[dict[str, Any]]:
    """Reckon the goals begun by the month's end and not ended before: those still saved for, then those ended in it."""
    first, as_of = first_day(month), min(last_day(month), household.today)
    going_on, over = [], []
    for goal in household.facts.goals:
        if not has_begun(household, goal, month):
            continue
        if goal.ended_on is None or goal.ended_on > as_of:
            going_on.append(_figures(household, goal, month))
        elif goal.ended_on >= first:
            over.append(_figures(household, goal, month) | NOTHING_ASKED)
    return going_on + over


def _figures(household: Household, goal: Goal, month: str) -> dict[str, Any]:
    as_of = min(last_day(month), household.today)
    target = target_of(household, goal, month)
    saved = saved_at(household, goal, target, month)
    figures: dict[str, Any] = {
        "name": goal.name,
        "target": target,
        "by": goal.by,
        "saved": saved,
        "saved_this_month": flow(household, goal, range(month_index(month), month_index(month) + 1)),
        "needed": needed(goal, target, saved, as_of),
    }
    return figures | forecast(household, goal, target, saved, month)


def has_begun(household: Household, goal: Goal, month: str) -> bool:
    """Tell it by the goal's own day, else by the first row that counts for it; without any it was there always."""
    if goal.started_on is not None:
        return goal.started_on <= last_day(month)
    if goal.kind == "debt":
        days = [row.on for row in household.of_debts if row.debt == goal.debt]
    else:
        days = [row.on for row in household.tagged if row.goal == goal.name and row.kind in ("save", "withdraw")]
    return not days or min(days) <= last_day(month)


def tagged(household: Household, goal: Goal, months: range) -> int:
    """Add deposits less withdrawals that carry the goal's name, in some months (by index)."""
    signs = {"save": 1, "withdraw": -1}
    return sum(
        signs[row.kind] * row.amount
        for row in household.tagged
        if row.goal == goal.name and row.kind in signs and month_index(row.month) in months
    )


def flow(household: Household, goal: Goal, months: range) -> int:
    """Add what some months brought nearer: tagged savings, or of a debt goal what the debt fell by, openings apart."""
    if goal.kind != "debt":
        return tagged(household, goal, months)
    of_debt = [row for row in household.of_debts if row.debt == goal.debt and row.kind != "opening"]
    return -sum(debt_change(row) for row in of_debt if month_index(row.month) in months)


def saved_at(household: Household, goal: Goal, target: int | None, month: str) -> int:
    if goal.kind == "debt":
        return max(0, (target or 0) - household.debt_at(last_day(month), debt=goal.debt))
    opened = goal.opening if goal.started_on is None or goal.started_on <= last_day(month) else 0
    return opened + tagged(household, goal, range(month_index(month) + 1))


def target_of(household: Household, goal: Goal, month: str) -> int | None:
    if goal.target is not None:
        return goal.target
    if goal.kind == "debt" and goal.started_on is not None:
        return household.debt_at(goal.started_on, debt=goal.debt)
    if goal.kind == "emergency":
        return emergency_target(household, goal, month)
    return None


def emergency_target(household: Household, goal: Goal, month: str) -> int | None:
    """Multiply the mean of the last six whole months graded A or B of twelve; there must be three."""
    from tests.oracle.reckoning import month_figures, necessary_money

    spent: list[int] = []
    enrolled = household.enrolled()
    for index in range(month_index(month), month_index(month) - 12, -1):
        past = month_at(index)
        if past not in enrolled or last_day(past) > household.today or len(spent) == 6:
            continue
        if past not in household.without_goals:
            household.without_goals[past] = month_figures(household, past, has_goals=False)
        if household.without_goals[past]["grade"] in ("A", "B"):
            spent.append(necessary_money(household, past))
    if len(spent) < 3:
        return None
    mean = Fraction(goal.months * sum(spent), len(spent))
    return int(mean + Fraction(1, 2))


def needed(goal: Goal, target: int | None, saved: int, as_of: date) -> int | None:
    if target is None or goal.by is None:
        return None
    left = target - saved
    return 0 if left <= 0 else ceil(Fraction(left, periods(goal, goal.by, as_of)))


def periods(goal: Goal, by: date, as_of: date) -> int:
    months = range(month_index(month_of(as_of)) + 1, month_index(month_of(by)) + 1)
    if goal.rhythm == "harvest":
        return max(1, sum(1 for index in months if index % 12 + 1 in goal.harvest_months))
    if goal.rhythm == "week" or (goal.rhythm == "meeting" and goal.every):
        return max(1, ceil(Fraction((by - as_of).days, 7 * (goal.every or 1))))
    return max(1, len(months))


def forecast(household: Household, goal: Goal, target: int | None, saved: int, month: str) -> dict[str, Any]:
    nothing = {"forecast": None, "forecast_from": None, "forecast_to": None}
    if target is None or saved >= target:
        return nothing
    paces = _paces(household, goal, month)
    if len(paces) < 3 or sum(paces) <= 0:
        return nothing
    mean = Fraction(sum(paces), len(paces))
    variance = sum(((pace - mean) ** 2 for pace in paces), Fraction(0)) / (len(paces) - 1)
    spread = _root(variance / len(paces))

    def reached(pace: Fraction) -> date | None:
        months = ceil((target - saved) / pace) if pace > 0 else FURTHEST + 1
        return last_day(month_at(month_index(month) + months)) if months <= FURTHEST else None

    if reached(mean) is None:
        return nothing
    return {"forecast": reached(mean), "forecast_from": reached(mean + spread), "forecast_to": reached(mean - spread)}


def _root(number: Fraction) -> Fraction:
    """Take a square root: exact where there is one, else to forty decimals."""
    square = number.numerator * number.denominator
    if isqrt(square) ** 2 == square:
        return Fraction(isqrt(square), number.denominator)
    return Fraction(isqrt(square * 10**80), number.denominator * 10**40)


def _paces(household: Household, goal: Goal, month: str) -> list[int]:
    """List the net saving of the last up to six whole months since the goal began."""
    last = month_index(month) if last_day(month) <= household.today else month_index(month) - 1
    first = _first_full(household, goal)
    if first is None:
        return []
    months = range(max(first, last - 5), last + 1)
    return [flow(household, goal, range(index, index + 1)) for index in months]


def _first_full(household: Household, goal: Goal) -> int | None:
    if goal.started_on is not None:
        began = month_index(month_of(goal.started_on))
        return began if goal.started_on.day == 1 else began + 1
    months = {month_index(month) for month in household.months}
    saving = [index for index in months if flow(household, goal, range(index, index + 1)) > 0]
    return min(saving) + 1 if saving else None
