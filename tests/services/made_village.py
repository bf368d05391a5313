"""A made-up village in a file of its own, opened for tests that read it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from household_ledger.db.reader import SqlReader
from household_ledger.db.store import open_store
from household_ledger.domain.period import Month
from household_ledger.services.demo.making import make_demo
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ledger import Ledger
from tests.db.ledgers import HandClock

TODAY = date(2026, 11, 21)
UNTIL = Month(2026, 10)


@dataclass(frozen=True)
class Village:
    """One snapshot, the figures and the door."""

    reader: SqlReader
    figures: Figures
    ledger: Ledger


@contextmanager
def made_village(folder: Path, *, households: int = 4, months: int = 14) -> Iterator[Village]:
    """Make it and close it again."""
    clock = HandClock()
    store = open_store(folder / "village.hldb", clock=clock, create=True)
    try:
        ledger = Ledger(store, clock)
        make_demo(ledger, DemoOptions(households=households, months=months, until=UNTIL))
        figures = Figures(store, clock)
        ledger.subscribe(figures.on_change)
        with store.reader() as reader:
            yield Village(reader, figures, ledger)
    finally:
        store.close()
