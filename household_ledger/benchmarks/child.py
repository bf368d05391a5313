"""A process of our own that tells what it measured, line by line, and is waited for only so long."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from tempfile import TemporaryFile
from threading import Timer

from household_ledger.errors import EnvironmentProblem

PATIENCE = 180
"""Seconds; the longest measurement takes a quarter of it on a slow machine."""


def lines_of(module: str, arguments: Sequence[str], *, patience: float = PATIENCE) -> Iterator[tuple[float, str]]:
    """Run a module of ours; give each line it prints and the seconds from its start until the line came.

    EnvironmentProblem `bench_no_end` when it does not end in `patience` seconds (it is stopped), `bench_failed` with
    the last thing it said when it ends badly.
    """
    command = [sys.executable, "-m", module, *arguments]
    begun = time.perf_counter()
    with TemporaryFile("w+", encoding="utf-8", errors="replace") as said:  # not a pipe, which fills where nobody reads
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said, text=True) as child:  # noqa: S603 -- ourselves
            watch = Timer(patience, child.kill)
            watch.start()
            try:
                for line in child.stdout or ():
                    yield time.perf_counter() - begun, line.strip()
                status = child.wait()
            finally:
                is_late = not watch.is_alive()
                watch.cancel()
                child.kill()
        said.seek(0)
        last = said.read().strip().rsplit("\n", 1)[-1]
    if is_late:
        raise EnvironmentProblem("bench_no_end", what=" ".join(arguments), seconds=round(patience))
    if status:
        raise EnvironmentProblem("bench_failed", what=" ".join(arguments), said=last)
