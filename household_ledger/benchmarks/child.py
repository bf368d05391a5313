"""A process of our own that tells what it measured, line by line, and is waited for only so long."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
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
    with TemporaryDirectory(prefix="household-ledger-bench-") as folder, (Path(folder) / "said").open("w+b") as said:
        surroundings = {"QT_QPA_PLATFORM": _laptop(Path(folder))} | os.environ
        surroundings.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is not compiled at each start
        begun = time.perf_counter()
        # What it says beside is no pipe, which fills where nobody reads.
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said, text=True, env=surroundings) as child:  # noqa: S603 -- ourselves
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
        last = said.read().decode(errors="replace").strip().rsplit("\n", 1)[-1]
    if is_late:
        raise EnvironmentProblem("bench_no_end", what=" ".join(arguments), seconds=round(patience))
    if status:
        raise EnvironmentProblem("bench_failed", what=" ".join(arguments), said=last)


def _laptop(folder: Path) -> str:
    """Name a screen of 1366 × 768 in memory; without saying so it would be 800 × 800, where words are cut."""
    screen = {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768}
    scale = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    path = folder / "screen.json"
    path.write_text(json.dumps({"screens": [screen | scale]}), encoding="utf-8")
    # Qt takes a colon for the end of the path: with a letter of a drive the usual screen has to do.
    return "offscreen" if ":" in str(path) else f"offscreen:configfile={path}"
