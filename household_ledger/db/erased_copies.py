"""Where else something of an erased household lies: older copies, bundles, what a kill left unfinished."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from household_ledger.db.bundle import read_bundle
from household_ledger.db.connections import Raw, connect_simply
from household_ledger.db.erasing import Erased, erased_in
from household_ledger.db.keeping import copies_among, sweep
from household_ledger.db.opening import address_alone
from household_ledger.errors import LedgerError
from household_ledger.services.copies.copy import KeptCopy
from household_ledger.services.merging.outcome import BUNDLE

_HOLDS = "select 1 from leaf where household_id=? and body is not null limit 1"


def copies_holding(raw: Raw, ledger: Path, folders: Iterable[Path]) -> tuple[KeptCopy, ...]:
    """List the copies, newest first, that hold something of a household erased from the ledger `raw` reads.

    One that cannot be read is among them: nobody can say that it does not.
    """
    erased = erased_in(raw)
    return tuple(one for one in copies_among(ledger, folders) if _holds(one.path, erased))


def bundles_holding(raw: Raw, folders: Iterable[Path]) -> tuple[Path, ...]:
    """List the bundles in some folders that hold something of an erased household, or cannot be looked into."""
    erased = erased_in(raw)
    found = {path for folder in folders for path in _named(folder)}
    return tuple(path for path in sorted(found) if erased and _carries(path, erased))


def sweep_unfinished(ledger: Path, folders: Iterable[Path]) -> None:
    """Remove what a killed program left of copies; the caller has the ledger's lock, so nobody makes one now."""
    for folder in {one.resolve() for one in (*folders, ledger.parent)}:
        sweep(ledger, folder, seconds=0)


def _named(folder: Path) -> list[Path]:
    try:
        return [path.resolve() for path in folder.iterdir() if path.suffix.lower() == BUNDLE]
    except OSError:
        return []


def _holds(path: Path, erased: Erased) -> bool:
    with suppress(sqlite.Error, OSError, LedgerError):
        raw = connect_simply(address_alone(path))
        try:
            return any(raw.execute(_HOLDS, (one,)).fetchone() is not None for one in erased.households)
        finally:
            raw.close()
    return bool(erased)


def _carries(path: Path, erased: Erased) -> bool:
    try:
        bundle = read_bundle(path)
    except LedgerError:
        return True
    photos = any(one.household in erased.households for one in bundle.photos.facts)
    return photos or any(erased.is_of(leaf) for step in bundle.steps for leaf in step.leaves)
