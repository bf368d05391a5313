"""On which days something comes again. Nothing here books anything: a turn is proposed, a person confirms it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count, islice, takewhile
from typing import Final, NamedTuple

from household_ledger.domain.period import Month
from household_ledger.domain.recurring import Recurring, Recurs, WeekendShift, settled

LAST: Final = -1
"""`nth` of the last of its weekdays in a month."""
_SATURDAY: Final = 5
_WEEK: Final = 7
_SHIFT: Final = timedelta(days=2)
"""A weekend moves a day by two days at most."""
_AHEAD: Final = timedelta(days=366 * 8)
_MOST_NTH: Final = 4


class Turn(NamedTuple):
    """One time: the day it falls due by its rhythm (its name for ever), and that day moved off a weekend."""

    due: date
    day: date


def turns(recurring: Recurring, first: date, last: date) -> Iterator[Turn]:
    """Give the turns whose day, moved off weekends, lies between two days, both included, in order.

    Nothing moves to before its start: there the first one stays on its own day.
    """
    for due in takewhile(lambda day: day <= last + _SHIFT, _all_due(recurring)):
        day = moved(due, recurring.weekend)
        day = due if day < recurring.starts_on else day
        if first <= day <= last:
            yield Turn(due, day)


def is_due(recurring: Recurring, due: date) -> bool:
    """Tell whether it falls due on a day, by its rhythm."""
    return due in takewhile(lambda day: day <= due, _all_due(recurring))


def ever_due(recurring: Recurring) -> bool:
    """Tell whether any day lies between its start and its end."""
    return next(_all_due(recurring), None) is not None


def days_ahead(recurring: Recurring, after: date, count: int) -> list[date]:
    """Give the next days it would be written on, at most so many, within some years after a day."""
    return [turn.day for turn in islice(turns(recurring, after + timedelta(days=1), after + _AHEAD), count)]


def as_on(recurring: Recurring) -> Recurring:
    """Let it fall on the like of its first day: the same day, weekday and month; `nth` 0 becomes that day's own.

    The fifth of its weekdays in a month is the last.
    """
    first = recurring.starts_on
    nth = recurring.nth or (first.day - 1) // _WEEK + 1
    return settled(
        replace(
            recurring,
            day=first.day,
            weekday=first.weekday(),
            nth=nth if nth <= _MOST_NTH else LAST,
            month=first.month,
        )
    )


def moved(day: date, shift: WeekendShift) -> date:
    """Move a Saturday or Sunday to the Friday before or the Monday after, as the rule wants it."""
    over = day.weekday() - _SATURDAY
    if over < 0 or shift is WeekendShift.STAY:
        return day
    return day - timedelta(days=over + 1) if shift is WeekendShift.BEFORE else day + timedelta(days=2 - over)


def _all_due(recurring: Recurring) -> Iterator[date]:
    """Give every day it falls due, from its start to its end (which may be never)."""
    begun: Iterator[date] = (day for day in _unbounded(recurring) if day >= recurring.starts_on)
    ended = recurring.ends_on
    if ended is not None:
        begun = takewhile(lambda day: day <= ended, begun)
    return islice(begun, recurring.times) if recurring.times else begun


def _unbounded(recurring: Recurring) -> Iterator[date]:
    start, every = recurring.starts_on, max(recurring.every, 1)
    if recurring.rhythm is Recurs.WEEK:
        monday = start - timedelta(days=start.weekday())
        return (monday + timedelta(days=recurring.weekday + _WEEK * every * turn) for turn in count())
    if recurring.rhythm is Recurs.YEAR:
        return (_on_day(Month(start.year + every * turn, recurring.month), recurring.day) for turn in count())
    begin = Month.of(start)
    return (_in_month(recurring, begin.plus(every * turn)) for turn in count())


def _in_month(recurring: Recurring, month: Month) -> date:
    if recurring.rhythm is Recurs.MONTH_END:
        return month.last
    if recurring.rhythm is Recurs.MONTH_DAY:
        return _on_day(month, recurring.day)
    if recurring.nth == LAST:
        return month.last - timedelta(days=(month.last.weekday() - recurring.weekday) % _WEEK)
    ahead = (recurring.weekday - month.first.weekday()) % _WEEK
    return month.first + timedelta(days=ahead + _WEEK * (recurring.nth - 1))


def _on_day(month: Month, day: int) -> date:
    """Give the day of a month; where the month is too short its last."""
    return month.first.replace(day=min(day, month.days))
