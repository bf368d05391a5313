"""Looking at a file before anything is done with it: is it ours, of our time, whole, what opens it, may we write?"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from household_ledger.db.connections import Address, Raw, connect_simply
from household_ledger.db.faults import telling
from household_ledger.db.format import APPLICATION_ID, ROLLBACK, SCHEMA
from household_ledger.db.images import derived_statements
from household_ledger.db.keys import KEYS, has_plain_pages, salt_of
from household_ledger.db.records import KINDS
from household_ledger.db.volume import journal_mode
from household_ledger.errors import EnvironmentProblem, LedgerError, UserError

_JOURNAL = {"op", "leaf", "touch", "writer", "month_total", "file_info", "entry_line", "conflict"}
_JOURNAL |= {"waiting", "waiting_photo", "reading_memory"}
TABLES = frozenset({kind.name for kind in KINDS} | _JOURNAL)
"""What every ledger has."""
_MAGIC = b"SQLite format 3\0"
_NUMBERS = ("application_id", "user_version")
_TRIES, _BETWEEN = 3, 0.02
_MAY_PASS = frozenset({"damaged", "not_a_ledger"})
"""What is told of a file while another writes its first page, or before what a power cut left is played back."""
_HEADER_BYTES = 100
_USER_VERSION = slice(60, 64)
_APPLICATION_ID = slice(68, 72)
_WRITE_VERSION, _WITH_LOG = 18, 2
"""Where the header says how the file is written, and what it says where that is with a write-ahead log."""


def look_at_header(path: Path, *, is_to_be_opened: bool = False) -> int:
    """Read what the first bytes say, without anything written beside the file; give its schema number.

    Of a ledger that is to be opened what a step or an upgrade that never ended left is played back first, of an
    encrypted one where its first page is half written: opening would do that. A copy stays as it lies.
    UserError `file_missing`, `not_a_ledger`, `foreign_file`, `newer_file`; of one that is encrypted `secret_needed`
    where nobody has unlocked it, `secret_wrong` where what it was unlocked with does not open it.
    EnvironmentProblem `damaged` of what would be one if its first page were whole.
    """
    if not path.exists():
        raise UserError("file_missing", name=path.name)
    if not path.is_file():
        raise UserError("not_a_ledger", name=path.name)
    ours, version = _numbers(path, is_to_be_opened=is_to_be_opened)
    if ours != APPLICATION_ID:
        raise UserError("foreign_file", name=path.name)
    if version > SCHEMA:
        raise UserError("newer_file", name=path.name)
    return version


def _numbers(path: Path, *, is_to_be_opened: bool) -> tuple[int, int]:
    """Read whose file it is, and of which schema."""
    if KEYS.is_open(path):
        return _numbers_inside(path, KEYS.of(path), is_to_be_opened=is_to_be_opened)
    if is_to_be_opened and _is_half_done(path):
        _play_back(path)
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    if salt_of(path) is not None:
        return _numbers_inside(path, KEYS.of(path), is_to_be_opened=is_to_be_opened)
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        if has_plain_pages(path):
            raise EnvironmentProblem("damaged", name=path.name)
        raise UserError("not_a_ledger", name=path.name)
    return int.from_bytes(header[_APPLICATION_ID]), int.from_bytes(header[_USER_VERSION])


def _is_half_done(path: Path) -> bool:
    """Tell whether a journal with something in it lies beside: the first page may be of what was never committed."""
    try:
        return path.with_name(path.name + ROLLBACK).stat().st_size > 0
    except OSError:
        return False


def _play_back(path: Path) -> None:
    """Have SQLite take back what never ended; what it cannot read is told of by whoever looks at the header next."""
    with suppress(LedgerError, sqlite.Error):
        raw = connect_simply(address_for_reading(path))
        try:
            raw.execute("pragma user_version").fetchone()
        finally:
            raw.close()


def _numbers_inside(path: Path, key: str, *, is_to_be_opened: bool) -> tuple[int, int]:
    """Read the same through SQLite: of a file whose first bytes are encrypted, or one that is open.

    Another program may write the first page at this very moment; so what does not open is tried again.
    """
    ways = [Address(path, mode="immutable", key=key)] * _TRIES
    if is_to_be_opened and _has_log(path):
        ways.append(address_for_reading(path, key=key))
    for tries_left, address in zip(reversed(range(len(ways))), ways, strict=True):
        try:
            with telling(path):
                raw = connect_simply(address)
                try:
                    first, second = (raw.execute(f"pragma {one}").fetchone() for one in _NUMBERS)
                finally:
                    raw.close()
                return (first or (0,))[0], (second or (0,))[0]
        except EnvironmentProblem as problem:
            if problem.code not in _MAY_PASS or (problem.code == "damaged" and not tries_left):
                raise
            if not tries_left:
                raise _refusal(path, key) from problem
            time.sleep(_BETWEEN)
    raise AssertionError  # the last try gives or raises


def _refusal(path: Path, key: str) -> LedgerError:
    """Say why a file did not open: a wrong key and a broken first page look alike, but other pages tell them apart."""
    if not key:
        return UserError("not_a_ledger", name=path.name)
    if not KEYS.is_open(path):
        from household_ledger.db.sealed_pages import proves_itself

        if proves_itself(path, key):
            return EnvironmentProblem("damaged", name=path.name)
    return UserError("secret_wrong", name=path.name)


def look_inside(raw: Raw, path: Path) -> None:
    """Look whether the file has the tables, and the append-only triggers and views, of this program.

    EnvironmentProblem `damaged`; UserError `newer_file`.
    """
    version = raw.execute("pragma user_version").fetchone()
    if version is not None and version[0] > SCHEMA:  # told by the write-ahead log only
        raise UserError("newer_file", name=path.name)
    if missing_derived(raw) or _missing_tables(raw):
        raise EnvironmentProblem("damaged", name=path.name)


def look_through(raw: Raw, path: Path) -> None:
    """Look through every page of the file; EnvironmentProblem `damaged`. Takes longer the larger the file is."""
    found = raw.execute("pragma quick_check(1)").fetchone()
    if found is None or found[0] != "ok":
        raise EnvironmentProblem("damaged", name=path.name)


def is_kept_with(address: Address) -> bool:
    """Tell whether the file is set for the address's journal already, so that to open it with that writes nothing.

    To be asked before the file is open: reading it by hand takes from SQLite the locks this program has on it.
    """
    if address.key:
        raw = connect_simply(address_for_reading(address.path, key=address.key))
        try:
            said = raw.execute("pragma journal_mode").fetchone()
        finally:
            raw.close()
        return said is not None and (said[0] == "wal") == (address.journal == "WAL")
    with address.path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    return (header[_WRITE_VERSION] == _WITH_LOG) == (address.journal == "WAL")


def _missing_tables(raw: Raw) -> frozenset[str]:
    """Name the tables that should be there and are not."""
    there = {name for (name,) in raw.execute("select name from sqlite_master where type='table'")}
    return TABLES - there


def missing_derived(raw: Raw) -> list[str]:
    """Name the views and triggers that are not there as they should be, or that should not be there."""
    rows = raw.execute("select name,sql from sqlite_master where type in ('view','trigger')")
    there = {name: _plain(sql) for name, sql in rows}
    wanted = {name: _plain(sql) for name, sql in derived_statements()}
    return sorted(name for name in there.keys() | wanted.keys() if there.get(name) != wanted.get(name))


def address_for_writing(path: Path) -> Address:
    """Say how to open a file to write.

    EnvironmentProblem `read_only` where that cannot be; UserError `secret_needed`.
    """
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise EnvironmentProblem("read_only", name=path.name, folder=str(path.parent))
    return Address(path, journal=journal_mode(path), key=KEYS.of(path))


def address_for_reading(path: Path, *, key: str | None = None) -> Address:
    """Say how to open a file to read; UserError `secret_needed` where no key is given and none is in hand.

    As for writing where that may be, so that a journal left by a crash is played back; in a read-only folder without a
    write-ahead log the file alone is all there is.
    """
    key = KEYS.of(path) if key is None else key
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return Address(path, is_for_reading=True, key=key)
    return Address(path, mode="ro" if _has_log(path) else "immutable", is_for_reading=True, key=key)


def _has_log(path: Path) -> bool:
    from household_ledger.db.tails import HOLDING

    return any(path.with_name(path.name + tail).exists() for tail in HOLDING)


def address_alone(path: Path) -> Address:
    """Say how to look at a file nobody writes, a copy: nothing is ever left beside it; UserError `secret_needed`."""
    return Address(path, mode="immutable", is_for_reading=True, key=KEYS.of(path))


def _plain(sql: str) -> str:
    return " ".join(sql.lower().split())
