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
    for table in ("op", "writer", "touch", "leaf"):
        for verb in ("update", "delete"):
            name = f"{table}_no_{verb}"
            # Erasing a household empties body and salt of its leaves, nothing else (`safety.md` §7).
            when = f"when {_KEPT_LEAF} " if name == "leaf_no_update" else ""
            yield (
                name,
                f"create trigger {name} before {verb} on {table} {when}begin select raise(abort,'append only'); end",
            )


_KEPT_LEAF = (
    "new.body is not null or new.salt is not null or new.digest<>old.digest or new.writer<>old.writer"
    " or new.seq<>old.seq or new.part<>old.part or new.household_id<>old.household_id or new.records<>old.records"
)


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
