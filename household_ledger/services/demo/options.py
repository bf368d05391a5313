"""How big a made-up provider is, which months it covers, and where its numbers come from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from household_ledger.domain.period import Month
from household_ledger.errors import UserError

MOST_HOUSEHOLDS = 150
MOST_MONTHS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoOptions:
    """What a person asked for; `until` None: the last full month. UserError for what cannot be made."""

    households: int = 24
    months: int = 24
    until: Month | None = None
    seed: int = 1

    def __post_init__(self) -> None:
        """Refuse sizes nobody can have meant."""
        if not 1 <= self.households <= MOST_HOUSEHOLDS:
            raise UserError("demo_households", most=MOST_HOUSEHOLDS)
        if not 1 <= self.months <= MOST_MONTHS:
            raise UserError("demo_months", most=MOST_MONTHS)


@dataclass(frozen=True, slots=True)
class MonthDays:
    """A month with its days at hand: `dates[d]` is day d (`dates[0]` only fills the place)."""

    month: Month
    dates: tuple[date, ...]
    school_days: tuple[int, ...]

    @property
    def count(self) -> int:
        """Count the days."""
        return len(self.dates) - 1

    @property
    def last(self) -> date:
        """Give the last day."""
        return self.dates[-1]

    def weekdays(self, weekday: int) -> list[int]:
        """List the days that fall on a weekday (0 = Monday)."""
        return [day for day in range(1, self.count + 1) if self.dates[day].weekday() == weekday]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The months of the demo; the project starts in the middle, so that before and after can be set side by side."""

    months: tuple[MonthDays, ...]
    start: int
    """Place of the month in which the project starts."""

    @property
    def last_day(self) -> date:
        """Give the last day told of."""
        return self.months[-1].last

    @property
    def start_month(self) -> Month:
        """Give the month in which the project starts."""
        return self.months[self.start].month


def timeline_of(months: int, until: Month) -> Timeline:
    """Lay out so many months up to `until`."""
    first = until.plus(1 - months)
    return Timeline(tuple(days_of(first.plus(index)) for index in range(months)), months // 2)


def days_of(month: Month) -> MonthDays:
    """Spread a month into its days."""
    first = month.first
    dates = (first, *(first + timedelta(days=day) for day in range(month.days)))
    return MonthDays(month, dates, tuple(day for day in range(1, month.days + 1) if _is_school_day(dates[day])))


def stream(seed: int, household: int, topic: str) -> Random:
    """Open the random stream of one household and topic: the same whatever else is made."""
    return Random(f"{seed}/{household}/{topic}")  # noqa: S311 -- repeatable on purpose


_TERMS = (((5, 16), (10, 10)), ((11, 1), (12, 31)), ((1, 1), (3, 10)))
_HOLIDAYS = frozenset({(1, 1), (6, 3), (7, 28), (8, 12), (12, 5), (12, 10), (12, 31)})
_SATURDAY = 5


def _is_school_day(day: date) -> bool:
    place = (day.month, day.day)
    is_term = any(first <= place <= last for first, last in _TERMS)
    return is_term and day.weekday() < _SATURDAY and place not in _HOLIDAYS
