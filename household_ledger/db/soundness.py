"""Whether a file is whole, looked at beside the opening: known before anything is written (decision 8)."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import sqlcipher3.dbapi2 as sqlite

from household_ledger.db.connections import Address, FileRaw, Raw, connect
from household_ledger.db.faults import telling
from household_ledger.db.opening import look_through
from household_ledger.errors import Cancelled, EnvironmentProblem, LedgerError

_BETWEEN = 0.01
"""Seconds between two wishes to stop: one that comes before the look has begun is not heard."""
Listener = Callable[[EnvironmentProblem], None]


class Soundness:
    """One look through all pages of a file, on a connection and in a thread of its own; any thread may ask for it.

    SQLite lets other threads of Python work while it looks. Until the answer is there the file counts as not whole.
    """

    def __init__(self, address: Address) -> None:
        """Begin; `address` is one for reading."""
        self._path = address.path
        self._lock = threading.Lock()
        self._problem: LedgerError | None = Cancelled()
        self._is_answered = False
        self._listeners: list[Listener] = []
        self._raw: FileRaw | None = connect(address)
        self._thread = threading.Thread(target=self._look, args=(self._raw,), name="soundness")
        self._thread.start()

    def wait(self) -> None:
        """Wait until the file is known to be whole; EnvironmentProblem as opening tells it, Cancelled after `stop`."""
        self._thread.join()
        if self._problem is not None:
            raise type(self._problem)(self._problem.code, **self._problem.params)

    def when_bad(self, tell: Listener) -> None:
        """Have it told, in the thread that looks, when the file is not whole; at once where that is known already."""
        with self._lock:
            if not self._is_answered:
                self._listeners.append(tell)
                return
        self._tell((tell,))

    def stop(self) -> None:
        """Look no further and let go of the file; whoever waits is told that there will be no answer."""
        while self._thread.is_alive():
            with self._lock:
                if self._raw is not None:
                    self._raw.interrupt()
            self._thread.join(_BETWEEN)

    @contextmanager
    def asked_first(self) -> Iterator[None]:
        """Run something that reads; when it fails, a file that is not whole is told as that, whatever it led to."""
        try:
            yield
        except BaseException:
            self.wait()
            raise

    def _look(self, raw: Raw) -> None:
        problem: LedgerError | None = Cancelled()
        try:
            with telling(self._path):
                look_through(raw, self._path)
            problem = None
        except LedgerError as told:
            problem = told.with_traceback(None)
        except sqlite.OperationalError:  # stopped
            pass
        finally:
            with self._lock:
                self._raw, self._problem, self._is_answered = None, problem, True
                listeners = tuple(self._listeners)
            with suppress(sqlite.Error):
                raw.close()
        self._tell(listeners)

    def _tell(self, listeners: tuple[Listener, ...]) -> None:
        if isinstance(self._problem, EnvironmentProblem):
            for tell in listeners:
                tell(self._problem)
