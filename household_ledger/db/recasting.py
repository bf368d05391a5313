"""A ledger written anew under another key, or under none: verified, then put in its place; old or new, never between.

The file itself is never changed: what anybody could read would stay in pages no longer used.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path

from household_ledger.db import volume
from household_ledger.db.backup import copy_pages, verify_copy
from household_ledger.db.connections import Address, Raw, connect_simply, key_clause
from household_ledger.db.faults import telling_all
from household_ledger.db.keys import KEYS
from household_ledger.db.opening import address_for_reading, look_at_header
from household_ledger.db.restoring import empty_log, lying
from household_ledger.db.tails import remove_tails, remove_with_tails
from household_ledger.errors import EnvironmentProblem
from household_ledger.files import keep_place, sync_file, sync_folder, take_place

_ENDINGS = (".recasting", ".restoring")
"""What a killed program may have left of a ledger that was to come in another's place: nobody is at it any more."""


def recast(ledger: Path, key: str, *, before_swap: Callable[[Path], object] = lambda _new: None) -> int:
    """Write a ledger anew under a key ("" for a plain one); the caller holds its lock, has closed it, and its old key.

    `before_swap` is called with the new file, verified: what it raises leaves everything as it was. Counts the entries.
    UserError as `look_at_header`; EnvironmentProblem `busy`, `disk_full`, `damaged`, `encrypting_failed` …
    """
    with telling_all(ledger):
        return _recast(ledger, key, before_swap)


def sweep_left(ledger: Path) -> None:
    """Remove what a killed program left beside a ledger whose lock is held."""
    for ending in _ENDINGS:
        with suppress(OSError):
            remove_with_tails(ledger.with_name(ledger.name + ending))


def _recast(ledger: Path, key: str, before_swap: Callable[[Path], object]) -> int:
    look_at_header(ledger, is_to_be_opened=True)
    _check_room(ledger)
    new = ledger.with_name(ledger.name + _ENDINGS[0])
    remove_with_tails(new)
    empty_log(ledger)
    before = lying(ledger)
    try:
        entries = _bring(ledger, new, key)
        with KEYS.held(key):
            before_swap(new)
        _check_is_still(ledger, before)
        shutil.copymode(ledger, new)
        remove_tails(ledger)
        sync_folder(ledger.parent)  # an old journal must never be played into the new file
        take_place(new, ledger)
    except BaseException:
        with suppress(OSError):
            remove_with_tails(new)
        raise
    keep_place(ledger)
    return entries


def _bring(ledger: Path, new: Path, key: str) -> int:
    old = KEYS.of(ledger)
    if old and key:
        copy_pages(address_for_reading(ledger), Address(new, mode="rwc", key=key))
    else:
        _export(ledger, new, old, key)
    sync_file(new)
    try:
        return verify_copy(new, ledger, key)
    except EnvironmentProblem as problem:
        raise EnvironmentProblem("encrypting_failed", name=ledger.name) from problem


def _export(ledger: Path, new: Path, old: str, key: str) -> None:
    """Write everything into a file of the other kind, row by row: their pages are not alike."""
    raw = connect_simply(Address(ledger, key=old))
    try:
        raw.execute(f"attach ? as fresh key {key_clause(key)}", (str(new),))
        raw.execute("pragma fresh.journal_mode=OFF")  # a file nobody knows of yet
        raw.execute("pragma fresh.synchronous=OFF")  # one fsync at the end instead
        raw.execute("select sqlcipher_export('fresh')").fetchall()
        for number in ("application_id", "user_version"):
            raw.execute(f"pragma fresh.{number}={(raw.execute(f'pragma main.{number}').fetchone() or (0,))[0]}")
        if _differs(raw):
            raise EnvironmentProblem("encrypting_failed", name=ledger.name)
        raw.execute("detach fresh")
    finally:
        raw.close()


def _differs(raw: Raw) -> bool:
    """Tell whether anything is not in both files alike: tables, views, triggers, indexes, and every row."""
    schemas = [
        raw.execute(f"select type,name,tbl_name,sql from {one}.sqlite_master order by 1,2").fetchall()
        for one in ("main", "fresh")
    ]
    if schemas[0] != schemas[1]:
        return True
    tables = [name for kind, name, *_rest in schemas[0] if kind == "table" and not name.startswith("sqlite_")]
    return any(_rows_differ(raw, table) for table in tables)


def _rows_differ(raw: Raw, table: str) -> bool:
    """Compare two tables row by row in the order they lie, which writing them anew keeps."""
    here, there = (raw.execute(f'select * from {one}."{table}"') for one in ("main", "fresh"))
    return any(first != second for first, second in zip_longest(here, there))


def _check_is_still(ledger: Path, before: list[tuple[int, int, int] | None]) -> None:
    """EnvironmentProblem `busy` where somebody writes who never asked for the lock."""
    if lying(ledger) != before:
        raise EnvironmentProblem("busy", name=ledger.name)


def _check_room(ledger: Path) -> None:
    """EnvironmentProblem `disk_full` where the new file would not fit with room to spare."""
    free = volume.free_bytes(ledger)
    if free is not None and free < ledger.stat().st_size + volume.STOP_FREE_BYTES:
        raise EnvironmentProblem("disk_full", name=ledger.name)
