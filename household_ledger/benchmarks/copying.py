"""P15: a safety copy of a ledger in use against SQLite's own backup, and keys pressed while one is made."""

from __future__ import annotations

import os
import statistics
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from household_ledger.benchmarks.child import lines_of
from household_ledger.benchmarks.measure import Measure, in_turn, percentile
from household_ledger.benchmarks.sizes import Bench, closed_copy
from household_ledger.benchmarks.window_copying import COPIES, COPYING_KEYS

_ROUNDS, _MOST, _KEY_MOST, _P95 = 5, 1.2, 16.0, 95
_PATIENCE = 400
"""Seconds for the window; a copy of L looked through takes several."""


def measure_copying(bench: Bench) -> list[Measure]:
    """Copy by the backup API alone, as the program does, and look through what was copied; then type meanwhile.

    The copy is held against the backup; looking through it, which no backup does, is told beside.
    """
    from household_ledger.db.backup import fits, make_copy, verify_file

    folder, bare = bench.folder / "copies", bench.folder / "bare.hldb"
    made: list[Path] = []

    def floor() -> None:
        bare.unlink(missing_ok=True)
        _backup(bench.path, bare)

    def program() -> None:
        made.append(make_copy(bench.path, folder, reason="by-hand", now=bench.clock.now()).path)

    def look_through() -> None:
        verify_file(made[-1])
        fits(made[-1])

    bare_times, times, looks = in_turn([floor, program, look_through], _ROUNDS)
    low, whole, looked = (statistics.median(one) for one in (bare_times, times, looks))
    return [
        Measure(
            "P15",
            "safety copy, but for looking through it",
            bench.size,
            low * 1e3,
            (whole - looked) * 1e3,
            (whole - looked) / low,
            _MOST,
        ),
        *_window(bench),
    ]


def _backup(source: Path, target: Path) -> None:
    """Copy by the backup API and bring the copy to the disk."""
    with sqlite.connect(f"{source.as_uri()}?mode=ro", uri=True) as old, sqlite.connect(str(target)) as new:
        new.execute("pragma synchronous=OFF")
        old.backup(new)
    new.close()
    old.close()
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _window(bench: Bench) -> list[Measure]:
    lines = lines_of("household_ledger.benchmarks.window_copying", [str(closed_copy(bench))], patience=_PATIENCE)
    told = {name: [float(one) for one in times] for name, *times in (line.split() for _when, line in lines)}
    keys, copies = percentile(told[COPYING_KEYS], _P95), statistics.median(told[COPIES])
    what = f"key press while a copy is made ({len(told[COPYING_KEYS])} presses, {copies / 1e3:.1f} s a copy), p95"
    return [Measure("P15", what, bench.size, _KEY_MOST, keys, keys / _KEY_MOST, 1.0)]
