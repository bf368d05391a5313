"""Entries to rows and back, lines included."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from household_ledger.db.columns import Value, quoted
from household_ledger.db.connections import Raw
from household_ledger.db.records import ENTRY, RecordKind
from household_ledger.domain.baseline import BaselineLine
from household_ledger.domain.entry import Entry, Line
from household_ledger.domain.kinds import Account, Medium

CHUNK = 5000
_ROWS_A_STATEMENT = 100
_ACCOUNTS = {str(word): word for word in Account}
_MEDIA = {str(word): word for word in Medium}
INTO_LINES = ENTRY.child.into if ENTRY.child else ""
LINES_SQL = (
    "(select json_group_array(json_array(account,ref,occupation,medium,satang,life_months))"
    " from entry_line l where l.entry_id=r.id)"
)
BASELINE_LINES_SQL = (
    "(select json_group_array(json_array(source,cash,in_kind,hours)) from baseline_line l where l.baseline_id=r.id)"
)


def insert_many(raw: Raw, entries: Iterator[Entry]) -> Iterator[list[Entry]]:
    """Write new entries in chunks, giving back each chunk written.

    Each statement with triggers opens a statement journal, so rows one by one would cost twice.
    """
    while chunk := list(islice(entries, CHUNK)):
        pour_entries(raw, [ENTRY.row(entry) for entry in chunk])
        pour(raw, INTO_LINES, [row for entry in chunk for row in line_rows(entry)])
        yield chunk


def pour_entries(raw: Raw, rows: list[tuple[Value, ...]]) -> None:
    """Write the rows of new entries, cells in the order of `ENTRY.columns`.

    Columns in which no row says anything are left to their defaults: binding them would cost as much as the rest.
    """
    said = [
        (one.name, cells)
        for one, cells in zip(ENTRY.columns, zip(*rows, strict=True), strict=True)
        if one.is_required or cells.count(one.empty) < len(rows)
    ]
    columns = ",".join(quoted(name) for name, _ in said)
    pour(raw, f"entry({columns})", list(zip(*(cells for _, cells in said), strict=True)))


def line_rows(entry: Entry) -> list[tuple[Value, ...]]:
    """Give the rows of an entry's lines."""
    owner = int(entry.id)
    return [
        (
            owner,
            number,
            str(line.account),
            int(line.ref),
            int(line.occupation),
            str(line.medium),
            int(line.satang),
            line.life_months,
        )
        for number, line in enumerate(entry.lines)
    ]


def pour(raw: Raw, into: str, rows: list[tuple[Value, ...]]) -> None:
    """Write many rows, a hundred a statement."""
    if not rows:
        return
    one = "(" + ",".join("?" * len(rows[0])) + ")"
    full = len(rows) // _ROWS_A_STATEMENT * _ROWS_A_STATEMENT
    hundreds = (
        tuple(chain.from_iterable(rows[start : start + _ROWS_A_STATEMENT]))
        for start in range(0, full, _ROWS_A_STATEMENT)
    )
    raw.executemany(f"insert into {into} values" + ",".join([one] * _ROWS_A_STATEMENT), hundreds)
    raw.executemany(f"insert into {into} values{one}", rows[full:])


def lines_from(text: str) -> tuple[Line, ...]:
    """Read the lines of an entry as the database gathers them."""
    return _lines(json.loads(text))


def _lines(cells: Iterable[Any]) -> tuple[Line, ...]:
    return tuple(
        Line(_ACCOUNTS[account], ref, occupation, _MEDIA[medium], satang, life)
        for account, ref, occupation, medium, satang, life in cells
    )


def selected(kind: RecordKind) -> str:
    """Give what to select from a kind's table (called r) so that `record_from` can read it."""
    if kind.child is None:
        return kind.selected
    return f"{kind.selected},{LINES_SQL if kind is ENTRY else BASELINE_LINES_SQL}"


def record_from(kind: RecordKind, row: tuple[Any, ...]) -> object:
    """Make the record of a row selected by `selected`."""
    if kind.child is None:
        return kind.record(row)
    return record_of_cells(kind, row, json.loads(row[-1]))


def record_of_cells(kind: RecordKind, row: tuple[Any, ...], children: Iterable[Any]) -> object:
    """Make the record of its cells and those of its child rows."""
    if kind is ENTRY:
        return kind.record(row, _lines(children))
    return kind.record(row, tuple(BaselineLine(*cells) for cells in children))


def read(raw: Raw, kind: RecordKind, where: str, cells: tuple[Value, ...] = ()) -> Iterator[Any]:
    """Stream records of a kind; `where` is what follows the table, r."""
    for row in raw.execute(f'select {selected(kind)} from "{kind.name}" r {where}', cells):
        yield record_from(kind, row)


def key_of(kind: RecordKind, record: object) -> tuple[int, int]:
    """Give the key of a record as the journal has it: (id, 0), or both halves of a natural key."""
    first, second = kind.key_fields
    return int(getattr(record, first)), int(getattr(record, second)) if second else 0


def where_key(kind: RecordKind, key: tuple[int, int]) -> tuple[str, tuple[int, ...]]:
    """Give the condition (on a table called r) that finds a record, and its cells."""
    first, second = kind.key
    if second is None:
        return f"where r.{quoted(first)}=?", key[:1]
    return f"where r.{quoted(first)}=? and r.{quoted(second)}=?", key


def child_cells(kind: RecordKind, record: object) -> list[list[Value]]:
    """Give the cells of a record's child rows."""
    if isinstance(record, Entry):
        return [list(row[2:]) for row in line_rows(record)]
    return [list(row) for row in getattr(record, kind.child.fills)] if kind.child else []
