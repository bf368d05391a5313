"""The grid on all entries of every household, used in the window: scrolled, gone about in, rows chosen, typed in.

    python -m household_ledger.benchmarks.window_long_grid LEDGER

Prints one line a measurement: its name and the milliseconds of every turn, until all it changed is painted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from household_ledger.benchmarks.measure import timed
from household_ledger.benchmarks.window_use import opened_window, settle
from household_ledger.ui.entry_grid.table.looking import FILE
from household_ledger.ui.frame.window import Window
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.start.session import Session

SCROLLED, GONE, CHOSEN = "scrolled", "gone", "chosen"
_TURNS, _STRIDE = 80, 31
"""How often each is done; and how far apart the places are that are scrolled to, in parts of the whole."""
_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def main(arguments: list[str]) -> int:
    """Open, search everything, use, tell, close."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with opened_window(Path(arguments[0])) as (session, window):
        page = _all_entries(session, window)
        view, turn = page.grid.view, partial(_turn, session, window)
        bar = view.verticalScrollBar()
        places = [bar.maximum() * (time * _STRIDE % _TURNS) // _TURNS for time in range(_TURNS)]
        told = {SCROLLED: [turn(partial(bar.setValue, place)) for place in places]}
        for name, held in ((GONE, _NONE), (CHOSEN, _SHIFT)):
            view.setFocus()
            view.stand_at(0, "what")
            settle(session, window)
            told[name] = [turn(partial(_press, key, held)) for key in _keys()]
        for name, times in told.items():
            print(name, *(f"{seconds * 1e3:.4f}" for seconds in times), flush=True)
    return 0


def _all_entries(session: Session, window: Window) -> EntryPage:
    """Go to the page of daily entries and look for everything in every household."""
    window.go("entry")
    settle(session, window)
    page = window.parts.pages.page()
    if not isinstance(page, EntryPage):
        raise TypeError(page)
    page.deeds.run("search")
    page.grid.search.scope.choose(FILE)
    page.grid.search.sought.emit()
    settle(session, window)
    return page


def _keys() -> list[Qt.Key]:
    """Give the keys somebody goes down a list with."""
    return [Qt.Key.Key_Down] * (_TURNS // 2) + [Qt.Key.Key_PageDown] * (_TURNS // 2)


def _press(key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    focused = QApplication.focusWidget()
    if focused is None:
        raise RuntimeError(key)
    QApplication.sendEvent(focused, QKeyEvent(QEvent.Type.KeyPress, int(key), held))


def _turn(session: Session, window: Window, action: Callable[[], object]) -> float:
    def whole() -> None:
        action()
        settle(session, window)

    return timed(whole)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
