"""Safety copies in their folder: which there are of a ledger, one more made, and those that are old enough let go."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from household_ledger.db import volume
from household_ledger.db.backup import Copy, fits, make_copy, sums_beside, take_name, take_over, under_way
from household_ledger.db.connections import Address, connect_simply
from household_ledger.db.keys import salt_of
from household_ledger.db.opening import address_alone, address_for_reading
from household_ledger.db.tails import HOLDING, TAILS
from household_ledger.errors import LedgerError
from household_ledger.services.copies.copy import BEFORE, ENDING, KeptCopy, read_name
from household_ledger.services.copies.keeping import Standing, to_remove

_LEFT = (".part", ".part.part", *(f".part{tail}" for tail in HOLDING), *HOLDING, ".sha256")
_LEFT_SECONDS = 3600
"""What is unfinished for so long, nobody is at any more."""
_MADE = "select (select value from file_info where key='created'),null"
_MADE_AND_COUNT = f"{_MADE.removesuffix('null')}(select count(*) from entry where deleted=0)"


def keep_copy(ledger: Path, folder: Path, *, reason: str, now: datetime) -> Copy:
    """Make a verified copy as `make_copy` does, and then let old ones of the same ledger go.

    Where one `before-…` for the same reason holds all there is, that one is given: of files refused one after another
    nobody wants a copy each.
    """
    if reason.startswith(BEFORE) and (there := _made_before(ledger, folder, reason)) is not None:
        return there
    made = make_copy(ledger, folder, reason=reason, now=now)
    prune(ledger, folder, now=now)
    return made


def copies_of(ledger: Path, folder: Path) -> tuple[KeptCopy, ...]:
    """List the copies of a ledger in a folder, newest first: of its name, and made of it as far as they can be read.

    Of a ledger that cannot be read itself, all of its name. None in a folder that is not there.
    """
    created = made_of(ledger)
    found = [one for one, its in _named(ledger, folder, _MADE_AND_COUNT) if not created or its in ("", created)]
    return tuple(sorted(found, key=lambda one: one.age_order, reverse=True))


def copies_among(ledger: Path, folders: Iterable[Path]) -> tuple[KeptCopy, ...]:
    """List the copies of a ledger in some folders and beside it, newest first."""
    places = {folder.resolve(): None for folder in (*folders, ledger.parent)}
    found = [one for folder in places for one in copies_of(ledger, folder)]
    return tuple(sorted(found, key=lambda one: one.age_order, reverse=True))


def prune(ledger: Path, folder: Path, *, now: datetime) -> tuple[KeptCopy, ...]:
    """Remove the copies of a ledger whose time is over (`services.copies.keeping`), after one was verified.

    `now` is local time. Only what has a copy's name, its sum beside it, and was made of this ledger is touched; what
    the system will not let go of stays for the next time.
    """
    created = made_of(ledger)
    ours = [one for one, its in _named(ledger, folder, _MADE) if created and its == created]
    gone = to_remove(ours, Standing(now.replace(tzinfo=None), volume.free_bytes(folder / ledger.name)))
    for one in gone:
        remove_copy(one.path)
    sweep(ledger, folder)
    return gone


def remove_copy(path: Path) -> None:
    """Remove a copy, and then what lies beside it: without its sum it would be nobody's."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
        for ending in (*TAILS, ".sha256"):
            path.with_name(path.name + ending).unlink(missing_ok=True)


def fill(copy: Path, ledger: Path, folder: Path, *, now: datetime) -> Path:
    """Put a verified copy into a second folder as well, under its own name, and let old ones there go.

    EnvironmentProblem as `make_copy`; `copy_failed` when what arrived is not what was sent.
    """
    part, target = take_name(ledger, folder, copy.stem)
    with under_way(part, target, ledger):
        take_over(copy, part, target)
    prune(ledger, folder, now=now)
    return target


def made_of(path: Path) -> str:
    """Say when the ledger of a file was made, which it shares with its copies; "" where that cannot be read."""
    return _look(path, _MADE)[0]


def is_sound(path: Path) -> bool:
    """Tell whether a copy is byte by byte what was verified when it was made; reads all of it."""
    try:
        return fits(path)
    except OSError:
        return False


def _made_before(ledger: Path, folder: Path, reason: str) -> Copy | None:
    """Give the newest copy, if it was made for the reason, is whole byte by byte, and nothing came since."""
    newest = next(iter(copies_of(ledger, folder)), None)
    if newest is None or newest.reason != reason or newest.entries is None or not newest.is_verified:
        return None
    now = _last_step(address_for_reading, ledger)
    if now is None or now != _last_step(address_alone, newest.path) or not is_sound(newest.path):
        return None
    return Copy(newest.path, newest.size, newest.entries)


def _last_step(address_for: Callable[[Path], Address], path: Path) -> tuple[object, ...] | None:
    """Give what tells the state of a ledger from any other: its steps, whoever wrote them; None: it cannot be read."""
    try:
        connection = connect_simply(address_for(path))
        with closing(connection):
            return connection.execute("select count(*),max(hlc) from op").fetchone()
    except (sqlite.Error, LedgerError):
        return None


def _named(ledger: Path, folder: Path, asked: str) -> Iterator[tuple[KeptCopy, str]]:
    """Go through what has the name of a copy of the ledger, with the day its ledger was made ("": cannot be read)."""
    try:
        paths = list(folder.iterdir())
    except OSError:
        return
    for path in paths:
        named = read_name(ledger, path)
        if named is None:
            continue
        with suppress(OSError):
            created, entries = _look(path, asked)
            size, salt = path.stat().st_size, salt_of(path) or ""
            is_verified = sums_beside(path) is not None
            yield replace(named, size=size, is_verified=is_verified, entries=entries, salt=salt), created


def _look(path: Path, asked: str) -> tuple[str, int | None]:
    """Say when a file's ledger was made and, where asked, how many entries it holds; nothing is written beside it.

    To count them a whole index is gone through, in each of many copies.
    """
    try:
        connection = connect_simply(address_alone(path))
    except (sqlite.Error, LedgerError):
        return "", None
    try:
        created, count = connection.execute(asked).fetchone() or ("", None)
    except (sqlite.Error, UnicodeDecodeError):
        return "", None
    finally:
        connection.close()
    return str(created or ""), count


def sweep(ledger: Path, folder: Path, *, seconds: int = _LEFT_SECONDS, ending: str = ENDING) -> None:
    """Remove what a killed program left of a copy so long ago: unfinished ones, tails and sums of none."""
    before = time.time() - seconds if seconds else math.inf
    for tail in _LEFT:
        with suppress(OSError):
            for path in folder.glob(f"*{tail}"):
                copy = path.with_name(path.name.removesuffix(tail))
                if read_name(ledger, copy, ending) and not copy.exists() and path.stat().st_mtime < before:
                    path.unlink()
