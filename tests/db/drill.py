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
        self.begin(what, ledger, *rest, spoilt=spoilt)
        said = {self.heard(), self.heard()}  # in either order
        is_over = "over" in said
        if not is_over:
            (begun,) = said - {"go"}
            time.sleep(within)
            try:
                os.kill(int(begun.split()[1]), signal.SIGKILL)
            except ProcessLookupError:
                is_over = True
            assert self.heard() == "over"
        assert spoilt or not is_over, "the deed was given up before it was killed"

    def heard(self) -> str:
        assert self._server.stdout is not None
        return self._server.stdout.readline().strip()

    def end(self) -> None:
        self._server.kill()
        self._server.communicate()
