"""A calendar tells written days, empty days, gaps, days to come and days outside the household's time apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from household_ledger.domain.figures_days import DayState
from household_ledger.domain.figures_sums import WrittenRow
from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.domain.recording_calendar import RecordingCalendar, recording_calendar
from household_ledger.domain.register import Household

HOME = Household(id=Id(1_000_001), code="012", name="บุญมา", started_on=date(2026, 10, 5))
OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
TODAY = date(2026, 11, 3)


def told(*days: tuple[str, int, int], household: Household = HOME, today: date = TODAY) -> RecordingCalendar:
    rows = [WrittenRow(HOME.id, *day) for day in days]
    return recording_calendar(household, date(2026, 10, 3), rows, months=[OCTOBER, NOVEMBER], today=today)


def states(calendar: RecordingCalendar, month: int) -> list[DayState]:
    return [one.state for one in calendar.months[month].days]


def test_a_day_is_written_empty_unknown_to_come_or_outside() -> None:
    calendar = told(("2026-10-03", 2, 0), ("2026-10-04", 0, 1), ("2026-10-05", 1, 1))

    october, november = states(calendar, 0), states(calendar, 1)

    assert october[:6] == [
        *[DayState.OUTSIDE] * 2,
        DayState.WRITTEN,
        DayState.NOTHING,
        DayState.WRITTEN,
        DayState.UNKNOWN,
    ]
    assert november == [*[DayState.UNKNOWN] * 3, *[DayState.AHEAD] * 27]
    assert [one.entries for one in calendar.months[0].days[2:6]] == [2, 0, 1, 0]


def test_days_recorded_and_days_to_record_are_of_the_enrolled_days_up_to_today() -> None:
    calendar = told(("2026-10-03", 2, 0), ("2026-10-04", 0, 1), ("2026-11-02", 1, 0))

    assert [(one.days_recorded, one.days_in_month) for one in calendar.months] == [(2, 29), (1, 3)]
    assert (calendar.days_recorded, calendar.days_in_months) == (3, 32)


def test_what_is_dated_ahead_or_after_leaving_counts_for_no_day() -> None:
    left = replace(HOME, left_on=date(2026, 10, 20))

    calendar = told(("2026-10-20", 1, 0), ("2026-10-21", 1, 0), ("2026-11-20", 1, 0), household=left)

    assert states(calendar, 0)[18:22] == [DayState.UNKNOWN, DayState.WRITTEN, DayState.OUTSIDE, DayState.OUTSIDE]
    assert states(calendar, 1)[19] is DayState.AHEAD
    assert calendar.days_recorded == 1


def test_the_longest_gap_goes_over_the_turn_of_the_month() -> None:
    known = [(f"2026-10-{day:02}", 1, 0) for day in range(3, 32) if day not in (8, 9, 10, 30, 31)]

    assert told(*known).longest_gap == (date(2026, 10, 30), date(2026, 11, 3))
    assert told(*known, ("2026-11-01", 1, 0)).longest_gap == (date(2026, 10, 8), date(2026, 10, 10))


def test_of_gaps_as_long_the_latest_is_named_and_without_one_there_is_none() -> None:
    everything = [(f"2026-10-{day:02}", 1, 0) for day in range(3, 32)] + [
        (f"2026-11-{day:02}", 1, 0) for day in range(1, 4)
    ]

    assert told(*everything).longest_gap is None
    assert told(*(one for one in everything if one[0][5:] not in ("10-07", "11-01"))).longest_gap == (
        date(2026, 11, 1),
        date(2026, 11, 1),
    )
