"""Safety copies: whole, synced and verified before they have their name (`safety.md` §4)."""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from household_ledger.db import volume
from household_ledger.db.audit import verify_journal
from household_ledger.db.faults import told
from household_ledger.db.opening import address_for_reading
from household_ledger.errors import EnvironmentProblem, LedgerError
from household_ledger.files import sync_folder

_BUDDHIST_ERA = 543
_BLOCK = 1 << 20
_OF_THE_LEDGER = frozenset({"busy", "damaged", "not_a_ledger"})
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True, slots=True)
class Copy:
    """A finished safety copy: where it is, how large, how many entries it holds."""

    path: Path
    size: int
    entries: int


def make_copy(ledger: Path, folder: Path, *, reason: str, now: datetime) -> Copy:
    """Copy a ledger that may be in use, verify the copy, and only then give it its name, its sha256 beside it.

    `now` is local time. EnvironmentProblem: `disk_full`, `read_only`, `copy_failed` (it did not verify and is gone)…
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise told(problem, Path(problem.filename or folder)) from problem
    target = _free_name(folder, f"{ledger.stem} {_stamp(now)} {_UNSAFE.sub('-', reason)}")
    part = target.with_name(target.name + ".part")
    try:
        part.touch()  # a place nothing can be written to is told as such, however little room it has
        free = volume.free_bytes(target)
        if free is not None and free < volume.STOP_FREE_BYTES:
            raise EnvironmentProblem("disk_full", name=target.name)
        entries = copy_and_verify(ledger, part)
        _finish(part, target)
    except (sqlite.Error, OSError) as problem:
        raise copy_problem(problem, ledger, target) from problem
    finally:
        with suppress(OSError):  # what is left is thrown away at the next copy of that name
            part.unlink(missing_ok=True)
    return Copy(path=target, size=target.stat().st_size, entries=entries)


def copy_problem(problem: BaseException, ledger: Path, target: Path) -> LedgerError:
    """Say what kept a copy from being made: of the ledger where that is the matter, else of the place it goes to."""
    refused = told(problem, target)
    return told(problem, ledger) if refused.code in _OF_THE_LEDGER else refused


def copy_and_verify(ledger: Path, part: Path) -> int:
    """Copy a ledger that may be in use to a file, look through the copy and count its entries.

    EnvironmentProblem `copy_failed`; what SQLite and the disk raise passes through.
    """
    part.unlink(missing_ok=True)
    source = sqlite.connect(address_for_reading(ledger).uri, uri=True, isolation_level=None)
    copy = sqlite.connect(str(part), isolation_level=None)
    try:
        for connection in (source, copy):
            connection.execute("pragma cipher_log_level=NONE")
            connection.execute("pragma busy_timeout=5000")
        copy.execute("pragma synchronous=OFF")  # one fsync at the end instead
        source.backup(copy)
        copy.execute("pragma journal_mode=DELETE")  # one file, opens from a read-only stick too
    finally:
        copy.close()
        source.close()
    _sync(part)
    try:
        return verify_file(part)
    except EnvironmentProblem as problem:
        raise EnvironmentProblem("copy_failed", name=ledger.name) from problem


def verify_file(path: Path) -> int:
    """Look through a closed ledger file and count its entries; EnvironmentProblem `damaged` when it is not whole."""
    connection = sqlite.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
    try:
        connection.execute("pragma cipher_log_level=NONE")
        is_whole = connection.execute("pragma integrity_check(1)").fetchone()[0] == "ok"
        if not is_whole or connection.execute("pragma foreign_key_check").fetchone():
            raise EnvironmentProblem("damaged", name=path.name)
        if verify_journal(connection):
            raise EnvironmentProblem("damaged", name=path.name)
        return int(connection.execute("select count(*) from entry where deleted=0").fetchone()[0])
    finally:
        connection.close()


def sha256_of(path: Path) -> str:
    """Give the sha256 of a file, read in blocks."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _finish(part: Path, target: Path) -> None:
    sums = target.with_name(target.name + ".sha256")
    sums.write_text(f"{sha256_of(part)}  {target.name}\n", encoding="utf-8")
    _sync(sums)
    part.replace(target)
    sync_folder(target.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _stamp(now: datetime) -> str:
    day: date = now.date()
    return f"{day.year + _BUDDHIST_ERA}-{day:%m-%d} {now:%H%M}"


def _free_name(folder: Path, stem: str) -> Path:
    path, number = folder / f"{stem}.hldb", 2
    while path.exists():
        path, number = folder / f"{stem} {number}.hldb", number + 1
    return path
