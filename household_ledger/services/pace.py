"""How long the thread at hand waits for a server: who draws the window hardly, and not at all for a silent one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds: without a word before it is asked beside what became of the server, for that, for a connection.

    `lock` is how long somebody else's lock is waited for. Who `is_drawing` asks nothing of a server known to be silent.
    """

    silence: float
    asking: float
    connecting: float
    lock: float
    is_drawing: bool = False


PATIENT = Pace(silence=15, asking=10, connecting=10, lock=10)
BRISK = Pace(silence=2.5, asking=2.5, connecting=5, lock=10)
DRAWING = Pace(silence=2.5, asking=2.5, connecting=5, lock=4, is_drawing=True)
LEAVING = Pace(silence=0.5, asking=1.5, connecting=2, lock=4, is_drawing=True)
"""Of whoever closes a ledger in the window: there is little left to ask."""
_HERE = threading.local()


def pace() -> Pace:
    """Give the pace of the thread that asks; long work is patient."""
    found: Pace = getattr(_HERE, "pace", PATIENT)
    return found


def keep_pace(one: Pace) -> None:
    """Have the thread that asks keep a pace from now on."""
    _HERE.pace = one


@contextmanager
def paced(one: Pace) -> Iterator[None]:
    """Have the thread that asks keep a pace for a while."""
    usual = pace()
    keep_pace(one)
    try:
        yield
    finally:
        keep_pace(usual)
