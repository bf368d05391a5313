"""A program that does deeds in children of its own, to be killed in their midst: before any statement, or at any time.

    python -m tests.db.kill_server

Reads an order a line (JSON, `Order`). Each is done in a fork, which opens the ledger anew and says `step N` after each
step the door has acknowledged; `begun PID` and `over` stand around it.
"""

from __future__ import annotations

import json
import os
import signal
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.db.deeds_base import all_deeds, know_people
from tests.db.ledgers import Book, Home, opened_book
from tests.db.order_loop import say, take_orders


@dataclass(frozen=True)
class Order:
    """Do a deed `times` times: killed before a statement of the step after `step` steps; else we wait to be killed."""

    path: str
    home: dict[str, int]
    deed: str
    times: int
    step: int = -1
    statement: int = 0

    def spelled(self) -> str:
        """Spell it as a line."""
        return json.dumps(asdict(self)) + "\n"


def do(order: Order) -> None:
    """Do what was ordered, saying each step that is acknowledged."""
    deed = all_deeds()[order.deed]
    with opened_book(Path(order.path)) as book:
        know_people(book)
        if order.step >= 0:
            _die_before(order, book)
        book.ledger.subscribe(lambda _changes: say(f"step {book.steps()}"))
        say("ready")
        for number in range(1, order.times + 1):
            deed.do(book, Home(**order.home), number)  # type: ignore[arg-type]
        if order.step < 0:
            signal.pause()


def _die_before(order: Order, book: Book) -> None:
    """Be killed before the statement of that number in the step after the one named; of fewer, before it is said."""
    count = -1

    def look(sql: str) -> None:
        nonlocal count
        if count < 0 and sql.upper().startswith("BEGIN") and book.steps() == order.step:
            count = 0
        if count >= 0:
            if count == order.statement:
                os.kill(os.getpid(), signal.SIGKILL)
            count += 1

    desk: Any = book.store._desk  # noqa: SLF001 -- the writing connection
    desk.raw.set_trace_callback(look)
    book.ledger.subscribe(lambda _changes: os.kill(os.getpid(), signal.SIGKILL) if count >= 0 else None)


def main() -> None:
    """Take orders until there are no more."""
    all_deeds()
    take_orders(lambda line: do(Order(**json.loads(line))))


if __name__ == "__main__":
    main()
