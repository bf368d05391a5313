"""A ledger file opened with everything that works on it, and a copy put in its place."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.db.lock import LedgerLock
from household_ledger.db.opening import look_at_header
from household_ledger.db.reader import SqlReader
from household_ledger.db.store import SqlStore, open_store, open_store_beside
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.files import disk_problem
from household_ledger.paths import data_folder
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import Clock

if TYPE_CHECKING:
    from household_ledger.db.figure_queries import FigureQueries
    from household_ledger.services.copies.going_back import Restored
    from household_ledger.services.secret import Secret


@dataclass(frozen=True, slots=True)
class Application:
    """One opened ledger: the store to read from, the door to write through, the figures."""

    store: SqlStore
    ledger: Ledger
    figures: Figures
    clock: Clock

    @contextmanager
    def snapshot(self, *, is_long: bool = False) -> Iterator[tuple[SqlReader, Figures]]:
        """Give a reader and figures of one state of the ledger, whoever writes meanwhile: for what is printed.

        What `is_long` reads a private copy where reading would keep others from writing. EnvironmentProblem as
        `db.private_copy` tells it, `damaged` where the file turns out not to be whole: nothing is printed from such.
        """
        self.store.wait_until_whole()
        with ExitStack() as held:
            store = held.enter_context(self._beside()) if is_long and self.store.holds_writers_up else self.store
            reader = held.enter_context(store.reader())
            yield reader, Figures(_Still(reader), self.clock)

    def copy_before(self, reason: str, folder: Path | None = None) -> None:
        """Make a safety copy before much is written at once, in the chosen folder where none is given.

        EnvironmentProblem `no_room_to_import` where the ledger's own disk is nearly full, and as `db.backup.make_copy`.
        """
        from household_ledger.db.keeping import keep_copy
        from household_ledger.db.volume import has_room

        path = self.store.path.resolve()
        if not has_room(path):
            raise EnvironmentProblem("no_room_to_import", name=path.name)
        self.store.wait_until_whole()
        keep_copy(path, folder or chosen_copies_folder(), reason=reason, now=self.clock.now().astimezone())

    @contextmanager
    def _beside(self) -> Iterator[SqlStore]:
        from household_ledger.db.private_copy import private_copy

        with private_copy(self.store.path, copies_to_read(), self.clock.now()) as path:
            store = open_store(path, clock=self.clock, read_only=True)
            try:
                yield store
            finally:
                store.close()


@dataclass(frozen=True, slots=True)
class _Still:
    """A store for figures that stays at one snapshot."""

    snapshot: SqlReader

    @contextmanager
    def reader(self) -> Iterator[SqlReader]:
        """Give the snapshot again."""
        yield self.snapshot

    @contextmanager
    def figures(self) -> Iterator[FigureQueries]:
        """Give the snapshot again, to sum over."""
        from household_ledger.db.figure_queries import FigureQueries

        yield FigureQueries(self.snapshot.raw)

    def steps(self) -> int:
        """Give always the same: nothing is written into a snapshot."""
        return 0


@contextmanager
def opened(
    path: Path, clock: Clock, *, to_write: bool = False, create: bool = False, is_beside: bool = False
) -> Iterator[Application]:
    """Open a ledger and close it again, whole.

    Writing takes the courtesy lock first (EnvironmentProblem `in_use` names the holder); reading goes on beside it.
    With `is_beside` a ledger opened for writing is shown while its pages are still looked through.
    UserError and EnvironmentProblem as `db.store.open_store` raises them.
    """
    if not create and not path.exists():
        raise UserError("file_missing", name=path.name)  # before a lock file is left beside nothing
    if not create and unfinished_mark(path).exists():
        raise UserError("demo_unfinished", name=path.name)
    _sweep_copies(clock)
    lock = LedgerLock(path.resolve()) if to_write or create else None
    if lock is not None:
        _look_first(path, create=create)  # so that no lock file is left beside what is not ours
        take_lock(lock, path, clock)
        _sweep_beside(path)
    try:
        if is_beside and not create:
            store = open_store_beside(path, clock=clock)
        else:
            store = open_store(path, clock=clock, create=create, read_only=not (to_write or create))
        store.when_in_doubt(lambda: _copy_after_trouble(path, clock))
        try:
            figures = Figures(store, clock)
            ledger = Ledger(store, clock)
            ledger.subscribe(figures.on_change)
            yield Application(store, ledger, figures, clock)
        finally:
            store.close()
    finally:
        if lock is not None:
            lock.free(forget=not path.exists())


def restore_copy(copy: Path, path: Path, clock: Clock, secret: Secret | None = None) -> Restored:
    """Put a safety copy in a ledger's place; it may be missing or damaged, but nobody may have it open.

    `secret` opens the copy, where it is locked and what opens it is not in hand (`db.secret.unlocked`).
    UserError, EnvironmentProblem (`in_use` names the holder) as `db.restoring.restore`: the ledger is as it was.
    """
    from household_ledger.db.restoring import restore
    from household_ledger.db.secret import unlocked

    whole = path.resolve()
    lock = LedgerLock(whole)
    take_lock(lock, whole, clock)
    try:
        with unlocked(copy, secret):
            return restore(copy, whole, now=clock.now().astimezone())
    finally:
        lock.free(forget=not whole.exists())


def _copy_after_trouble(path: Path, clock: Clock) -> None:
    from household_ledger.db.keeping import keep_copy
    from household_ledger.services.copies.copy import AFTER_TROUBLE

    folder = chosen_copies_folder()
    try:
        keep_copy(path.resolve(), folder, reason=AFTER_TROUBLE, now=clock.now().astimezone())
    except (EnvironmentProblem, UserError) as problem:
        raise EnvironmentProblem(problem.code, **{**problem.params, "folder": str(folder)}) from problem


def chosen_copies_folder() -> Path:
    """Give the folder safety copies go to, as it was chosen in the window."""
    from household_ledger.settings import Settings

    return Settings.load(data_folder() / "settings.json").copies_folder()


def chosen_copies_folders() -> tuple[Path, ...]:
    """Give the folders safety copies go to, the second one where there is one."""
    from household_ledger.settings import Settings

    settings = Settings.load(data_folder() / "settings.json")
    second = settings.second_folder()
    return (settings.copies_folder(), *([second] if second is not None else []))


def copies_to_read() -> Path:
    """Give the folder of copies that are only read; each is gone when it was read."""
    return data_folder() / "reading"


def _sweep_copies(clock: Clock) -> None:
    """Remove what a program left there that was killed while it read."""
    with suppress(OSError):
        if next(copies_to_read().iterdir(), None) is not None:
            from household_ledger.db.private_copy import sweep

            sweep(copies_to_read(), clock.now())


def _sweep_beside(path: Path) -> None:
    """Remove what a program left beside a ledger that was killed while it was putting another in its place."""
    if any(path.parent.glob(f"{glob.escape(path.name)}.re*ing")):
        from household_ledger.db.recasting import sweep_left

        sweep_left(path.resolve())


def _look_first(path: Path, *, create: bool) -> None:
    if create:
        if path.exists():
            raise UserError("file_exists", name=path.name)
        return
    try:
        look_at_header(path, is_to_be_opened=True)
    except OSError as problem:
        raise disk_problem(problem, path) from problem


def take_lock(lock: LedgerLock, path: Path, clock: Clock) -> None:
    """Take the courtesy lock of a file; EnvironmentProblem `in_use` names the holder, `no_folder`."""
    if not path.parent.is_dir():
        raise EnvironmentProblem("no_folder", folder=str(path.parent))
    holder = lock.take(clock.now().astimezone())
    if holder is not None:
        raise EnvironmentProblem(
            "in_use", name=path.name, computer=holder.computer, user=holder.user, since=holder.since
        )


def unfinished_mark(path: Path) -> Path:
    """Name the mark beside a made-up ledger that is being made."""
    return path.with_name(path.name + ".unfinished")
