"""The charts of savings: what lies there month by month, and how far a goal is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from household_ledger.charts.spec import Fan, Lines, Series, Tone
from household_ledger.domain.figures import GoalFigures, MonthFigures
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.period import Month, months_between
from household_ledger.services.ports import EntryQuery
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import format_month, month_name
from household_ledger.text.i18n import _

_SAVING = frozenset({EntryKind.SAVE, EntryKind.WITHDRAW, EntryKind.TRANSFER, EntryKind.OPENING})
_LONGEST_FORECAST = 36
"""A forecast further away than this is drawn to the edge; its words still say the date."""


def savings_chart(figures: Sequence[MonthFigures]) -> Lines:
    """Show what lay in all savings pockets at each month's end."""
    labels = _labels([one.month for one in figures])
    values = tuple(int(one.savings_end) for one in figures)
    saved = [one for one in figures if one.times_saved]
    title = _("No savings recorded yet")
    if values and any(values):
        title = _("Saved in {count} of {months} months; {amount} baht now").format(
            count=len(saved), months=len(figures), amount=format_amount(values[-1])
        )
    behind = tuple(
        EntryQuery(household=one.household, first=one.month.first, last=one.month.last, kinds=_SAVING) for one in figures
    )
    rows = "; ".join(f"{label} {format_amount(value)}" for label, value in zip(labels, values, strict=True))
    return Lines(
        kind="savings",
        title=title,
        alternative=_("Savings at each month's end, baht. {rows}").format(rows=rows),
        labels=labels,
        series=(Series(_("Savings"), Tone.SAVING, values, behind),),
        last_label=format_amount(values[-1]) if values else "",
    )


def goal_chart(figures: Sequence[MonthFigures], goal: GoalFigures) -> Lines:
    """Show one goal: what was saved by each month's end, the plan, the target and the forecast."""
    known = [one.month for one in figures]
    until = _last_month(known[-1], goal)
    months = list(months_between(known[0], until))
    saved = tuple(_saved(one, goal) for one in figures)
    tail = (None,) * (len(months) - len(saved))
    series = [Series(_("Saved"), Tone.SAVING, (*saved, *tail))]
    if (plan := _plan(months, saved, goal)) is not None:
        series.append(Series(_("Plan"), Tone.PLAN, plan))
    rows = "; ".join(f"{month_name(month.month, is_short=True)} {format_amount(value or 0)}" for month, value in zip(known, saved, strict=True))
    return Lines(
        kind="goals",
        title=_goal_title(goal),
        alternative=_("{goal}: saved by each month's end, baht. {rows}").format(goal=goal.name, rows=rows),
        labels=_labels(months),
        series=tuple(series),
        target=goal.target,
        target_name=_("Target {amount}").format(amount=format_amount(goal.target)) if goal.target is not None else "",
        fan=_fan(months, len(known) - 1, goal),
        last_label=format_amount(goal.saved),
    )


def _labels(months: Sequence[Month]) -> tuple[str, ...]:
    """Name months shortly, the year at each January after the first."""
    return tuple(
        format_month(month, style="short") if index and month.month == 1 else month_name(month.month, is_short=True)
        for index, month in enumerate(months)
    )


def _saved(figures: MonthFigures, goal: GoalFigures) -> int | None:
    return next((int(one.saved) for one in figures.goals if one.goal == goal.goal), None)


def _last_month(known: Month, goal: GoalFigures) -> Month:
    ends = [known]
    for day in (goal.by, goal.forecast, goal.forecast_to):
        if day is not None:
            ends.append(min(Month.of(day), known.plus(_LONGEST_FORECAST)))
    return max(ends)


def _place(months: Sequence[Month], day: date) -> int:
    return max(0, min(len(months) - 1, months[0].until(Month.of(day))))


def _fan(months: Sequence[Month], start: int, goal: GoalFigures) -> Fan | None:
    if goal.forecast is None or goal.forecast_from is None:
        return None
    return Fan(
        start=start,
        early=_place(months, goal.forecast_from),
        likely=_place(months, goal.forecast),
        late=_place(months, goal.forecast_to) if goal.forecast_to is not None else None,
        label=_("expected {month}").format(month=format_month(Month.of(goal.forecast), style="short")),
    )


def _plan(months: Sequence[Month], saved: Sequence[int | None], goal: GoalFigures) -> tuple[int | None, ...] | None:
    """A straight line from where the goal began to its target at its date; nothing without both."""
    first = next((index for index, value in enumerate(saved) if value is not None), None)
    if goal.target is None or goal.by is None or first is None:
        return None
    end = _place(months, goal.by)
    if end <= first:
        return None
    begin = saved[first] or 0
    return tuple(
        begin + (goal.target - begin) * (index - first) // (end - first) if first <= index <= end else None
        for index in range(len(months))
    )


def _goal_title(goal: GoalFigures) -> str:
    if goal.target is not None and goal.saved >= goal.target:
        return _("{goal} — reached").format(goal=goal.name)
    if goal.forecast is None or goal.by is None:
        return goal.name
    late = Month.of(goal.by).until(Month.of(goal.forecast))
    if late > 0:
        return _("{goal} — {count} months later than planned").format(goal=goal.name, count=late)
    return _("{goal} — on time at the present pace").format(goal=goal.name)
