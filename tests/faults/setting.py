"""A ledger opened on a failing disk to be kept with another journal, again and again in a program of its own.

    LD_PRELOAD=disk.so python -m tests.faults.setting FOLDER

Says a line (JSON) for each call that fails, once each: the journal asked for, what was told ("" for nothing), and how
much an undoing of it would still play back, in bytes.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
from itertools import count
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from household_ledger.db.connections import Address, connect
from tests.faults.stage import MATTERS

_ONCE = MATTERS.index("once")


def laid(path: Path, journal: str) -> Path:
    """Lay a file kept with a journal."""
    raw = sqlite.connect(str(path), isolation_level=None)
    raw.execute("create table one(a)")
    raw.execute(f"pragma journal_mode={journal}").fetchall()
    raw.close()
    return path


def main(folder: Path) -> None:
    """Fail at each call in turn, until none is left."""
    disk = ctypes.CDLL(None)
    disk.disk_watch(os.fsencode(str(folder)))
    for before, asked in (("DELETE", "WAL"), ("WAL", "TRUNCATE")):
        for at in count(1):
            path = laid(folder / f"{asked} {at}.db", before)
            disk.disk_fail(_ONCE, ctypes.c_long(at))
            told, raw = "", None
            try:
                raw = connect(Address(path, journal=asked))
            except sqlite.Error as problem:
                told = str(problem)
            hits = disk.disk_hits()
            disk.disk_fail(0, ctypes.c_long(0))
            undoing = path.with_name(f"{path.name}-journal")
            left = undoing.stat().st_size if undoing.exists() else 0
            if raw is not None:
                raw.close()
            if not hits:
                break
            sys.stdout.write(json.dumps([asked, told, left]) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
