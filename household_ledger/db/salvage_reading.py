"""Everything a damaged ledger file still says, read page by page; nothing is written and nothing believed unproved.

Steps, leaves and pictures prove themselves by their hashes, wherever in the file they lie. Rows do not: they count only
where their page is well formed and what they say can be.
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from household_ledger.db.bundle import unpacked
from household_ledger.db.bundle_lines import CarriedLeaf, CarriedStep, DamagedLines
from household_ledger.db.journal import FORMAT, Change, Header, digest_of, is_chained, text_of
from household_ledger.db.pages import Cell, Pages
from household_ledger.db.records import BY_CODE, BY_NAME
from household_ledger.db.salvage_rows import Rows, read_rows
from household_ledger.db.salvage_tables import Tables, read_tables, rows_of
from household_ledger.db.step import RecordKey
from household_ledger.domain.ids import Id
from household_ledger.domain.photo import Photo, hash_of

StepKey = tuple[int, int]
LeafKey = tuple[int, int, int]
_OP = ("writer", "seq", "hlc", "context", "schema", "person", "label", "target", "hash")
_LEAF = ("writer", "seq", "part", "household_id", "records", "salt", "digest", "body")
_TOUCH = ("kind", "id", "sub", "writer", "seq", "part")
_PHOTO = ("hash", "household_id", "width", "height", "added_on", "picture")
_JOURNAL = ("op", "leaf", "photo", "waiting_photo")
_BROKEN = (ValueError, TypeError, KeyError, AttributeError, zlib.error, DamagedLines, RecursionError, OverflowError)


@dataclass(frozen=True, slots=True)
class Op:
    """A step as its table has it."""

    header: Header
    hash: bytes


@dataclass(slots=True)
class Remains:
    """What a damaged file still says."""

    info: dict[str, str] = field(default_factory=dict)
    """`file_info`."""
    writers: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Since when and why each writer writes."""
    ops: dict[StepKey, Op] = field(default_factory=dict)
    leaves: dict[LeafKey, CarriedLeaf] = field(default_factory=dict)
    touches: dict[RecordKey, set[LeafKey]] = field(default_factory=lambda: defaultdict(set))
    """Which leaves changed a record."""
    waiting: list[CarriedStep] = field(default_factory=list)
    photos: dict[tuple[int, str], Photo] = field(default_factory=dict)
    rows: Rows = field(default_factory=Rows)
    has_all_steps: bool = True
    """Whether the journal has no hole, so that nothing was done that it does not tell."""
    has_all_touches: bool = True

    @property
    def is_nothing(self) -> bool:
        """Tell whether nothing came back: no part of the history, no row."""
        return not self.leaves and not self.rows.images

    @property
    def is_silent(self) -> bool:
        """Tell whether not even the names of what is lost are known."""
        return self.is_nothing and not self.spoken() and not self.rows.entries

    def steps(self) -> tuple[CarriedStep, ...]:
        """Give the steps that are whole: all their leaves there and the chain holding from the writer's first."""
        parts: dict[StepKey, list[LeafKey]] = defaultdict(list)
        for key in sorted(self.leaves):
            parts[key[:2]].append(key)
        found: list[CarriedStep] = []
        for (writer, seq), op in sorted(self.ops.items()):
            before = self.ops.get((writer, seq - 1))
            previous = before.hash if before is not None else b""
            leaves = tuple(self.leaves[one] for one in parts[writer, seq])
            if is_chained(previous, op.header, [(one.salt, one.digest) for one in leaves], op.hash):
                since = self.writers.get(writer, ("", ""))[0]
                found.append(CarriedStep(op.header, op.hash, previous, since, leaves))
        return tuple(found)

    def spoken(self) -> set[StepKey]:
        """List all steps anything speaks of."""
        touched = {leaf[:2] for leaves in self.touches.values() for leaf in leaves}
        return self.ops.keys() | {leaf[:2] for leaf in self.leaves} | touched

    def speaks_of_whole_steps(self) -> bool:
        """Tell whether every step anything speaks of is there, whole and hanging together."""
        return self.spoken() == {step.key for step in self.steps()}

    def changes(self, key: LeafKey) -> list[Change]:
        """Read what a leaf changed; nothing of one that was erased."""
        text = self.leaves[key].text
        return [Change(*one) for one in json.loads(text)] if text is not None else []


def read_remains(content: bytes) -> Remains:
    """Read all that can be read of the bytes of a ledger file."""
    pages, remains = Pages(content), Remains()
    tables = read_tables(pages)
    seen = set(tables.seen)
    rows = {name: _Table(pages, tables, name, seen) for name in ("file_info", "writer", *_JOURNAL, "touch", "waiting")}
    for name, table in rows.items():
        for row in table:
            if not _is_taken(remains, name, row) and name == "leaf":
                remains.has_all_steps = False
    remains.has_all_touches = rows["touch"].is_whole
    if not remains.has_all_touches:
        _search_touches(pages, seen, remains)
    is_read = rows["op"].is_whole and rows["leaf"].is_whole
    remains.has_all_steps = remains.has_all_steps and is_read and remains.speaks_of_whole_steps()
    if not remains.has_all_steps:  # else the history says it all, and proves it
        remains.rows = read_rows(pages, tables, seen)
    if not (is_read and rows["photo"].is_whole):
        _search(pages, seen, remains)
    return remains


class _Table:
    """The rows of a table that can be read, once; afterwards, whether there were holes."""

    def __init__(self, pages: Pages, tables: Tables, name: str, seen: set[int]) -> None:
        self._pages, self._seen = pages, seen
        self._table = tables.tables.get(name)
        self.is_whole = self._table is not None

    def __iter__(self) -> Iterator[dict[str, Cell]]:
        for row in rows_of(self._pages, self._table, self._seen) if self._table is not None else ():
            if row is None:
                self.is_whole = False
            else:
                yield row


def _is_taken(remains: Remains, name: str, row: dict[str, Cell]) -> bool:
    """Take a row that says what it should, and of the journal proves itself; tell whether it does."""
    try:
        columns, take = _TAKEN[name]
        take(remains, [row[one] for one in columns])
    except _BROKEN:
        return False
    return True


def _take_info(remains: Remains, cells: list[Cell]) -> None:
    remains.info[str(cells[0])] = str(cells[1])


def _take_writer(remains: Remains, cells: list[Cell]) -> None:
    number, since, why = cells
    if isinstance(number, int) and isinstance(since, str) and isinstance(why, str):
        remains.writers[number] = since, why


def _take_op(remains: Remains, cells: list[Cell]) -> None:
    writer, seq, hlc, context, schema, person, label, target, chained = cells
    numbers = all(isinstance(one, int) for one in (writer, seq, hlc, schema, person))
    if not (numbers and isinstance(label, str) and isinstance(chained, bytes) and len(chained) == 32):  # noqa: PLR2004
        raise ValueError(cells)
    header: Header = (writer, seq, hlc, context, schema, person, label, target)  # type: ignore[assignment]
    remains.ops.setdefault((header[0], header[1]), Op(header, chained))


def _take_leaf(remains: Remains, cells: list[Cell]) -> None:
    writer, seq, part, household, records, salt, digest, body = cells
    if not all(isinstance(one, int) for one in (writer, seq, part, household, records)) or not isinstance(
        digest, bytes
    ):
        raise ValueError(cells)
    text = None
    if isinstance(body, bytes) and isinstance(salt, bytes):
        text = text_of(body, FORMAT)
        if digest_of(salt, text) != digest:
            raise ValueError(digest)
    elif body is not None or salt is not None:
        raise ValueError(digest)
    key = (writer, seq, part)
    remains.leaves[key] = CarriedLeaf(household, records, salt, digest, text)  # type: ignore[index,arg-type]
    for change in remains.changes(key) if text is not None else ():  # type: ignore[arg-type]
        remains.touches[BY_NAME[change.kind].code, change.id, change.sub].add(key)  # type: ignore[arg-type]


def _take_touch(remains: Remains, cells: list[Cell]) -> None:
    """Take which step wrote which record; no other table has rows of six whole numbers that begin so."""
    if len(cells) == len(_TOUCH) and all(isinstance(one, int) for one in cells) and cells[0] in BY_CODE:
        kind, record, sub, writer, seq, part = (int(str(one)) for one in cells)
        remains.touches[kind, record, sub].add((writer, seq, part))


def _take_photo(remains: Remains, cells: list[Cell]) -> None:
    name, household, width, height, added_on, picture = cells
    if not isinstance(picture, bytes) or hash_of(picture) != name or not isinstance(household, int):
        raise ValueError(name)
    remains.photos[household, name] = Photo(
        hash=name,
        household=Id(household),
        width=int(str(width)),
        height=int(str(height)),
        added_on=date.fromisoformat(str(added_on)),
        picture=picture,
    )


def _take_waiting(remains: Remains, cells: list[Cell]) -> None:
    if isinstance(cells[0], bytes):
        remains.waiting.append(unpacked(cells[0]))


_TAKEN: dict[str, tuple[tuple[str, ...], Callable[[Remains, list[Cell]], None]]] = {
    "file_info": (("key", "value"), _take_info),
    "writer": (("id", "since", "why"), _take_writer),
    "op": (_OP, _take_op),
    "leaf": (_LEAF, _take_leaf),
    "photo": (_PHOTO, _take_photo),
    "waiting_photo": (_PHOTO, _take_photo),
    "touch": (_TOUCH, _take_touch),
    "waiting": (("lines",), _take_waiting),
}
"""What is taken of the journal's tables, by their columns in the order they are stored."""


def _search_touches(pages: Pages, seen: set[int], remains: Remains) -> None:
    for number in range(1, pages.count + 1):
        for row in pages.rows(number) if number not in seen else ():
            _take_touch(remains, list(row.cells))


def _search(pages: Pages, seen: set[int], remains: Remains) -> None:
    """Look through the pages no table leads to any more for what proves itself: steps, leaves and pictures."""
    for number in range(1, pages.count + 1):
        for row in pages.rows_left(number) if number not in seen else ():
            for name, columns in (("op", _OP), ("leaf", _LEAF), ("photo", _PHOTO)):
                if len(row.cells) == len(columns):
                    _is_taken(remains, name, dict(zip(columns, row.cells, strict=True)))
