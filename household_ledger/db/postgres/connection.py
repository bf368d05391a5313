"""Connections to a shared ledger: what is said of numbers and words as a file says them, transactions said outright."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from itertools import chain, islice
from typing import Any, TypeVar, cast

import psycopg
from psycopg.abc import PQGen
from psycopg.adapt import AdaptersMap, Dumper, Loader
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.pq import TransactionStatus
from psycopg.types.bool import BoolDumper
from psycopg.types.numeric import Int8Dumper
from psycopg.types.string import TextLoader

from household_ledger.db.connections import Cursor
from household_ledger.db.postgres.silence import (
    SAID,
    check_is_heard,
    connected,
    heard,
    is_at_work,
    seconds_of_silence,
    watched,
)
from household_ledger.db.postgres.statements import CHANGES, for_server
from household_ledger.db.postgres.ways import Ways, ways_to
from household_ledger.errors import UserError
from household_ledger.services.pace import pace
from household_ledger.services.server_address import ServerAddress

_SECONDS_SILENT, _SECONDS_BETWEEN, _TIMES = 30, 10, 3
"""After which silence the other side is asked whether it is there, how often, how many times."""
_SECONDS_UNHEARD = 10
"""How long what was sent may stay without a sign that it arrived, where the system lets that be said (Linux does)."""
_PREPARED_AFTER, _PREPARED = 3, 400
_SECONDS_FOR_LOCK = 10
_MINUTES_IDLE = 10
_LOOK_EVERY = 0.1
_AT_WORK = "select 1 from pg_stat_activity where pid=$1 and state not like 'idle%'"
"""One that was sent something and is idle, in a transaction or in one that failed, has not heard of it."""
T = TypeVar("T")


class _Whole(Loader):
    """Sums of whole numbers come as decimals; they are whole all the same."""

    def load(self, data: Any) -> int:  # noqa: ANN401 -- as the driver has it
        return int(bytes(data))


class _Flag(BoolDumper):
    """A flag is kept as a number."""

    oid = Int8Dumper.oid

    def dump(self, obj: bool) -> bytes:  # noqa: FBT001 -- as the driver has it
        return b"1" if obj else b"0"


class _Broken(Dumper):
    """No column of ours holds lists, nor a number that is not whole; the server would round it without a word."""

    def dump(self, obj: object) -> bytes:
        raise psycopg.DataError(str(obj))


def _adapters() -> AdaptersMap:
    ours = AdaptersMap(psycopg.adapters)
    ours.register_dumper(int, Int8Dumper)  # one type for all: else a statement is prepared for each size
    ours.register_dumper(bool, _Flag)
    for no_cell in (float, list, dict):
        ours.register_dumper(no_cell, _Broken)
    ours.register_loader("numeric", _Whole)
    for words in ("json", "jsonb"):
        ours.register_loader(words, TextLoader)
    return ours


class _Context:
    """How the driver is told of them."""

    connection = None
    adapters = _adapters()


_CONTEXT = _Context()


class _Rows:
    """What a statement gave that gives no rows, or that the server was not asked."""

    def __init__(self, rows: Iterable[tuple[Any, ...]] = ()) -> None:
        self._rows = iter(rows)

    def fetchone(self) -> tuple[Any, ...] | None:
        """Give the next row."""
        return next(self._rows, None)

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Give all rows left."""
        return list(self._rows)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        """Go through the rows left."""
        return self._rows


class _Connection(psycopg.Connection[tuple[Any, ...]]):
    """Waits for no server that says nothing any more, unless it is known to be at work for us."""

    address: ServerAddress
    heard_at: float
    """When the server said something last."""

    def wait(self, gen: PQGen[T], interval: float = _LOOK_EVERY, timeout: float | None = None) -> T:
        """Wait as psycopg does; OperationalError, and the connection is closed, when the server fell silent."""
        try:
            check_is_heard(self.address)
        except psycopg.OperationalError:
            self.close()  # what is begun there must not be gone on with later
            raise
        seconds = seconds_of_silence(self.address, self.heard_at)
        given: T = super().wait(watched(gen, seconds, self._ask_beside), interval, timeout)
        self.heard_at = time.monotonic()
        heard(self.address)
        return given

    def _ask_beside(self) -> None:
        number, info, seconds = self.info.backend_pid, self.info, pace().asking
        here = Ways({"host": info.host, "hostaddr": info.hostaddr, "port": str(info.port)})  # not at another of several

        def ask() -> bool:
            with _opened(self.address, here, here.seconds(seconds)) as beside:
                return beside.execute(_AT_WORK, (number,)).fetchone() is not None

        if not is_at_work(self.address, ask):
            self.close()
            raise psycopg.OperationalError(SAID)


class ServerRaw:
    """Implements `db.connections.Raw` on a connection to a server."""

    def __init__(self, connection: psycopg.Connection[tuple[Any, ...]]) -> None:
        self._connection = connection
        self._changes = 0

    def execute(self, sql: str, cells: tuple[Any, ...] | dict[str, Any] = (), /) -> Cursor:
        """Run one statement, written for SQLite."""
        if sql == CHANGES:
            return _Rows([(self._changes,)])
        said = for_server(sql)
        if said is None:
            return _Rows()
        if not said.is_one:
            return self._begun(said.text)
        return self._counted(self._connection.execute(said.text, said.given(cells) or None))

    def executemany(self, sql: str, rows: Iterable[tuple[Any, ...]], /) -> Cursor:
        """Run one statement for each row."""
        said = for_server(sql)
        some = iter(rows)
        first = list(islice(some, 2))
        if said is None or not first:
            return _Rows()
        cursor = self._connection.cursor()
        if len(first) == 1:  # what many rows are sent with costs more than one statement
            cursor.execute(said.text, first[0])
        else:
            cursor.executemany(said.text, chain(first, some))
        return self._counted(cursor)

    def run(self, sql: str) -> None:
        """Run what is written for the server alone."""
        self._connection.execute(sql, prepare=False)

    def close(self) -> None:
        """Close it."""
        self._connection.close()

    def is_alive(self) -> bool:
        """Ask whether the server is still there and knows this connection."""
        if self._connection.closed:
            return False
        try:
            self._connection.execute("select 1")
        except psycopg.OperationalError:
            return not self._connection.closed
        except psycopg.Error:  # in a transaction that failed
            pass
        return True

    @property
    def is_lost(self) -> bool:
        """Tell whether the connection broke, as far as this side knows."""
        return self._connection.closed

    @property
    def is_within(self) -> bool:
        """Tell whether a transaction is open."""
        return self._connection.info.transaction_status != TransactionStatus.IDLE

    def _begun(self, text: str) -> Cursor:
        """Begin a transaction; what is refused begins none, as in a file: else nothing could be asked any more."""
        if pace().is_drawing:
            first, _semicolon, rest = text.partition(";")
            text = f"{first};set local lock_timeout='{pace().lock}s';{rest}"
        try:
            return self._counted(self._connection.execute(text, prepare=False))
        except psycopg.Error:
            if self.is_within:
                with suppress(psycopg.Error):
                    self.run("rollback")
            raise

    def _counted(self, cursor: psycopg.Cursor[tuple[Any, ...]]) -> Cursor:
        if cursor.description is not None:
            return cast("Cursor", cursor)
        self._changes += max(cursor.rowcount, 0)
        return _Rows()


def connect(address: ServerAddress, *, is_for_reading: bool = False) -> ServerRaw:
    """Open one connection; transactions are begun by hand. UserError `bad_url`; psycopg's errors pass.

    What is committed is on the server's disk, however the server is set. A server's order of words is not asked.
    """
    try:
        conninfo_to_dict(address.url)
    except psycopg.ProgrammingError:
        raise UserError("bad_url") from None  # what the driver says of it may hold a password
    try:
        connection = connected(address, partial(ways_to, address), partial(_opened, address))
    except UnicodeError:  # no server can have such a name: a part of it is empty, or far too long
        raise UserError("bad_url") from None
    raw = ServerRaw(connection)
    try:
        raw.run(";".join(_settings(is_for_reading=is_for_reading)))
    except BaseException:
        raw.close()
        raise
    return raw


def speaks(address: ServerAddress, seconds: float) -> bool:
    """Ask on a connection of its own, made in so many seconds, whether a server speaks; psycopg's errors pass."""
    ways = ways_to(address)
    with _opened(address, ways, ways.seconds(seconds)) as beside:
        return beside.execute("select 1").fetchone() is not None


def _opened(address: ServerAddress, ways: Ways, seconds: int) -> _Connection:
    try:
        connection = _connection(address, ways, seconds)
    except OSError as problem:  # told as what the driver says of a server it does not reach
        raise psycopg.OperationalError(f"[Errno {problem.errno}] {problem.strerror}") from problem
    connection.prepared_max = _PREPARED
    connection.address, connection.heard_at = address, time.monotonic()
    return connection


def _connection(address: ServerAddress, ways: Ways, seconds: int) -> _Connection:
    return _Connection.connect(
        make_conninfo(address.url, **ways.places),
        autocommit=True,
        cursor_factory=psycopg.RawCursor,
        context=_CONTEXT,
        connect_timeout=seconds,
        application_name="household-ledger",
        client_encoding="utf8",
        keepalives=1,
        keepalives_idle=_SECONDS_SILENT,
        keepalives_interval=_SECONDS_BETWEEN,
        keepalives_count=_TIMES,
        tcp_user_timeout=_SECONDS_UNHEARD * 1000,
        prepare_threshold=_PREPARED_AFTER,
    )


def _settings(*, is_for_reading: bool) -> Iterator[str]:
    yield "select set_config('synchronous_commit','on',false) where current_setting('synchronous_commit')='off'"
    yield "set jit=off"  # what is asked is short: to compile it takes longer than to do it
    yield f"set lock_timeout='{_SECONDS_FOR_LOCK}s'"
    yield "set default_transaction_isolation='read committed'"
    yield f"set tcp_keepalives_idle={_SECONDS_SILENT}"
    yield f"set tcp_keepalives_interval={_SECONDS_BETWEEN}"
    yield f"set tcp_keepalives_count={_TIMES}"
    if is_for_reading:
        yield "set default_transaction_read_only=on"
    else:
        yield f"set idle_in_transaction_session_timeout='{_MINUTES_IDLE}min'"  # who is gone keeps nobody from writing
