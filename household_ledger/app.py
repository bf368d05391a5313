"""Where the objects are built and joined: a ledger file opened with everything that works on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from household_ledger.db.figure_queries import FigureQueries
from household_ledger.db.lock import LedgerLock
from household_ledger.db.reader import SqlReader
from household_ledger.db.store import SqlStore, open_store
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.figures import Figures
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import Clock


@dataclass(frozen=True, slots=True)
class Application:
    """One opened ledger: the store to read from, the door to write through, the figures."""

    store: SqlStore
    ledger: Ledger
    figures: Figures
    clock: Clock

    @contextmanager
    def snapshot(self) -> Iterator[tuple[SqlReader, Figures]]:
        """Give a reader and figures of one state of the ledger, whoever writes meanwhile: for what is printed."""
        with self.store.reader() as reader:
            yield reader, Figures(_Still(reader), self.clock)


@dataclass(frozen=True, slots=True)
class _Still:
    """A store for figures that stays at one snapshot."""

    reader: SqlReader

    @contextmanager
    def figures(self) -> Iterator[FigureQueries]:
        """Give the snapshot again."""
        yield FigureQueries(self.reader.raw)


@contextmanager
def opened(path: Path, clock: Clock, *, to_write: bool = False, create: bool = False) -> Iterator[Application]:
    """Open a ledger and close it again, whole.

    Writing takes the courtesy lock first (EnvironmentProblem `in_use` names the holder); reading goes on beside it.
    UserError and EnvironmentProblem as `db.store.open_store` raises them.
    """
    if not create and not path.exists():
        raise UserError("file_missing", name=path.name)  # before a lock file is left beside nothing
    lock = LedgerLock(path.resolve()) if to_write or create else None
    if lock is not None:
        _take(lock, path, clock)
    try:
        store = open_store(path, clock=clock, create=create, read_only=not (to_write or create))
        try:
            figures = Figures(store, clock)
            ledger = Ledger(store, clock)
            ledger.subscribe(figures.on_change)
            yield Application(store, ledger, figures, clock)
        finally:
            store.close()
    finally:
        if lock is not None:
            lock.free()


def _take(lock: LedgerLock, path: Path, clock: Clock) -> None:
    if not path.parent.is_dir():
        raise EnvironmentProblem("no_folder", name=str(path.parent))
    holder = lock.take(clock.now().astimezone())
    if holder is not None:
        raise EnvironmentProblem(
            "in_use", name=path.name, computer=holder.computer, user=holder.user, since=holder.since
        )
