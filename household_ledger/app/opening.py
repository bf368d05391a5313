"""A ledger opened with everything that works on it, in a file or on a server, and a copy put in a file's place."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.db.base_store import BaseStore
from household_ledger.db.here import computer, user
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
from household_ledger.services.ports import Clock

if TYPE_CHECKING:
    from household_ledger.app.care import Care
    from household_ledger.db.backup import Copy
    from household_ledger.db.figure_queries import FigureQueries
    from household_ledger.services.copies.copy import KeptCopy
    from household_ledger.services.copies.going_back import Loss, Restored
    from household_ledger.services.secret import Secret
    from household_ledger.services.server_address import Place, ServerAddress


@dataclass(frozen=True, slots=True)
class Application:
    """One opened ledger: the store to read from, the door to write through, the figures, what keeps it safe."""

    store: BaseStore
    ledger: Ledger
    figures: Figures
    clock: Clock
    care: Care

    @contextmanager
    def snapshot(self, *, is_long: bool = False) -> Iterator[tuple[SqlReader, Figures]]:
        """Give a reader and figures of one state of the ledger, whoever writes meanwhile: for what is printed.

        What `is_long` reads a private copy where reading would keep others from writing. EnvironmentProblem as
        `db.private_copy` tells it, `damaged` where the file turns out not to be whole: nothing is printed from such.
        """
        self.store.wait_until_whole()
        with ExitStack() as held:
            store = (
                held.enter_context(self.care.beside(self.clock))
                if is_long and self.store.holds_writers_up
                else self.store
            )
            reader = held.enter_context(store.reader())
            yield reader, Figures(_Still(reader), self.clock)

    def copy_before(self, reason: str, folder: Path | None = None) -> None:
        """Make a safety copy before much is written at once, in the chosen folder where none is given.

        EnvironmentProblem `no_room_to_import` where the ledger's own disk is nearly full, and as `db.backup.make_copy`.
        """
        self.care.check_room()
        self.store.wait_until_whole()
        self.care.keep_copy(folder or chosen_copies_folder(), reason=reason, now=self.clock.now().astimezone())


@dataclass(frozen=True, slots=True)
class FileCare:
    """Keeps a ledger file safe; implements `app.care.Care`."""

    store: SqlStore
    place: Path
    """The file, as it was named."""

    @property
    def path(self) -> Path:
        """The file."""
        return self.place

    @property
    def book(self) -> str:
        """Name the file wherever it is opened from."""
        return str(self.place.resolve())

    @property
    def lies_on(self) -> str:
        """Say what the file lies on."""
        from household_ledger.db.volume import volume_of

        return str(volume_of(self.place))

    def check_room(self) -> None:
        """Look at the room on the file's own disk."""
        from household_ledger.db.volume import has_room

        if not has_room(self.place.resolve()):
            raise EnvironmentProblem("no_room_to_import", name=self.place.name)

    def is_nearly_full(self) -> bool:
        """Look at the room on the file's disk."""
        from household_ledger.db.volume import WARN_FREE_BYTES, free_bytes

        free = free_bytes(self.place)
        return free is not None and free < WARN_FREE_BYTES

    def keep_copy(self, folder: Path, *, reason: str, now: datetime) -> Copy:
        """Copy the file."""
        from household_ledger.db.keeping import keep_copy

        return keep_copy(self.place.resolve(), folder, reason=reason, now=now)

    def fill(self, copy: Path, folder: Path, *, now: datetime) -> None:
        """Put the same bytes there."""
        from household_ledger.db.keeping import fill

        fill(copy, self.place.resolve(), folder, now=now)

    def copies(self, folders: Iterable[Path]) -> tuple[KeptCopy, ...]:
        """List the copies in some folders and beside the file."""
        from household_ledger.db.keeping import copies_among

        return copies_among(self.place, folders)

    def copies_holding_erased(self, folders: Iterable[Path]) -> tuple[KeptCopy, ...]:
        """Look into the copies in some folders and beside the file."""
        from household_ledger.db.erased_copies import copies_holding

        with self.store.reader() as reader:
            return copies_holding(reader.raw, self.place.resolve(), folders)

    def sweep(self, folders: Iterable[Path]) -> None:
        """Sweep some folders and beside the file, whose lock is held."""
        from household_ledger.db.erased_copies import sweep_unfinished

        sweep_unfinished(self.place.resolve(), folders)

    def loss(self, copy: Path, secret: Secret | None, now: datetime) -> Loss:
        """Compare with a copy."""
        from household_ledger.db.copy_loss import as_it_will_be, loss_of
        from household_ledger.db.secret import unlocked

        with unlocked(copy, secret), as_it_will_be(copy, copies_to_read(), now) as its, self.store.reader() as reader:
            return loss_of(reader.raw, its)

    @contextmanager
    def beside(self, clock: Clock) -> Iterator[SqlStore]:
        """Give a copy in the program's own folder, gone afterwards."""
        from household_ledger.db.private_copy import private_copy

        with private_copy(self.place, copies_to_read(), clock.now()) as path:
            store = open_store(path, clock=clock, read_only=True)
            try:
                yield store
            finally:
                store.close()

    def when_not_whole(self, tell: Listener) -> None:
        """Have it told when the file turns out not to be whole."""
        self.store.when_not_whole(tell)

    def rest(self) -> None:
        """Bring the log into the file."""
        self.store.checkpoint()


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
    place: Place, clock: Clock, *, to_write: bool = False, create: bool = False, is_beside: bool = False
) -> Iterator[Application]:
    """Open a ledger and close it again, whole.

    Writing a file takes the courtesy lock first (EnvironmentProblem `in_use` names the holder); reading goes on beside
    it. With `is_beside` a file opened for writing is shown while its pages are still looked through. A shared ledger
    has neither: who writes there at once is the server's to order.
    UserError and EnvironmentProblem as `db.store.open_store` and `db.postgres.store.open_server` raise them.
    """
    with ExitStack() as held:
        store: BaseStore
        care: Care
        if isinstance(place, Path):
            store, care = held.enter_context(
                _file_opened(place, clock, to_write=to_write, create=create, is_beside=is_beside)
            )
        else:
            store, care = _shared_opened(place, clock, to_write=to_write, create=create)
        held.callback(store.close)
        figures = Figures(store, clock)
        ledger = Ledger(store, clock)
        ledger.subscribe(figures.on_change)
        yield Application(store, ledger, figures, clock, care)


@contextmanager
def _file_opened(
    path: Path, clock: Clock, *, to_write: bool, create: bool, is_beside: bool
) -> Iterator[tuple[SqlStore, FileCare]]:
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
        yield store, FileCare(store, path)
    finally:
        if lock is not None:
            lock.free(forget=not path.exists())


def _shared_opened(address: ServerAddress, clock: Clock, *, to_write: bool, create: bool) -> tuple[BaseStore, Care]:
    from household_ledger.app.shared import SharedCare
    from household_ledger.db.postgres.store import open_server

    store = open_server(address.url, clock=clock, create=create, read_only=not (to_write or create))
    return store, SharedCare(store, address)


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

    return Settings.load(data_folder() / "settings.json").copies_folders()


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
    """Take the courtesy lock of a file; EnvironmentProblem `in_use` names the holder, `in_use_here`, `no_folder`."""
    try:
        is_there = path.parent.is_dir()
    except OSError as problem:  # a stick that was pulled out, or that cannot be read
        raise disk_problem(problem, path) from problem
    if not is_there:
        raise EnvironmentProblem("no_folder", folder=str(path.parent))
    holder = lock.take(clock.now().astimezone())
    if holder is not None:
        is_here = (holder.computer, holder.user) == (computer(), user() or holder.user)
        raise EnvironmentProblem(
            "in_use_here" if is_here else "in_use",
            name=path.name,
            computer=holder.computer,
            user=holder.user,
            since=holder.since,
        )


def unfinished_mark(path: Path) -> Path:
    """Name the mark beside a made-up ledger that is being made."""
    return path.with_name(path.name + ".unfinished")
