"""A program that writes and merges in children of its own, to be killed: before a statement of a merge, or at any time.

    python -m tests.merging.merge_drill

Reads an order a line (JSON, `Order`). Each is done in a fork, which says `step N` after each step the door has
acknowledged, and `merged` after the merge; `begun PID` and `over` stand around it.
"""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from household_ledger.db import merging
from household_ledger.db.bundle_lines import CarriedStep
from household_ledger.services.commands.entries import AddEntries
from tests.db.drafts import draft
from tests.db.ledgers import Book, Home, opened_book
from tests.db.order_loop import say, take_orders

OWN = 3
"""Steps of one's own before the merge."""


@dataclass(frozen=True)
class Order:
    """Write and merge in a file; killed before the statement of that number in the merge, else we wait for it.

    `spoilt` says what is done wrongly: "in pieces" (a commit after each step taken in), "acknowledged early".
    """

    path: str
    home: dict[str, int]
    bundle: str
    statement: int = -1
    spoilt: str = ""

    def spelled(self) -> str:
        """Spell it as a line."""
        return json.dumps(asdict(self)) + "\n"


def write_own(book: Book, home: Home) -> Iterator[None]:
    """Do the steps of one's own, one after the other."""
    for number in range(OWN):
        book.do(AddEntries((replace(draft(100 + number, home), date=date(2026, 6, 1)),)))
        yield


def do(order: Order) -> None:
    """Do what was ordered, saying what is acknowledged."""
    _spoil(order.spoilt)
    with opened_book(Path(order.path)) as book:
        say("ready")
        for _step in write_own(book, Home(**order.home)):  # type: ignore[arg-type]
            say(f"step {book.steps()}")
        if order.statement >= 0:
            die_before(book, order.statement)
        if order.spoilt == "acknowledged early":
            say("merged")
        book.ledger.merge(Path(order.bundle))
        if order.statement >= 0:
            os.kill(os.getpid(), signal.SIGKILL)  # it had fewer statements: killed before it is said
        say("merged")
        signal.pause()


def die_before(book: Book, statement: int) -> None:
    """Be killed before the statement of that number from now on."""
    count = 0

    def look(_sql: str) -> None:
        nonlocal count
        if count == statement:
            os.kill(os.getpid(), signal.SIGKILL)
        count += 1

    desk: Any = book.store._desk  # noqa: SLF001 -- the writing connection
    desk.raw.set_trace_callback(look)


def _spoil(name: str) -> None:
    if name == "in pieces":
        apply = merging._apply  # noqa: SLF001 -- what is spoilt

        def apply_and_commit(journal: Any, step: CarriedStep, taken: merging.Taken) -> None:  # noqa: ANN401
            apply(journal, step, taken)
            journal.write()
            journal.raw.execute("commit")
            journal.raw.execute("begin immediate")

        vars(merging)["_apply"] = apply_and_commit
    assert name in ("", "in pieces", "acknowledged early"), name


def main() -> None:
    """Take orders until there are no more."""
    take_orders(lambda line: do(Order(**json.loads(line))))


if __name__ == "__main__":
    main()
