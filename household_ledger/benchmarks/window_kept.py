"""Enter in the window: a row typed anew or changed, until it is painted among the others and until the page rests.

    python -m household_ledger.benchmarks.window_kept LEDGER [TURNS]

Prints one line a measurement: its name and the milliseconds of every turn. A row counts as painted only once the step
is in the ledger and the table, painted after it, holds the row.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from household_ledger.benchmarks.window_use import opened_window, settle
from household_ledger.domain.entry import Entry
from household_ledger.domain.kinds import EntryKind
from household_ledger.services.ports import EntryQuery
from household_ledger.ui.entry_grid.table.looking import FILE
from household_ledger.ui.entry_grid.table.looks import EntryLooks
from household_ledger.ui.frame.window import Window
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.start.session import Session

NEW, CHANGED, CHANGED_OF_ALL = "kept_new", "kept_changed", "kept_changed_of_all"
RESTED = "_rested"
"""What stands behind a name where the whole page is waited for."""
_TURNS, _UNCOUNTED, _WORDS, _AFTERWARDS = 40, 2, 6, 8
_UNTIL_LIST = 0.05
"""Seconds a list of words is given to open."""


class _Seen(QObject):
    """Notes when the window was painted first after `watch`."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self.when = 0.0
        self._is_painting = False
        window.installEventFilter(self)

    def watch(self) -> None:
        """Begin anew."""
        self.when = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window paint, and note when it has."""
        if event.type() is not QEvent.Type.UpdateRequest or self._is_painting:
            return False
        self._is_painting = True
        QApplication.sendEvent(watched, event)
        self._is_painting = False
        self.when = self.when or time.perf_counter()
        return True


class _Hands:
    """Keeps rows in the grid of one window."""

    def __init__(self, session: Session, window: Window, page: EntryPage) -> None:
        self._session, self._window = session, window
        self.grid = page.grid
        self._seen = _Seen(window)
        self._number = 0

    def settle(self) -> None:
        """Let everything happen that was begun."""
        settle(self._session, self._window)

    def entries(self) -> list[Entry]:
        """List the plain expenses of the month looked at, the latest first."""
        desk = self._window.desk
        with desk.reader() as reader:
            query = EntryQuery(household=desk.household, first=desk.month.first, last=desk.month.last)
            return [one for one in reader.entries(query) if one.kind is EntryKind.EXPENSE and not one.pair][::-1]

    def write_new(self, words: str) -> None:
        """Type a row of words written before; its category is taken with Tab."""
        self.grid.focus()
        self.settle()
        self._type(words)
        ends = time.perf_counter() + _UNTIL_LIST
        while time.perf_counter() < ends:
            QApplication.processEvents()
        self._press(Qt.Key.Key_Tab, "\t")
        self.settle()
        self.grid.typing.go("money_out")
        self._type("45")

    def change(self, entry: Entry) -> None:
        """Begin to change a row's words."""
        self._number += 1
        self.grid.view.setFocus()
        self.grid.view.stand_at(self.grid.source.place(entry.id), "what")
        self.settle()
        self._press(Qt.Key.Key_F2)
        self._type(f"ก{self._number}")

    def keep(self) -> tuple[float, float]:
        """Press Enter; give the seconds until the row is painted, and until the page rests."""
        self.grid.typing.list.close()
        self.settle()
        ledger, count, words = self._window.desk.opened.ledger, self.grid.model.entries, self.grid.typing.row.what
        step, is_new = ledger.undo_step(), self.grid.hands.at is None
        self._seen.watch()
        begun = time.perf_counter()
        self._press(Qt.Key.Key_Return)
        while not self._seen.when:
            QApplication.processEvents()
        painted = self._seen.when - begun
        is_there = self.grid.model.entries == count + 1 if is_new else words in self._words_in_sight()
        if ledger.undo_step() == step or not is_there:
            raise RuntimeError(words)
        for _turn in range(_AFTERWARDS):
            QApplication.processEvents()  # one of them does only what is most urgent
        self.settle()
        return painted, time.perf_counter() - begun

    def _words_in_sight(self) -> set[str]:
        view = self.grid.view
        first, last = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
        rows = map(self.grid.model.shown, range(first, (last if last >= 0 else self.grid.model.entries - 1) + 1))
        return {one.row.what for one in rows if isinstance(one, EntryLooks)}

    def _type(self, letters: str) -> None:
        for letter in letters:
            self._press(Qt.Key.Key_unknown, letter)
            self.settle()

    def _press(self, key: Qt.Key, letter: str = "") -> None:
        focused = QApplication.focusWidget()
        if focused is None:
            raise RuntimeError(key)
        pressed = QKeyEvent(QEvent.Type.KeyPress, int(key), Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(focused, pressed)


def main(arguments: list[str]) -> int:
    """Open, keep rows in the month's list and in the list of all, tell, close."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    turns = int(arguments[1]) if len(arguments) > 1 else _TURNS
    with opened_window(Path(arguments[0])) as (session, window):
        window.resize(1366, 768)
        window.go("entry")
        settle(session, window)
        page = window.parts.pages.page()
        if not isinstance(page, EntryPage):
            raise TypeError(page)
        hands = _Hands(session, window, page)
        words = [one for one, _times in Counter(one.description for one in hands.entries()).most_common(_WORDS)]
        told = {NEW: _kept(hands, turns, lambda turn: hands.write_new(words[turn % _WORDS]))}
        told[CHANGED] = _kept(hands, turns, partial(_change, hands))
        page.deeds.run("search")
        page.grid.search.scope.choose(FILE)
        page.grid.search.sought.emit()
        settle(session, window)
        told[CHANGED_OF_ALL] = _kept(hands, turns, partial(_change, hands))
        for name, times in told.items():
            for what, place in ((name, 0), (name + RESTED, 1)):
                print(what, *(f"{one[place] * 1e3:.4f}" for one in times), flush=True)
    return 0


def _change(hands: _Hands, turn: int) -> None:
    hands.change(hands.entries()[turn + 2])


def _kept(hands: _Hands, turns: int, write: Callable[[int], None]) -> list[tuple[float, float]]:
    """Keep row after row; the first, with which things are loaded, do not count."""
    times = []
    for turn in range(turns + _UNCOUNTED):
        write(turn)
        times.append(hands.keep())
    return times[_UNCOUNTED:]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
