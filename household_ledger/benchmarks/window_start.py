"""P1, P2, P3: how long until the window can be used, how that grows with the ledger, and what memory it takes."""

from __future__ import annotations

import statistics
from pathlib import Path

from household_ledger.benchmarks.child import lines_of
from household_ledger.benchmarks.measure import Measure
from household_ledger.benchmarks.sizes import Bench, bench_of, closed_copy
from household_ledger.errors import EnvironmentProblem

_ROUNDS = 5
_START_MOST = 3.0
_GROWTH_MOST = {"M": 1.3, "L": 1.5}
_MEMORY_MOST, _BUSY_MOST = 2.2, 4.0
_CHILD = "household_ledger.benchmarks.window_child"


def measure_start(bench: Bench) -> list[Measure]:
    """Start bare window and program in turn; on M and L also beside the program's own start on S, and its memory."""
    path = closed_copy(bench)
    _ready("program", path)  # not counted: it may compile what changed since the last start
    rounds = [(_ready("floor", path), _ready("program", path)) for _round in range(_ROUNDS)]
    floor = statistics.median(one[0][0] for one in rounds)
    program = statistics.median(one[1][0] for one in rounds)
    measures = [_measure("P1", "start to a usable window", bench.size, (floor, program), _START_MOST)]
    if bench.size in _GROWTH_MOST:
        measures.append(_growth(bench, program))
        bare = statistics.median(one[0][1] for one in rounds)
        seen = _memory_of(path)
        measures.append(_memory("memory, entry page open", bench.size, (bare, seen["open"]), _MEMORY_MOST))
        measures.append(_memory("memory after charts and a PDF", bench.size, (bare, seen["busy"]), _BUSY_MOST))
    return measures


def _growth(bench: Bench, program: float) -> Measure:
    with bench_of("S") as small:
        path = closed_copy(small)
        own = statistics.median(_ready("program", path)[0] for _round in range(_ROUNDS))
    return _measure("P2", "the same, beside its own S", bench.size, (own, program), _GROWTH_MOST[bench.size])


def _ready(kind: str, path: Path) -> tuple[float, float]:
    """Start a window in a process of its own; give the seconds until it could be used, and its kilobytes then."""
    told = list(lines_of(_CHILD, [kind, str(path)]))  # to its end: a window that is killed leaves a lock behind
    if not told:
        raise EnvironmentProblem("bench_failed", what=kind, said="")
    seconds, line = told[0]
    return seconds, float(line.split()[1])


def _memory_of(path: Path) -> dict[str, float]:
    """Give the kilobytes of a window that is ready, open for a while, and after charts and a PDF."""
    lines = lines_of(_CHILD, ["program", str(path), "busy"])
    return {word: float(kilobytes) for word, kilobytes in (line.split() for _seconds, line in lines)}


def _measure(target: str, what: str, size: str, seconds: tuple[float, float], most: float) -> Measure:
    floor, program = seconds
    return Measure(target, what, size, floor * 1e3, program * 1e3, program / floor, most)


def _memory(what: str, size: str, kilobytes: tuple[float, float], most: float) -> Measure:
    bare, program = kilobytes
    return Measure("P3", what, size, 0.0, 0.0, program / bare, most, peak_megabytes=program / 1024)
