"""Which writer goes on writing a file: the same one at the same place, else a new life."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from household_ledger.db.connections import Raw
from household_ledger.db.identity import new_writer, this_place
from household_ledger.services.ports import Clock

RESTORED = "restored"
"""What restoring a copy writes as the place, so that whoever writes next begins a new life."""

MERGED = "merged"
"""Why a writer is known that came in a bundle: this file was never its own."""


def writer_here(raw: Raw, path: Path, clock: Clock, before_writing: Callable[[], object]) -> int:
    """Give the writer that goes on here; a file new, restored, or at another place begins a new one, and says so."""
    place = this_place(path).digest
    said = dict(raw.execute("select key,value from file_info where key in ('writer','place')").fetchall())
    if said.get("place") == place:
        return int(said["writer"])
    before_writing()
    raw.execute("begin immediate")
    try:
        others = [writer for (writer,) in raw.execute("select id from writer")]
        why = "new" if not others else "restored" if said.get("place") == RESTORED else "moved"
        writer = new_writer(clock, others)
        raw.execute(
            "insert into writer(id,since,why) values(?,?,?)", (writer, f"{clock.now():%Y-%m-%dT%H:%M:%SZ}", why)
        )
        for key, value in (("writer", str(writer)), ("place", place)):
            raw.execute(
                "insert into file_info(key,value) values(?,?) on conflict(key) do update set value=excluded.value",
                (key, value),
            )
        raw.execute("commit")
    except BaseException:
        with suppress(sqlite.Error):  # a failing disk has rolled back already
            raw.execute("rollback")
        raise
    return writer
