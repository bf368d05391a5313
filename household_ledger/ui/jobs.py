"""Long work beside the window: one thread for what writes, a few for the rest; progress, cancel, one way to end."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Signal

from household_ledger.errors import Cancelled, EnvironmentProblem, LedgerError, UserError
from household_ledger.services.ports import Progress

_LEAST_BETWEEN = 0.1
"""Progress is told at most ten times a second."""
_log = logging.getLogger(__name__)

Work = Callable[[Progress], Any]


@dataclass(eq=False, slots=True)
class Job:
    """One piece of work under way."""

    title: str
    work: Work
    on_done: Callable[[Any], None]
    on_failed: Callable[[LedgerError | None], None]
    """Given the UserError or EnvironmentProblem, Cancelled, or None for a mistake of ours (it is in the log)."""
    is_cancelled: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask it to stop; it stops at its next word of progress."""
        self.is_cancelled.set()


class Jobs(QObject):
    """Runs jobs and brings their ends back into the window's thread."""

    progressed = Signal(object, int, int)  # Job, done, total
    ended = Signal(object)  # Job
    started = Signal(object)  # Job
    _finished = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._writing = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ledger")
        self._reading = ThreadPoolExecutor(max_workers=2, thread_name_prefix="reading")
        self._under_way: set[Job] = set()
        self._finished.connect(self._on_finished)

    def run(self, job: Job, *, writes: bool = False) -> Job:
        """Begin a job; its ends are called in the window's thread."""
        self._under_way.add(job)
        self.started.emit(job)
        context = copy_context()
        (self._writing if writes else self._reading).submit(context.run, self._work, job)
        return job

    @property
    def is_busy(self) -> bool:
        """Tell whether anything is under way."""
        return bool(self._under_way)

    def stop(self) -> None:
        """Cancel what is under way and wait for it: the program closes."""
        for job in tuple(self._under_way):
            job.cancel()
        self._writing.shutdown(wait=True, cancel_futures=True)
        self._reading.shutdown(wait=True, cancel_futures=True)

    def _work(self, job: Job) -> None:
        told_at = 0.0

        def progress(done: int, total: int) -> None:
            nonlocal told_at
            if job.is_cancelled.is_set():
                raise Cancelled
            now = time.monotonic()
            if now - told_at >= _LEAST_BETWEEN or done == total:
                told_at = now
                self.progressed.emit(job, done, total)

        result: object = None
        problem: object = None
        try:
            result = job.work(progress)
        except (UserError, EnvironmentProblem, Cancelled) as told:
            problem = told
        except Exception:  # noqa: BLE001 -- the job runner is where a mistake of ours must not take the window with it
            _log.exception("%s", job.title)
            problem = _MISTAKE
        self._finished.emit(job, result, problem)

    def _on_finished(self, job: Job, result: object, problem: object) -> None:
        self._under_way.discard(job)
        self.ended.emit(job)
        if problem is None:
            job.on_done(result)
        else:
            job.on_failed(problem if isinstance(problem, LedgerError) else None)


_MISTAKE = object()
