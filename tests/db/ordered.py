"""Asking a program of `order_loop`'s sort for deeds, and killing the child that does one in its midst."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class Ordered:
    """The program, running."""

    def __init__(self, running: subprocess.Popen[str]) -> None:
        self._running = running

    def carry_out(self, order: str, *, kill_after: float | None = None) -> list[str]:
        """Have an order done, a line; its child is killed so many seconds after it said `ready`. Give what it said."""
        taking, telling = self._running.stdin, self._running.stdout
        assert taking is not None
        assert telling is not None
        taking.write(order)
        said, child = list[str](), 0
        while (line := telling.readline().strip()) != "over":
            assert line, "the program that is killed ended of itself"
            if line.startswith("begun"):
                child = int(line.split()[1])
            else:
                said.append(line)
            if child and "ready" in said and kill_after is not None:  # the two are said in either order
                time.sleep(kill_after)
                kill_after = None
                with suppress(ProcessLookupError):  # it was done just before
                    os.kill(child, signal.SIGKILL)
        return said


@contextmanager
def ordered(module: str) -> Iterator[Ordered]:
    """Run a program until the tests of a module are through."""
    command = [sys.executable, "-m", module]
    with subprocess.Popen(
        command, cwd=Path(__file__).parents[2], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as running:
        yield Ordered(running)
        running.communicate("")
