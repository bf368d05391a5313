"""Safety copies: whole, synced and verified before they have their name (`safety.md` §4)."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from household_ledger.db import volume
from household_ledger.db.audit import verify_journal
from household_ledger.db.connections import Address, connect_simply
from household_ledger.db.faults import told, told_of_place
from household_ledger.db.keys import KEYS, salt_of, salt_of_key
from household_ledger.db.opening import address_for_reading
from household_ledger.errors import EnvironmentProblem, LedgerError
from household_ledger.files import put_in_place, sync_file
from household_ledger.services.copies.copy import ENDING, copy_stem, read_name

_BLOCK = 1 << 20
_OF_THE_LEDGER = frozenset({"busy", "damaged", "not_a_ledger"})


@dataclass(frozen=True, slots=True)
class Copy:
    """A finished safety copy: where it is, how large, how many entries it holds."""

    path: Path
    size: int
    entries: int


def make_copy(ledger: Path, folder: Path, *, reason: str, now: datetime, source: Path | None = None) -> Copy:
    """Copy a ledger that may be in use, verify the copy, and only then give it its name, its sha256 beside it.

    `now` is local time; `source` is what is to come in the ledger's place.
    EnvironmentProblem: `disk_full`, `read_only`, `copy_failed` (it did not verify and is gone)…
    """
    part, target = take_new_name(ledger, folder, reason=reason, now=now)
    with under_way(part, target, ledger):
        entries = copy_and_verify(source or ledger, part)
        give_name(part, target)
    return Copy(path=target, size=target.stat().st_size, entries=entries)


@contextmanager
def under_way(part: Path, target: Path, ledger: Path | None = None) -> Iterator[None]:
    """Have a copy made that is not named yet: nothing unfinished stays, what is refused is told as of copy or ledger.

    Of what lies in no file here there is no `ledger`.
    """
    try:
        yield
    except (sqlite.Error, OSError) as problem:
        raise copy_problem(problem, ledger or target, target) from problem
    finally:
        with suppress(OSError):  # what is left is swept away with old copies
            part.unlink(missing_ok=True)


def take_new_name(ledger: Path, folder: Path, *, reason: str, now: datetime, ending: str = ENDING) -> tuple[Path, Path]:
    """Take a name for a new copy of a ledger as `take_name` does: of one minute each is numbered after all others.

    Else nobody could tell which of them is the newest, which is the last that may go.
    """
    minute = now.replace(tzinfo=None, second=0, microsecond=0)
    try:
        named = [read_name(ledger, path, ending) for path in folder.iterdir()] if folder.is_dir() else []
    except OSError as problem:
        raise told(problem, folder) from problem
    numbers = [one.number for one in named if one is not None and one.at == minute]
    first = max(numbers, default=0) + 1
    return take_name(ledger, folder, copy_stem(ledger, now, reason), first=first, ending=ending)


def take_name(ledger: Path, folder: Path, stem: str, *, first: int = 1, ending: str = ENDING) -> tuple[Path, Path]:
    """Take a name no copy of a ledger has, by its `.part`, and give both; nobody else gets it meanwhile.

    Its number, which a first one goes without, is `first` or the next that is free.
    EnvironmentProblem `read_only`, `no_folder` … where nothing can be written, and `no_room_for_copy`: for
    its pages, and on the ledger's own disk below 50 MB, which are left for entries.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise told(problem, Path(problem.filename or folder)) from problem
    try:
        part, target = _free_name(folder / stem, first, ending)  # what cannot be written is told, however little room
    except OSError as problem:
        raise told(problem, folder / f"{stem}{ending}") from problem
    free, needed = volume.free_bytes(target), volume.bytes_for_copy(ledger, folder)
    if free is not None and free < needed:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        megabytes = {"free": free >> 20, "needed": -(-needed >> 20)}
        raise EnvironmentProblem("no_room_for_copy", folder=str(folder), **megabytes)
    return part, target


def take_over(copy: Path, part: Path, target: Path) -> None:
    """Put a verified copy to another place, whole and synced before it has its name there.

    EnvironmentProblem `copy_failed` when what arrived is not what was verified; what the disk raises passes through.
    """
    shutil.copyfile(copy, part)
    sync_file(part)
    arrived = sha256_of(part)
    if arrived != (sums_beside(copy) or {}).get(copy.name):
        raise EnvironmentProblem("copy_failed", name=copy.name)
    _finish(part, target, arrived)


def copy_problem(problem: BaseException, ledger: Path, target: Path) -> LedgerError:
    """Say what kept a copy from being made: of the ledger where that is the matter, else of the place it goes to."""
    refused = told_of_place(problem, target)
    return told_of_place(problem, ledger) if refused.code in _OF_THE_LEDGER else refused


def copy_and_verify(ledger: Path, part: Path) -> int:
    """Copy a ledger that may be in use to a file, look through the copy and count its entries.

    EnvironmentProblem `copy_failed`; what SQLite and the disk raise passes through.
    """
    part.unlink(missing_ok=True)
    reading = address_for_reading(ledger)
    copy_pages(reading, Address(part, mode="rwc", key=reading.key))
    sync_file(part)
    return verify_copy(part, ledger, reading.key)


def copy_pages(source: Address, target: Address) -> None:
    """Write a snapshot of a file into a new one, keyed as the target says, without its log; not synced yet."""
    reading, writing = connect_simply(source), connect_simply(target)
    try:
        writing.execute("pragma synchronous=OFF")  # one fsync at the end instead
        reading.backup(writing)
        # One file, that opens from a read-only stick too. What is refused last is told only to who takes all rows.
        writing.execute("pragma journal_mode=DELETE").fetchall()
    finally:
        writing.close()
        reading.close()


def verify_copy(part: Path, ledger: Path, key: str) -> int:
    """Look through what was copied, encrypted as it should be, and count its entries; EnvironmentProblem `copy_failed`.

    A copy anybody can read of a ledger that is locked is no copy.
    """
    if (salt_of(part) or "") != salt_of_key(key):
        raise EnvironmentProblem("copy_failed", name=ledger.name)
    try:
        with KEYS.held(key):
            return verify_file(part)
    except EnvironmentProblem as problem:
        raise EnvironmentProblem("copy_failed", name=ledger.name) from problem


def verify_file(path: Path) -> int:
    """Look through a closed ledger file and count its entries; EnvironmentProblem `damaged` when it is not whole."""
    connection = connect_simply(Address(path, mode="ro", key=KEYS.of(path)))
    try:
        is_whole = connection.execute("pragma integrity_check(1)").fetchone() == ("ok",)
        if not is_whole or connection.execute("pragma foreign_key_check").fetchone():
            raise EnvironmentProblem("damaged", name=path.name)
        if verify_journal(connection):
            raise EnvironmentProblem("damaged", name=path.name)
        found = connection.execute("select count(*) from entry where deleted=0").fetchone()
        return int(found[0]) if found is not None else 0
    finally:
        connection.close()


def sha256_of(path: Path) -> str:
    """Give the sha256 of a file, read in blocks."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def sums_beside(path: Path) -> dict[str, str] | None:
    """Read the sums that lie beside a copy: file name to sha256; None where there are none for it."""
    try:
        lines = sums_of(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    said = {name: digest for digest, _space, name in (line.partition("  ") for line in lines)}
    return said if path.name in said else None


def sums_of(path: Path) -> Path:
    """Name the file that holds the sums of a copy."""
    return path.with_name(path.name + ".sha256")


def fits(path: Path) -> bool:
    """Tell whether a copy, and what belongs to it, is byte by byte what its sums say; False without any."""
    said = sums_beside(path)
    return said is not None and all(sha256_of(path.with_name(name)) == digest for name, digest in said.items())


def write_sums(path: Path, said: dict[str, str]) -> None:
    """Write the sums of a copy beside it, synced."""
    sums = sums_of(path)
    sums.write_text("".join(f"{digest}  {name}\n" for name, digest in said.items()), encoding="utf-8")
    sync_file(sums)


def give_name(part: Path, target: Path) -> None:
    """Give what was verified its name, its sum beside it."""
    _finish(part, target, sha256_of(part))


def _finish(part: Path, target: Path, digest: str) -> None:
    write_sums(target, {target.name: digest})
    put_in_place(part, target)


def _free_name(stem: Path, number: int, ending: str) -> tuple[Path, Path]:
    """Give a name no file has and no other copy is being made under; its `.part` is there now."""
    while True:
        target = stem.with_name(stem.name + ("" if number == 1 else f" {number}") + ending)
        part = target.with_name(target.name + ".part")
        with suppress(FileExistsError):
            part.touch(exist_ok=False)
            if not target.exists():
                return part, target
            part.unlink()
        number += 1
