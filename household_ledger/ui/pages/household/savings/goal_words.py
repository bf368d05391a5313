"""What is said of a goal: what each period needs, when it will be there, how long it lasts, what was changed in it."""

from __future__ import annotations

from datetime import date

from household_ledger.domain.figures import GoalFigures
from household_ledger.domain.goal import Goal, GoalChange
from household_ledger.domain.goal_progress import months_covered
from household_ledger.domain.kinds import GoalKind, Rhythm
from household_ledger.domain.period import Month
from household_ledger.text.amounts import NONE, format_amount, format_number, format_quantity
from household_ledger.text.dates import format_date, format_month
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.messages import sentence
from household_ledger.ui.desk import Desk

_MOST_CHANGES = 4
_THOUSANDTHS_OF_TENTH, _TENTHS = 100, 10
_WEEKLY = (Rhythm.WEEK, Rhythm.MEETING)


def forecast_words(goal: GoalFigures) -> str:
    """Say when a goal will be there at the present pace, with its range; why not, where that is unknown."""
    if goal.ended_on is not None:
        is_debt = goal.kind is GoalKind.DEBT
        kept = _("{goal} ended on {day}; what was put by for it stays where it is.")
        told = _("{goal} ended on {day}.") if is_debt else kept
        return told.format(goal=goal.name, day=format_date(goal.ended_on))
    if goal.is_reached:
        return _("{goal} is reached.").format(goal=goal.name)
    if goal.forecast is None:
        return _("{goal}: {reason}").format(goal=goal.name, reason=sentence(goal.reason)) if goal.reason else ""
    likely = format_month(Month.of(goal.forecast))
    if goal.forecast == goal.forecast_from == goal.forecast_to:
        return _("Going on like this, {goal} will be there around {month}.").format(goal=goal.name, month=likely)
    early = format_month(Month.of(goal.forecast_from), "short") if goal.forecast_from is not None else NONE
    late = format_month(Month.of(goal.forecast_to), "short") if goal.forecast_to is not None else _("nobody knows when")
    told = _("Going on like this, {goal} will be there around {month} (soonest {early}, latest {late}).")
    return told.format(goal=goal.name, month=likely, early=early, late=late)


def standing_words(goal: GoalFigures, record: Goal, day: date) -> tuple[str, str]:
    """Say on a day what is to be known next of a goal, and the tone to say it in."""
    if record.ended_on is not None:
        return _("Ended on {day}").format(day=format_date(record.ended_on)), "ink_2"
    if goal.saved < 0:
        words = _("{amount} baht more was taken out than put by. Was what you had before forgotten?")
        return words.format(amount=format_amount(-goal.saved)), "attention"
    if goal.is_reached:
        words = _("✓ paid off") if goal.kind is GoalKind.DEBT else _("✓ reached")
        return beside(words, _lasting_words(goal, record)), "primary"
    if goal.by is not None and goal.by < day and goal.missing:
        words = _("{day} is past, {amount} still missing. Choose another day or amount.")
        return words.format(day=format_date(goal.by), amount=format_amount(goal.missing)), "expense"
    parts = (_lasting_words(goal, record), needed_words(goal, record))
    words = beside(*parts)
    if not words and goal.target is None and goal.reason and record.kind is not GoalKind.SAVE:
        words = sentence(goal.reason)
    return words, "ink_2"


def needed_words(goal: GoalFigures, record: Goal) -> str:
    """Say what each coming period needs to be in time; nothing where that is unknown or no more is needed."""
    if goal.asked is None or goal.by is None or not goal.asked:
        return ""
    said = {"amount": format_amount(goal.asked), "day": format_date(goal.by)}
    if record.rhythm in _WEEKLY and record.every > 1:
        weeks = format_number(record.every)
        if record.kind is GoalKind.DEBT:
            return _("pay {amount} every {weeks} weeks until {day}").format(weeks=weeks, **said)
        return _("{amount} needed every {weeks} weeks until {day}").format(weeks=weeks, **said)
    forms = _paying_forms() if record.kind is GoalKind.DEBT else _saving_forms()
    return forms[record.rhythm].format(**said)


def _saving_forms() -> dict[Rhythm, str]:
    return {
        Rhythm.WEEK: _("{amount} a week needed until {day}"),
        Rhythm.MONTH: _("{amount} a month needed until {day}"),
        Rhythm.MEETING: _("{amount} a meeting needed until {day}"),
        Rhythm.HARVEST: _("{amount} a harvest needed until {day}"),
    }


def _paying_forms() -> dict[Rhythm, str]:
    return {
        Rhythm.WEEK: _("pay {amount} a week until {day}"),
        Rhythm.MONTH: _("pay {amount} a month until {day}"),
        Rhythm.MEETING: _("pay {amount} a meeting until {day}"),
        Rhythm.HARVEST: _("pay {amount} a harvest until {day}"),
    }


def _lasting_words(goal: GoalFigures, record: Goal) -> str:
    tenths = months_covered(record, goal)
    if tenths is None:
        return ""
    months = format_quantity(tenths * _THOUSANDTHS_OF_TENTH)
    words = ngettext(
        "Lasts {months} month of necessary spending",
        "Lasts {months} months of necessary spending",
        1 if tenths == _TENTHS else 2,
    )
    return words.format(months=months)


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
    return _("{day}: {what}").format(day=format_date(change.changed_on), what=beside(*parts))
