"""Comparing and writing units: what of a record changed, and putting unit values back into rows."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from household_ledger.db.columns import Value, quoted
from household_ledger.db.connections import Raw
from household_ledger.db.records import Child, RecordKind, Unit

Image = dict[str, Any]
"""A record's units as JSON gives them; `Any` because a unit is a scalar, a list, or a list with lists of child rows."""
Key = tuple[int, int]


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


def insert(raw: Raw, kind: RecordKind, record: tuple[int, int, Image]) -> None:
    """Write a row that is not there yet, of its key and whole image."""
    first, second, image = record
    cells: dict[str, Value] = {kind.key[0]: first}
    if kind.key[1]:
        cells[kind.key[1]] = second
    for name, unit in kind.units.items():
        cells |= dict(zip((one.name for one in unit.columns), _cells(unit, image[name]), strict=False))
    columns = ",".join(quoted(name) for name in cells)
    raw.execute(
        f"insert into {quoted(kind.name)}({columns}) values({','.join('?' * len(cells))})", tuple(cells.values())
    )
    for name, unit in kind.units.items():
        if unit.has_child and kind.child is not None:
            write_children(raw, kind.child, [(first, image[name][-1] if unit.is_list else image[name])])


def write_children(raw: Raw, child: Child, owned: list[tuple[int, list[list[Value]]]]) -> None:
    """Write the child rows of records anew."""
    raw.executemany(f"delete from {child.table} where {child.owner}=?", [(owner,) for owner, _ in owned])
    rows = [(owner, line, *cells) for owner, lines in owned for line, cells in enumerate(lines)]
    raw.executemany(f"insert into {child.into} values({','.join('?' * (2 + len(child.columns)))})", rows)


def _cells(unit: Unit, value: Any) -> Iterator[Value]:  # noqa: ANN401 -- as `Image`
    given = value if unit.is_list else [value]
    for column, cell in zip(unit.columns, given, strict=False):
        yield column.empty if cell is None else cell
