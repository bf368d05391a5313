"""The tests on encrypted files: with HL_TEST_SECRET=1 every ledger they make is locked, their children's too.

The key is the same for all, and nobody is asked for it, so that opening costs what it costs with a key in hand.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

import pytest
import sqlcipher3.dbapi2 as driver

from household_ledger.db import making
from household_ledger.db.connections import Address, connect_simply
from household_ledger.db.keys import KEYS, LOCKED_PAGE, HeldKeys, salt_in
from household_ledger.db.sealed_pages import opened_pages
from household_ledger.db.secret import Key
from household_ledger.services.ports import Clock
from household_ledger.services.secret import recovery_groups

ARE_ENCRYPTED = os.environ.get("HL_TEST_SECRET") == "1"
_RAW = b"key of the tests, no secret here"
_SALT_BYTES = 16
SHEET = " ".join(recovery_groups(_RAW))
USUAL = making.make_file, HeldKeys.by_salt


def raw_connection(path: Path, *, mode: str = "rw") -> driver.Connection:
    """Open a ledger past the program, whatever it is encrypted with."""
    return cast("driver.Connection", connect_simply(Address(path, mode=mode, key=KEYS.of(path))))


def clear_bytes(path: Path) -> bytes:
    """Read a file as if it were not encrypted, if it is a ledger whose key is in hand; else as it lies."""
    content = path.read_bytes()
    salt = salt_in(content[:LOCKED_PAGE])
    key = KEYS.by_salt(salt) if salt is not None else None
    return opened_pages(content, key) if key is not None else content


def encrypt_everything() -> None:
    """Lock every ledger made from now on, and have its key in hand; for commands in other programs too."""
    vars(making)["make_file"] = partial(_make_locked, making.make_file)
    HeldKeys.by_salt = _with_ours(HeldKeys.by_salt)  # type: ignore[method-assign, assignment]
    os.environ["HOUSEHOLD_LEDGER_SECRET"] = SHEET


def _make_locked(make: Callable[..., None], path: Path, clock: Clock, *, key: str = "") -> None:
    make(path, clock, key=key or Key(_RAW, os.urandom(_SALT_BYTES)).text)


def _with_ours(by_salt: Callable[[HeldKeys, str], str | None]) -> Callable[[HeldKeys, str], str | None]:
    def found(keys: HeldKeys, salt: str) -> str | None:
        return by_salt(keys, salt) or Key(_RAW, bytes.fromhex(salt)).text

    return found


def nobody_knows_our_key(patch: pytest.MonkeyPatch) -> None:
    """Make new ledgers plain again, and have no key in hand: for tests of keys."""
    patch.setattr(making, "make_file", USUAL[0])
    patch.setattr(HeldKeys, "by_salt", USUAL[1])
    patch.delenv("HOUSEHOLD_LEDGER_SECRET", raising=False)


if ARE_ENCRYPTED:
    encrypt_everything()
