"""The rows of a damaged file that can be believed, as images; they are put into a file in memory that judges them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

import sqlcipher3.dbapi2 as sqlite

from household_ledger.db.columns import Value, quoted
from household_ledger.db.history import record_of
from household_ledger.db.images import image_sql
from household_ledger.db.making import create_statements
from household_ledger.db.pages import Cell, Pages
from household_ledger.db.records import ENTRY, KINDS, RecordKind
from household_ledger.db.salvage_tables import Tables, orphans_of, present_table, rows_of
from household_ledger.db.step import RecordKey
from household_ledger.db.units import Image
from household_ledger.domain.kinds import EntryKind

_INDEX = "entry_month"
_INDEX_CELLS = 5
_KNOWN_BY_THEMSELVES = frozenset({"entry", "entry_line"})
"""Tables whose rows nothing else looks like: so many cells, and words in them."""
_WITHOUT_LINES = frozenset({EntryKind.NOTHING, EntryKind.HOURS, EntryKind.CASH_COUNT})


@dataclass(slots=True)
class Rows:
    """What the tables of records still say."""

    images: dict[RecordKey, Image] = field(default_factory=dict)
    entries: dict[int, tuple[int, str]] = field(default_factory=dict)
    """Whose entry it is and of which day, as the index of entries says it: of lost ones too."""


@dataclass(slots=True)
class Doubtful:
    """Records whose lines may not all be there."""

    owners: set[int] = field(default_factory=set)
    has_holes: bool = False

    def note(self, owner: Cell) -> None:
        """Doubt a record."""
        if isinstance(owner, int):
            self.owners.add(owner)


def read_rows(pages: Pages, tables: Tables, seen: set[int]) -> Rows:
    """Read the rows of all records that are well formed, whole with their lines, and say what can be."""
    scratch = sqlite.connect(":memory:", isolation_level=None)
    scratch.execute("pragma cipher_log_level=NONE")
    scratch.execute("pragma foreign_keys=OFF")
    for statement in create_statements():
        scratch.execute(statement)
    scratch.execute("begin")
    found = Rows()
    try:
        for kind in KINDS:
            _pour(scratch, kind, kind.name, _rows(pages, tables, kind.name, seen))
            doubtful = _pour_children(scratch, kind, pages, tables, seen)
            found.images |= dict(_images(scratch, kind, doubtful))
    finally:
        scratch.close()
    found.entries = dict(_indexed(pages, tables, seen))
    return found


def _rows(pages: Pages, tables: Tables, name: str, seen: set[int]) -> Iterator[dict[str, Cell] | None]:
    """Give the rows of a table, and where it has holes those of pages that can only be its own."""
    table = tables.tables.get(name)
    has_holes = table is None
    for row in rows_of(pages, table, seen) if table is not None else ():
        has_holes |= row is None
        yield row
    if has_holes and name in _KNOWN_BY_THEMSELVES:
        yield None
        yield from orphans_of(pages, table or present_table(name, create_statements()), seen)


def _pour(scratch: sqlite.Connection, kind: RecordKind, name: str, rows: Iterator[dict[str, Cell] | None]) -> None:
    known = {one.name for one in kind.columns}
    for row in rows:
        _insert(scratch, name, {key: value for key, value in (row or {}).items() if key in known})


def _insert(scratch: sqlite.Connection, name: str, cells: dict[str, Cell]) -> bool:
    """Write a row where its table takes it."""
    columns = ",".join(map(quoted, cells))
    try:
        scratch.execute(
            f"insert into {quoted(name)}({columns}) values({','.join('?' * len(cells))})", [*cells.values()]
        )
    except (sqlite.Error, OverflowError):
        return False
    return True


def _pour_children(
    scratch: sqlite.Connection, kind: RecordKind, pages: Pages, tables: Tables, seen: set[int]
) -> Doubtful:
    """Write the lines of records; give those whose lines may not all be there."""
    doubtful = Doubtful()
    if kind.child is None:
        return doubtful
    last: Cell = None
    is_after_hole = False
    for row in _rows(pages, tables, kind.child.table, seen):
        if row is None:
            doubtful.note(last)
            doubtful.has_holes = is_after_hole = True
            continue
        owner = row.get(kind.child.owner)
        if is_after_hole or not _insert(scratch, kind.child.table, row):
            doubtful.note(owner)
        is_after_hole = False
        last = owner
    return doubtful


def _images(scratch: sqlite.Connection, kind: RecordKind, doubtful: Doubtful) -> Iterator[tuple[RecordKey, Image]]:
    first, second = kind.key
    keys = f"{quoted(first)},{quoted(second) if second else '0'}"
    for record, sub, text in scratch.execute(f"select {keys},{image_sql(kind)} from {quoted(kind.name)} r"):
        image: Image = json.loads(text)
        if record in doubtful.owners or (kind.child is not None and doubtful.has_holes and _lacks_lines(kind, image)):
            continue
        if is_believable(kind, (record, sub), image):
            yield (kind.code, record, sub), image


def _lacks_lines(kind: RecordKind, image: Image) -> bool:
    """Tell whether a record has no line at all and should have."""
    if kind is ENTRY:
        return not image["money"][-1] and image["money"][0] not in _WITHOUT_LINES
    return kind.child is not None and not image[kind.child.unit]


def is_believable(kind: RecordKind, key: tuple[int, int], image: Image) -> bool:
    """Tell whether an image can be a record's: it can be made, its text is text, and an entry balances."""
    try:
        record_of(kind, key, image)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return False
    if kind is ENTRY and sum(line[4] for line in image["money"][-1]):
        return False
    return not any("\0" in text for text in _texts(list(image.values())))


def _texts(values: list[Value | list[object]]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from _texts(value)  # type: ignore[arg-type]


def _indexed(pages: Pages, tables: Tables, seen: set[int]) -> Iterator[tuple[int, tuple[int, str]]]:
    """Say whose every entry is and of which day, as the index of entries tells it; deleted ones are left out."""
    root = tables.indexes.get(_INDEX)
    walked = list(pages.walk(root, seen)) if root is not None else [None]
    if None in walked:
        walked += [row for number in range(1, pages.count + 1) if number not in seen for row in pages.rows(number)]
    for row in walked:
        if row is not None and len(row.cells) == _INDEX_CELLS and not row.number:
            household, month, deleted, day, entry = row.cells
            is_index = isinstance(household, int) and isinstance(entry, int) and isinstance(day, str)
            if is_index and deleted == 0 and str(month) == str(day)[:7].replace("-", ""):
                yield int(str(entry)), (int(str(household)), str(day))
