"""Where the objects are built and joined: a ledger file opened with everything that works on it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.clock import SystemClock
from household_ledger.db.lock import LedgerLock
from household_ledger.db.opening import look_at_header
from household_ledger.db.reader import SqlReader
from household_ledger.db.soundness import Listener
from household_ledger.db.store import SqlStore, open_store, open_store_beside
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.files import disk_problem
from household_ledger.paths import data_folder
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import Clock, Progress, Reader, no_progress
from household_ledger.ui.ports import FileCheck, SafetyCopy

if TYPE_CHECKING:
    from datetime import datetime

    from household_ledger.db.figure_queries import FigureQueries
    from household_ledger.services.copies.copy import KeptCopy
    from household_ledger.services.copies.going_back import Loss, Restored
    from household_ledger.services.demo.making import DemoReport
    from household_ledger.services.demo.options import DemoOptions
    from household_ledger.ui.start.session import Session


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

        with private_copy(self.store.path, _copies_to_read(), self.clock.now()) as path:
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
    if not create and _unfinished(path).exists():
        raise UserError("demo_unfinished", name=path.name)
    _sweep_copies(clock)
    lock = LedgerLock(path.resolve()) if to_write or create else None
    if lock is not None:
        _look_first(path, create=create)  # so that no lock file is left beside what is not ours
        _take(lock, path, clock)
    try:
        if is_beside and not create:
            store = open_store_beside(path, clock=clock)
        else:
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
            lock.free(forget=not path.exists())


def restore_copy(copy: Path, path: Path, clock: Clock) -> Restored:
    """Put a safety copy in a ledger's place; it may be missing or damaged, but nobody may have it open.

    UserError, EnvironmentProblem (`in_use` names the holder) as `db.restoring.restore`: the ledger is as it was.
    """
    from household_ledger.db.restoring import restore

    whole = path.resolve()
    lock = LedgerLock(whole)
    _take(lock, whole, clock)
    try:
        return restore(copy, whole, now=clock.now().astimezone())
    finally:
        lock.free(forget=not whole.exists())


def chosen_copies_folder() -> Path:
    """Give the folder safety copies go to, as it was chosen in the window."""
    from household_ledger.settings import Settings

    return Settings.load(data_folder() / "settings.json").copies_folder()


def _copies_to_read() -> Path:
    """Give the folder of copies that are only read; each is gone when it was read."""
    return data_folder() / "reading"


def _sweep_copies(clock: Clock) -> None:
    """Remove what a program left there that was killed while it read."""
    with suppress(OSError):
        if next(_copies_to_read().iterdir(), None) is not None:
            from household_ledger.db.private_copy import sweep

            sweep(_copies_to_read(), clock.now())


def _look_first(path: Path, *, create: bool) -> None:
    if create:
        if path.exists():
            raise UserError("file_exists", name=path.name)
        return
    try:
        look_at_header(path)
    except OSError as problem:
        raise disk_problem(problem, path) from problem


def _take(lock: LedgerLock, path: Path, clock: Clock) -> None:
    if not path.parent.is_dir():
        raise EnvironmentProblem("no_folder", folder=str(path.parent))
    holder = lock.take(clock.now().astimezone())
    if holder is not None:
        raise EnvironmentProblem(
            "in_use", name=path.name, computer=holder.computer, user=holder.user, since=holder.since
        )


@dataclass(frozen=True, slots=True)
class LedgerAtHand:
    """One ledger held open for the window; implements `ui.ports.OpenLedger`."""

    path: Path
    application: Application
    held: ExitStack = field(repr=False)

    @property
    def name(self) -> str:
        """The file's name for people."""
        return self.application.store.name

    @property
    def ledger(self) -> Ledger:
        """The door for writes."""
        return self.application.ledger

    @property
    def figures(self) -> Figures:
        """The figures, kept until a step changes them."""
        return self.application.figures

    @property
    def clock(self) -> Clock:
        """Where today comes from."""
        return self.application.clock

    def reader(self) -> AbstractContextManager[Reader]:
        """Open one snapshot to read from."""
        return self.application.store.reader()

    def snapshot(self, *, is_long: bool = False) -> AbstractContextManager[tuple[Reader, Figures]]:
        """Give a reader and figures of one state."""
        return self.application.snapshot(is_long=is_long)

    def make_copy(self, folder: Path, *, reason: str) -> SafetyCopy:
        """Copy the file beside the work, verified."""
        from household_ledger.db.keeping import keep_copy

        made = keep_copy(self.path, folder, reason=reason, now=self._now())
        return SafetyCopy(made.path, made.entries)

    def fill_second(self, copy: Path, folder: Path) -> None:
        """Put a copy just made into a second folder as well."""
        from household_ledger.db.keeping import fill

        fill(copy, self.path, folder, now=self._now())

    def copy_before_import(self, folder: Path) -> None:
        """Make the copy before much comes in at once."""
        from household_ledger.services.copies.copy import BEFORE_IMPORT

        self.application.copy_before(BEFORE_IMPORT, folder)

    def copies(self, folders: Iterable[Path]) -> tuple[KeptCopy, ...]:
        """List the copies in some folders and beside the file, newest first."""
        from household_ledger.db.keeping import copies_among

        return copies_among(self.path, folders)

    def is_copy_sound(self, copy: Path) -> bool:
        """Read a whole copy."""
        from household_ledger.db.keeping import is_sound

        return is_sound(copy)

    def loss(self, copy: Path) -> Loss:
        """Compare with a copy."""
        from household_ledger.db.copy_loss import loss_of

        with self.application.store.reader() as reader:
            return loss_of(reader.raw, copy)

    def is_disk_nearly_full(self) -> bool:
        """Look at the room on the file's disk."""
        from household_ledger.db.volume import WARN_FREE_BYTES, free_bytes

        free = free_bytes(self.path)
        return free is not None and free < WARN_FREE_BYTES

    def _now(self) -> datetime:
        return self.clock.now().astimezone()

    def check(self) -> FileCheck:
        """Look through the whole file."""
        found = self.application.store.check()
        return FileCheck(found.entries, found.steps, tuple(one.code for one in found.findings))

    def when_not_whole(self, tell: Listener) -> None:
        """Have it told when the file turns out not to be whole."""
        self.application.store.when_not_whole(tell)

    def wait_until_whole(self) -> None:
        """Wait until the file is known to be whole."""
        self.application.store.wait_until_whole()

    def rest(self) -> None:
        """Bring the log into the file."""
        self.application.store.checkpoint()

    def close(self) -> None:
        """Close, so that the file alone is whole."""
        self.held.close()


@dataclass(frozen=True, slots=True)
class LedgerShelf:
    """Where the window takes ledgers from; implements `ui.ports.Shelf`."""

    clock: Clock = field(default_factory=SystemClock)

    def open(self, path: Path) -> LedgerAtHand:
        """Open a ledger for writing."""
        return self._take(path, create=False)

    def create(self, path: Path) -> LedgerAtHand:
        """Make a new empty ledger and open it."""
        return self._take(path, create=True)

    def restore(self, copy: Path, path: Path) -> Restored:
        """Put a copy in a closed ledger's place."""
        return restore_copy(copy, path, self.clock)

    def newest_copy(self, path: Path, folders: Iterable[Path]) -> KeptCopy | None:
        """Find the newest copy that is whole."""
        from household_ledger.db.keeping import copies_among, is_sound

        whole = path.absolute()
        listed = (one for one in copies_among(whole, folders) if one.entries is not None and one.is_verified)
        return next((one for one in listed if is_sound(one.path)), None)

    def demo(self, progress: Progress = no_progress, *, anew: bool = False) -> Path:
        """Give the made-up provider's file, made if it is not there."""
        return demo_file(self.clock, progress, anew=anew)

    def _take(self, path: Path, *, create: bool) -> LedgerAtHand:
        whole = path.absolute()
        try:
            with ExitStack() as held:
                application = held.enter_context(
                    opened(whole, self.clock, to_write=True, create=create, is_beside=True)
                )
                return LedgerAtHand(whole, application, held.pop_all())
        except OSError as problem:
            raise disk_problem(problem, whole) from problem
        except EnvironmentProblem as problem:
            if problem.code != "read_only" or create:
                raise
            raise EnvironmentProblem("book_read_only", **problem.params) from problem


def has_screen() -> bool:
    """Tell whether a window can be shown here; on Linux something must say where."""
    if not sys.platform.startswith("linux"):
        return True
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    return platform not in _UNSEEN if platform else any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def run_window(clock: Clock, begin: Callable[[Session], object], *, spoken: Mapping[str, str]) -> int:
    """Open the window and give its exit status; `spoken` are choices of this run only (language, digits)."""
    from household_ledger.settings import Settings
    from household_ledger.ui.start.loading import hold_collecting, load_qt

    hold_collecting()
    load_qt()
    _stand_at_home()
    from household_ledger.ui.start.running import run

    settings = Settings.load(data_folder() / "settings.json")
    settings.spoken.update(spoken)
    return run(LedgerShelf(clock), settings, data_folder(), begin)


def _stand_at_home() -> None:
    """Work in the person's own folder: the one the program was begun in may go with a stick, and must be free to go."""
    with suppress(OSError, RuntimeError):
        os.chdir(Path.home())


_UNSEEN = ("offscreen", "minimal")
DEMO_NAME = "demo.hldb"
_TAILS = ("-wal", "-shm", "-journal", "")
"""A tail left alone would be played back into the next ledger of that name: it goes first."""


def make_demo_file(path: Path, options: DemoOptions, clock: Clock, progress: Progress = no_progress) -> DemoReport:
    """Make a ledger with the made-up provider; when it cannot be finished, no file is left.

    While it is made a mark lies beside it, so that what a kill leaves is never taken for whole.

    UserError `file_exists` and what the options refuse; EnvironmentProblem; `Cancelled`.
    """
    from household_ledger.services.demo.making import make_demo

    is_finished = False
    mark = _unfinished(path)
    if mark.exists() and path.exists():  # its making was killed
        _remove_unused(path, clock)
    with opened(path, clock, create=True) as application:
        try:
            mark.touch()
            made = make_demo(application.ledger, options, progress)
            is_finished = True
        finally:
            if not is_finished:
                application.store.close()
                remove_ledger(path)
            mark.unlink(missing_ok=True)
    return made


def demo_file(clock: Clock, progress: Progress = no_progress, *, anew: bool = False) -> Path:
    """Give the made-up provider's file of this computer, made if it is not there, or `anew`.

    One whose making was killed is not shown as whole. EnvironmentProblem as the disk or the lock refuses.
    """
    from household_ledger.services.demo.options import DemoOptions

    folder = data_folder() / "demo"
    path = folder / DEMO_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if anew and path.exists():
            _remove_unused(path, clock)
        if path.exists() and not _unfinished(path).exists():
            return path
    except OSError as problem:
        raise disk_problem(problem, path) from problem
    make_demo_file(path, DemoOptions(), clock, progress)
    return path


def _unfinished(path: Path) -> Path:
    """Name the mark beside a made-up ledger that is being made."""
    return path.with_name(path.name + ".unfinished")


def remove_ledger(path: Path) -> None:
    """Remove a ledger file of our own making with its tails."""
    for tail in _TAILS:
        path.with_name(path.name + tail).unlink(missing_ok=True)


def _remove_unused(path: Path, clock: Clock) -> None:
    """Remove a ledger nobody has open for writing; EnvironmentProblem `in_use` otherwise."""
    lock = LedgerLock(path.resolve())
    _take(lock, path, clock)
    try:
        remove_ledger(path)
    finally:
        lock.free()
