"""The window used as a person uses it, in a process of its own: every key press, page and chart timed.

    python -m household_ledger.benchmarks.window_use LEDGER [ROUNDS]

Prints one line a measurement: its name and the milliseconds of every turn.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QListView

from household_ledger.app.shelf import LedgerShelf
from household_ledger.benchmarks.clock import LAST_EVENING, BenchClock
from household_ledger.benchmarks.locked import opened_by_passphrase
from household_ledger.benchmarks.measure import timed
from household_ledger.charts.months import months_chart
from household_ledger.charts.spec import AnyChart
from household_ledger.domain.period import Month
from household_ledger.settings import Settings
from household_ledger.ui.frame.window import Window
from household_ledger.ui.start.collecting import Collecting
from household_ledger.ui.start.dress import dress
from household_ledger.ui.start.session import Session
from household_ledger.ui.widgets.chart_view import ChartView

KEYS, LISTS, PAGES, CHARTS = "keys", "lists", "pages", "charts"
TYPED = ("ค่ากับข้าว", "ตลาดเช้า", "ขายไข่", "ปุ๋ย", "น้ำมันรถ", "ค่าไฟ", "ออมกลุ่มสัจจะ", "ยืมเงินลูก", "ก๋วยเตี๋ยว")
_UNTIL_LIST = 0.06
"""Seconds after a key that its list is waited for; where nothing is offered none comes."""
_UNTIL_IDLE, _REST = 3.0, 0.002
"""Seconds after which nothing is loaded any more that nobody asked for; and between two looks for something to do."""
_PATIENCE = 10
"""Seconds the list is given to be made in."""
_SHOWN = ("today", "month", "savings", "debts", "before_after", "entry")
_ROUNDS, _MONTHS = 4, 12


def main(arguments: list[str]) -> int:
    """Open, use, tell, close."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rounds = int(arguments[1]) if len(arguments) > 1 else _ROUNDS
    with opened_window(Path(arguments[0])) as (session, window):
        keys, lists = _key_presses(session, window, rounds)
        pages, charts = _page_switches(session, window, rounds), _chart_updates(session, window)
        for name, times in ((KEYS, keys), (LISTS, lists), (PAGES, pages), (CHARTS, charts)):
            print(name, *(f"{seconds * 1e3:.4f}" for seconds in times), flush=True)
    return 0


@contextmanager
def opened_window(path: Path) -> Iterator[tuple[Session, Window]]:
    """Open a ledger in a window where a volunteer writes, in a folder of its own, and let what can wait be loaded."""
    application = QApplication([])
    with tempfile.TemporaryDirectory(prefix="household-ledger-bench-") as folder:
        settings = Settings(Path(folder) / "settings.json", {"writer": "volunteer", "copies_folder": folder})
        application.setStyle("Fusion")
        dress(application, settings)
        session = Session(application, LedgerShelf(BenchClock(LAST_EVENING)), settings, Path(folder))
        with opened_by_passphrase(path):
            session.open(path)
        if session.window is None:
            raise RuntimeError(path)
        Collecting(session)  # as the program does: garbage is looked for seldom, and not in what is there
        ends = time.perf_counter() + _UNTIL_IDLE
        while time.perf_counter() < ends:
            QApplication.processEvents()
            time.sleep(_REST)
        yield session, session.window
        session.window.close()
        session.end()


def settle(session: Session, window: Window) -> None:
    """Let everything happen that was begun: jobs, charts, paint; not what waits for sizes to rest (60 ms)."""
    QApplication.processEvents()
    while session.jobs.is_busy or not all(one.is_seen for one in window.findChildren(ChartView) if one.isVisible()):
        QApplication.processEvents()
        time.sleep(0.0005)
    QApplication.processEvents()


class _Painted(QObject):
    """Notes when something was painted last."""

    def __init__(self) -> None:
        super().__init__()
        self.when = 0.0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note a paint event, once it is over."""
        if event.type() is QEvent.Type.Paint:
            QTimer.singleShot(0, self._note)
        return False

    def _note(self) -> None:
        self.when = time.perf_counter()


def _key_presses(session: Session, window: Window, rounds: int) -> tuple[list[float], list[float]]:
    """Type words letter by letter: until all a press changed is painted, and until the list under the cell is."""
    window.go("entry")
    settle(session, window)
    offers = _list_under_the_cell(window)
    if offers is None:
        raise RuntimeError("offers")
    painted = _Painted()
    offers.viewport().installEventFilter(painted)
    presses, lists = [], []
    for word in TYPED * rounds:
        for letter in word:
            begun = time.perf_counter()
            presses.append(timed(partial(press, letter)))
            while time.perf_counter() - begun < _UNTIL_LIST:
                QApplication.processEvents()
            if painted.when > begun:
                lists.append(painted.when - begun)
        for _time in range(2):  # nothing typed is left: the list goes, then the word
            press("", Qt.Key.Key_Escape)
    return presses, lists


def _list_under_the_cell(window: Window) -> QListView | None:
    """Have the list made, as it is while somebody looks at the page: the first letter waits for it, no other does."""
    press(TYPED[0][0])
    ends = time.perf_counter() + _PATIENCE
    while window.findChild(QListView, "offers") is None and time.perf_counter() < ends:
        QApplication.processEvents()
    for _time in range(2):
        press("", Qt.Key.Key_Escape)
    return window.findChild(QListView, "offers")


def press(letter: str, key: int = 0) -> None:
    """Press a key where the keyboard is, and let all happen that it leads to at once."""
    focused = QApplication.focusWidget()
    if focused is None:
        raise RuntimeError(letter)
    QApplication.sendEvent(focused, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter))
    QApplication.processEvents()


def _page_switches(session: Session, window: Window, rounds: int) -> list[float]:
    """Go round the pages, each round in a month nobody looked at yet; the first, which imports, is not counted."""
    times = []

    def switch(key: str) -> None:
        window.go(key)
        settle(session, window)

    for turn in range(rounds + 1):
        window.step_month(-1)
        settle(session, window)
        for key in _SHOWN:
            taken = timed(partial(switch, key))
            if turn:
                times.append(taken)
    return times


def _chart_updates(session: Session, window: Window) -> list[float]:
    """Show the chart of twelve months, each time ending a month earlier."""
    window.turn_to(Month.of(window.desk.today))
    window.go("month")
    settle(session, window)
    view, desk = window.findChild(ChartView, "months_chart"), window.desk
    if view is None or desk.household is None:
        raise RuntimeError("months_chart")
    times = []

    def update(chart: AnyChart) -> None:
        view.show_chart(chart)
        settle(session, window)

    for back in range(_MONTHS):
        last = desk.month.plus(-back)
        chart = months_chart(desk.figures.months(desk.household, last.plus(-11), last))
        times.append(timed(partial(update, chart)))
    return times


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
