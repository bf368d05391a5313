"""One ledger file opened: a writer, readers, the door's transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlite

from household_ledger.db.base_store import BaseStore
from household_ledger.db.connections import Address, ReadingPool, connect
from household_ledger.db.faults import Doubt, telling, telling_all
from household_ledger.db.format import SCHEMA
from household_ledger.db.keys import KEYS
from household_ledger.db.opening import (
    address_for_reading,
    address_for_writing,
    look_at_header,
    look_inside,
    look_through,
)
from household_ledger.db.place import Place, check_is_same, created_on
from household_ledger.db.soundness import Listener
from household_ledger.db.watch import Watch
from household_ledger.db.writing_desk import FileDesk, open_desk
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.ports import Clock, Progress, no_progress

if TYPE_CHECKING:
    from household_ledger.services.merging.outcome import Merged


class SqlStore(BaseStore):
    """Implements `services.ports.Store` on one ledger file."""

    _failures = sqlite.Error

    def __init__(self, address: Address, clock: Clock, desk: FileDesk | None) -> None:
        """Take an opened file; without a desk nothing can be written."""
        reading = address_for_reading(address.path, key=address.key)
        connecting = partial(connect, reading)
        super().__init__(ReadingPool(connecting), Watch(connecting))
        self._address = address
        self._clock = clock
        self._desk = desk
        self._doubt = Doubt()
        self._place = Place(address.path)
        self._created = created_on(desk.raw) if desk is not None else ""
        self._opened_at = address.path.resolve()
        KEYS.note_open(self._opened_at, address.key)

    @property
    def name(self) -> str:
        """Name the file for people: its base name."""
        return self._address.path.name

    @property
    def path(self) -> Path:
        """Say where the file is."""
        return self._address.path

    @property
    def is_encrypted(self) -> bool:
        """Whether the file is encrypted."""
        return bool(self._address.key)

    def merge(self, path: Path, passphrase: str = "", *, progress: Progress = no_progress) -> Merged:
        """Take in a bundle, as every store does, and finish what somebody erased on another laptop.

        Where the disk refuses that, what came in is in all the same; the file says that it is to be finished.
        """
        merged = super().merge(path, passphrase, progress=progress)
        with suppress(EnvironmentProblem):
            self.finish_erasing()
        return merged

    @property
    def holds_writers_up(self) -> bool:
        """Whether nobody can write while somebody reads: so wherever there is no write-ahead log, and a writer."""
        with self.reader() as reader:
            row = reader.raw.execute("pragma journal_mode").fetchone()
        return row is not None and row[0] != "wal" and address_for_reading(self.path, key="").mode == "rw"

    def finish_erasing(self) -> bool:
        """Write the file anew where an erasure freed pages of it; False while another program still reads it.

        EnvironmentProblem as `db.faults` tells it: it is to be done again then, as after a kill.
        """
        from household_ledger.db.erasing import finish, is_unfinished

        with self._telling(), self._lock:
            raw = self._door().raw
            if not is_unfinished(raw):
                return True
            self._let_go()
            return finish(raw)

    def checkpoint(self) -> None:
        """Bring everything into the file itself, so that it alone is whole; for idle moments."""
        self.wait_until_whole()
        with self._lock, self._doubt.noted(), self._telling():
            if self._desk is not None:
                self._desk.raw.execute("pragma wal_checkpoint(truncate)").fetchall()

    def wait_until_whole(self) -> None:
        """Wait until the file is known to be whole, for what leaves the program; EnvironmentProblem as `open_store`."""
        if self._desk is not None:
            self._desk.sound.wait()

    def when_not_whole(self, tell: Listener) -> None:
        """Have it told, from any thread, when a file opened before it was looked through turns out not to be whole."""
        if self._desk is not None:
            self._desk.sound.when_bad(tell)

    def when_in_doubt(self, copy: Callable[[], object]) -> None:
        """Have a safety copy made after the disk failed, before more is written; it raises where it cannot."""
        self._doubt.copy = copy

    def close(self) -> None:
        """Close, so that the file alone is whole, and forget what opens it."""
        if not self._is_closed:
            KEYS.note_closed(self._opened_at, self._address.key)
        self._is_closed = True
        self._let_go()
        if self._desk is not None:
            self._desk.sound.stop()  # whoever waits for the answer goes, and gives up the lock
        with self._lock:
            if self._desk is not None:
                with suppress(sqlite.Error):  # what is committed is safe without it
                    self._desk.raw.execute("pragma wal_checkpoint(truncate)").fetchall()
                self._desk.close()
                self._desk = None

    def _telling(self) -> AbstractContextManager[None]:
        return telling(self.path, is_open=True)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Run something that reads; of a file that is not whole it is told as such, whatever it led to."""
        with self._telling():
            if self._desk is None:
                yield
                return
            with self._desk.sound.asked_first():
                yield

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._doubt.noted(), self._telling():
            yield

    def _door(self) -> FileDesk:
        """Give what writes, once the file is known to be whole, and copied where the disk has failed before."""
        desk = self._writing_desk()
        desk.sound.wait()
        self._doubt.settle(self.path)
        return desk

    def _writing_desk(self) -> FileDesk:
        self._check_is_open()
        if self._desk is None:
            raise UserError("opened_for_reading", name=self.name)
        if not self._place.is_kept():
            self._desk = self._found_again(self._desk)
        if self._doubt.is_stale:
            self._let_go()
            self._desk.close()
            with self._telling():
                self._desk = open_desk(self._address, self._clock)
            self._doubt.is_stale = False
        return self._desk

    def _found_again(self, before: FileDesk) -> FileDesk:
        """Open the file anew where it came back, by whatever way; EnvironmentProblem `file_gone`, `file_changed`."""
        self._place.check_is_there()
        self._check_is_ours()
        with self._telling():
            now = open_desk(self._address, self._clock)
            try:
                check_is_same(now.raw, self.name, created=self._created, head=before.chain.head)
            except EnvironmentProblem:
                now.close()
                raise
        self._let_go()
        before.close()
        self._place.take()
        return now

    def _check_is_ours(self) -> None:
        """EnvironmentProblem `file_changed` when what lies there is no ledger: to open it would write into it."""
        try:
            look_at_header(self.path, is_to_be_opened=True)
        except UserError as problem:
            raise EnvironmentProblem("file_changed", name=self.name) from problem

    def _is_broken_link(self, problem: Exception) -> bool:
        return isinstance(problem, sqlite.IntegrityError) and "FOREIGN KEY" in str(problem)


def open_store(
    path: Path,
    *,
    clock: Clock,
    create: bool = False,
    read_only: bool = False,
    before_upgrade: Callable[[Path], object] | None = None,
) -> SqlStore:
    """Open a ledger file; one of an older version is upgraded, after `before_upgrade` made a verified copy (beside it).

    UserError `file_missing`, `file_exists`, `not_a_ledger`, `newer_file`, `older_file`, `foreign_file`;
    EnvironmentProblem `damaged`, `read_only`, `busy`, `disk_full`, `io_error`, `no_folder` …: the file is as it was.
    """
    way = _Way.CREATE if create else _Way.READ if read_only else _Way.WRITE
    return _open(path, clock, way, before_upgrade)


def open_store_beside(path: Path, *, clock: Clock) -> SqlStore:
    """Open a ledger file for writing as `open_store` does, while its pages are still looked through.

    What is read is shown at once; the first write waits for the answer, and `SqlStore.when_not_whole` tells a bad one.
    """
    return _open(path, clock, _Way.BESIDE, None)


class _Way(Enum):
    """How a file is opened."""

    CREATE = auto()
    READ = auto()
    WRITE = auto()
    BESIDE = auto()


def _open(path: Path, clock: Clock, way: _Way, before_upgrade: Callable[[Path], object] | None) -> SqlStore:
    with telling_all(path):
        if way is _Way.CREATE:
            _make(path, clock)
        version = look_at_header(path, is_to_be_opened=True)
        if way is _Way.READ:
            return SqlStore(_read_only(path, version), clock, None)
        address = address_for_writing(path)
        if version < SCHEMA:
            _upgrade(address, clock, before_upgrade)
        return SqlStore(address, clock, open_desk(address, clock, is_beside=way is _Way.BESIDE))


def _make(path: Path, clock: Clock) -> None:
    if path.exists():
        raise UserError("file_exists", name=path.name)
    from household_ledger.db.making import make_file

    make_file(path, clock)


def _read_only(path: Path, version: int) -> Address:
    if version < SCHEMA:
        raise UserError("older_file", name=path.name)
    address = address_for_reading(path)
    raw = connect(address)
    try:
        look_through(raw, path)
        look_inside(raw, path)
    finally:
        raw.close()
    return address


def _upgrade(address: Address, clock: Clock, before: Callable[[Path], object] | None) -> None:
    from household_ledger.db.keeping import keep_copy
    from household_ledger.db.upgrading import upgrade
    from household_ledger.services.copies.copy import BEFORE_UPGRADE

    def beside(path: Path) -> object:
        return keep_copy(path.resolve(), path.resolve().parent, reason=BEFORE_UPGRADE, now=clock.now().astimezone())

    upgrade(address, before or beside)
