"""Benchmarks on encrypted ledgers: one passphrase for all of them, known to the processes that are started too."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from household_ledger.app.opening import Application, opened
from household_ledger.app.secrets import make_locked
from household_ledger.benchmarks import LOCKED
from household_ledger.db.connections import Address, Raw, connect_simply
from household_ledger.db.keys import KEYS
from household_ledger.db.secret import unlocked
from household_ledger.services.ports import Clock
from household_ledger.services.secret import new_passphrase

_PASSPHRASE = new_passphrase("measured with a passphrase")


@contextmanager
def all_encrypted(*, are_they: bool) -> Iterator[None]:
    """Make every ledger locked that is made meanwhile, here and in processes that are started."""
    names = (LOCKED, "HOUSEHOLD_LEDGER_SECRET", "HOUSEHOLD_LEDGER_NEW_SECRET") if are_they else ()
    os.environ.update(dict.fromkeys(names, _PASSPHRASE.text))
    try:
        yield
    finally:
        for name in names:
            del os.environ[name]


def are_encrypted() -> bool:
    """Tell whether this run measures locked ledgers."""
    return LOCKED in os.environ


@contextmanager
def new_ledger(path: Path, clock: Clock) -> Iterator[Application]:
    """Make a ledger and open it for writing, locked where this run measures locked ones."""
    key = make_locked(path, _PASSPHRASE, clock) if are_encrypted() else ""
    with KEYS.held(key), opened(path, clock, create=not key, to_write=True) as app:
        yield app


@contextmanager
def opened_by_passphrase(path: Path) -> Iterator[None]:
    """Hold what opens a ledger, after reckoning the key as whoever types the passphrase waits for it."""
    with unlocked(path, _PASSPHRASE) if are_encrypted() else nullcontext():
        yield


def bare_connection(path: Path) -> Raw:
    """Open a ledger with next to nothing, for a floor; the key is reckoned first."""
    with opened_by_passphrase(path):
        return connect_simply(Address(path, key=KEYS.of(path)))
