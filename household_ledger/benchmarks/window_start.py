"""P1, P2, P3: how long until the window can be used, how that grows with the ledger, and what memory it takes."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from household_ledger.benchmarks.measure import Measure
from household_ledger.benchmarks.sizes import Bench, bench_of

_ROUNDS = 5
_START_MOST = 3.0
_GROWTH_MOST = {"M": 1.3, "L": 1.5}
_MEMORY_MOST, _BUSY_MOST = 2.2, 4.0
_PATIENCE = 120


def measure_start(bench: Bench) -> list[Measure]:
    """Start bare window and program in turn; on M and L also beside the program's own start on S, and its memory."""
    path = _closed_copy(bench)
    rounds = [(_started("floor", path), _started("program", path)) for _round in range(_ROUNDS)]
    floor = statistics.median(one[0][0] for one in rounds)
    program = statistics.median(one[1][0] for one in rounds)
    measures = [_measure("P1", "start to a usable window", bench.size, (floor, program), _START_MOST)]
    if bench.size in _GROWTH_MOST:
        measures.append(_growth(bench, program))
        bare = statistics.median(one[0][1] for one in rounds)
        open_ = statistics.median(one[1][1] for one in rounds)
        busy = _started("program", path, is_busy=True)[1]
        measures.append(_memory("memory, entry page open", bench.size, (bare, open_), _MEMORY_MOST))
        measures.append(_memory("memory after charts and a PDF", bench.size, (bare, busy), _BUSY_MOST))
    return measures


def _growth(bench: Bench, program: float) -> Measure:
    with bench_of("S") as small:
        path = _closed_copy(small)
        own = statistics.median(_started("program", path)[0] for _round in range(_ROUNDS))
    return _measure("P2", "the same, beside its own S", bench.size, (own, program), _GROWTH_MOST[bench.size])


def _closed_copy(bench: Bench) -> Path:
    """Copy the ledger, which the benchmark itself has open."""
    bench.app.store.checkpoint()
    path = bench.folder / "window.hldb"
    if not path.exists():
        shutil.copy(bench.path, path)
    return path


def _started(kind: str, path: Path, *, is_busy: bool = False) -> tuple[float, float]:
    """Start a window in a process of its own; give seconds until it was ready, and kilobytes at its last word."""
    command = [sys.executable, "-m", "household_ledger.benchmarks.window_child", kind, str(path)]
    begun = time.perf_counter()
    with subprocess.Popen([*command, *(["busy"] if is_busy else [])], stdout=subprocess.PIPE, text=True) as child:  # noqa: S603 -- ourselves
        ready, kilobytes = 0.0, 0
        for line in child.stdout or ():
            word, number = line.split()
            kilobytes = int(number)
            if word == "ready":
                ready = time.perf_counter() - begun
        status = child.wait(_PATIENCE)
    if status or not ready:
        raise RuntimeError(kind, status)
    return ready, float(kilobytes)


def _measure(target: str, what: str, size: str, seconds: tuple[float, float], most: float) -> Measure:
    floor, program = seconds
    return Measure(target, what, size, floor * 1e3, program * 1e3, program / floor, most)


def _memory(what: str, size: str, kilobytes: tuple[float, float], most: float) -> Measure:
    bare, program = kilobytes
    return Measure("P3", what, size, 0.0, 0.0, program / bare, most, peak_megabytes=program / 1024)
