"""Which figures are measured, in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from household_ledger.benchmarks.completion import TARGET, measure_completion
from household_ledger.benchmarks.copying import measure_copying
from household_ledger.benchmarks.figures import measure_indicators, measure_month, measure_table
from household_ledger.benchmarks.importing import measure_import
from household_ledger.benchmarks.locked import all_encrypted
from household_ledger.benchmarks.measure import Figure
from household_ledger.benchmarks.packing import measure_pack
from household_ledger.benchmarks.paper import measure_pages, measure_summary
from household_ledger.benchmarks.saving import measure_saving
from household_ledger.benchmarks.sizes import Bench, bench_of
from household_ledger.benchmarks.window_pages import measure_grid, measure_window
from household_ledger.benchmarks.window_start import measure_start

_SUITE: dict[str, Callable[[Bench], Sequence[Figure]]] = {
    TARGET: measure_completion,
    "P6": measure_month,
    "P7": lambda bench: measure_table(bench) if bench.size != "S" else [],
    "P8": lambda bench: [measure_indicators(bench)],
    "P14": measure_pack,
    "P12": lambda bench: [measure_pages(bench)],
    "P13": lambda bench: [measure_summary(bench)],
    "P1": measure_start,
    "P5": measure_window,
    "P10": lambda bench: measure_grid(bench) if bench.size != "S" else [],
    "P15": measure_copying,
    "P11": lambda bench: [measure_import(bench)],
    "P4": lambda bench: [measure_saving(bench)],
}
"""Reading first: saving entries changes the ledger. P2 and P3 come with P1, P9 with P5."""


def measures(size: str, *, only: str | None = None, is_encrypted: bool = False) -> Iterator[Figure]:
    """Take the measures of a size, one after the other; `only` one target; on locked ledgers where asked."""
    with all_encrypted(are_they=is_encrypted), bench_of(size) as bench:
        for target, measure in _SUITE.items():
            if only in (None, target):
                yield from measure(bench)
