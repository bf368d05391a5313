"""P5, P9, P10: a key press until it is painted, a page until its chart stands, a long grid shown, sorted, filtered."""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from household_ledger.app import LedgerShelf
from household_ledger.benchmarks.measure import Measure, in_turn, percentile, timed
from household_ledger.benchmarks.sizes import Bench
from household_ledger.db.connections import Raw
from household_ledger.services.entry_filter import EntryFilter, EntryOrder, SortKey
from household_ledger.services.entry_rows import entry_page
from household_ledger.settings import Settings
from household_ledger.ui.start.session import Session

_KEYS = "ค่ากับข้าว ตลาดเช้า ขายไข่ ปุ๋ย น้ำมันรถ ค่าไฟ ออมกลุ่มสัจจะ"
_KEY_MOST, _PAGE_MOST, _CHART_MOST = 16.0, 100.0, 30.0
_GRID_MOST = 3.0
_PAGES = ("today", "month", "savings", "debts", "before_after", "entry")
_TURNS, _ROUNDS, _SCREENFUL = 4, 7, 60
_P95 = 95
_SORTED = (
    "select e.id from entry e join (select entry_id,max(abs(satang)) a from entry_line group by 1) l "
    "on l.entry_id=e.id where e.deleted=0 order by l.a desc,e.id limit 60"
)
_FILTERED = (
    "select id from entry where deleted=0 and (description like '%ไข่%' or note like '%ไข่%') "
    "order by household_id,month,date,id limit 60"
)


def measure_window(bench: Bench) -> list[Measure]:
    """Open the window on the ledger and use it; targets of P5 and P9 are milliseconds, their ratio is to the target."""
    with _window(bench) as session:
        return [
            _within("P5", "key press to painted", bench.size, _key_presses(session), _KEY_MOST),
            _within("P9", "page switch with its chart", bench.size, _page_switches(session), _PAGE_MOST),
            _within("P9", "chart updated", bench.size, _chart_updates(session), _CHART_MOST),
        ]


def measure_grid(bench: Bench) -> list[Measure]:
    """Show, sort and filter all entries a screenful at a time, each beside the same SQL."""
    every = EntryFilter()
    some = EntryFilter(text="ไข่")
    by_amount = EntryOrder(SortKey.AMOUNT, is_down=True)
    with bench.app.store.reader() as reader:
        raw = reader.raw
        cases: tuple[tuple[str, Callable[[], object], str], ...] = (
            (
                "grid: first screen",
                lambda: entry_page(reader, every, offset=0, limit=_SCREENFUL),
                "select id from entry where deleted=0 order by household_id,month,date,id limit 60",
            ),
            (
                "grid: sorted by amount",
                lambda: entry_page(reader, every, offset=0, limit=_SCREENFUL, order=by_amount),
                _SORTED,
            ),
            (
                "grid: filtered by words",
                lambda: entry_page(reader, some, offset=0, limit=_SCREENFUL),
                _FILTERED,
            ),
        )
        measures = []
        for what, program, sql in cases:
            program()
            floor, own = in_turn([partial(_asked, raw, sql), program], _ROUNDS)
            low, median = statistics.median(floor), statistics.median(own)
            measures.append(Measure("P10", what, bench.size, low * 1e3, median * 1e3, median / low, _GRID_MOST))
    return measures


def _asked(raw: Raw, sql: str) -> list[Any]:
    return raw.execute(sql).fetchall()


@contextmanager
def _window(bench: Bench) -> Iterator[Session]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from household_ledger.ui.start.dress import dress

    application = QApplication.instance() or QApplication([])
    folder = Path(tempfile.mkdtemp(prefix="household-ledger-bench-"))
    settings = Settings(folder / "settings.json", {"writer": "volunteer"})
    if isinstance(application, QApplication):
        application.setStyle("Fusion")
        dress(application, settings)
        bench.app.store.checkpoint()
        path = folder / "window.hldb"
        shutil.copy(bench.path, path)
        session = Session(application, LedgerShelf(bench.clock), settings, folder)
        session.open(path)
        try:
            yield session
        finally:
            if session.window is not None:
                session.window.close()
            session.end()
            shutil.rmtree(folder, ignore_errors=True)


def _settle(session: Session) -> None:
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()
    while session.jobs.is_busy:
        QApplication.processEvents()
        time.sleep(0.0005)
    QApplication.processEvents()


def _key_presses(session: Session) -> list[float]:
    """Type into the row being typed, letter by letter; a press counts until everything it changed is painted."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    if session.window is None:
        return []
    session.window.go("entry")
    _settle(session)
    times = []
    for letter in _KEYS * 3:
        focused = QApplication.focusWidget()
        if focused is None:
            break
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)

        def press(event: QKeyEvent = event, focused: object = focused) -> None:
            QApplication.sendEvent(focused, event)  # type: ignore[arg-type] # a widget
            QApplication.processEvents()

        times.append(timed(press))
    return times


def _page_switches(session: Session) -> list[float]:
    """Go round the pages; the first round imports and draws what is needed once, and is not counted."""
    if session.window is None:
        return []
    window, times = session.window, []
    for turn in range(_TURNS + 1):
        for key in _PAGES:

            def switch(key: str = key) -> None:
                window.go(key)
                _settle(session)

            taken = timed(switch)
            if turn:
                times.append(taken)
    return times


def _chart_updates(session: Session) -> list[float]:
    """Turn the months of the page with the chart of twelve months."""
    from household_ledger.charts.months import months_chart
    from household_ledger.ui.widgets.chart_view import ChartView

    if session.window is None or session.desk is None or session.desk.household is None:
        return []
    session.window.go("month")
    _settle(session)
    view = session.window.findChild(ChartView, "months_chart")
    desk, household, times = session.desk, session.desk.household, []
    for back in range(12):
        last = desk.month.plus(-back)
        chart = months_chart(desk.figures.months(household, last.plus(-11), last))

        def update(chart: object = chart) -> None:
            view.show_chart(chart)  # type: ignore[union-attr,arg-type] # the page has one
            view.repaint()  # type: ignore[union-attr]

        times.append(timed(update))
    return times


def _within(target: str, what: str, size: str, times: list[float], most: float) -> Measure:
    """Hold the 95th percentile, in milliseconds, against what it may be."""
    high = percentile(times, _P95) * 1e3
    return Measure(target, f"{what}, p95", size, most, high, high / most, 1.0)
