"""Work begun on a page: it goes on and tells its end whatever becomes of the page it was begun on."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from household_ledger.errors import Cancelled, LedgerError, UserError
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Job

Result = TypeVar("Result")


class Run(QObject):
    """Held by whoever shows it, and by its own work until that ends; a subclass begins it and says its end."""

    ended = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.told = ""
        """The sentence of its end; "" while it is under way."""
        self.more = ""
        """What else is to be known of what came of it."""
        self.is_refused = False

    @property
    def is_under_way(self) -> bool:
        """Tell whether it is still being worked at."""
        return not self.told

    def begin(self, job: Job[Result], *, writes: bool = False) -> None:
        """Set the work going."""
        self.job = self._desk.jobs.run(job, writes=writes)

    def stopped_words(self) -> str:
        """Say what is left where a person stopped it."""
        return _("Stopped.")

    def end(self, words: str) -> None:
        """Say its end, on the page and below it."""
        self.told = words
        self._desk.say(words)
        self.ended.emit()

    def fail(self, problem: LedgerError | None) -> None:
        """Say why nothing came of it; None is a mistake of ours."""
        if isinstance(problem, Cancelled):
            self.end(self.stopped_words())
            return
        self.is_refused = True
        self.told = _("Something went wrong inside the program.") if problem is None else message(problem)
        self._desk.say(self.told, "problem" if isinstance(problem, UserError) else "trouble")
        self.ended.emit()
