"""A computer's clock that fell back: told before rows are written on days of years ago."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QObject

from household_ledger.errors import EnvironmentProblem
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk

_LOOKED_AT = 50
"""So many steps are looked at: the newest may have been written under the wrong day already."""
_SLACK = timedelta(days=1)
"""Two computers in two zones differ by a day and are both right."""


class ClockWatch(QObject):
    """Compares the computer's day with the day the book was last written on; says it once for a day that is before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._told: date | None = None
        self._latest = _last_written(desk)
        desk.changed.connect(lambda _changes: self.look())

    def look(self) -> None:
        """Say it when the day lies before what was written."""
        today = self._desk.today
        if self._latest is None or today >= self._latest - _SLACK:
            self._latest = max(today, self._latest or today)
        elif today != self._told:
            self._told = today
            words = _(
                "This computer says that today is {today}, but the book was last written on {last}. "
                "Put the computer's date right before you go on: new rows get its day."
            )
            told = words.format(today=format_date(today, "long"), last=format_date(self._latest, "long"))
            self._desk.say(told, "trouble", about="clock")


def _last_written(desk: Desk) -> date | None:
    """Give the latest day of the last steps; None where there are none, or they cannot be read: a page tells that."""
    try:
        with desk.reader() as reader:
            steps = reader.history(limit=_LOOKED_AT)
    except EnvironmentProblem:
        return None
    return max((step.at.astimezone().date() for step in steps), default=None)
