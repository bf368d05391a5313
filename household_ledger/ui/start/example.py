"""The made-up provider, made beside whatever stands in the window meanwhile."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

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
        self._job: Job | None = None
        jobs.progressed.connect(self._on_progress)

    def make(self, over: QWidget | None, *, anew: bool = False) -> None:
        """Begin, where it is not being made yet; `over` a window, waiting stands before it."""
        if self._job is not None:
            return
        words = _("Making up households")
        job = Job(words, lambda progress: self._shelf.demo(progress, anew=anew), self._on_made, self._on_failed)
        self._job = self._jobs.run(job)
        if over is not None:
            from household_ledger.ui.widgets.waiting import Waiting

            Waiting(over, job, self._jobs)

    def stop(self) -> None:
        """Give it up."""
        if self._job is not None:
            self._job.cancel()

    def _on_progress(self, job: object, done: int, total: int) -> None:
        if job is self._job:
            self.progressed.emit(done, total)

    def _on_made(self, path: object) -> None:
        job, self._job = self._job, None
        if isinstance(path, Path) and job is not None and not job.is_cancelled.is_set():
            self.made.emit(path)

    def _on_failed(self, problem: LedgerError | None) -> None:
        self._job = None
        self.failed.emit(problem)
