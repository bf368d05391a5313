"""Writing many new entries that differ from patterns in little: the database joins what is theirs with a pattern."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from household_ledger.db.capture import capture_aside, note_made
from household_ledger.db.columns import RecordColumn, Value, quoted
from household_ledger.db.connections import Raw
from household_ledger.db.identity import IdMaker
from household_ledger.db.records import ENTRY
from household_ledger.db.rows import CHUNK, INTO_LINES, line_rows
from household_ledger.domain.entry import OWN_NUMBER, Alike, Pattern

_NO_QUANTITY = -(1 << 62)
_OWN = {
    "id": "i.id",
    "date": "i.date",
    "first_written_on": "i.first_written_on",
    "import_id": "i.import_id",
    "quantity": f"nullif(i.quantity,{_NO_QUANTITY})",
    "counted": "p.counted*i.amount",
    "description": "i.description",
    "note": "i.note",
}
"""What an entry does not have from its pattern alone."""
_PATTERNS_KEPT = 20_000
_SHARED = tuple((place, one.name) for place, one in enumerate(ENTRY.columns) if one.field not in _OWN)
_COUNTED = next(place for place, one in enumerate(ENTRY.columns) if one.field == "counted")


def _typed(column: RecordColumn) -> str:
    return f"{quoted(column.name)} {'text' if column.is_text else 'integer'}"


_TABLES = {
    "pattern": f"id integer primary key,{','.join(_typed(one) for one in ENTRY.columns if one.field not in _OWN)},"
    "counted integer",
    "pattern_line": (
        "pattern integer,line integer,account text,ref integer,occupation integer,medium text,satang integer,"
        "life_months integer,primary key(pattern,line)"
    ),
    "incoming": (
        "id integer primary key,pattern integer,date text,amount integer,quantity integer,description text,note text,"
        "first_written_on text,import_id integer"
    ),
}
"""Temporary ones: patterns told so far with their lines, and what a chunk says of its entries."""
_ENTRIES = (
    f"insert into entry({','.join(quoted(one.name) for one in ENTRY.columns)}) select "
    + ",".join(_OWN.get(one.field, f"p.{quoted(one.name)}") for one in ENTRY.columns)
    + " from incoming i cross join pattern p on p.id=i.pattern"
)
_LINES = (
    f"insert into {INTO_LINES} select i.id,l.line,l.account,l.ref,l.occupation,l.medium,l.satang*i.amount,l.life_months"
    " from incoming i cross join pattern_line l on l.pattern=i.pattern"
)


class AlikeWriter:
    """Writes them within one step; a pattern is told to the database once.

    The lines and the count of a pattern are kept for one satang, and for an amount of one where they are as they are.
    """

    def __init__(self, raw: Raw, ids: IdMaker) -> None:
        self._raw, self._ids = raw, ids
        self._known: dict[Pattern, int] = {}
        for table, columns in _TABLES.items():
            raw.execute(f"create temp table if not exists {table}({columns})")
        self._forget()

    def write(self, entries: Iterable[Alike]) -> None:
        """Write new entries in chunks, ids in their order."""
        stream = iter(entries)
        while chunk := list(islice(stream, CHUNK)):
            self._tell_patterns(chunk)
            self._raw.executemany("insert into incoming values(?,?,?,?,?,?,?,?,?)", self._incoming(chunk))
            note_made(self._raw, ENTRY, "incoming")
            with capture_aside(self._raw, ENTRY):
                self._raw.execute(_ENTRIES)
                self._raw.execute(_LINES)
            self._raw.execute("delete from incoming")

    def _incoming(self, chunk: list[Alike]) -> Iterator[tuple[Value, ...]]:
        known = self._known
        for entry_id, (pattern, day, amount, quantity, description, note, written, import_id) in zip(
            self._ids.many(len(chunk)), chunk, strict=True
        ):
            yield (
                entry_id,
                known[pattern],
                day.isoformat(),
                amount if pattern.amount else 1,
                _NO_QUANTITY
                if quantity is None
                else quantity,  # the driver asks of each None anew how it is to be kept
                description,
                note,
                written.isoformat(),
                entry_id if import_id == OWN_NUMBER else import_id,
            )

    def _tell_patterns(self, chunk: list[Alike]) -> None:
        if len(self._known) > _PATTERNS_KEPT:
            self._forget()
        fresh = {entry.pattern for entry in chunk} - self._known.keys()
        first = len(self._known) + 1
        self._known.update(zip(fresh, range(first, first + len(fresh)), strict=True))
        if fresh:
            marks = ",".join("?" * (len(_SHARED) + 2))
            self._raw.executemany(f"insert into pattern values({marks})", map(self._pattern_row, fresh))
            lines = (row for pattern in fresh for row in self._line_rows(pattern))
            self._raw.executemany("insert into pattern_line values(?,?,?,?,?,?,?,?)", lines)

    def _pattern_row(self, pattern: Pattern) -> tuple[Value, ...]:
        row = ENTRY.row(pattern.entry)
        counted: Any = row[_COUNTED]
        per_satang = counted // pattern.amount if counted is not None and pattern.amount else counted
        return (self._known[pattern], *(row[place] for place, _name in _SHARED), per_satang)

    def _line_rows(self, pattern: Pattern) -> Iterator[tuple[Value, ...]]:
        number, amount = self._known[pattern], pattern.amount or 1
        for _entry, line, account, ref, occupation, medium, satang, life in line_rows(pattern.entry):
            yield number, line, account, ref, occupation, medium, int(satang or 0) // amount, life

    def _forget(self) -> None:
        self._known.clear()
        for table in _TABLES:
            self._raw.execute(f"delete from {table}")
