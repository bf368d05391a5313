"""Typing while a safety copy is made in the window: every key press until it is painted, and how long the copies took.

    python -m household_ledger.benchmarks.window_copying LEDGER [COPIES]

Prints one line a measurement: its name and the milliseconds of every turn.
"""

from __future__ import annotations

import os
import sys
import time
from functools import partial
from itertools import chain, cycle
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from household_ledger.benchmarks.measure import timed
from household_ledger.benchmarks.window_use import TYPED, opened_window, press, settle
from household_ledger.ui.start.session import Session

COPYING_KEYS, COPIES = "copying_keys", "copies"
_COPIES, _BETWEEN = 4, 0.06
"""How many copies; seconds between two letters of somebody who types fast."""
_CLEAR = ""


def main(arguments: list[str]) -> int:
    """Open, type while copies are made, tell, close."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    count = int(arguments[1]) if len(arguments) > 1 else _COPIES
    with opened_window(Path(arguments[0])) as (session, window):
        window.go("entry")
        settle(session, window)
        _type_a_word(TYPED[0])  # what the first letter loads is no matter of copies
        presses: list[float] = []
        copies = [timed(partial(_copy_while_typing, session, presses)) for _turn in range(count)]
        for name, times in ((COPYING_KEYS, presses), (COPIES, copies)):
            print(name, *(f"{seconds * 1e3:.4f}" for seconds in times), flush=True)
    return 0


def _copy_while_typing(session: Session, presses: list[float]) -> None:
    """Ask for a copy and type until it is there."""
    if session.copies is None:
        raise RuntimeError("copies")
    session.copies.copy_now()
    for letter in cycle(chain.from_iterable((*word, _CLEAR) for word in TYPED)):
        begun = time.perf_counter()
        if letter == _CLEAR:
            _clear()
        else:
            presses.append(timed(partial(press, letter)))
        while time.perf_counter() - begun < _BETWEEN:
            QApplication.processEvents()
        if not session.jobs.is_busy:
            break
    _clear()


def _type_a_word(word: str) -> None:
    for letter in word:
        press(letter)
    _clear()


def _clear() -> None:
    """Leave nothing typed: the list goes, then the word."""
    for _time in range(2):
        press("", Qt.Key.Key_Escape)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
