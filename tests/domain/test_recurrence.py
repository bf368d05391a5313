"""Days that come again, against python-dateutil's own rules over twenty years."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import MONTHLY, WEEKLY, YEARLY, rrule
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.ids import Id
from household_ledger.domain.recurrence import LAST, Turn, as_on, days_ahead, is_due, moved, turns
from household_ledger.domain.recurring import Recurring, Recurs, WeekendShift

YEARS = 20
STARTS = st.dates(date(1996, 1, 1), date(2060, 12, 31))
RULES = st.builds(
    lambda rhythm, numbers, start: rule(start, rhythm, **numbers),
    st.sampled_from(Recurs),
    st.fixed_dictionaries(
        {
            "every": st.integers(1, 5),
            "day": st.integers(1, 29),
            "weekday": st.integers(0, 6),
            "nth": st.sampled_from((1, 2, 3, 4, LAST)),
            "month": st.integers(1, 12),
        }
    ),
    STARTS,
)


def rule(start: date, rhythm: Recurs, **said: object) -> Recurring:
    """Make a rule; nobody writes by it here."""
    return Recurring(id=Id(1), household=Id(2), rows="[]", rhythm=rhythm, starts_on=start, **said)  # type: ignore[arg-type]


def due(recurring: Recurring) -> list[date]:
    """List the days of twenty years from its start."""
    return [turn.due for turn in turns(recurring, recurring.starts_on, end_of(recurring.starts_on))]


def end_of(start: date) -> date:
    """Give the last day looked at."""
    return start + timedelta(days=365 * YEARS + 5)


def days(found: Iterable[datetime]) -> list[date]:
    """Turn dateutil's moments into days."""
    return [one.date() for one in found]


@given(STARTS, st.integers(0, 6), st.integers(1, 4))
def test_weeks_agree_with_dateutil(start: date, weekday: int, every: int) -> None:
    expected = rrule(WEEKLY, dtstart=start, until=end_of(start), interval=every, byweekday=weekday, wkst=0)
    assert due(rule(start, Recurs.WEEK, weekday=weekday, every=every)) == days(expected)


@given(STARTS, st.integers(1, 31), st.integers(1, 12))
def test_a_day_of_the_month_is_the_last_where_the_month_is_short(start: date, day: int, every: int) -> None:
    expected = rrule(
        MONTHLY,
        dtstart=start,
        until=end_of(start),
        interval=every,
        bymonthday=range(min(day, 28), day + 1),
        bysetpos=-1,
    )
    assert due(rule(start, Recurs.MONTH_DAY, day=day, every=every)) == days(expected)


@given(STARTS, st.integers(1, 12))
def test_ends_of_months_agree_with_dateutil(start: date, every: int) -> None:
    expected = rrule(MONTHLY, dtstart=start, until=end_of(start), interval=every, bymonthday=-1)
    assert due(rule(start, Recurs.MONTH_END, every=every)) == days(expected)


@given(STARTS, st.integers(0, 6), st.sampled_from((1, 2, 3, 4, LAST)), st.integers(1, 12))
def test_weekdays_of_months_agree_with_dateutil(start: date, weekday: int, nth: int, every: int) -> None:
    expected = rrule(MONTHLY, dtstart=start, until=end_of(start), interval=every, byweekday=weekday, bysetpos=nth)
    assert due(rule(start, Recurs.MONTH_WEEKDAY, weekday=weekday, nth=nth, every=every)) == days(expected)


@given(STARTS, st.integers(1, 12), st.integers(1, 31), st.integers(1, 4))
def test_years_agree_with_dateutil_and_the_29th_of_february_is_the_28th_in_common_years(
    start: date, month: int, day: int, every: int
) -> None:
    expected = rrule(
        YEARLY,
        dtstart=start,
        until=end_of(start),
        interval=every,
        bymonth=month,
        bymonthday=range(min(day, 28), day + 1),
        bysetpos=-1,
    )
    assert due(rule(start, Recurs.YEAR, month=month, day=day, every=every)) == days(expected)


def test_leap_years_and_ends_of_months_by_hand() -> None:
    school = rule(date(2026, 1, 1), Recurs.YEAR, month=2, day=29)
    assert [one for one in due(school) if one.year < 2030] == [
        date(2026, 2, 28),
        date(2027, 2, 28),
        date(2028, 2, 29),
        date(2029, 2, 28),
    ]
    month_end = rule(date(2027, 12, 31), Recurs.MONTH_DAY, day=31)
    assert due(month_end)[:4] == [date(2027, 12, 31), date(2028, 1, 31), date(2028, 2, 29), date(2028, 3, 31)]


def test_the_years_of_thailand_change_nothing() -> None:
    """พ.ศ. 2569 becomes 2570, and 2643 (2100) is no leap year though it divides by four."""
    weekly = rule(date(2026, 12, 1), Recurs.WEEK, weekday=3)
    assert due(weekly)[4:6] == [date(2026, 12, 31), date(2027, 1, 7)]
    yearly = rule(date(2096, 1, 1), Recurs.YEAR, month=2, day=29)
    assert due(yearly)[:5] == [date(2096 + year, 2, 29 if year == 0 else 28) for year in range(5)]


@given(RULES, st.integers(1, 40), st.booleans(), st.integers(0, 4000))
def test_it_ends_after_so_many_times_or_on_a_day(recurring: Recurring, times: int, ends: bool, after: int) -> None:  # noqa: FBT001 -- hypothesis
    ends_on = recurring.starts_on + timedelta(days=after) if ends else None
    ended = rule(
        recurring.starts_on,
        recurring.rhythm,
        every=recurring.every,
        day=recurring.day,
        weekday=recurring.weekday,
        nth=recurring.nth,
        month=recurring.month,
        times=times,
        ends_on=ends_on,
    )
    whole = [day for day in due(recurring) if ends_on is None or day <= ends_on]
    assert due(ended) == whole[:times]


@given(st.dates(date(1996, 1, 1), date(2060, 12, 31)))
def test_a_weekend_moves_to_the_next_working_day_on_its_side(day: date) -> None:
    is_weekend = day.isoweekday() > 5
    before, after = moved(day, WeekendShift.BEFORE), moved(day, WeekendShift.AFTER)

    assert moved(day, WeekendShift.STAY) == day
    assert (before, after) == (day, day) if not is_weekend else before < day < after
    assert before.isoweekday() == (5 if is_weekend else day.isoweekday())
    assert after.isoweekday() == (1 if is_weekend else day.isoweekday())
    assert after - before == timedelta(days=3 if is_weekend else 0)


@given(RULES, st.sampled_from(WeekendShift), st.integers(0, 3000), st.integers(0, 120))
def test_a_window_of_days_holds_the_turns_whose_moved_day_lies_in_it(
    recurring: Recurring, shift: WeekendShift, skipped: int, length: int
) -> None:
    """A day moved over the end of a month or year keeps the name of the day it fell due."""
    one = Recurring(
        id=recurring.id,
        household=recurring.household,
        rows="[]",
        rhythm=recurring.rhythm,
        every=recurring.every,
        day=recurring.day,
        weekday=recurring.weekday,
        nth=recurring.nth,
        month=recurring.month,
        weekend=shift,
        starts_on=recurring.starts_on,
    )
    first = one.starts_on + timedelta(days=skipped)
    last = first + timedelta(days=length)

    fixed = [(day, moved(day, shift)) for day in due(recurring)]
    fixed = [(day, on if on >= recurring.starts_on else day) for day, on in fixed]
    expected = [Turn(day, on) for day, on in fixed if first <= on <= last]
    assert list(turns(one, first, last)) == expected
    assert all(is_due(one, turn.due) for turn in expected)


@pytest.mark.parametrize(
    ("shift", "day"), [(WeekendShift.BEFORE, date(2027, 1, 29)), (WeekendShift.AFTER, date(2027, 2, 1))]
)
def test_a_weekend_at_the_end_of_a_month_may_leave_it(shift: WeekendShift, day: date) -> None:
    """31 January 2027 is a Sunday."""
    recurring = rule(date(2026, 12, 1), Recurs.MONTH_END, weekend=shift)

    assert Turn(date(2027, 1, 31), day) in list(turns(recurring, date(2027, 1, 1), date(2027, 2, 28)))
    assert date(2027, 1, 31) in {turn.due for turn in turns(recurring, day, day)}


@given(RULES)
def test_a_day_is_due_just_when_it_is_among_its_turns(recurring: Recurring) -> None:
    found = set(due(recurring))
    tried = [recurring.starts_on + timedelta(days=place) for place in range(0, 800, 7)]
    assert [is_due(recurring, day) for day in tried] == [day in found for day in tried]


@given(STARTS, st.sampled_from(Recurs), st.sampled_from((0, LAST)))
def test_the_like_of_a_day_falls_on_that_day_or_says_it_means_the_last(start: date, rhythm: Recurs, nth: int) -> None:
    like = as_on(rule(start, rhythm, nth=nth))
    means_last = rhythm is Recurs.MONTH_END or (rhythm is Recurs.MONTH_WEEKDAY and nth == LAST)
    assert means_last or due(like)[0] == start
    assert due(like)[0].weekday() == start.weekday() or rhythm is Recurs.MONTH_END
    assert days_ahead(like, start, 3) == [day for day in due(like) if day > start][:3]


def test_the_fifth_of_its_weekdays_is_the_last() -> None:
    """29, 30 and 31 of a month may be a fifth."""
    assert as_on(rule(date(2026, 8, 31), Recurs.MONTH_WEEKDAY)).nth == LAST
    assert as_on(rule(date(2026, 8, 24), Recurs.MONTH_WEEKDAY)).nth == 4


def test_nothing_is_proposed_before_the_rule_begins() -> None:
    """The first of November 2026 is a Sunday; the Friday before it was in October."""
    recurring = rule(date(2026, 11, 1), Recurs.MONTH_DAY, day=1, weekend=WeekendShift.BEFORE)
    assert list(turns(recurring, date(2026, 10, 1), date(2026, 11, 30))) == [Turn(date(2026, 11, 1), date(2026, 11, 1))]
    assert days_ahead(recurring, date(2026, 10, 1), 1) == [date(2026, 11, 1)]
    later = rule(date(2026, 10, 1), Recurs.MONTH_DAY, day=1, weekend=WeekendShift.BEFORE)
    assert Turn(date(2026, 11, 1), date(2026, 10, 30)) in list(turns(later, date(2026, 10, 1), date(2026, 11, 30)))
