"""What is done for a damaged ledger: a whole one of what it still says, beside it or in its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from household_ledger.app.opening import take_lock
from household_ledger.db.lock import LedgerLock
from household_ledger.services.ports import Clock

if TYPE_CHECKING:
    from household_ledger.services.copies.copy import KeptCopy
    from household_ledger.services.copies.salvaged import Salvaged


def newest_whole_copy(path: Path, folders: Iterable[Path], *, may_be_locked: bool = False) -> KeptCopy | None:
    """Find the newest copy of a ledger, in some folders and beside it, that is byte by byte what was verified.

    Where it `may_be_locked`, also one that nothing in hand opens.
    """
    from household_ledger.db.keeping import copies_among, is_sound
    from household_ledger.services.copies.copy import BEFORE_RESTORE

    # What went aside at a restore lies there as it was: perhaps because it was damaged.
    listed = (one for one in copies_among(path, folders) if one.is_verified and one.reason != BEFORE_RESTORE)
    read = (one for one in listed if one.entries is not None or (may_be_locked and one.is_locked))
    return next((one for one in read if is_sound(one.path)), None)


def salvage_beside(damaged: Path, new: Path, clock: Clock, copy: Path | None) -> Salvaged:
    """Make a new file of what a damaged one still says, which nobody may be writing. As `db.salvage.salvage`."""
    from household_ledger.db.salvage import salvage

    lock = LedgerLock(damaged.resolve())
    take_lock(lock, damaged, clock)
    try:
        return salvage(damaged.resolve(), new.absolute(), clock=clock, copy=copy)
    finally:
        lock.free()


def rescue(path: Path, folders: Iterable[Path], clock: Clock) -> Salvaged:
    """Put a whole ledger in the place of a damaged one: its newest whole copy and all it says beyond; that one aside.

    UserError, EnvironmentProblem as `db.salvage.salvage` and `db.restoring.restore`: the damaged one is as it was.
    """
    from household_ledger.db.faults import telling_all
    from household_ledger.db.restoring import restore
    from household_ledger.db.salvage import salvage

    whole = path.resolve()
    lock = LedgerLock(whole)
    take_lock(lock, whole, clock)
    try:
        with telling_all(path):
            copy = newest_whole_copy(whole, folders)
            laid = copy.path if copy is not None else None
            with TemporaryDirectory(prefix=".salvaged-", dir=whole.parent, ignore_cleanup_errors=True) as scratch:
                made = salvage(whole, Path(scratch) / whole.name, clock=clock, copy=laid)
                restored = restore(made.path, whole, now=clock.now().astimezone())
            return replace(made, path=path, aside=restored.aside)
    finally:
        lock.free()
