"""The real program in a process of its own, killed while somebody types in it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from household_ledger.app.shelf import LedgerShelf
from tests.ui.conftest import TickingClock

ROUNDS = ((2, 0.0), (3, 0.012), (1, 0.03))
"""After how many rows it is killed, and how many seconds later: between two rows, and in the midst of one."""


def kill_while_typing(typist: tuple[str, ...], book: Path, home: Path, *, told: int, rows: int, later: float) -> int:
    """Let a typist go on after the rows `told` before, kill it, and give the last row that stood in the window."""
    surroundings = os.environ | {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(home)}
    module, *more = typist
    command = [sys.executable, "-m", f"tests.journeys.{module}", str(book), str(told + 1), *more]
    with subprocess.Popen(
        command,
        cwd=Path(__file__).parents[2],
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        for _row in range(rows):
            said = running.stdout.readline()
            assert said.strip().isdigit(), running.stderr.read()
            told = int(said)
        time.sleep(later)
        running.kill()
        rest = running.stdout.read().split()
    return int(rest[-1]) if rest else told


def until_killed(type_on: Callable[[], object]) -> None:
    """Type on; who is stopped by anything but being killed says why, and whoever reads the lines waits no longer."""
    try:
        type_on()
    finally:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)


def see_sound(book: Path) -> None:
    """Find nothing wrong in a book whose program was killed."""
    opened = LedgerShelf(TickingClock()).open(book)
    assert opened.check().findings == ()
    opened.close()
