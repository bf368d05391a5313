"""What every program to be killed does: take orders a line each, do each in a fork of its own, and say so."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable


def say(words: str) -> None:
    """Say a line at once; a print could stay behind in a program that is killed."""
    os.write(1, f"{words}\n".encode())


def take_orders(do: Callable[[str], object]) -> None:
    """Take orders until there are no more; `begun PID` and `over` stand around each, whatever became of it."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os.close(0)
            do(line)
            os._exit(0)
        say(f"begun {child}")
        os.waitpid(child, 0)
        say("over")
