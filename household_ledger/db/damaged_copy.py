"""A damaged ledger file copied to be read: as far as the disk gives it, with what its log holds; itself only read."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import sqlcipher3.dbapi2 as sqlite

from household_ledger.db.connections import Address, connect
from household_ledger.db.tails import HOLDING, remove_tails

_BLOCK = 1 << 16
_SECTOR = 4096


def lay_beside(damaged: Path, laid: Path, *, key: str = "") -> Path:
    """Copy a damaged file and what its log holds to a place; what the disk will not read any more becomes zeros.

    What is locked stays so; what a log says that cannot be played back is left out.
    OSError where the place takes nothing.
    """
    for tail in ("", *HOLDING):
        source = damaged.with_name(damaged.name + tail)
        if source.exists():
            _copy_what_can_be_read(source, laid.with_name(laid.name + tail))
    with suppress(sqlite.Error):
        raw = connect(Address(laid, key=key))
        try:
            raw.execute("pragma journal_mode=DELETE").fetchall()
        finally:
            raw.close()
    remove_tails(laid)
    return laid


def _copy_what_can_be_read(source: Path, target: Path) -> None:
    size = source.stat().st_size
    with source.open("rb", buffering=0) as file, target.open("wb") as copied:
        for place in range(0, size, _BLOCK):
            copied.write(_block(file, place, min(_BLOCK, size - place)))


def _block(file: BinaryIO, place: int, wanted: int) -> bytes:
    """Read a block; of one the disk will not give, the parts it gives."""
    try:
        file.seek(place)
        return file.read(wanted).ljust(wanted, b"\0")
    except OSError:
        if wanted <= _SECTOR:
            return b"\0" * wanted
        return b"".join(
            _block(file, one, min(_SECTOR, place + wanted - one)) for one in range(place, place + wanted, _SECTOR)
        )
