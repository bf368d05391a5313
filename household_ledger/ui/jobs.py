"""Long work beside the window: one thread for what writes, a few for the rest; progress, cancel, one way to end."""

from __future__ import annotations

import logging
import threading
import time
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextvars import copy_context
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from household_ledger.errors import Cancelled, EnvironmentProblem, LedgerError, UserError
from household_ledger.services.ports import Progress

_LEAST_BETWEEN = 0.1
"""Progress is told at most ten times a second."""
_log = logging.getLogger(__name__)

Result = TypeVar("Result")


@dataclass(eq=False, slots=True)
class Job(Generic[Result]):
    """One piece of work under way, and who is told what it gave."""

    title: str
    work: Callable[[Progress], Result]
    on_done: Callable[[Result], object]
    on_failed: Callable[[LedgerError | None], object]
    """Given the UserError or EnvironmentProblem, Cancelled, or None for a mistake of ours (it is in the log)."""
    is_cancelled: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask it to stop; it stops at its next word of progress."""
        self.is_cancelled.set()


AnyJob = Job[Any]
"""A job to whoever asks only how far it is, or to stop: here alone what it gives has no type."""


class Jobs(QObject):
    """Runs jobs and brings their ends back into the window's thread.

    Threads know a job by its number and let go of it before they tell its end: what it would show its result in is held
    here, in the window's thread, where alone things of Qt may die.
    """

    progressed = Signal(object, int, int)  # Job, done, total
    ended = Signal(object)  # Job, just before its end is told
    _finished = Signal(int, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._writing = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ledger")
        self._reading = ThreadPoolExecutor(max_workers=2, thread_name_prefix="reading")
        self._numbers = count()
        self._jobs: dict[int, AnyJob] = {}
        self._under_way: dict[AnyJob, Future[None]] = {}
        self._is_finishing = False
        self.is_stopped = False
        """The program closes: nothing can be begun any more."""
        self._finished.connect(self._on_finished)

    def run(self, job: Job[Result], *, writes: bool = False) -> Job[Result]:
        """Begin a job; its ends are called in the window's thread."""
        pool = self._writing if writes else self._reading
        if self._is_finishing:
            job.cancel()
        number = next(self._numbers)
        self._jobs[number] = job
        self._under_way[job] = pool.submit(copy_context().run, self._work, number)
        return job

    @property
    def is_busy(self) -> bool:
        """Tell whether anything is under way."""
        return bool(self._under_way)

    def has(self, job: AnyJob) -> bool:
        """Tell whether a job is still under way."""
        return job in self._under_way

    def finish(self) -> None:
        """Cancel what is under way, wait for it and tell its ends: the book it works on is about to close."""
        self._is_finishing = True
        try:
            while self._under_way:
                for job in self._under_way:
                    job.cancel()
                wait(self._under_way.values())
                QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)  # an end may begin another job
        finally:
            self._is_finishing = False

    def is_over(self, job: AnyJob, *, within: float | None) -> bool:
        """Wait some seconds (None: as long as it takes) for one job, in the window's thread, and have its end told."""
        future = self._under_way.get(job)
        if future is not None:
            wait((future,), timeout=within)
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)
        return not self.has(job)

    def leave(self, job: AnyJob) -> None:
        """Let a job end by itself: asked to stop, told to nobody, and waited for by the program's own end alone."""
        job.cancel()
        job.on_done = job.on_failed = _tell_nobody
        self._under_way.pop(job, None)

    def stop(self) -> None:
        """Cancel what is under way and wait for it: the program closes."""
        self.is_stopped = True
        for job in self._under_way:
            job.cancel()
        self._writing.shutdown(wait=True, cancel_futures=True)
        self._reading.shutdown(wait=True, cancel_futures=True)

    def _work(self, number: int) -> None:
        """Do a job in a thread of its own, which holds nothing of it any more when its end is told."""
        result, problem = self._outcome(number)
        self._finished.emit(number, result, problem)

    def _outcome(self, number: int) -> tuple[object, object]:
        job, told_at = self._jobs[number], 0.0

        def progress(done: int, total: int) -> None:
            nonlocal told_at
            if job.is_cancelled.is_set():
                raise Cancelled
            now = time.monotonic()
            if now - told_at >= _LEAST_BETWEEN or done == total:
                told_at = now
                self.progressed.emit(job, done, total)

        try:
            if job.is_cancelled.is_set():
                raise Cancelled  # noqa: TRY301 -- as its first word of progress would
            return job.work(progress), None
        except (UserError, EnvironmentProblem, Cancelled) as told:
            return None, _alone(told)
        except Exception:  # noqa: BLE001 -- the job runner is where a mistake of ours must not take the window with it
            _log.error("%s\n%s", job.title, traceback.format_exc())  # in words: a record would keep the frames
            return None, _MISTAKE

    def _on_finished(self, number: int, result: object, problem: object) -> None:
        job = self._jobs.pop(number)
        self._under_way.pop(job, None)
        self.ended.emit(job)
        if problem is None:
            job.on_done(result)
        else:
            job.on_failed(problem if isinstance(problem, LedgerError) else None)


def _alone(problem: LedgerError) -> LedgerError:
    """Give a problem without the frames it came through: what they hold would go with it, in whatever thread."""
    problem.__cause__ = problem.__context__ = None
    return problem.with_traceback(None)


def _tell_nobody(_end: object) -> None:
    """Say nothing of a job nobody waits for."""


_MISTAKE = object()
