"""A program beside another one on the same ledger: it holds it as the window does, or edits one entry again and again.

    python -m tests.faults.two_programs hold LEDGER
    python -m tests.faults.two_programs edit LEDGER TIMES [blind]

An edit reads the number in the entry's note, adds one, and writes it back with what it was made from, past the courtesy
lock; one that is refused because the entry is another by now begins again. `blind` leaves the compare out: the mutant.
"""

from __future__ import annotations

import random
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import tests.encrypted  # noqa: F401 -- with HL_TEST_SECRET=1 it opens ledgers that are locked
from household_ledger.app.opening import opened
from household_ledger.clock import SystemClock
from household_ledger.db.store import open_store
from household_ledger.db.unit_of_work import SqlWork
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import ReplaceEntry
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import EntryQuery


def hold(path: Path) -> None:
    """Hold the ledger open for writing until killed."""
    with opened(path, SystemClock(), to_write=True):
        _say("held")
        time.sleep(600)


def edit(path: Path, times: int, *, is_blind: bool) -> None:
    """Add one to the number so many times; say how often that was refused."""
    if is_blind:
        _leave_out_the_compare()
    store = open_store(path, clock=SystemClock())
    ledger, refused, r = Ledger(store, SystemClock()), 0, random.Random()
    _say("ready")
    sys.stdin.readline()
    while times:
        with store.reader() as reader:
            (was,) = reader.entries(EntryQuery())
        time.sleep(r.uniform(0, 0.002))  # somebody looks at it and types
        try:
            ledger.execute(ReplaceEntry(was, replace(draft_of(was), note=str(int(was.note) + 1))))
            times -= 1
        except UserError as problem:
            if problem.code == "nothing_changed" and is_blind:
                times -= 1  # the other one wrote the same number
                continue
            if problem.code != "changed_since":
                raise
            refused += 1
    store.close()
    _say(f"refused {refused}")


def _leave_out_the_compare() -> None:
    real = SqlWork.replace

    def replaced(work: SqlWork, record: object, *, was: object | None = None) -> None:  # noqa: ARG001 -- the mutant
        real(work, record)

    vars_of_work: Any = SqlWork
    vars_of_work.replace = replaced


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    what, ledger, *rest = sys.argv[1:]
    if what == "hold":
        hold(Path(ledger))
    else:
        edit(Path(ledger), int(rest[0]), is_blind="blind" in rest)
