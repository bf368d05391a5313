"""What was answered about the days of a month so far, while entries of one of them are written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month


@dataclass(frozen=True, slots=True)
class Asking:
    """Answers about days that are not saved yet, the day being written now, and the page it was begun on."""

    nothing: frozenset[date]
    skipped: frozenset[date]
    writing: date
    origin: str = ""


class Askings:
    """Keeps, for each household and month, the asking that was left to write entries."""

    def __init__(self, tell: Callable[[], object]) -> None:
        """`tell` is called when one was left, or is over."""
        self._tell = tell
        self._kept: dict[tuple[Id, Month], Asking] = {}

    def of(self, household: Id | None, month: Month) -> Asking | None:
        """Give the asking that waits for somebody to come back."""
        return self._kept.get((household, month)) if household is not None else None

    def is_any(self) -> bool:
        """Tell whether one waits anywhere."""
        return bool(self._kept)

    def keep(self, household: Id, month: Month, asking: Asking) -> None:
        """Leave an asking to come back to."""
        self._kept[household, month] = asking
        self._tell()

    def end(self, household: Id, month: Month) -> None:
        """Forget an asking: it is over."""
        if self._kept.pop((household, month), None) is not None:
            self._tell()

    def unsaved(self) -> tuple[Id, Month] | None:
        """Name the household and month of an asking whose answers closing would lose."""
        return next((place for place, one in self._kept.items() if one.nothing), None)
