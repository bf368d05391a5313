"""Writing a ledger as the project's own CSV: what importing reads back to the satang."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any, BinaryIO

from household_ledger.domain.entry import Entry
from household_ledger.files import write_whole
from household_ledger.services.exchange.canonical import TEXT_LIMITS, baht_text, guarded, quantity_text
from household_ledger.services.exchange.exporting_labels import Labels, unique_codes
from household_ledger.services.exchange.exporting_rows import RowMaker
from household_ledger.services.exchange.rows import COLUMNS, Row
from household_ledger.services.ports import EntryQuery, Progress, Reader, Store, no_progress

_MONEY = frozenset({"amount", "principal", "interest", "unit_price"})


@dataclass(slots=True)
class Tally:
    """How many entries an export wrote."""

    entries: int = 0


def export_csv(store: Store, path: Path, progress: Progress = no_progress) -> int:
    """Write every household's entries as canonical rows, by household, date, id; gives the number of entries.

    UTF-8 with BOM, text guarded against formulas. Whole or not at all: EnvironmentProblem as `files.write_whole`,
    Cancelled.
    """
    tally = Tally()
    with store.reader() as reader:
        write_whole(path, partial(_fill, reader, progress, tally))
    return tally.entries


def _fill(reader: Reader, progress: Progress, tally: Tally, file: BinaryIO) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for maker, entries in told_households(reader, progress):
        for entry in entries:
            writer.writerows(map(cells_of, maker.rows(entry)))
            tally.entries += 1
    text.flush()
    text.detach()


def told_households(reader: Reader, progress: Progress) -> Iterator[tuple[RowMaker, Iterator[Entry]]]:
    """Give each household's row maker and its entries by date and id, telling how far it is."""
    households = reader.households()
    codes = unique_codes(households)
    for done, household in enumerate(households):
        progress(done, len(households))
        labels = Labels.of(reader, household, codes[household.id])
        daily = frozenset(state.month for state in reader.month_states(household.id) if state.is_paper_daily)
        yield RowMaker(labels, reader, daily), reader.entries(EntryQuery(household=household.id))
    progress(len(households), len(households))


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
