"""Why somebody should look after a household and what is done about it, and what lessons are called."""

from __future__ import annotations

from datetime import date

from household_ledger.domain.follow_up import Need, NextStep, Reason
from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.domain.training import CourseLesson
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_month, month_name
from household_ledger.text.i18n import N_, _, ngettext

_STEPS = {
    NextStep.VISIT: N_("Go and visit"),
    NextStep.CLOSE: N_("Close the month"),
    NextStep.VERIFY: N_("Verify by a visit"),
    NextStep.ASK: N_("Ask about the days"),
}
_COURSE = {
    CourseLesson.ACCOUNTS: N_("Keeping household accounts"),
    CourseLesson.SAVING: N_("Saving up"),
    CourseLesson.IN_AND_OUT: N_("Income and spending"),
    CourseLesson.PLAN: N_("Money plan"),
}
_DEMONSTRATIONS = {
    1: N_("Daily leaks"),
    2: N_("Sales are not profit"),
    3: N_("Save first, or what is left"),
    4: N_("Calendar of short months"),
    5: N_("Out of debt"),
    6: N_("Jars"),
    7: N_("Emergency money"),
    8: N_("Own produce is income too"),
    9: N_("Our home beside the village"),
    10: N_("Reading the staircase"),
}


def reason_words(reason: Reason, today: date) -> str:
    """Say one reason: how many days, which month, and when somebody was there about it."""
    count = reason.count
    words = {
        Need.NEVER_WRITTEN: _("nothing written yet"),
        Need.SILENT: ngettext("no entry for {count} day", "no entry for {count} days", count),
        Need.NEVER_VISITED: _("never visited yet"),
        Need.LONG_UNVISITED: ngettext("not visited for {count} day", "not visited for {count} days", count),
        Need.MONTHS_OPEN: _("{month} not closed") if count == 1 else _("{count} months not closed"),
        Need.UNVERIFIED: _("{month} not verified") if count == 1 else _("{count} months not verified"),
        Need.DAYS_UNKNOWN: ngettext("{count} day not asked about", "{count} days not asked about", count),
    }
    month = _month(reason.months[0], today) if reason.months else ""
    said = words[reason.need].format(count=format_number(count), month=month)
    ago = reason.visited_ago
    if ago is None:
        return said
    visited = ngettext("{reason}, visited {count} day ago", "{reason}, visited {count} days ago", ago)
    return (visited if ago else _("{reason}, visited today")).format(reason=said, count=format_number(ago))


def undated_words(count: int) -> str:
    """Say of how many households nobody said when they began."""
    told = ngettext("{count} household without a start date", "{count} households without a start date", count)
    return told.format(count=format_number(count))


def undated_remedy() -> str:
    """Say what is done about that."""
    return _("Fill in when each began, on the page of households (“Manage”, “Change…”): it counts from that month on.")


def step_words(step: NextStep) -> str:
    """Say what is done next, as a verb."""
    return _(_STEPS[step])


def course_name(lesson: CourseLesson) -> str:
    """Name a lesson of the course."""
    return _(_COURSE[lesson])


def demonstration_name(number: int) -> str:
    """Name one of the ten demonstrations by its number; another number stands for itself."""
    return _(_DEMONSTRATIONS[number]) if number in _DEMONSTRATIONS else format_number(number)


def _month(month: Month, today: date) -> str:
    """Name a month, with its year where it is not one of the last twelve."""
    is_lately = month > Month.of(today).plus(-MONTHS_A_YEAR)
    return month_name(month.month) if is_lately else format_month(month)
