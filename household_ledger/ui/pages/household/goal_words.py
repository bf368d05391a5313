"""What is said of a goal: what each period needs, when it will be there, and what was changed in it."""

from __future__ import annotations

from household_ledger.domain.figures import GoalFigures
from household_ledger.domain.goal import Goal, GoalChange
from household_ledger.domain.kinds import Rhythm
from household_ledger.domain.period import Month
from household_ledger.text.amounts import NONE, format_amount
from household_ledger.text.dates import format_date, format_month
from household_ledger.text.i18n import _
from household_ledger.text.messages import sentence
from household_ledger.ui.desk import Desk

_MOST_CHANGES = 4


def forecast_words(goal: GoalFigures) -> str:
    """Say when a goal will be there at the present pace, with its range; why not, where that is unknown."""
    if goal.target is not None and goal.saved >= goal.target:
        return _("{goal} is reached.").format(goal=goal.name)
    if goal.forecast is None:
        return sentence(goal.reason) if goal.reason else ""
    likely = format_month(Month.of(goal.forecast))
    early = format_month(Month.of(goal.forecast_from), "short") if goal.forecast_from is not None else NONE
    late = format_month(Month.of(goal.forecast_to), "short") if goal.forecast_to is not None else _("nobody knows when")
    told = _("Going on like this, {goal} will be there around {month} (soonest {early}, latest {late}).")
    return told.format(goal=goal.name, month=likely, early=early, late=late)


def reached_words(goal: GoalFigures) -> str:
    """Say that a goal is reached, where it is."""
    is_reached = goal.target is not None and goal.saved >= goal.target
    return _("✓ reached") if is_reached else ""


def needed_words(goal: GoalFigures, rhythm: Rhythm) -> str:
    """Say what each coming period needs to be in time."""
    if goal.needed is None or goal.by is None or not goal.needed:
        return ""
    forms = {
        Rhythm.WEEK: _("{amount} a week needed until {day}"),
        Rhythm.MONTH: _("{amount} a month needed until {day}"),
        Rhythm.MEETING: _("{amount} a meeting needed until {day}"),
        Rhythm.HARVEST: _("{amount} a harvest needed until {day}"),
    }
    return forms[rhythm].format(amount=format_amount(goal.needed), day=format_date(goal.by))


def history_words(desk: Desk, goal: Goal) -> list[str]:
    """Tell the last changes of a goal, newest first."""
    with desk.reader() as reader:
        changes = [one for one in reader.of_household(GoalChange, goal.household) if one.goal == goal.id]
    changes.sort(key=lambda one: (one.changed_on, one.id), reverse=True)
    return [_change(one) for one in changes[:_MOST_CHANGES]]


def _change(change: GoalChange) -> str:
    parts = []
    if change.target_before != change.target_after:
        before, after = (
            format_amount(one) if one is not None else NONE for one in (change.target_before, change.target_after)
        )
        parts.append(_("target {before} → {after}").format(before=before, after=after))
    if change.by_before != change.by_after:
        before, after = (format_date(one) if one is not None else NONE for one in (change.by_before, change.by_after))
        parts.append(_("date {before} → {after}").format(before=before, after=after))
    if change.reason:
        parts.append(change.reason)
    return _("{day}: {what}").format(day=format_date(change.changed_on), what=" · ".join(parts))
