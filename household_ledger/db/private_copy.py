"""A copy to read from for long, where readers hold writers up; it lies with the program's own data and goes at once."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from household_ledger.db.backup import copy_and_verify, copy_problem
from household_ledger.db.faults import told
from household_ledger.db.lock import LedgerLock
from household_ledger.db.tails import TAILS
from household_ledger.errors import EnvironmentProblem

_BEGINNING = "reading-"


@contextmanager
def private_copy(
    ledger: Path, folder: Path, now: datetime, make: Callable[[Path, Path], object] = copy_and_verify
) -> Iterator[Path]:
    """Give a verified copy of a ledger in a folder of the program's own, gone afterwards; `make` makes it otherwise.

    What a killed program left there goes first. EnvironmentProblem `disk_full`, `read_only`, `copy_failed`, of the
    ledger or of the copy, whichever refused.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(stat.S_IRWXU)  # whoever may not read the ledger may not read its copy
    except OSError as problem:
        raise told(problem, folder) from problem
    sweep(folder, now)
    lock = _free_place(folder, now)
    path = lock.path.with_suffix("")
    try:
        _make(ledger, path, make)
        yield path
    finally:
        _remove(path)
        lock.free(forget=True)


def sweep(folder: Path, now: datetime) -> None:
    """Remove copies nobody holds any more: their program was killed. What cannot be removed stays for the next."""
    for kept in folder.glob(f"{_BEGINNING}*.hldb.lock"):
        path = kept.with_suffix("")
        lock = LedgerLock(path)
        with suppress(EnvironmentProblem):
            if lock.take(now) is None:
                _remove(path)
                lock.free(forget=True)


def _free_place(folder: Path, now: datetime) -> LedgerLock:
    """Hold a name for a copy before there is one, so that nobody sweeps it."""
    while True:
        lock = LedgerLock(folder / f"{_BEGINNING}{os.urandom(8).hex()}.hldb")
        if lock.take(now) is None:  # else a sweep took it for a left one in the moment before it was held
            return lock


def _make(ledger: Path, path: Path, make: Callable[[Path, Path], object]) -> None:
    try:
        make(ledger, path)
    except (sqlite.Error, OSError) as problem:
        raise copy_problem(problem, ledger, path) from problem


def _remove(path: Path) -> None:
    for tail in (*TAILS, ""):
        with suppress(OSError):  # Windows keeps what somebody still has open; the next sweep takes it
            path.with_name(path.name + tail).unlink(missing_ok=True)
