"""The made-up provider, made beside whatever stands in the window meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from household_ledger.errors import LedgerError
from household_ledger.text.i18n import _
from household_ledger.ui.jobs import Job, Jobs
from household_ledger.ui.ports import Shelf


class Example(QObject):
    """One at a time; who opens another book meanwhile, or stops it, is not disturbed by its end."""

    made = Signal(object)  # Path
    failed = Signal(object)  # LedgerError, None for a mistake of ours
    progressed = Signal(int, int)  # done, total

    def __init__(self, shelf: Shelf, jobs: Jobs) -> None:
        super().__init__()
        self._shelf, self._jobs = shelf, jobs
        self._job: Job[Path] | None = None
        self._next: Callable[[], None] | None = None
        """What was asked for while a stopped one is still ending."""
        jobs.progressed.connect(self._on_progress)

    def make(self, over: QWidget | None, *, anew: bool = False) -> None:
        """Begin, where it is not being made yet; `over` a window, waiting stands before it.

        While one that was stopped is still ending, the next begins at its end.
        """
        if self._job is not None:
            if self._job.is_cancelled.is_set():
                self._next = partial(self._make_next, over, anew=anew)
            return
        words = _("Making up households")
        job = Job(words, lambda progress: self._shelf.demo(progress, anew=anew), self._on_made, self._on_failed)
        self._job = self._jobs.run(job)
        if over is not None:
            from household_ledger.ui.widgets.waiting import Waiting

            Waiting(over, job, self._jobs)

    def stop(self) -> None:
        """Give it up."""
        self._next = None
        if self._job is not None:
            self._job.cancel()

    def _on_progress(self, job: object, done: int, total: int) -> None:
        if job is self._job:
            self.progressed.emit(done, total)

    def _make_next(self, over: QWidget | None, *, anew: bool) -> None:
        if over is None or isValid(over):  # its window may have gone meanwhile, and the wish with it
            self.make(over, anew=anew)

    def _on_made(self, path: Path) -> None:
        job, self._job = self._job, None
        if job is not None and not job.is_cancelled.is_set():
            self.made.emit(path)
        self._begin_next()

    def _on_failed(self, problem: LedgerError | None) -> None:
        self._job = None
        if self._next is None:
            self.failed.emit(problem)
        self._begin_next()

    def _begin_next(self) -> None:
        begin, self._next = self._next, None
        if begin is not None:
            begin()
