"""P11: a provider's year read from the canonical CSV, against the csv module and bare rows."""

from __future__ import annotations

import csv
import subprocess
import sys
from functools import partial
from pathlib import Path

from household_ledger.benchmarks.clock import BenchClock
from household_ledger.benchmarks.locked import are_encrypted, new_ledger
from household_ledger.benchmarks.measure import Measure, compared, timed
from household_ledger.benchmarks.sizes import Bench
from household_ledger.db.connections import Address, connect
from household_ledger.services.exchange.exporting import export_csv
from household_ledger.services.importing import import_canonical

_ROUNDS = 3
_STATUS = "/proc/self/status"
_CHILD = f"""
import sys
from household_ledger.cli.main import main
status = main(sys.argv[1:])
print(open({_STATUS!r}).read())
sys.exit(status)
"""
_MOST = 5.0


def measure_import(bench: Bench) -> Measure:
    """Export the ledger's rows, read them into an empty ledger (checked, balanced, journalled); peak memory too."""
    rows = bench.folder / "rows.csv"
    export_csv(bench.app.store, rows)
    floor_times, times = [], []
    for round_number in range(_ROUNDS):
        floor_times.append(timed(partial(_floor, rows, bench.folder / f"floor-{round_number}.db")))
        times.append(_program(rows, bench.folder / f"import-{round_number}.hldb"))
    measure = compared(("P11", "import of the canonical CSV", bench.size), floor_times, times, _MOST)
    peak = _peak_of_a_process(rows, bench.folder / "process.hldb")
    return Measure(
        measure.target,
        measure.what,
        measure.size,
        measure.floor_ms,
        measure.median_ms,
        measure.ratio,
        measure.most,
        peak_megabytes=peak,
    )


def _program(rows: Path, path: Path) -> float:
    with new_ledger(path, BenchClock()) as app:
        return timed(lambda: import_canonical(app.ledger, rows))


def _floor(rows: Path, path: Path) -> None:
    """Read with the csv module, write a row and two lines each with executemany, in one transaction."""
    path.touch()
    raw = connect(Address(path, journal="WAL"))
    raw.execute(
        "create table entry(id integer primary key, household text, date text, kind text, what text, known text) strict"
    )
    raw.execute(
        "create table entry_line(entry_id integer, line integer, account text, satang integer,"
        " primary key(entry_id, line)) strict, without rowid"
    )
    with rows.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        header = next(reader)
        place = [header.index(name) for name in ("household", "date", "kind", "description", "known_by", "category")]
        listed = [(number, *(row[at] for at in place)) for number, row in enumerate(reader)]
    raw.execute("begin immediate")
    raw.executemany("insert into entry values(?,?,?,?,?,?)", (row[:6] for row in listed))
    raw.executemany(
        "insert into entry_line values(?,?,?,?)",
        (line for row in listed for line in ((row[0], 0, row[6], 100), (row[0], 1, "pocket", -100))),
    )
    raw.execute("commit")
    raw.close()


def _peak_of_a_process(rows: Path, path: Path) -> float | None:
    """Import in a process of its own and give the most memory it held, in megabytes; None where that cannot be told.

    The process reads it itself: what the system tells its parent counts the parent's own memory in.
    """
    if not Path(_STATUS).exists():
        return None
    program = [sys.executable, "-m", "household_ledger", "--quiet"]
    subprocess.run([*program, "new", str(path), *(["--encrypt"] if are_encrypted() else [])], check=True)  # noqa: S603 -- our own program
    words = ["--quiet", "import", str(path), str(rows), "--canonical"]
    child = subprocess.run([sys.executable, "-c", _CHILD, *words], check=True, capture_output=True, text=True)  # noqa: S603
    kilobytes = next(line.split()[1] for line in child.stdout.splitlines() if line.startswith("VmHWM"))
    return int(kilobytes) / 1024
