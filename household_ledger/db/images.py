"""The image of a record: one JSON object {unit: value}, made by the database from the rows as they are.

An empty value is null (text '' and number 0 are "nothing said"), so a unit of one column is a scalar or null, a unit of
several columns a list; the child rows stand last in their unit, in the order of their line numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

from household_ledger.db.columns import RecordColumn, quoted
from household_ledger.db.records import KINDS, Child, RecordKind, Unit


def image_sql(kind: RecordKind) -> str:
    """Give the expression that makes the image of a row called r."""
    return "json_object(" + ",".join(f"'{unit.name}',{_value(kind, unit)}" for unit in kind.units.values()) + ")"


def derived_statements() -> Iterator[tuple[str, str]]:
    """List (name, SQL) of views and append-only triggers: each migration makes them anew from the tables."""
    for kind in KINDS:
        first, second = kind.key
        sub = quoted(second) if second else "0"
        cells = f"{quoted(first)} id,{sub} sub,{kind.household} household_id,{image_sql(kind)} image"
        yield f"{kind.name}_image", f"create view {kind.name}_image as select {cells} from {quoted(kind.name)} r"
    yield "erased_total", _ERASED_TOTAL
    for table in ("op", "writer", "touch", "leaf"):
        for verb in ("update", "delete"):
            name = f"{table}_no_{verb}"
            when = f"when {_ERASING[name]} " if name in _ERASING else ""
            yield (
                name,
                f"create trigger {name} before {verb} on {table} {when}begin select raise(abort,'append only'); end",
            )


_ERASED_TOTAL = (
    "create view erased_total as select j.value->>0 month,sum(j.value->>1) income,sum(j.value->>2) spending,"
    "sum(j.value->>3) cost,sum(j.value->>4) saved,sum(j.value->>5) owed from erasure,json_each(sums) j group by 1"
)
_KEPT_LEAF = (
    "new.body is not null or new.salt is not null or new.digest<>old.digest or new.writer<>old.writer"
    " or new.seq<>old.seq or new.part<>old.part or new.household_id<>old.household_id or new.records<>old.records"
)

_KEPT_OP = (
    "json_type(new.label,'$[1]') is not 'text' or new.label->>0 is not old.label->>0 or new.writer<>old.writer"
    " or new.seq<>old.seq or new.hlc<>old.hlc or new.context is not old.context or new.schema<>old.schema"
    " or new.person<>old.person or new.target is not old.target or new.hash<>old.hash"
)
_READABLE = (
    "exists (select 1 from leaf l where l.writer=old.writer and l.seq=old.seq and l.part=old.part and"
    " l.body is not null)"
)
_ERASING = {"leaf_no_update": _KEPT_LEAF, "op_no_update": _KEPT_OP, "touch_no_delete": _READABLE}
"""Erasing a household empties body and salt of its leaves, what the labels of their steps name, and forgets which
records they spoke of; nothing else (`safety.md` §7)."""


def _value(kind: RecordKind, unit: Unit) -> str:
    cells = [_cell(one) for one in unit.columns]
    if unit.has_child and kind.child is not None:
        cells.append(_children(kind, kind.child))
    return f"json_array({','.join(cells)})" if unit.is_list else cells[0]


def _cell(column: RecordColumn) -> str:
    name = f"r.{quoted(column.name)}"
    if column.empty not in ("", 0):
        return name
    nothing = "''" if column.is_text else "0"
    return f"nullif({name},{nothing})"


def _children(kind: RecordKind, child: Child) -> str:
    """Gather the child rows; the scan of their primary key gives them in the order of their line numbers."""
    cells = ",".join(quoted(name) for name in child.columns)
    where = f"l.{child.owner}=r.{kind.key[0]}"
    return f"json((select json_group_array(json_array({cells})) from {child.table} l where {where}))"
