"""A ledger with a write-ahead log on a disk so full that even reading it finds no room (`safety.md` §2)."""

from __future__ import annotations

from dataclasses import replace

import sqlcipher3.dbapi2 as sqlite

from household_ledger.db.connections import Address, connect


def lay_log_aside(address: Address) -> None:
    """Bring the log into the file and have the file kept without one, so that it can be read; made without any room.

    Held alone, what readers share is kept in memory; so is the journal of the header's two bytes, one sector. Whoever
    opens the file when there is room again sets it for a log anew. Raises what SQLite raises where the file has to
    grow for what is in its log.
    """
    raw = connect(replace(address, journal=""), held_alone=True)
    try:
        mode = raw.execute("pragma journal_mode=MEMORY").fetchone()
    finally:
        raw.close()
    if mode is None or mode[0] != "memory":
        raise sqlite.OperationalError("database or disk is full")
