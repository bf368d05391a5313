"""Comparing and writing units: what of a record changed, and putting unit values back into rows."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from household_ledger.db.capture import capture_aside
from household_ledger.db.columns import Value, quoted
from household_ledger.db.connections import Raw
from household_ledger.db.records import Child, RecordKind, Unit
from household_ledger.db.rows import pour

Image = dict[str, Any]
"""A record's units as JSON gives them; `Any` because a unit is a scalar, a list, or a list with lists of child rows."""
Key = tuple[int, int]
_FEW = 50
_TOUCH = "touched(kind,id,sub)"
_PLACES: dict[int, list[tuple[str | None, int, Value]]] = {}


def is_empty(value: object) -> bool:
    """Tell whether a unit's value says nothing."""
    return value is None or (isinstance(value, list) and all(one is None or one == [] for one in value))


def emptied(unit: Unit) -> object:
    """Give the value of a unit that says nothing."""
    if not unit.is_list:
        return [] if unit.has_child else None
    return [None] * len(unit.columns) + [[]] * unit.has_child


def made(image: Image) -> Image:
    """Give what the journal says of a new record: the units that are not empty."""
    return {name: value for name, value in image.items() if not is_empty(value)}


def changed(before: Image, after: Image, again: frozenset[str] | set[str]) -> tuple[Image, Image]:
    """Give the units that differ, and those to be said again though equal, before and after."""
    names = [name for name, value in after.items() if before[name] != value or name in again]
    return {name: before[name] for name in names}, {name: after[name] for name in names}


def stands_as_left(now: Image, before: Image | None, after: Image) -> bool:
    """Tell whether a record is still as a step left it: the units it wrote, of a creation all of them."""
    if before is None:
        return all(value == after[name] if name in after else is_empty(value) for name, value in now.items())
    return all(now[name] == value for name, value in after.items())


def images(raw: Raw, kind: RecordKind, keys: Iterable[Key]) -> dict[Key, Image]:
    """Read the images of records as the rows are now."""
    rows = raw.execute(
        f"select v.id,v.sub,v.image from json_each(?) j cross join {kind.name}_image v"
        " on v.id=j.value->>0 and v.sub=j.value->>1",
        (json.dumps(list(keys)),),
    )
    return {(record, sub): json.loads(image) for record, sub, image in rows}


def put(raw: Raw, kind: RecordKind, records: Iterable[tuple[int, int, Mapping[str, Any]]]) -> None:
    """Write units (id, sub, {unit: value}) into rows that are there, one executemany for each shape of change.

    Child rows go first, so that only their own triggers can have seen the record.
    """
    shapes: dict[tuple[str, ...], list[tuple[Value, ...]]] = defaultdict(list)
    children: list[tuple[int, list[list[Value]]]] = []
    for record, sub, image in records:
        names: list[str] = []
        cells: list[Value] = []
        for name, value in image.items():
            unit = kind.units[name]
            names += [one.name for one in unit.columns]
            cells += _cells(unit, value)
            if unit.has_child:
                children.append((record, value[-1] if unit.is_list else value))
        shapes[tuple(names)].append((*cells, record, sub) if kind.key[1] else (*cells, record))
    if kind.child is not None and children:
        write_children(raw, kind.child, children)
    where = " and ".join(f"{quoted(name)}=?" for name in kind.key if name)
    for columns, rows in shapes.items():
        if columns:
            assigned = ",".join(f"{quoted(name)}=?" for name in columns)
            raw.executemany(f"update {quoted(kind.name)} set {assigned} where {where}", rows)


def insert(raw: Raw, kind: RecordKind, records: Sequence[tuple[int, int, Image]]) -> None:
    """Write rows that are not there yet, of their keys and whole images."""
    cells = [((one, sub), row_of(kind, (one, sub), image), children_of(kind, image)) for one, sub, image in records]
    insert_rows(raw, kind, cells)


def insert_rows(raw: Raw, kind: RecordKind, records: Sequence[tuple[Key, tuple[Value, ...], list[Any]]]) -> None:
    """Write rows that are not there yet, of their keys, their cells as `row_of` gives them and those of child rows."""
    if len(records) > _FEW:  # noted as touched beforehand, they need not be asked for what was there before them
        pour(raw, _TOUCH, [(kind.code, *key) for key, _row, _children in records])
        with capture_aside(raw, kind):
            _insert(raw, kind, records)
    else:
        _insert(raw, kind, records)


def _insert(raw: Raw, kind: RecordKind, records: Iterable[tuple[Key, tuple[Value, ...], list[Any]]]) -> None:
    rows: list[tuple[Value, ...]] = []
    children: list[tuple[Value, ...]] = []
    for key, row, lines in records:
        rows.append(row)
        children += [(key[0], line, *cells) for line, cells in enumerate(lines)]
    pour(raw, kind.into, rows)
    if kind.child is not None:
        pour(raw, kind.child.into, children)


def row_of(kind: RecordKind, key: Key, image: Image) -> tuple[Value, ...]:
    """Give the cells of an image in the order of the kind's columns."""
    cells: list[Value] = []
    for name, place, empty in _places(kind):
        value = key[place] if name is None else image[name] if place < 0 else image[name][place]
        cells.append(empty if value is None else value)
    return tuple(cells)


def children_of(kind: RecordKind, image: Image) -> list[Any]:
    """Give the cells of an image's child rows."""
    if kind.child is None:
        return []
    unit = kind.units[kind.child.unit]
    value: list[Any] = image[unit.name][-1] if unit.is_list else image[unit.name]
    return value


def _places(kind: RecordKind) -> list[tuple[str | None, int, Value]]:
    """Say for each column where its cell is: in which unit and at which place of it (−1: it is the whole)."""
    if kind.code not in _PLACES:
        of_units = {
            column.name: (unit.name, place if unit.is_list else -1, column.empty)
            for unit in kind.units.values()
            for place, column in enumerate(unit.columns)
        }
        of_key = {name: (None, place, None) for place, name in enumerate(kind.key) if name}
        _PLACES[kind.code] = [(of_key | of_units)[column.name] for column in kind.columns]
    return _PLACES[kind.code]


def write_children(raw: Raw, child: Child, owned: list[tuple[int, list[list[Value]]]]) -> None:
    """Write the child rows of records anew."""
    raw.executemany(f"delete from {child.table} where {child.owner}=?", [(owner,) for owner, _ in owned])
    rows = [(owner, line, *cells) for owner, lines in owned for line, cells in enumerate(lines)]
    raw.executemany(f"insert into {child.into} values({','.join('?' * (2 + len(child.columns)))})", rows)


def _cells(unit: Unit, value: Any) -> Iterator[Value]:  # noqa: ANN401 -- as `Image`
    given = value if unit.is_list else [value]
    for column, cell in zip(unit.columns, given, strict=False):
        yield column.empty if cell is None else cell
