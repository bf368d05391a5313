"""One gentle suggestion for a household's month: the cause first, then what could be done; never more than one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil

from household_ledger.domain.figures import GoalFigures, MonthFigures
from household_ledger.domain.kinds import GoalKind, Need
from household_ledger.domain.money import ZERO, Money

_LEAST_REDUCIBLE = Money(10_000)
"""Below a hundred baht a month there is nothing worth cutting in half."""
_LEAST_RISE = Money(30_000)
_ENOUGH_DAYS = Fraction(4, 5)


class Advice(StrEnum):
    """Which suggestion it is; the face finds the words."""

    RECORD_MORE = "record_more"
    SHORT_BECAUSE = "short_because"
    SHORT = "short"
    HALVE_FOR_GOAL = "halve_for_goal"
    HALVE = "halve"
    NO_SPENDING = "no_spending"
    SAVE_A_LITTLE = "save_a_little"
    COUNT_CASH = "count_cash"
    KEEP_ON = "keep_on"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggestion and what its sentence needs: category codes, satang, a number of months or days, a goal."""

    advice: Advice
    codes: tuple[str, ...] = ()
    amount: Money = ZERO
    count: int = 0
    goal: str = ""


def suggest(now: MonthFigures, earlier: Sequence[MonthFigures]) -> Suggestion:
    """Choose the one suggestion that helps most.

    Order: too few days recorded to say anything; a short month with its cause; reducible spending that would bring a
    goal nearer; no spending written, so that nobody knows what is left; no saving though something is; cash not
    counted; else keep on.
    """
    quality = now.quality
    if quality.days_in_month and Fraction(quality.days_recorded, quality.days_in_month) < _ENOUGH_DAYS:
        return Suggestion(Advice.RECORD_MORE, count=quality.days_in_month - quality.days_recorded)
    if now.is_short:
        return _short(now, earlier)
    if now.spending.reducible >= _LEAST_REDUCIBLE:
        return _halve(now)
    if now.surplus > 0 and (left := _of_what_is_left(now)) is not None:
        return left
    return Suggestion(Advice.COUNT_CASH if now.cash.cash_counted is None else Advice.KEEP_ON)


def cause_of_shortfall(now: MonthFigures, earlier: Sequence[MonthFigures]) -> tuple[str, Money] | None:
    """Name the category whose cash rose most above its middle value of the months before, and that cash.

    None when the month is not short, or nothing rose by 300 baht.
    """
    if not now.is_short:
        return None
    rises = []
    for code, amounts in now.by_category.items():
        if code[0] in "EC":
            usual = sorted(int(one.by_category[code].cash) if code in one.by_category else 0 for one in earlier)
            middle = usual[len(usual) // 2] if usual else 0
            rises.append((int(amounts.cash) - middle, code, amounts.cash))
    rises.sort(key=lambda rise: (-rise[0], rise[1]))
    return rises[0][1:] if rises and rises[0][0] >= _LEAST_RISE else None


def _short(now: MonthFigures, earlier: Sequence[MonthFigures]) -> Suggestion:
    cause = cause_of_shortfall(now, earlier)
    if cause is not None:
        return Suggestion(Advice.SHORT_BECAUSE, codes=(cause[0],), amount=cause[1])
    return Suggestion(Advice.SHORT, amount=abs(now.surplus))


def _of_what_is_left(now: MonthFigures) -> Suggestion | None:
    """Say of a month that left something that it may only seem so, or that some of it could be put by."""
    if not (now.spending.total or now.money_out):
        return Suggestion(Advice.NO_SPENDING)
    return None if now.cash.deposits else Suggestion(Advice.SAVE_A_LITTLE, amount=_round_down(now.surplus))


def _halve(now: MonthFigures) -> Suggestion:
    """Halve the two largest reducible categories, and tell how much sooner the first open goal would be there."""
    cash = {
        code: amounts.cash
        for code, amounts in now.by_category.items()
        if now.needs.get(code) is Need.REDUCIBLE and amounts.cash > 0
    }
    codes = tuple(sorted(cash, key=lambda code: (-cash[code], code))[:2])
    freed = Money(sum(cash[code] for code in codes) // 2)
    goal = next((one for one in now.goals if _is_open(one)), None)
    sooner = _months_sooner(goal, freed) if goal else 0
    if goal and sooner > 0 and codes:
        return Suggestion(Advice.HALVE_FOR_GOAL, codes=codes, amount=freed, count=sooner, goal=goal.name)
    return Suggestion(Advice.HALVE if codes else Advice.KEEP_ON, codes=codes, amount=freed)


def _is_open(goal: GoalFigures) -> bool:
    return goal.kind is GoalKind.SAVE and goal.target is not None and goal.saved < goal.target and goal.monthly_pace > 0


def _months_sooner(goal: GoalFigures, freed: Money) -> int:
    if goal.target is None or goal.monthly_pace <= 0:
        return 0
    left = goal.target - goal.saved
    return ceil(left / goal.monthly_pace) - ceil(Fraction(int(left)) / (goal.monthly_pace + freed))


def _round_down(amount: Money) -> Money:
    """Round down half of what is left, to twenty baht at least."""
    half = int(amount) // 2
    step = 10_000 if half >= 20_000 else 2_000  # noqa: PLR2004 -- whole hundreds, or notes of twenty
    return Money(max(2_000, half // step * step))
