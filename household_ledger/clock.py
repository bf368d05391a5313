"""The real clock; everything else is handed one."""

from __future__ import annotations

from datetime import UTC, date, datetime


class SystemClock:
    """The computer's own clock, its zone for "today"."""

    def now(self) -> datetime:
        """Give the present moment in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Give the present day where the computer is."""
        return datetime.now(UTC).astimezone().date()
