"""The connection that writes a ledger, with what it keeps between steps, opened when all is well with the file."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import ClassVar

import sqlcipher3.dbapi2 as sqlite

from household_ledger.db.books import Books
from household_ledger.db.capture import capture_statements
from household_ledger.db.chain import Chain
from household_ledger.db.connections import Address, Raw, connect
from household_ledger.db.faults import telling
from household_ledger.db.identity import IdMaker, tag_of
from household_ledger.db.opening import address_for_reading, is_kept_with, look_inside
from household_ledger.db.soundness import Soundness
from household_ledger.db.writers import writer_here
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.ports import Clock


@dataclass(slots=True)
class Desk:
    """What the writing connection keeps between steps."""

    refusals: ClassVar[tuple[type[Exception], ...]] = ()
    """What the driver raises of values that fit into no row."""
    raw: Raw
    clock: Clock
    ids: IdMaker
    chain: Chain
    books: Books

    def refresh(self) -> None:
        """Forget what was kept of the file if somebody else has written since."""
        if self.chain.refresh():
            self.books.forget()
            self.ids.go_past(self.chain.hlc)

    def close(self) -> None:
        """Let go of the ledger."""
        self.raw.close()


@dataclass(slots=True)
class FileDesk(Desk):
    """The desk of a file, which may still be looked through."""

    refusals = (sqlite.IntegrityError, sqlite.DataError, sqlite.InterfaceError, sqlite.ProgrammingError)
    sound: Soundness

    def close(self) -> None:
        """Let go of the file."""
        self.sound.stop()
        with suppress(sqlite.Error):
            self.raw.close()


def open_desk(address: Address, clock: Clock, *, is_beside: bool = False) -> FileDesk:
    """Open the writing connection of a whole file and take up the writer's thread.

    With `is_beside` the file may still be looked through when this returns: whoever writes asks `Desk.sound` first.
    What opening itself would write (another journal, a new life of the writer) waits for the answer in any case.
    On a disk too full to read a log beside the file, the file is set to be kept without one for this time.
    EnvironmentProblem `damaged`, `disk_full` …, UserError `newer_file`; what SQLite raises passes through.
    """
    try:
        with telling(address.path):
            return _open(address, clock, is_beside=is_beside)
    except EnvironmentProblem as problem:
        if problem.code != "disk_full" or address.journal != "WAL":
            raise
    from household_ledger.db.full_disk import lay_log_aside

    with telling(address.path):
        lay_log_aside(address)
    return _open(replace(address, journal="TRUNCATE"), clock, is_beside=is_beside)


def _open(address: Address, clock: Clock, *, is_beside: bool) -> FileDesk:
    writes_nothing = is_beside and is_kept_with(address)
    sound = Soundness(address_for_reading(address.path, key=address.key))
    try:
        if not writes_nothing:
            sound.wait()
        with sound.asked_first():
            return _desk(address, clock, sound)
    except BaseException:
        sound.stop()
        raise


def _desk(address: Address, clock: Clock, sound: Soundness) -> FileDesk:
    raw = connect(address)
    try:
        look_inside(raw, address.path)
        writer = writer_here(raw, address.path, clock, sound.wait)
        for statement in capture_statements():
            raw.execute(statement)
        chain = Chain(raw, writer, clock)
        chain.refresh()
        ids = IdMaker(clock, tag_of(writer), chain.hlc)
        return FileDesk(raw=raw, clock=clock, ids=ids, chain=chain, books=Books(), sound=sound)
    except BaseException:
        raw.close()
        raise
