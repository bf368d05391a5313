"""The chart of one goal: saved so far, the plan, the target, and when it will be there at the present pace."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from household_ledger.charts.month_labels import axis_labels
from household_ledger.charts.spec import Behind, Fan, Lines, Series, Tone
from household_ledger.domain.figures import GoalFigures, MonthFigures
from household_ledger.domain.goal import Goal
from household_ledger.domain.kinds import GoalKind
from household_ledger.domain.money import SATANG_PER_BAHT, Money, half_up
from household_ledger.domain.period import Month, months_between
from household_ledger.services.figures.drill import Place, behind_goal
from household_ledger.text import counted
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import format_date, format_month
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside
from household_ledger.text.messages import sentence

_LONGEST_FORECAST = 36
"""A forecast further away than this many months is told of, not drawn; so the past stays readable."""


def goal_chart(figures: Sequence[MonthFigures], goal: GoalFigures, record: Goal | None = None) -> Lines:
    """Show one goal as it stood at the end of each month given (oldest first, at least one), and its forecast.

    `goal` is its state in the last of them; with the `record` every value names the entries behind it, and months
    before the goal was set are left out. Of a debt goal what counts as saved is what is paid off. ValueError without
    a month.
    """
    if not figures:
        raise ValueError(figures)
    figures = _since_set(figures, goal, record)
    known = [one.month for one in figures]
    months = list(months_between(known[0], _last_month(known[-1], goal)))
    saved = _saved(figures, goal)
    fan = _fan(months, len(known) - 1, goal)
    tail = (None,) * (len(months) - len(saved))
    series = [_saved_series(figures, goal, record, (*saved, *tail))]
    if (plan := _plan(months, saved, goal)) is not None:
        series.append(Series(_("Plan"), Tone.PLAN, plan))
    return Lines(
        kind="goals",
        title=goal_title(goal),
        subtitle=_subtitle(goal),
        alternative=_alternative(known, saved, goal),
        note=_note(goal, is_drawn=fan is not None),
        labels=axis_labels(months),
        series=tuple(series),
        target=int(goal.target) if goal.target is not None else None,
        target_name=_target_name(goal),
        fan=fan,
        last_label=format_amount(goal.saved),
    )


def goal_title(goal: GoalFigures) -> str:
    """Say how the goal stands: ended, reached, late, in time, or how much there is."""
    if goal.ended_on is not None:
        return _("{goal} — ended on {day}").format(goal=goal.name, day=format_date(goal.ended_on))
    if goal.target is None:
        return _("{goal} — {saved} baht so far").format(goal=goal.name, saved=format_amount(goal.saved))
    if goal.saved >= goal.target:
        return _("{goal} — reached").format(goal=goal.name)
    return _expected(goal, goal.target)


def _expected(goal: GoalFigures, target: Money) -> str:
    if goal.forecast is None:
        return _("{goal} — {saved} of {target} baht").format(
            goal=goal.name, saved=format_amount(goal.saved), target=format_amount(target)
        )
    if goal.by is None:
        return _("{goal} — expected in {month}").format(goal=goal.name, month=format_month(Month.of(goal.forecast)))
    late = Month.of(goal.by).until(Month.of(goal.forecast))
    if late > 0 and goal.forecast_to is None:  # the note says that it may become any later
        return _("{goal} — later than planned").format(goal=goal.name)
    return _against_plan(goal.name, late)


def _against_plan(name: str, late: int) -> str:
    months = counted.months(abs(late))
    if late > 0:
        return _("{goal} — {months} later than planned").format(goal=name, months=months)
    if late < 0:
        return _("{goal} — {months} earlier than planned").format(goal=name, months=months)
    return _("{goal} — on time at the present pace").format(goal=name)


def _subtitle(goal: GoalFigures) -> str:
    if goal.kind is GoalKind.DEBT:
        return _("Paid off by each month's end · baht")
    return _("Saved by each month's end · baht")


def _target_name(goal: GoalFigures) -> str:
    return _("Target {amount}").format(amount=format_amount(goal.target)) if goal.target is not None else ""


def _note(goal: GoalFigures, *, is_drawn: bool = True) -> str:
    """Say how the forecast was reckoned, or why there is none; of one not drawn also the month the title goes by."""
    if goal.is_ended:
        return _reached_words(goal)
    if goal.forecast is None:
        return sentence(goal.reason) if goal.reason else ""
    pace = half_up(goal.monthly_pace.numerator, goal.monthly_pace.denominator)
    shown = format_amount(pace, decimals="never" if pace >= SATANG_PER_BAHT else "auto")
    told = [_("At the pace of the last months, {pace} baht a month").format(pace=shown)]
    if not is_drawn:
        told.append(_("expected {month}").format(month=format_month(Month.of(goal.forecast), "short")))
    if goal.forecast_to is None:
        told.append(_("how late it may become cannot be said"))
    elif goal.forecast_from is not None and goal.forecast_from != goal.forecast_to:
        told.append(_("earliest {month}").format(month=format_month(Month.of(goal.forecast_from), "short")))
        told.append(_("latest {month}").format(month=format_month(Month.of(goal.forecast_to), "short")))
    return beside(*told)


def _reached_words(goal: GoalFigures) -> str:
    saved = format_amount(goal.saved)
    if goal.target is None:
        return _("{saved} baht came together for it").format(saved=saved)
    target = format_amount(goal.target)
    if goal.kind is GoalKind.DEBT:
        return _("{saved} of {target} baht were paid off").format(saved=saved, target=target)
    return _("{saved} of {target} baht came together for it").format(saved=saved, target=target)


def _saved_series(
    figures: Sequence[MonthFigures], goal: GoalFigures, record: Goal | None, values: tuple[int | None, ...]
) -> Series:
    is_debt = goal.kind is GoalKind.DEBT
    known: list[Behind] = []
    if record is not None:
        known = [(behind_goal(Place(one.household, one.month), record),) for one in figures]
        known += [()] * (len(values) - len(known))
    return Series(_("Paid off") if is_debt else _("Saved"), Tone.DEBT if is_debt else Tone.SAVING, values, tuple(known))


def _since_set(figures: Sequence[MonthFigures], goal: GoalFigures, record: Goal | None) -> Sequence[MonthFigures]:
    """Begin with the month before the goal began, or with its own where something was there already.

    So the plan rises from where it began. What was owed before a debt was to be paid off is no progress of the goal.
    """
    first = next((place for place, one in enumerate(figures) if _state(one, goal) is not None), len(figures) - 1)
    has_ground = record is None or record.opening or goal.kind is GoalKind.DEBT
    return figures[first:] if has_ground else figures[max(0, first - 1) :]


def _state(figures: MonthFigures, goal: GoalFigures) -> GoalFigures | None:
    return next((one for one in figures.goals if one.goal == goal.goal), None)


def _saved(figures: Sequence[MonthFigures], goal: GoalFigures) -> tuple[int | None, ...]:
    """Tell what was there at each month's end; before the goal's first month what did not come together in it."""
    states = [_state(one, goal) for one in figures]
    first = next((one for one in states if one is not None), None)
    before = int(first.saved - first.saved_this_month) if first is not None else None
    return tuple(before if one is None else int(one.saved) for one in states)


def _last_month(known: Month, goal: GoalFigures) -> Month:
    days = () if goal.is_ended else (goal.by, goal.forecast, goal.forecast_to)
    return max([known, *(min(Month.of(day), known.plus(_LONGEST_FORECAST)) for day in days if day is not None)])


def _fan(months: Sequence[Month], start: int, goal: GoalFigures) -> Fan | None:
    if goal.forecast is None or goal.forecast_from is None or months[-1] < Month.of(goal.forecast):
        return None

    def place(day: date) -> int:
        return max(start, months[0].until(Month.of(day)))

    return Fan(
        start=start,
        early=place(goal.forecast_from),
        likely=place(goal.forecast),
        late=place(goal.forecast_to) if goal.forecast_to is not None else None,
        label=_("expected {month}").format(month=format_month(Month.of(goal.forecast), style="short")),
    )


def _plan(months: Sequence[Month], saved: Sequence[int | None], goal: GoalFigures) -> tuple[int | None, ...] | None:
    """Draw a straight line from where the goal began to its target at its date; nothing without both, or once ended."""
    first = next((index for index, value in enumerate(saved) if value is not None), None)
    if goal.target is None or goal.by is None or first is None or goal.is_ended:
        return None
    by = months[0].until(Month.of(goal.by))
    if by <= first:
        return None
    begin = saved[first] or 0
    return tuple(
        begin + (int(goal.target) - begin) * (index - first) // (by - first) if first <= index <= by else None
        for index in range(len(months))
    )


def _alternative(known: Sequence[Month], saved: Sequence[int | None], goal: GoalFigures) -> str:
    rows = [
        f"{format_month(month, 'short')} {format_amount(value)}"
        for month, value in zip(known, saved, strict=True)
        if value is not None
    ]
    if goal.target is not None:
        rows.append(_target_name(goal))
    if goal.by is not None and not goal.is_ended:
        rows.append(_("planned by {month}").format(month=format_month(Month.of(goal.by), "short")))
    if goal.forecast is not None:
        rows.append(_("expected {month}").format(month=format_month(Month.of(goal.forecast), "short")))
    told = "; ".join([*rows, *([note] if (note := _note(goal)) else [])])
    if goal.kind is GoalKind.DEBT:
        return _("{goal}: paid off by each month's end, baht. {rows}").format(goal=goal.name, rows=told)
    return _("{goal}: saved by each month's end, baht. {rows}").format(goal=goal.name, rows=told)
