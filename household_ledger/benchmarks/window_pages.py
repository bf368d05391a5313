"""P5, P9, P10: a key press until it is painted, a page until its chart stands, a long grid shown, sorted, filtered."""

from __future__ import annotations

import statistics
from functools import partial
from typing import Any

from household_ledger.benchmarks.child import lines_of
from household_ledger.benchmarks.measure import Measure, in_turn, percentile
from household_ledger.benchmarks.sizes import Bench, closed_copy
from household_ledger.benchmarks.window_kept import CHANGED, CHANGED_OF_ALL, NEW, RESTED
from household_ledger.benchmarks.window_long_grid import CHOSEN, GONE, SCROLLED
from household_ledger.benchmarks.window_use import CHARTS, KEYS, LISTS, PAGES
from household_ledger.db.connections import Raw
from household_ledger.services.entry_filter import EntryFilter, EntryOrder, SortKey
from household_ledger.services.ports import Reader
from household_ledger.services.views.entry_rows import EntryList

_KEY_MOST, _LIST_MOST, _PAGE_MOST, _CHART_MOST = 16.0, 30.0, 100.0, 30.0
_GRID_MOST = 3.0
_ROUNDS, _SCREENFUL = 7, 60
_P95 = 95
_SHOWN = "select id from entry where deleted=0 order by household_id,month,date,id"
_SORTED = (
    "select e.id from entry e join (select entry_id,max(abs(satang)) a from entry_line group by 1) l "
    "on l.entry_id=e.id where e.deleted=0 order by l.a desc,e.id"
)
_FILTERED = (
    "select id from entry where deleted=0 and (description like '%ไข่%' or note like '%ไข่%') "
    "order by household_id,month,date,id"
)
_TO_BE_QUICK = {
    GONE: "key down a list of all",
    CHOSEN: "row more chosen",
    SCROLLED: "list of all scrolled anywhere",
    NEW: "Enter, new row painted in its month",
    CHANGED: "Enter, changed row painted in its month",
    CHANGED_OF_ALL: "Enter, changed row painted in a list of all",
    NEW + RESTED: "Enter, new row, until the page rests",
    CHANGED + RESTED: "Enter, changed row, until the page rests",
    CHANGED_OF_ALL + RESTED: "Enter in a list of all, until the page rests",
}
"""What is done within one key press; the sums beside a row that is painted may follow it."""


def measure_window(bench: Bench) -> list[Measure]:
    """Use the window on a copy; the targets of P5 and P9 are milliseconds, their ratio is to the target."""
    told = _told("window_use", bench)
    if bench.size != "S":
        told |= _told("window_long_grid", bench) | _told("window_kept", bench)
    return [
        *(_within("P5", _TO_BE_QUICK[one], bench.size, told[one], _KEY_MOST) for one in _TO_BE_QUICK if one in told),
        _within("P5", "key press to painted", bench.size, told[KEYS], _KEY_MOST),
        _within("P5", "key press to the list painted", bench.size, told[LISTS], _LIST_MOST),
        _within("P9", "page switch with its chart", bench.size, told[PAGES], _PAGE_MOST),
        _within("P9", "chart updated", bench.size, told[CHARTS], _CHART_MOST),
    ]


def _told(module: str, bench: Bench) -> dict[str, list[float]]:
    """Run a child on a copy and give the seconds of each of its measurements."""
    lines = lines_of(f"household_ledger.benchmarks.{module}", [str(closed_copy(bench))])
    return {name: [float(one) / 1e3 for one in times] for name, *times in (line.split() for _when, line in lines)}


def measure_grid(bench: Bench) -> list[Measure]:
    """Show, sort and filter all entries as the grid does: which rows there are and in what order, and a screenful.

    The floor asks for the same ids in the same order; a table that can be scrolled anywhere must know them all.
    """
    by_amount = EntryOrder(SortKey.AMOUNT, is_down=True)
    with bench.app.store.reader() as reader:
        raw = reader.raw
        cases = (
            ("grid: first screen", partial(_screen, reader, EntryFilter()), _SHOWN),
            ("grid: sorted by amount", partial(_screen, reader, EntryFilter(), by_amount), _SORTED),
            ("grid: filtered by words", partial(_screen, reader, EntryFilter(text="ไข่")), _FILTERED),
        )
        measures = []
        for what, program, sql in cases:
            program()
            floor, own = in_turn([partial(_asked, raw, sql), program], _ROUNDS)
            low, median = statistics.median(floor), statistics.median(own)
            measures.append(Measure("P10", what, bench.size, low * 1e3, median * 1e3, median / low, _GRID_MOST))
    return measures


def _screen(reader: Reader, wanted: EntryFilter, order: EntryOrder | None = None) -> object:
    return EntryList(reader, wanted, order).page(reader, 0, _SCREENFUL)


def _asked(raw: Raw, sql: str) -> list[Any]:
    return raw.execute(sql).fetchall()


def _within(target: str, what: str, size: str, times: list[float], most: float) -> Measure:
    """Hold the 95th percentile, in milliseconds, against what it may be."""
    high = percentile(times, _P95) * 1e3
    return Measure(target, f"{what}, p95", size, most, high, high / most, 1.0)
