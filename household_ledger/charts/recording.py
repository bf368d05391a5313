"""The calendar of recording: which days a household wrote down, and which nobody knows of."""

from __future__ import annotations

from datetime import date

from household_ledger.charts.month_labels import span
from household_ledger.charts.spec import Calendar, CalendarRow, Mark, Told, Tone
from household_ledger.domain.figures_days import DayState
from household_ledger.domain.ids import Id
from household_ledger.domain.recording_calendar import CalendarDay, CalendarMonth, RecordingCalendar
from household_ledger.services.ports import EntryQuery
from household_ledger.text import counted
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date, format_days, format_month
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import N_, _, ngettext
from household_ledger.text.joined import beside, named

_LONGEST_MONTH = 31
_NAMED_DAYS = frozenset({1, *range(5, _LONGEST_MONTH, 5)})
_STATES = {
    DayState.WRITTEN: (Tone.WRITTEN, N_("written")),
    DayState.NOTHING: (Tone.NOTHING, N_("nothing that day")),
    DayState.UNKNOWN: (Tone.GAP, N_("not known yet")),
    DayState.AHEAD: (Tone.AHEAD, N_("still to come")),
}


def recording_chart(calendar: RecordingCalendar) -> Calendar:
    """Show the state of every day of a household's months, oldest first; days outside its time are left blank."""
    months = calendar.months
    shown = [state for state in _STATES if any(one.count(state) for one in months)]
    return Calendar(
        kind="recording",
        title=_title(calendar),
        subtitle=_subtitle(calendar) if months else "",
        alternative=_alternative(calendar),
        months=tuple(_row(one, calendar.household) for one in months),
        day_names=tuple(in_digits(str(day)) if day in _NAMED_DAYS else "" for day in range(1, _LONGEST_MONTH + 1)),
        heads=(_("Written"), _("Nothing that day"), _("Not known"), _("Days recorded"), _("Days to record")),
        table=tuple(_cells(one) for one in months),
        legend=tuple((_(_STATES[state][1]), _STATES[state][0]) for state in shown),
    )


def _row(month: CalendarMonth, household: Id) -> CalendarRow:
    return CalendarRow(
        label=format_month(month.month, "short"),
        days=tuple(_mark(day, household) for day in month.days),
        amount=f"{format_number(month.days_recorded)}/{format_number(month.days_in_month)}",
        is_whole=0 < month.days_recorded == month.days_in_month,
    )


def _mark(day: CalendarDay, household: Id) -> Mark | None:
    if day.state is DayState.OUTSIDE:
        return None
    tone, words = _STATES[day.state]
    told = _(words)
    if day.entries:
        told = beside(told, counted.entries(day.entries))
    queries = (EntryQuery(household=household, first=day.day, last=day.day),)
    has_entries = day.state in (DayState.WRITTEN, DayState.NOTHING)
    return Mark(
        tone,
        named(format_date(day.day), told),
        queries if has_entries else (),
        day.day if day.state is DayState.UNKNOWN else None,
    )


def _cells(month: CalendarMonth) -> tuple[Told, ...]:
    numbers = (
        *(month.count(state) for state in (DayState.WRITTEN, DayState.NOTHING, DayState.UNKNOWN)),
        month.days_recorded,
        month.days_in_month,
    )
    first = Told(format_month(month.month, "short"), month.month.number)
    return (first, *(Told(format_number(number), number) for number in numbers))


def _title(calendar: RecordingCalendar) -> str:
    if not calendar.months:
        return _("No days to write down yet")
    last = calendar.months[-1]
    name = format_month(last.month)
    if not last.days_recorded:
        return _("{month}: no day written yet").format(month=name)
    is_running = last.count(DayState.AHEAD)
    if last.days_recorded == last.days_in_month:
        told = _("{month}: every day up to today is written") if is_running else _("{month}: every day is written")
        return told.format(month=name)
    told = ngettext("{month}: {days} of {all} day written", "{month}: {days} of {all} days written", last.days_in_month)
    if is_running:
        told = ngettext(
            "{month}: {days} of {all} day up to today written",
            "{month}: {days} of {all} days up to today written",
            last.days_in_month,
        )
    return told.format(month=name, days=format_number(last.days_recorded), all=format_number(last.days_in_month))


def _subtitle(calendar: RecordingCalendar) -> str:
    """Say what all the months come to, and where the longest gap is."""
    together = ""
    if len(calendar.months) > 1:
        months = span([one.month for one in calendar.months])
        together = named(months, _days(calendar.days_recorded, calendar.days_in_months))
    return beside(*(one for one in (together, _gap(calendar.longest_gap)) if one))


def _days(recorded: int, days: int) -> str:
    told = ngettext("{days} of {all} day", "{days} of {all} days", days)
    return told.format(days=format_number(recorded), all=format_number(days))


def _gap(gap: tuple[date, date] | None) -> str:
    if gap is None:
        return _("no day is missing")
    first, last = gap
    days = (last - first).days + 1
    told = ngettext("longest gap {count} day ({days})", "longest gap {count} days ({days})", days)
    return told.format(count=format_number(days), days=format_days(first, last))


def _alternative(calendar: RecordingCalendar) -> str:
    if not calendar.months:
        return _("No days to write down yet")
    rows = "; ".join(
        named(format_month(one.month, "short"), _days(one.days_recorded, one.days_in_month)) for one in calendar.months
    )
    told = _("Days with an entry, or said to hold nothing, of the days to record, by month. {rows}").format(rows=rows)
    return f"{told}. {_gap(calendar.longest_gap)}"
