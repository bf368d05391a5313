"""The clock of benchmarks; it needs nothing, so that a window whose start is measured loads nothing with it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

LAST_EVENING = datetime(2026, 10, 31, 13, 0, tzinfo=UTC)
"""When the window is opened: the month looked at is then a full one."""


class BenchClock:
    """A clock that begins on a known day, so that the same ledger is made on every machine.

    A day after `LAST_EVENING` and not later: a book from the days to come is opened with a warning.
    """

    def __init__(self, now: datetime = datetime(2026, 11, 1, 3, 0, tzinfo=UTC)) -> None:
        self._now = now

    def now(self) -> datetime:
        """Give the next moment: each look is a millisecond later."""
        self._now += timedelta(milliseconds=1)
        return self._now

    def today(self) -> date:
        """Give the day."""
        return self._now.date()
