"""Connections to a ledger file: pragmas in their order, one writer, readers in a pool, transactions said outright."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

import sqlcipher3.dbapi2 as driver

if TYPE_CHECKING:
    from sqlalchemy import Connection

_BUSY_MILLISECONDS = 5000
_CHECKPOINT_PAGES = 10_000
_CACHED_STATEMENTS = 1000
_KEPT_FOR_READING = 5


class Cursor(Protocol):
    """What a statement gives back."""

    def fetchone(self) -> tuple[Any, ...] | None:
        """Give the next row."""

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Give all rows left."""

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        """Go through the rows left."""


class Raw(Protocol):
    """A connection of the driver: the journal's fixed statements go through it, past the toolkit."""

    def execute(self, sql: str, cells: tuple[Any, ...] | dict[str, Any] = ..., /) -> Cursor:
        """Run one statement."""

    def executemany(self, sql: str, rows: Iterable[tuple[Any, ...]], /) -> Cursor:
        """Run one statement for each row."""

    def close(self) -> None:
        """Close it."""


class FileRaw(Raw, Protocol):
    """A connection to a file."""

    def interrupt(self) -> None:
        """Break off what another thread is running on it."""

    def backup(self, target: FileRaw, /) -> None:
        """Write what another connection's file is to hold, page by page, from a snapshot of this one."""


@dataclass(frozen=True, slots=True)
class Address:
    """How a file is opened.

    `mode` rw, rwc (made where it is not there), ro, or immutable (a read-only folder: nobody can be writing); `journal`
    WAL, TRUNCATE, or "" to leave it; `key` what it is encrypted with (`db.secret.Key.text`), "" for a plain one.
    """

    path: Path
    journal: str = ""
    mode: str = "rw"
    is_for_reading: bool = False
    key: str = field(default="", repr=False)

    @property
    def uri(self) -> str:
        """Give the address SQLite understands."""
        how = "mode=ro&immutable=1" if self.mode == "immutable" else f"mode={self.mode}"
        return f"{self.path.absolute().as_uri()}?{how}"


def connect(address: Address, *, held_alone: bool = False) -> FileRaw:
    """Open one connection with everything `safety.md` §1 asks; transactions are begun by hand.

    A file `held_alone` nobody else can read meanwhile: nothing is shared beside it.
    """
    raw: FileRaw = driver.connect(
        address.uri,
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=_CACHED_STATEMENTS,
    )
    try:
        for pragma in _pragmas(address, held_alone=held_alone):
            raw.execute(f"pragma {pragma}").fetchall()  # what is refused last is told only to who takes all rows
    except driver.Error:
        raw.close()
        raise
    return raw


def connect_simply(address: Address) -> FileRaw:
    """Open one connection to look at a file, or to bring it whole into another: nothing of it is changed by opening."""
    raw: FileRaw = driver.connect(address.uri, uri=True, isolation_level=None)
    try:
        for pragma in _first_pragmas(address):
            raw.execute(f"pragma {pragma}")
    except driver.Error:
        raw.close()
        raise
    return raw


def key_clause(key: str) -> str:
    """Write a key as SQLite takes it, "" for none."""
    return f"\"x'{key}'\"" if key else "''"


def _first_pragmas(address: Address) -> Iterator[str]:
    yield "cipher_log_level=NONE"
    if address.key:
        yield f"key={key_clause(address.key)}"
        yield "cipher_compatibility=4"  # whatever a later library's own custom is
    yield f"busy_timeout={_BUSY_MILLISECONDS}"
    yield "temp_store=MEMORY"


def _pragmas(address: Address, *, held_alone: bool = False) -> Iterator[str]:
    yield from _first_pragmas(address)
    if held_alone:
        yield "locking_mode=EXCLUSIVE"  # before the file is looked into
    if address.journal:
        yield f"journal_mode={address.journal}"
    yield "synchronous=FULL"
    yield "foreign_keys=ON"
    yield "recursive_triggers=ON"
    yield "secure_delete=ON"
    yield "cell_size_check=ON"
    yield "trusted_schema=OFF"
    yield "mmap_size=0"
    yield "fullfsync=ON"
    yield "checkpoint_fullfsync=ON"
    yield f"wal_autocheckpoint={_CHECKPOINT_PAGES}"
    if address.is_for_reading:
        yield "query_only=ON"


class ReadingPool:
    """Connections for readers, lent one at a time, each for one snapshot; any thread.

    The toolkit's own pool does the same; it costs a fifth of a second at every start (decision 7).
    """

    def __init__(self, connecting: Callable[[], Raw]) -> None:
        self._connecting = connecting
        self._free: list[Raw] = []
        self._lock = threading.Lock()
        self._round = 0

    @contextmanager
    def snapshot(self) -> Iterator[Raw]:
        """Lend a connection inside a transaction that only reads."""
        raw, lent_in = self._take()
        is_whole = False
        try:
            raw.execute("begin")
            yield raw
            raw.execute("rollback")
            is_whole = True
        finally:
            self._give_back(raw, lent_in, is_whole=is_whole)

    def dispose(self) -> None:
        """Close what is free; what is lent is closed when it comes back."""
        with self._lock:
            free, self._free = self._free, []
            self._round += 1
        for raw in free:
            raw.close()

    def _take(self) -> tuple[Raw, int]:
        with self._lock:
            if self._free:
                return self._free.pop(), self._round
            lent_in = self._round
        return self._connecting(), lent_in

    def _give_back(self, raw: Raw, lent_in: int, *, is_whole: bool) -> None:
        """Keep a connection for the next reader; one whose snapshot did not end well goes."""
        with self._lock:
            if is_whole and lent_in == self._round and len(self._free) < _KEPT_FOR_READING:
                self._free.append(raw)
                return
        raw.close()


def raw_of(connection: Connection) -> Raw:
    """Give the driver's connection under one of the toolkit's."""
    return cast("Raw", connection.connection.dbapi_connection)
