"""What a month is and which months lie between two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

MONTHS_A_YEAR: Final = 12
"""Also how many months pages and papers show beside each other."""


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month of the Gregorian calendar (year 2026, not 2569)."""

    year: int
    month: int

    def __post_init__(self) -> None:
        """Refuse a month that no calendar has."""
        if not 1 <= self.month <= MONTHS_A_YEAR or not 1 <= self.year <= 9998:  # noqa: PLR2004
            raise ValueError(self)

    @classmethod
    def of(cls, day: date) -> Month:
        """Give the month a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def from_number(cls, number: int) -> Month:
        """Read 202611."""
        return cls(number // 100, number % 100)

    @classmethod
    def from_iso(cls, text: str) -> Month:
        """Read `2026-11`; ValueError otherwise."""
        year, month = text.split("-")
        return cls(int(year), int(month))

    @property
    def number(self) -> int:
        """Write as 202611, the form kept in the database."""
        return self.year * 100 + self.month

    @property
    def first(self) -> date:
        """Give the first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Give the last day."""
        return date(self.year, self.month, self.days)

    @property
    def days(self) -> int:
        """Count the days."""
        return (date(self.year + self.month // 12, self.month % 12 + 1, 1) - self.first).days

    @property
    def iso(self) -> str:
        """Write as `2026-11`."""
        return f"{self.year:04}-{self.month:02}"

    def plus(self, months: int) -> Month:
        """Go forward (or back) by so many months."""
        year, place = divmod(self.year * MONTHS_A_YEAR + self.month - 1 + months, MONTHS_A_YEAR)
        return Month(year, place + 1)

    def is_over(self, today: date) -> bool:
        """Tell whether the month may be called done: from its last day on, whose evening is when people close it."""
        return today >= self.last

    def until(self, other: Month) -> int:
        """Count the months from this one to the other (0 for the same, negative when it is earlier)."""
        return (other.year - self.year) * MONTHS_A_YEAR + other.month - self.month


def months_between(first: Month, last: Month) -> Iterator[Month]:
    """List every month from first to last, both included; none when last is before first."""
    month = first
    while month <= last:
        yield month
        month = month.plus(1)
