"""What tests share that kill a program in the midst of a deed with whole files, and look at what lies there then."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from household_ledger.db.connections import Address, connect_simply
from household_ledger.db.keys import KEYS


def state(path: Path) -> tuple[int, str]:
    """Give how many entries a file holds and a digest of them all; opened so that a log is played in."""
    connection = connect_simply(Address(path, key=KEYS.of(path)))
    try:
        rows = connection.execute("select id,image from entry_image order by id").fetchall()
    finally:
        connection.close()
    return len(rows), hashlib.sha256(repr(rows).encode()).hexdigest()


class Drill:
    """The program that is killed: asked for a deed, its child is killed at a moment."""

    def __init__(self) -> None:
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.db.copy_drill"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def begin(self, what: str, ledger: Path, *rest: object, spoilt: str = "") -> None:
        assert self._server.stdin is not None
        print(json.dumps([spoilt, what, str(ledger), *map(str, rest)]), file=self._server.stdin, flush=True)

    def kill(self, what: str, ledger: Path, *rest: object, within: float, spoilt: str = "") -> None:
        """Kill a deed that goes on and on; nothing but a mistake planted in it may make it end before."""
        child = self._started(what, ledger, *rest, spoilt=spoilt)
        time.sleep(within)
        gave_up = not self._end(child)
        assert spoilt or not gave_up, "the deed was given up before it was killed"

    def seconds(self, what: str, ledger: Path, *rest: object, deeds: int = 1, spoilt: str = "") -> float:
        """Measure how long so many deeds take that nobody kills, on this machine and now."""
        child = self._started(what, ledger, *rest, spoilt=spoilt)
        begun = time.perf_counter()
        for _deed in range(deeds):
            assert self.heard() == "done"
        took = time.perf_counter() - begun
        assert self._end(child)
        return took

    def _started(self, what: str, ledger: Path, *rest: object, spoilt: str) -> int:
        """Have a deed begun, and give the number of its process."""
        self.begin(what, ledger, *rest, spoilt=spoilt)
        said = {self.heard(), self.heard()}  # in either order
        (begun,) = said - {"go"}
        return int(begun.split()[1])

    def _end(self, child: int) -> bool:
        """Kill a deed; tell whether there was one still."""
        is_there = True
        try:
            os.kill(child, signal.SIGKILL)
        except ProcessLookupError:
            is_there = False
        while (line := self.heard()) == "done":
            pass
        assert line == "over"
        return is_there

    def heard(self) -> str:
        assert self._server.stdout is not None
        return self._server.stdout.readline().strip()

    def end(self) -> None:
        self._server.kill()
        self._server.communicate()
