"""The sizes everything is measured at, and ledgers of those sizes, made up in a folder of their own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from household_ledger.app.opening import Application
from household_ledger.benchmarks.clock import BenchClock
from household_ledger.benchmarks.locked import new_ledger
from household_ledger.domain.period import Month
from household_ledger.services.demo.making import make_demo
from household_ledger.services.demo.options import DemoOptions

LAST_MONTH = Month(2026, 10)
HOUSEHOLDS_AND_MONTHS = {"S": (1, 12), "M": (75, 12), "L": (75, 36)}


@dataclass(frozen=True, slots=True)
class Bench:
    """A ledger of a size, opened for writing, and the folder it lies in."""

    app: Application
    clock: BenchClock
    folder: Path
    path: Path
    size: str


@contextmanager
def bench_of(size: str) -> Iterator[Bench]:
    """Make a ledger of a size (S 1 × 12, M 75 × 12, L 75 × 36) and throw it away afterwards."""
    households, months = HOUSEHOLDS_AND_MONTHS[size]
    clock = BenchClock()
    with TemporaryDirectory(prefix="household-ledger-bench-") as folder:
        path = Path(folder) / "bench.hldb"
        with new_ledger(path, clock) as app:
            make_demo(app.ledger, DemoOptions(households=households, months=months, until=LAST_MONTH))
            app.care.rest()
            yield Bench(app, clock, Path(folder), path, size)


def closed_copy(bench: Bench) -> Path:
    """Give a copy of the ledger, which the benchmark itself has open; the same one each time."""
    path = bench.folder / "window.hldb"
    if not path.exists():
        bench.app.care.rest()
        shutil.copy(bench.path, path)
    return path
