"""A ledger brought from a stick, the network or a shared folder onto this computer's own disk."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from household_ledger.app.opening import take_lock
from household_ledger.db.backup import copy_and_verify, copy_problem
from household_ledger.db.lock import LedgerLock
from household_ledger.errors import UserError
from household_ledger.files import put_in_place
from household_ledger.services.ports import Clock


def move_ledger(path: Path, folder: Path, clock: Clock) -> Path:
    """Copy a closed ledger, verified, into a folder under a name no file has there; give where. The old one stays.

    EnvironmentProblem `in_use`, `disk_full`, `copy_failed` …: nothing is left of what was begun.
    """
    whole = path.resolve()
    lock = LedgerLock(whole)
    take_lock(lock, whole, clock)
    target = folder / whole.name
    part = target
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = _free(folder, whole)
        part = target.with_name(target.name + ".part")
        copy_and_verify(whole, part)
        if target.exists():
            raise UserError("file_exists", name=target.name)
        put_in_place(part, target)
    except (OSError, sqlite.Error) as problem:
        raise copy_problem(problem, whole, target) from problem
    finally:
        if part != target:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        lock.free()
    return target


def _free(folder: Path, ledger: Path) -> Path:
    """Give a name no file of the folder has."""
    number, target = 1, folder / ledger.name
    while target.exists():
        number += 1
        target = folder / f"{ledger.stem} {number}{ledger.suffix}"
    return target
