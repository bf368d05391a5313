"""What a shared ledger has beside its tables: image views, capture, append-only triggers, lists of numbers.

The image of a record is the text SQLite makes of it, sign for sign: both are what the journal keeps.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from household_ledger.db.columns import RecordColumn, quoted
from household_ledger.db.records import KINDS, Child, RecordKind, Unit

TOUCHED = (
    "create temp table if not exists touched(kind bigint,id bigint,sub bigint,before text,primary key(kind,id,sub))"
    " on commit delete rows"
)
"""Made by each session that writes: without it nothing can be."""
_JOURNAL = ("op", "writer", "touch", "leaf")


class Derived(NamedTuple):
    """Something made from the tables: `sort` is view, function or trigger; `body` what a function does."""

    sort: str
    name: str
    sql: str
    body: str = ""


def derived() -> Iterator[Derived]:
    """List everything, each after what it needs."""
    yield _function("hl_numbers", "(listed text) returns table(value bigint)", _NUMBERS, "sql immutable rows 20")
    yield _function("hl_rows", "(listed text) returns table(value jsonb)", _ROWS, "sql immutable rows 20")
    yield _function("hl_append_only", "() returns trigger", _REFUSE)
    for kind in KINDS:
        first, second = kind.key
        sub = quoted(second) if second else "0::bigint"
        owner = f"{kind.household}::bigint" if kind.household == "0" else kind.household
        cells = f"{quoted(first)} id,{sub} sub,{owner} household_id,{image_sql(kind)} image"
        name = f"{kind.name}_image"
        yield Derived("view", name, f"create view {name} as select {cells} from {quoted(kind.name)} r")
    yield Derived("view", "erased_total", _ERASED_TOTAL)
    for kind in KINDS:
        first, second = kind.key
        yield from _capture(kind.name, kind, first, second)
        if kind.child is not None:
            yield from _capture(kind.child.table, kind, kind.child.owner, None)
    for table in _JOURNAL:
        for verb in ("update", "delete"):
            when = _ERASING.get(f"{table}_no_{verb}", "")
            if when:
                yield _function(f"hl_{table}_no_{verb}", "() returns trigger", _REFUSE_WHEN.format(when=when))
            function = f"hl_{table}_no_{verb}" if when else "hl_append_only"
            yield _trigger(f"{table}_no_{verb}", f"before {verb} on {table} for each row", function)
        yield _trigger(f"{table}_no_truncate", f"before truncate on {table} for each statement", "hl_append_only")


def image_sql(kind: RecordKind) -> str:
    """Give the expression that makes the image of a row called r, as `db.images` has SQLite make it."""
    units = (f"'\"{unit.name}\":'||{_value(kind, unit)}" for unit in kind.units.values())
    return "'{'||" + "||','||".join(units) + "||'}'"


def _value(kind: RecordKind, unit: Unit) -> str:
    cells = [_cell(one) for one in unit.columns]
    if unit.has_child and kind.child is not None:
        cells.append(_children(kind, kind.child))
    return f"'['||{_joined(cells)}||']'" if unit.is_list else cells[0]


def _joined(cells: list[str]) -> str:
    return "||','||".join(cells)


def _cell(column: RecordColumn) -> str:
    name = f"r.{quoted(column.name)}"
    if column.empty in ("", 0):
        nothing = "''" if column.is_text else "0"
        name = f"nullif({name},{nothing})"
    return f"coalesce({_said(name, is_text=column.is_text)},'null')"


def _said(cell: str, *, is_text: bool) -> str:
    return f"to_json({cell})::text" if is_text else f"({cell})::text"


def _children(kind: RecordKind, child: Child) -> str:
    cells = [_said(f"l.{quoted(name)}", is_text=name in child.texts) for name in child.columns]
    where = f"l.{child.owner}=r.{kind.key[0]}"
    gathered = f"select '['||string_agg('['||{_joined(cells)}||']',',' order by l.line)||']'"
    return f"coalesce(({gathered} from {child.table} l where {where}),'[]')"


def _capture(table: str, kind: RecordKind, first: str, second: str | None) -> Iterator[Derived]:
    """Keep the image of a record from before its first touch in a step; refuse that a row changes whose it is."""
    fixed = [first] + ([second] if second else [])
    if table == kind.name and kind.household == "household_id" and not second:
        fixed.append("household_id")
    body = _TOUCH.format(
        kind=kind.code,
        view=f"{kind.name}_image",
        new=f"new.{quoted(first)},{f'new.{quoted(second)}' if second else 0}",
        old=f"old.{quoted(first)},{f'old.{quoted(second)}' if second else 0}",
        changed=" or ".join(f"old.{quoted(name)}<>new.{quoted(name)}" for name in fixed),
    )
    yield _function(f"hl_touch_{table}", "() returns trigger", body)
    on = quoted(table)
    yield _trigger(f"touch_{table}", f"before insert or update or delete on {on} for each row", f"hl_touch_{table}")
    yield _trigger(f"{table}_no_truncate", f"before truncate on {on} for each statement", "hl_append_only")


def _function(name: str, signature: str, body: str, how: str = "plpgsql") -> Derived:
    return Derived("function", name, f"create function {name}{signature} language {how} as $hl${body}$hl$", body)


def _trigger(name: str, when: str, function: str) -> Derived:
    return Derived("trigger", name, f"create trigger {name} {when} execute function {function}()")


_NUMBERS = "select x::bigint from jsonb_array_elements_text(listed::jsonb) x"
_ROWS = "select x from jsonb_array_elements(listed::jsonb) x"
_ERASED_TOTAL = (
    "create view erased_total as select (j.value->>0)::bigint as month,sum((j.value->>1)::bigint) as income,"
    "sum((j.value->>2)::bigint) as spending,sum((j.value->>3)::bigint) as cost,sum((j.value->>4)::bigint) as saved,"
    "sum((j.value->>5)::bigint) as owed from erasure cross join hl_rows(sums) j group by 1"
)
_TOUCH = """
declare
  record_id bigint;
  record_sub bigint;
begin
  if to_regclass('pg_temp.touched') is null then
    raise exception 'a ledger is written through its program only' using errcode = 'HL001';
  end if;
  if tg_op = 'INSERT' then
    select {new} into record_id, record_sub;
  else
    select {old} into record_id, record_sub;
    if tg_op = 'UPDATE' then
      if {changed} then
        raise exception 'a key never changes' using errcode = '23000';
      end if;
    end if;
  end if;
  if not exists (select 1 from pg_temp.touched t where t.kind={kind} and t.id=record_id and t.sub=record_sub) then
    insert into pg_temp.touched(kind,id,sub,before) values({kind},record_id,record_sub,
      (select v.image from {view} v where v.id=record_id and v.sub=record_sub));
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end
"""
_REFUSE = """
begin
  raise exception 'append only' using errcode = '23000';
end
"""
_REFUSE_WHEN = """
begin
  if {when} then
    raise exception 'append only' using errcode = '23000';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end
"""
_ERASING = {
    "leaf_no_update": (
        "new.body is not null or new.salt is not null or new.digest<>old.digest or new.writer<>old.writer"
        " or new.seq<>old.seq or new.part<>old.part or new.household_id<>old.household_id or new.records<>old.records"
    ),
    "op_no_update": (
        "json_typeof(new.label::json->1) is distinct from 'string'"
        " or (new.label::json->>0) is distinct from (old.label::json->>0) or new.writer<>old.writer"
        " or new.seq<>old.seq or new.hlc<>old.hlc or new.context is distinct from old.context"
        " or new.schema<>old.schema or new.person<>old.person or new.target is distinct from old.target"
        " or new.hash<>old.hash"
    ),
    "touch_no_delete": (
        "exists (select 1 from leaf l where l.writer=old.writer and l.seq=old.seq and l.part=old.part"
        " and l.body is not null)"
    ),
}
"""What alone an erasure may do (`db.images`)."""
