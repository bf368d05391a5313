"""What is done for a damaged ledger: a whole one of what it still says, beside it or in its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from household_ledger.app.opening import take_lock
from household_ledger.db.keys import KEYS, has_plain_pages
from household_ledger.db.lock import LedgerLock
from household_ledger.errors import UserError
from household_ledger.services.ports import Clock

if TYPE_CHECKING:
    from household_ledger.services.copies.copy import KeptCopy
    from household_ledger.services.copies.salvaged import Salvaged
    from household_ledger.services.secret import Secret


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


def is_secret_needed(path: Path, copy: Path | None) -> bool:
    """Tell whether a damaged ledger cannot be brought back without a secret.

    One that lost its first page looks like no ledger at all; where nothing in it is readable, its copy tells.
    """
    if KEYS.is_locked(path):
        return True
    return copy is not None and KEYS.is_locked(copy) and path.is_file() and not has_plain_pages(path)


def key_to_rescue(path: Path, copy: Path | None, secret: Secret) -> str:
    """Give the key a secret opens a damaged ledger with, or else its copy: the salt at its beginning may be lost.

    UserError as `db.secret.key_of`.
    """
    from household_ledger.db.secret import key_of

    refusal: UserError | None = None
    try:
        key = key_of(path, secret)
        if key:
            return key
    except UserError as problem:
        if problem.code != "secret_wrong":
            raise
        refusal = problem
    if copy is not None and not (refusal is None and has_plain_pages(path)):
        key = key_of(copy, secret)
        if key:
            return key
    if refusal is not None:
        raise refusal
    return ""


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
