"""A copy to read from for long, where readers hold writers up; it lies with the program's own data and goes at once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from household_ledger.db.backup import copy_and_verify
from household_ledger.db.faults import told
from household_ledger.db.lock import LedgerLock

_BEGINNING = "reading-"
_TAILS = ("-wal", "-shm", "-journal", "")


@contextmanager
def private_copy(ledger: Path, folder: Path, now: datetime) -> Iterator[Path]:
    """Give a verified copy of a ledger in a folder of the program's own, gone afterwards.

    What a killed program left there goes first. EnvironmentProblem `disk_full`, `read_only`, `copy_failed`.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise told(problem, name=str(folder)) from problem
    sweep(folder, now)
    path = folder / f"{_BEGINNING}{os.urandom(8).hex()}.hldb"
    lock = LedgerLock(path)
    lock.take(now)
    try:
        copy_and_verify(ledger, path)
        yield path
    except (sqlite.Error, OSError) as problem:
        raise told(problem, name=ledger.name) from problem
    finally:
        _remove(path)
        lock.free(forget=True)


def sweep(folder: Path, now: datetime) -> None:
    """Remove copies nobody holds any more: their program was killed."""
    for kept in folder.glob(f"{_BEGINNING}*.hldb.lock"):
        path = kept.with_name(kept.name.removesuffix(".lock"))
        lock = LedgerLock(path)
        if lock.take(now) is None:
            _remove(path)
            lock.free(forget=True)


def _remove(path: Path) -> None:
    for tail in _TAILS:
        with suppress(OSError):  # Windows keeps what somebody still has open; the next sweep takes it
            path.with_name(path.name + tail).unlink(missing_ok=True)
