"""Which days of its months a household wrote down, which it said held nothing, and which nobody knows of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from household_ledger.domain.figures_days import RECORDED, DayState, enrolled_from, unasked
from household_ledger.domain.figures_sums import WrittenRow
from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day, what is known of it, and how many entries count for it (nothing-today ones apart)."""

    day: date
    state: DayState
    entries: int = 0


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month's days, all of them in order."""

    month: Month
    days: tuple[CalendarDay, ...]

    def count(self, state: DayState) -> int:
        """Count the days of a state."""
        return sum(one.state is state for one in self.days)

    @property
    def days_recorded(self) -> int:
        """Count what cov counts: days with an entry or an explicit "nothing today", up to today."""
        return sum(one.state in RECORDED for one in self.days)

    @property
    def days_in_month(self) -> int:
        """Count the enrolled days, up to today."""
        return self.days_recorded + self.count(DayState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class RecordingCalendar:
    """A household's enrolled months among those asked for, oldest first; none when it was in none of them."""

    household: Id
    months: tuple[CalendarMonth, ...]

    @property
    def days_recorded(self) -> int:
        """Count the recorded days of all the months."""
        return sum(one.days_recorded for one in self.months)

    @property
    def days_in_months(self) -> int:
        """Count the enrolled days of all the months, up to today."""
        return sum(one.days_in_month for one in self.months)

    @property
    def longest_gap(self) -> tuple[date, date] | None:
        """Give the first and last day of the longest stretch nobody knows of, the latest of equal ones."""
        longest: list[date] = []
        run: list[date] = []
        for one in (day for month in self.months for day in month.days):
            run = [*run, one.day] if one.state is DayState.UNKNOWN else []
            if run and len(run) >= len(longest):
                longest = run
        return (longest[0], longest[-1]) if longest else None


def recording_calendar(
    household: Household,
    first_entry: date | None,
    rows: Iterable[WrittenRow],
    *,
    months: Sequence[Month],
    today: date,
) -> RecordingCalendar:
    """Tell the state of every day of some months; what is dated ahead or outside the enrolled days counts for none."""
    written = {date.fromisoformat(row.day): row for row in rows}
    first = enrolled_from(household, first_entry)
    made = []
    for month in months:
        days = (month.first + timedelta(days=number) for number in range(month.days))
        made.append(
            CalendarMonth(month, tuple(_day(one, written.get(one), household, first, today=today) for one in days))
        )
    return RecordingCalendar(household.id, tuple(made))


def _day(day: date, row: WrittenRow | None, household: Household, first: date | None, *, today: date) -> CalendarDay:
    state = unasked(day, household, first, today)
    if row is None or state is not DayState.UNKNOWN:
        return CalendarDay(day, state)
    return CalendarDay(day, DayState.WRITTEN if row.entries else DayState.NOTHING, row.entries)
