"""P14: the evidence pack of a whole provider, and how soon its making tells how far it is."""

from __future__ import annotations

import shutil
import time

from household_ledger.benchmarks.measure import Measure, in_turn
from household_ledger.benchmarks.sizes import LAST_MONTH, Bench

_ROUNDS = 3
_MEANT_MS, _FIRST_WORD_MS = 20_000.0, 1_000.0


def measure_pack(bench: Bench) -> list[Measure]:
    """Make the provider's own pack and write it, nothing kept before; then how long it says nothing at most."""
    from household_ledger.app.evidence import write_pack
    from household_ledger.services.evidence.pack import Level

    silences: list[float] = []

    def pack() -> None:
        folder = bench.folder / "pack"
        shutil.rmtree(folder, ignore_errors=True)
        bench.app.figures.forget()
        told = [time.perf_counter()]
        write_pack(
            bench.app,
            folder,
            level=Level.PROVIDER,
            as_of=LAST_MONTH,
            progress=lambda done, _total: told.append(time.perf_counter()) if done else None,
        )
        silences.append((told[1] - told[0]) * 1e3)

    times = sorted(in_turn([pack], _ROUNDS)[0])
    median, silence = times[len(times) // 2] * 1e3, sorted(silences)[len(silences) // 2]
    return [
        Measure("P14", "evidence pack", bench.size, _MEANT_MS, median, median / _MEANT_MS, 1.0),
        Measure(
            "P14", "until it tells how far it is", bench.size, _FIRST_WORD_MS, silence, silence / _FIRST_WORD_MS, 1.0
        ),
    ]
