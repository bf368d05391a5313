"""How far a goal is, what each coming period needs, and when it will be there at the present pace (product §3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final

from household_ledger.domain.figures import GoalFigures
from household_ledger.domain.goal import Goal
from household_ledger.domain.kinds import GoalKind, Rhythm
from household_ledger.domain.money import ZERO, Money, half_up, total
from household_ledger.domain.period import Month, months_between

PACE_MONTHS: Final = 6
"""The pace is that of the last six full months at most."""
LEAST_MONTHS: Final = 3
FURTHEST_MONTHS: Final = 1200
"""What takes more than a hundred years at the present pace has no forecast."""
_WEEK_DAYS = 7


class Unknown(StrEnum):
    """Why a figure of a goal is None."""

    ENDED = "goal_ended"
    REACHED = "goal_reached"
    NO_TARGET = "goal_no_target"
    TOO_FEW_SPENDING_MONTHS = "goal_too_few_spending_months"
    DEBT_UNKNOWN = "goal_debt_unknown"
    TOO_FEW_MONTHS = "goal_too_few_months"
    NO_PACE = "goal_no_pace"
    TOO_FAR = "goal_too_far"
    NO_DATE = "goal_no_date"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalFacts:
    """What the ledger says of a goal.

    `flows`: net saving by month (202611), satang: deposits less withdrawals tagged with the goal; of a debt goal what
    the debt fell by. `necessary`: cash + credit N-spending of those of the last six months that are graded A or B.
    `debt_balance`, `debt_at_start`: what a debt goal's debt owes at the month's end, and owed on the goal's first
    day.
    """

    flows: Mapping[int, int]
    necessary: Sequence[int] = ()
    debt_balance: Money = ZERO
    debt_at_start: Money | None = None


@dataclass(frozen=True, slots=True)
class _Forecast:
    day: date | None = None
    earliest: date | None = None
    latest: date | None = None
    reason: Unknown | None = None


def has_begun(goal: Goal, flows: Mapping[int, int], month: Month) -> bool:
    """Tell whether a goal had begun by the end of a month: on its day, or where it names none with its first flow.

    One that names no day and was never saved for was there always.
    """
    if goal.started_on is not None:
        return goal.started_on <= month.last
    return not flows or min(flows) <= month.number


def goal_figures(goal: Goal, facts: GoalFacts, month: Month, *, today: date) -> GoalFigures:
    """Reckon a goal at the end of a month, or today if the month is today's; of one ended by then what was reached.

    `reason` says why the forecast, else the target or what each period needs, is None.
    """
    as_of = min(month.last, today) if Month.of(today) == month else month.last
    target, reason = _target(goal, facts)
    saved = _saved(goal, facts, target, month)
    standing = GoalFigures(
        goal=goal.id,
        name=goal.name,
        kind=goal.kind,
        target=target,
        by=goal.by,
        saved=saved,
        saved_this_month=Money(facts.flows.get(month.number, 0)),
        needed=None,
        forecast=None,
        forecast_from=None,
        forecast_to=None,
    )
    if goal.ended_on is not None and goal.ended_on <= as_of:  # it asks for nothing more and goes nowhere
        return replace(standing, reason=Unknown.ENDED.value, ended_on=goal.ended_on)
    nets = _window(goal, facts, month, as_of)
    pace = Fraction(sum(nets), len(nets)) if len(nets) >= LEAST_MONTHS else Fraction(0)
    remaining = None if target is None else target - saved
    forecast = _Forecast(reason=reason) if remaining is None else _forecast(int(remaining), nets, month)
    if forecast.reason is None and goal.by is None:
        forecast = _Forecast(forecast.day, forecast.earliest, forecast.latest, Unknown.NO_DATE)
    return replace(
        standing,
        needed=None if remaining is None or goal.by is None else _needed(goal, goal.by, int(remaining), as_of),
        forecast=forecast.day,
        forecast_from=forecast.earliest,
        forecast_to=forecast.latest,
        monthly_pace=pace,
        reason=forecast.reason.value if forecast.reason else "",
    )


def _target(goal: Goal, facts: GoalFacts) -> tuple[Money | None, Unknown | None]:
    if goal.target is not None:
        return goal.target, None
    if goal.kind is GoalKind.DEBT:
        return facts.debt_at_start, None if facts.debt_at_start is not None else Unknown.DEBT_UNKNOWN
    if goal.kind is GoalKind.EMERGENCY and goal.months > 0:
        if len(facts.necessary) < LEAST_MONTHS:
            return None, Unknown.TOO_FEW_SPENDING_MONTHS
        return Money(half_up(goal.months * sum(facts.necessary), len(facts.necessary))), None
    return None, Unknown.NO_TARGET


def _saved(goal: Goal, facts: GoalFacts, target: Money | None, month: Month) -> Money:
    """Add opening and flows to the month's end; of a debt goal what is no longer owed of the target."""
    if goal.kind is GoalKind.DEBT:
        return ZERO if target is None else max(ZERO, target - facts.debt_balance)
    has_begun = goal.started_on is None or goal.started_on <= month.last
    flows = total(net for number, net in facts.flows.items() if number <= month.number)
    return flows + goal.opening if has_begun else flows


def _window(goal: Goal, facts: GoalFacts, month: Month, as_of: date) -> list[int]:
    """List the net saving of the last up to six full months since the goal's start, or else since its first deposit.

    A month that the goal began in is full only when it began on its first day; today's month only on its last.
    """
    last = month if as_of == month.last else month.plus(-1)
    if goal.started_on is not None:
        began = Month.of(goal.started_on)
        first = began if goal.started_on == began.first else began.plus(1)
    else:
        deposits = [number for number, net in facts.flows.items() if net > 0]
        if not deposits:
            return []
        first = Month.from_number(min(deposits)).plus(1)
    window = months_between(max(first, last.plus(1 - PACE_MONTHS)), last)
    return [facts.flows.get(one.number, 0) for one in window]


def _needed(goal: Goal, by: date, remaining: int, as_of: date) -> Money:
    """Share what remains over the periods left, rounded up to the satang."""
    return ZERO if remaining <= 0 else Money(-(-remaining // periods_left(goal, by, as_of)))


def periods_left(goal: Goal, by: date, as_of: date) -> int:
    """Count the weeks, months, meetings or harvests after a day until the goal's date; at least one."""
    now, end = Month.of(as_of), Month.of(by)
    if goal.rhythm is Rhythm.WEEK or (goal.rhythm is Rhythm.MEETING and goal.every):
        return max(1, -(-(by - as_of).days // (_WEEK_DAYS * max(1, goal.every))))
    if goal.rhythm is Rhythm.HARVEST:
        harvests = harvest_months(goal.harvest_months)
        return max(1, sum(month.month in harvests for month in months_between(now.plus(1), end)))
    return max(1, now.until(end))


def harvest_months(text: str) -> frozenset[int]:
    """Read month numbers "1,11,12"; ValueError for anything else."""
    numbers = frozenset(int(number) for number in text.split(",") if number.strip())
    if not numbers <= frozenset(range(1, 13)):
        raise ValueError(text)
    return numbers


def _forecast(remaining: int, nets: Sequence[int], month: Month) -> _Forecast:
    """Go on at the mean pace; the range is that of the mean ± its standard error (sample deviation ÷ √n)."""
    if remaining <= 0:
        return _Forecast(reason=Unknown.REACHED)
    if len(nets) < LEAST_MONTHS:
        return _Forecast(reason=Unknown.TOO_FEW_MONTHS)
    saved, many = sum(nets), len(nets)
    if saved <= 0:
        return _Forecast(reason=Unknown.NO_PACE)
    spread = many * sum(net * net for net in nets) - saved * saved
    months = _months_to(many * remaining, saved, 0, is_faster=True)
    if months is None:
        return _Forecast(reason=Unknown.TOO_FAR)
    faster = _months_to(many * remaining, saved, Fraction(spread, many - 1), is_faster=True)
    slower = _months_to(many * remaining, saved, Fraction(spread, many - 1), is_faster=False)
    return _Forecast(_end(month, months), _end(month, faster), _end(month, slower))


def _end(month: Month, months: int | None) -> date | None:
    return None if months is None else month.plus(months).last


def _months_to(remaining: int, pace: int, squared_error: Fraction | int, *, is_faster: bool) -> int | None:
    """Find the least number of months k with k · (pace ± √squared_error) ≥ remaining; None beyond `FURTHEST_MONTHS`.

    All three are multiplied by the number of months the pace rests on, so that they are whole. The root is never taken:
    both sides are squared, so the answer is exact.
    """
    swing, parts = squared_error.numerator, squared_error.denominator

    def is_enough(months: int) -> bool:
        surplus = months * pace - remaining
        gap = surplus * surplus * parts - months * months * swing
        return (surplus >= 0 or gap <= 0) if is_faster else (surplus >= 0 and gap >= 0)

    if not is_enough(FURTHEST_MONTHS):
        return None
    low, high = 0, FURTHEST_MONTHS
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_enough(middle) else (middle, high)
    return high


def months_covered(goal: Goal, figures: GoalFigures) -> int | None:
    """Tell for how many months of necessary spending a goal's savings last, in tenths of a month rounded down.

    None where the target was not reckoned from such months.
    """
    if goal.kind is not GoalKind.EMERGENCY or goal.target is not None or not goal.months or not figures.target:
        return None
    return max(0, int(figures.saved) * goal.months * 10 // int(figures.target))


def free_savings(savings: Money, goals: Iterable[GoalFigures]) -> Money:
    """Give what of all savings belongs to no running goal; below zero where goals hold more than there is."""
    return savings - total(goal.saved for goal in goals if goal.kind is not GoalKind.DEBT and not goal.is_ended)


def free_for(goal: Goal | None, savings: Money, goals: Iterable[GoalFigures]) -> Money:
    """Give what of all savings a goal may have begun with, in satang: what belongs to no running one, and its own."""
    known = list(goals)
    free = free_savings(savings, known)
    is_counted = goal is not None and any(one.goal == goal.id and not one.is_ended for one in known)
    return free + goal.opening if goal is not None and is_counted else free
