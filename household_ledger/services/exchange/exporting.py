"""Writing a ledger as the project's own CSV: what importing reads back to the satang."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any, BinaryIO

from household_ledger.files import write_whole
from household_ledger.services.exchange.canonical import TEXT_LIMITS, baht_text, guarded, quantity_text
from household_ledger.services.exchange.rows import COLUMNS, Row
from household_ledger.services.exchange.scope import WHOLE, Readable, Scope, Tally, entries_told
from household_ledger.services.ports import Progress, Reader, no_progress

_MONEY = frozenset({"amount", "principal", "interest", "unit_price"})


def export_csv(store: Readable, path: Path, progress: Progress = no_progress, *, scope: Scope = WHOLE) -> int:
    """Write entries as canonical rows, by household, date, id; gives the number of entries.

    UTF-8 with BOM, text guarded against formulas. Whole or not at all: EnvironmentProblem as `files.write_whole`,
    Cancelled.
    """
    tally = Tally()
    with store.reader() as reader:
        write_whole(path, partial(_fill, reader, scope, progress, tally))
    return tally.entries


def _fill(reader: Reader, scope: Scope, progress: Progress, tally: Tally, file: BinaryIO) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for told in entries_told(reader, scope, progress):
        for entry in told.entries:
            writer.writerows(map(cells_of, told.maker.rows(entry)))
            tally.entries += 1
    text.flush()
    text.detach()


def cells_of(row: Row) -> list[str]:
    """Write a row's cells in the order of `COLUMNS`."""
    return [
        "" if value is None or value == "" else write(value)
        for write, value in zip(_WRITERS, _values(row), strict=True)
    ]


def _writer(column: str) -> Callable[[Any], str]:
    if column in TEXT_LIMITS:
        return guarded
    if column == "quantity":
        return quantity_text
    return baht_text if column in _MONEY else str


_WRITERS = tuple(map(_writer, COLUMNS))
_values: Callable[[Row], tuple[Any, ...]] = attrgetter(*COLUMNS)
