"""Servers that say nothing any more: noticed while one waits for them, asked beside, known until they are heard again.

A server's computer that hangs, or a cable pulled out, refuses nothing: whoever waits would wait for many minutes.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator
from concurrent.futures import Future, InvalidStateError
from functools import partial
from typing import Any, Protocol, TypeVar

import psycopg

from household_ledger.db.postgres.ways import Ways
from household_ledger.services.pace import pace
from household_ledger.services.server_address import ServerAddress

T = TypeVar("T")
SAID = "the server says nothing"
SERVER_SAYS = ":  "
"""What stands between the sort of a message of a server's and its words, in whatever language it speaks."""
_LATE = "connection timeout expired"
_SILENT: set[str] = set()
"""The servers that were asked beside, too, and did not answer: all databases of one, and no name or password."""

_BROKE: dict[str, float] = {}
"""When a connection was last found to be dead though its server lives: others of the same time may be, too."""
_SUSPECTED = 0.3
_LOOK_EVERY = 0.1


class Closed(Protocol):
    """What is closed when it comes too late."""

    def close(self) -> None:
        """Close it."""


def is_silent(address: ServerAddress) -> bool:
    """Tell whether a server is known to say nothing."""
    return bool(_SILENT) and _of(address) in _SILENT


def heard(address: ServerAddress) -> None:
    """Note that a server answered."""
    if _SILENT:  # asked at every statement
        _SILENT.discard(_of(address))


def forget(address: ServerAddress) -> None:
    """Know nothing of a server any more: whoever opens a ledger there asks it, and who closes one leaves no trace."""
    _SILENT.discard(_of(address))
    _BROKE.pop(_of(address), None)


def check_is_heard(address: ServerAddress) -> None:
    """Refuse who draws the window while a server is known to say nothing; psycopg's OperationalError."""
    if pace().is_drawing and is_silent(address):
        raise psycopg.OperationalError(SAID)


def take(lock: threading.Lock, address: ServerAddress, speaks: Callable[[], bool]) -> None:
    """Take a lock whose holder may be waiting for a server; who draws the window waits as for the server itself.

    psycopg's OperationalError, and the lock is not taken, once the server is known to say nothing.
    """
    if not pace().is_drawing:
        lock.acquire()
        return
    since = time.monotonic()
    while not lock.acquire(timeout=_LOOK_EVERY):
        check_is_heard(address)
        if time.monotonic() - since > pace().silence:
            is_at_work(address, speaks)
            since = time.monotonic()


def seconds_of_silence(address: ServerAddress, heard_at: float) -> float:
    """Say how long a connection heard last at a moment may say nothing; one as old as one that broke hardly."""
    broke = _BROKE.get(_of(address), 0.0) if _BROKE else 0.0
    return pace().silence if heard_at > broke else min(pace().silence, _SUSPECTED)


def watched(waiting: Generator[Any, Any, T], seconds: float, give_up: Callable[[], None]) -> Generator[Any, Any, T]:
    """Pass on what a statement waits for; `give_up` is called, and may raise, when nothing came for so long."""
    try:
        wants = next(waiting)
        since = time.monotonic()
        while True:
            ready = yield wants
            if ready:
                since = time.monotonic()
            elif time.monotonic() - since > seconds:
                give_up()
                since = time.monotonic()
            wants = waiting.send(ready)
    except StopIteration as end:
        given: T = end.value
        return given


def is_at_work(address: ServerAddress, ask: Callable[[], bool]) -> bool:
    """Ask beside whether a server still works at something; where it does not answer it is known to be silent.

    One that lets nobody else in just now says nothing of it: it may well be at work. But it is the server that must
    have said so: a network that is gone refuses at once, too, and nobody would hear of what the server does.
    """
    try:
        is_working = within(pace().asking, ask)
    except psycopg.Error as problem:
        if problem.sqlstate is not None or SERVER_SAYS in str(problem):
            return True
        _SILENT.add(_of(address))
        return False
    if not is_working:
        _BROKE[_of(address)] = time.monotonic()
    return is_working


def connected(address: ServerAddress, look_up: Callable[[], Ways], connect: Callable[[Ways, int], Closed]) -> Any:  # noqa: ANN401 -- whatever it connects
    """Connect as fast as whoever asks wants it, whatever it is that takes long: also looking up a server's name.

    Of several servers none takes the time of the others; an address may give each another time (`connect_timeout`).
    """
    check_is_heard(address)
    until = time.monotonic() + pace().connecting
    try:
        ways = within(pace().connecting, look_up)
        each = ways.seconds(until - time.monotonic())
        made = within(max(until - time.monotonic(), each * ways.count), partial(connect, ways, each))
    except psycopg.OperationalError as problem:
        if _LATE in str(problem) and SERVER_SAYS not in str(problem):
            _SILENT.add(_of(address))
        raise
    heard(address)
    return made


def within(seconds: float, make: Callable[[], T]) -> T:
    """Make something in a thread of its own; psycopg's OperationalError when it takes longer, and it is closed then."""
    made: Future[T] = Future()

    def run() -> None:
        try:
            one = make()
        except (psycopg.Error, UnicodeError) as problem:
            _give(made.set_exception, problem)
            return
        if not _give(made.set_result, one) and isinstance(one, psycopg.Connection):
            one.close()

    threading.Thread(target=run, name="connecting", daemon=True).start()
    try:
        return made.result(seconds)
    except TimeoutError:
        if made.cancel():
            raise psycopg.OperationalError(_LATE) from None
        return made.result()


def _of(address: ServerAddress) -> str:
    """Name the server of an address, or the several it names, as everything known of it is kept."""
    return f"{address.server}?{address.more}"


def _give(put: Callable[[Any], None], one: object) -> bool:
    try:
        put(one)
    except InvalidStateError:  # nobody waits for it any more
        return False
    return True
