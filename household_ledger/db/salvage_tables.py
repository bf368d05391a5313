"""The tables of a damaged file: where they begin and what stands in their cells, as the file itself says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import sqlcipher3.dbapi2 as sqlite

from household_ledger.db.columns import quoted
from household_ledger.db.pages import Cell, Pages, StoredRow

_MASTER_CELLS = 5
_COMPUTED_UNSTORED = 2


@dataclass(frozen=True, slots=True)
class StoredTable:
    """A table of the file: its first page and its columns in the order they are stored (None: the row's number)."""

    root: int
    columns: tuple[str, ...]
    number: str | None

    def named(self, row: StoredRow) -> dict[str, Cell]:
        """Give a row's cells by their columns; a row older than a column says nothing of it."""
        cells = dict(zip(self.columns, row.cells, strict=False))
        if self.number is not None:
            cells[self.number] = row.number
        return cells


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables and indexes the file tells of."""

    tables: dict[str, StoredTable]
    indexes: dict[str, int]
    seen: set[int]


def read_tables(pages: Pages) -> Tables:
    """Read what the file says of its tables; what cannot be read of that is missing."""
    seen = set[int]()
    tables: dict[str, StoredTable] = {}
    indexes: dict[str, int] = {}
    with _scratch() as scratch:
        for row in pages.walk(1, seen):
            if row is None or len(row.cells) != _MASTER_CELLS:
                continue
            sort, name, _of, root, sql = row.cells
            if not (isinstance(name, str) and isinstance(root, int) and isinstance(sql, str)):
                continue
            if sort == "index":
                indexes[name] = root
            elif sort == "table":
                columns = _columns(scratch, name, sql)
                if columns is not None:
                    tables[name] = StoredTable(root, *columns)
    return Tables(tables, indexes, seen)


def rows_of(pages: Pages, table: StoredTable, seen: set[int]) -> Iterator[dict[str, Cell] | None]:
    """Give the rows of a table by their columns, in the order of its key; None for each hole."""
    for row in pages.walk(table.root, seen):
        yield table.named(row) if row is not None else None


def orphans_of(pages: Pages, table: StoredTable, seen: set[int]) -> Iterator[dict[str, Cell] | None]:
    """Give the rows of pages no tree leads to that have as many cells as a table's; a hole before and after each."""
    for number in range(1, pages.count + 1):
        rows = pages.rows(number) if number not in seen else []
        if rows and all(
            len(row.cells) == len(table.columns) and bool(row.number) == bool(table.number) for row in rows
        ):
            yield from (None, *(table.named(row) for row in rows), None)


def present_table(name: str, statements: Iterable[str]) -> StoredTable:
    """Say how this program would store a table of its own."""
    with _scratch() as scratch:
        for statement in statements:
            if statement.split("(", 1)[0].split()[-1].strip('"') == name and "TABLE" in statement.upper():
                found = _columns(scratch, name, statement)
                if found is not None:
                    return StoredTable(0, *found)
    raise KeyError(name)


def _scratch() -> sqlite.Connection:
    connection = sqlite.connect(":memory:", isolation_level=None)
    connection.execute("pragma cipher_log_level=NONE")
    return connection


def _columns(scratch: sqlite.Connection, name: str, sql: str) -> tuple[tuple[str, ...], str | None] | None:
    """Give the columns in the order they are stored, and the one that is the row's number."""
    try:
        scratch.execute(sql)
    except sqlite.Error:
        return None
    said = scratch.execute(f"pragma table_xinfo({quoted(name)})").fetchall()
    kept = [
        (column, kind, key)
        for _place, column, kind, _null, _default, key, hidden in said
        if hidden != _COMPUTED_UNSTORED
    ]
    keys = [column for column, _kind, key in sorted(kept, key=lambda one: one[2]) if key]
    if "without rowid" in sql.lower():
        return (*keys, *(column for column, _kind, key in kept if not key)), None
    is_number = len(keys) == 1 and any(column == keys[0] and kind.lower() == "integer" for column, kind, _key in kept)
    return tuple(column for column, _kind, _key in kept), keys[0] if is_number else None
