"""By which rule something comes again, in words: "ทุกเดือน วันที่ 10 · ตรงเสาร์–อาทิตย์เป็นวันศุกร์ก่อนหน้า · รวม 12 ครั้ง"."""

from __future__ import annotations

from household_ledger.domain.recurring import Recurring, Recurs, WeekendShift
from household_ledger.text.amounts import format_number
from household_ledger.text.calendar_words import month_name, weekday_name
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _, language, ngettext
from household_ledger.text.joined import beside

_LEAST_EVERY = 2


def rule_words(rule: Recurring) -> str:
    """Say by which rule it comes again, what weekends do to it, and until when."""
    weekend = {
        WeekendShift.STAY: "",
        WeekendShift.BEFORE: _("of a weekend the Friday before"),
        WeekendShift.AFTER: _("of a weekend the Monday after"),
    }
    until = _("until {day}").format(day=format_date(rule.ends_on)) if rule.ends_on is not None else ""
    times = ngettext("{count} time in all", "{count} times in all", rule.times).format(count=format_number(rule.times))
    return beside(rhythm_words(rule), weekend[rule.weekend], until, times if rule.times else "")


def rhythm_words(rule: Recurring) -> str:
    """Say by which rule it comes again."""
    told = {
        "day": format_number(rule.day),
        "weekday": weekday_name(rule.weekday, language=language(), is_short=False),
        "nth": format_number(rule.nth),
        "month": month_name(rule.month or 1, language=language(), is_short=False),
        "every": format_number(rule.every),
    }
    return _sentence(rule, is_every=rule.every < _LEAST_EVERY).format(**told)


def _sentence(rule: Recurring, *, is_every: bool) -> str:
    if rule.rhythm is Recurs.WEEK:
        return _("every week: {weekday}") if is_every else _("every {every} weeks: {weekday}")
    if rule.rhythm is Recurs.MONTH_DAY:
        return _("every month: day {day}") if is_every else _("every {every} months: day {day}")
    if rule.rhythm is Recurs.MONTH_END:
        return _("every month: its last day") if is_every else _("every {every} months: the last day")
    if rule.rhythm is Recurs.YEAR:
        return _("every year: {day} {month}") if is_every else _("every {every} years: {day} {month}")
    if rule.nth > 0:
        return (
            _("every month: {weekday} number {nth}") if is_every else _("every {every} months: {weekday} number {nth}")
        )
    return _("every month: its last {weekday}") if is_every else _("every {every} months: the last {weekday}")
