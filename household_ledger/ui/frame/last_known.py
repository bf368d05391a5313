"""What the frame shows of a book that cannot be read just now: what it read last. The page says what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from household_ledger.errors import EnvironmentProblem, UserError

T = TypeVar("T")


class LastKnown(Generic[T]):
    """One thing that is read again and again."""

    def __init__(self, first: T) -> None:
        self._known = first
        self.is_known = False
        """Whether it was ever read."""

    def read(self, reading: Callable[[], T]) -> T:
        """Read it; where that is refused, give what it was the last time."""
        try:
            self._known = reading()
        except (UserError, EnvironmentProblem):
            return self._known
        self.is_known = True
        return self._known
