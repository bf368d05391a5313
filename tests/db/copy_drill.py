"""A program that makes copies, or restores, over and over in children of its own, to be killed at any moment.

    python -m tests.db.copy_drill

Reads an order a line (JSON: what is to be done wrongly, "copy", "restore", "recast" or "crash", the ledger, and what
more it needs). Each is done in a fork over and over, each time told as `done`; `begun PID` and `over` stand around it.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from household_ledger.db import backup, opening, recasting, restoring
from household_ledger.db.keeping import keep_copy
from household_ledger.db.keys import KEYS
from household_ledger.db.store import SqlStore, open_store
from household_ledger.domain.entry import Draft
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import Pocket
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.ledger import Ledger
from tests.db.ledgers import HandClock
from tests.db.order_loop import say, take_orders

NOW = datetime.fromisoformat("2026-11-21T10:00:00")


def write_counts(path: Path, count: int, *, first: int = 1) -> SqlStore:
    """Write cash counts of so many satang into the first household, a step each ten; give the store, still open."""
    clock = HandClock()
    ledger = Ledger(store := open_store(path, clock=clock), clock)
    with store.reader() as reader:
        home = reader.households()[0].id
        cash = reader.of_household(Pocket, home)[0].id
    numbers = range(first, first + count)
    for begin in range(0, count, 10):
        ledger.execute(
            AddEntries(
                tuple(
                    Draft(
                        household=home,
                        date=clock.today(),
                        kind=EntryKind.CASH_COUNT,
                        amount=Money(number),
                        pocket=cash,
                        note=f"นับครั้งที่ {number}",
                    )
                    for number in numbers[begin : begin + 10]
                )
            )
        )
    return store


class _Careless(type(Path())):  # type: ignore[misc]
    """A path whose file is written over where it lies."""

    def replace(self, target: Path) -> Path:
        return _written_over(self, target)


def _written_over(new: Path, ledger: Path) -> Path:
    content = new.read_bytes()
    with ledger.open("wb") as file:
        for place in range(0, len(content), 4096):
            file.write(content[place : place + 4096])
            file.flush()
            time.sleep(0.0005)  # as long as a slow disk takes
    new.unlink()
    return ledger


def _spoil(name: str) -> None:
    """Do one thing wrongly, as a careless hand would."""
    if name == "named-first":

        def copy(ledger: Path, part: Path) -> int:
            entries = real(ledger, part)
            content = part.read_bytes()
            target = part.with_suffix("")
            for end in range(0, len(content), len(content) // 5):
                target.write_bytes(content[:end])
                time.sleep(0.02)
            target.unlink()
            return entries

        real: Callable[[Path, Path], int] = backup.copy_and_verify
        backup.copy_and_verify = copy
    elif name == "in-place":

        def in_place(copy: Path, ledger: Path, **_said: object) -> None:
            _written_over(Path(shutil.copy(copy, ledger.with_name("over"))), ledger)

        restoring.restore = in_place  # type: ignore[assignment]
    elif name == "tails-stay":
        restoring.empty_log = lambda ledger: None  # noqa: ARG005 -- the mutant
        setattr(restoring, "remove_tails", lambda path: None)  # noqa: ARG005, B010 -- the mutant, of a name it borrows


def do(spoilt: str, what: str, ledger: Path, *rest: str) -> None:
    """Do what was ordered until killed."""
    _spoil(spoilt)
    if what == "crash":
        held = write_counts(ledger, int(rest[0]), first=100_001)
        assert held.path == ledger
        os._exit(1)  # only the log holds them
    say("go")
    if what == "recast":
        recast_in_turn(_Careless(ledger) if spoilt else ledger, rest)
    for turn in itertools.count():
        if what == "copy":
            keep_copy(ledger, Path(rest[0]), reason=f"turn-{'abcdefghij'[turn % 10]}", now=NOW)
        else:
            restoring.restore(Path(rest[turn % len(rest)]), ledger, now=NOW)
        say("done")


def recast_in_turn(ledger: Path, keys: Sequence[str]) -> None:
    """Write a ledger anew under one key after another, "" for none; it lies there under the last."""
    with ExitStack() as held:
        for key in keys:
            held.enter_context(KEYS.held(key))
        for key in itertools.cycle(keys):
            recasting.recast(ledger, key)
            say("done")


def main() -> None:
    """Take orders until there are no more."""
    vars(opening)["journal_mode"] = _as_on_a_fixed_disk
    take_orders(_obey)


def _obey(line: str) -> None:
    spoilt, what, ledger, *rest = json.loads(line)
    do(spoilt, what, Path(ledger), *rest)


def _as_on_a_fixed_disk(path: Path) -> str:  # noqa: ARG001 -- wherever the tests run
    return "WAL"


if __name__ == "__main__":
    main()
