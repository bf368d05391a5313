"""Writing many new entries that differ from patterns in little: their rows are made from the pattern's cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from household_ledger.db.capture import capture_aside, note_made
from household_ledger.db.columns import Value, quoted
from household_ledger.db.connections import Raw
from household_ledger.db.identity import IdMaker
from household_ledger.db.records import ENTRY
from household_ledger.db.rows import CHUNK, INTO_LINES, line_rows, pour
from household_ledger.domain.entry import Alike, Pattern
from household_ledger.domain.ids import Id

_OWN = ("id", "date", "first_written_on", "import_id", "quantity", "counted", "description", "note")
"""Fields an entry does not have from its pattern; they stand last in a row, in this order."""
_COLUMNS = {one.field: one for one in ENTRY.columns}
_SHARED = tuple((place, one) for place, one in enumerate(ENTRY.columns) if one.field not in _OWN)


@dataclass(slots=True)
class _Cells:
    """A pattern's cells, and its lines: number, account, ref, occupation, medium, satang (plus or minus 1), life."""

    shared: tuple[Value, ...]
    lines: list[tuple[Any, ...]]
    is_fixed: bool
    counted: int | None


def insert_alike(raw: Raw, entries: Iterable[Alike], ids: IdMaker) -> None:
    """Write new entries in chunks, ids in their order."""
    stream = iter(entries)
    while chunk := list(islice(stream, CHUNK)):
        numbers = list(ids.many(len(chunk)))
        into, rows, lines = _rows(chunk, numbers)
        note_made(raw, ENTRY, numbers)
        with capture_aside(raw, ENTRY):
            pour(raw, into, rows)
            pour(raw, INTO_LINES, lines)


def _rows(chunk: list[Alike], numbers: list[Id]) -> tuple[str, list[tuple[Value, ...]], list[tuple[Value, ...]]]:
    """Give the columns that are written, the row of each entry, and the rows of all their lines."""
    into, patterns = _patterns({entry.pattern for entry in chunk})
    rows: list[tuple[Value, ...]] = []
    lines: list[tuple[Value, ...]] = []
    for entry_id, (pattern, day, amount, quantity, description, note, written, import_id) in zip(
        numbers, chunk, strict=True
    ):
        cells = patterns[pattern]
        counted = cells.counted
        if cells.is_fixed:
            lines += [(entry_id, *line) for line in cells.lines]
        else:
            lines += [
                (entry_id, number, account, ref, occupation, medium, unit * amount, life)
                for number, account, ref, occupation, medium, unit, life in cells.lines
            ]
            if counted is not None:
                counted = amount
        own = (entry_id, day.isoformat(), written.isoformat(), import_id, quantity, counted, description, note)
        rows.append(cells.shared + own)
    return into, rows, lines


def _patterns(patterns: set[Pattern]) -> tuple[str, dict[Pattern, _Cells]]:
    """Give what to insert into, and each pattern's cells; columns of which no pattern says anything are left out."""
    cells = {pattern: ENTRY.row(pattern.entry) for pattern in patterns}
    said = [
        (place, one)
        for place, one in _SHARED
        if one.is_required or any(row[place] != one.empty for row in cells.values())
    ]
    names = [one.name for _place, one in said] + [_COLUMNS[field].name for field in _OWN]
    into = f"entry({','.join(quoted(name) for name in names)})"
    return into, {
        pattern: _Cells(
            shared=tuple(row[place] for place, _one in said),
            lines=[_line(line, pattern.amount) for line in line_rows(pattern.entry)],
            is_fixed=not pattern.amount,
            counted=None if pattern.entry.counted is None else int(pattern.entry.counted),
        )
        for pattern, row in cells.items()
    }


def _line(row: tuple[Any, ...], amount: int) -> tuple[Any, ...]:
    """Take the entry out of a line's row, and the pattern's amount out of its satang."""
    _entry, number, account, ref, occupation, medium, satang, life = row
    return number, account, ref, occupation, medium, satang // amount if amount else satang, life
