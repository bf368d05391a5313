"""What sees every change: temporary triggers keep each record's image from before its first touch in a step.

They are made by the writing connection when it opens, so no migration can lose them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from household_ledger.db.columns import quoted
from household_ledger.db.connections import Raw
from household_ledger.db.images import image_sql
from household_ledger.db.records import KINDS, RecordKind

TOUCHED = (
    "create temp table touched(kind integer,id integer,sub integer,before text,primary key(kind,id,sub)) without rowid"
)
_ROW = {"insert": "new", "update": "old", "delete": "old"}


def capture_statements() -> Iterator[str]:
    """List what the writing connection runs once: the table of touched records and its triggers."""
    yield TOUCHED
    for kind in KINDS:
        first, second = kind.key
        yield from _triggers(kind.name, kind, first, second)
        fixed = (
            [first]
            + ([second] if second else [])
            + (["household_id"] if kind.household == "household_id" and not second else [])
        )
        yield _key_trigger(kind.name, fixed)
        if kind.child is not None:
            yield from _triggers(kind.child.table, kind, kind.child.owner, None)
            yield _key_trigger(kind.child.table, [kind.child.owner])


@contextmanager
def capture_aside(raw: Raw, kind: RecordKind) -> Iterator[None]:
    """Put the triggers on inserting a kind aside, for rows whose records `note_made` has noted beforehand."""
    first, second = kind.key
    tables = [(kind.name, first, second)] + ([(kind.child.table, kind.child.owner, None)] if kind.child else [])
    for table, _first, _second in tables:
        raw.execute(f"drop trigger temp.touch_{table}_insert")
    try:
        yield
    finally:
        for table, owner, sub in tables:  # there again already where a full disk has rolled the step back by itself
            trigger = next(iter(_triggers(table, kind, owner, sub)))
            raw.execute(trigger.replace("trigger", "trigger if not exists", 1))


def note_made(raw: Raw, kind: RecordKind, table: str) -> None:
    """Note records as touched that are about to be made, by the ids in a table: a new id has no image from before."""
    raw.execute(f"insert into touched select {kind.code},id,0,null from {table}")


def _triggers(table: str, kind: RecordKind, first: str, second: str | None) -> Iterator[str]:
    for verb, row in _ROW.items():
        key, sub = f"{row}.{quoted(first)}", f"{row}.{quoted(second)}" if second else "0"
        at = f"r.{quoted(kind.key[0])}={key}" + (f" and r.{quoted(second)}={sub}" if second else "")
        yield (
            f"create temp trigger touch_{table}_{verb} before {verb} on {quoted(table)}"
            f" when not exists (select 1 from touched where kind={kind.code} and id={key} and sub={sub})"
            f" begin insert into touched values({kind.code},{key},{sub},"
            f"(select {image_sql(kind)} from {quoted(kind.name)} r where {at})); end"
        )


def _key_trigger(table: str, columns: list[str]) -> str:
    """Refuse that a row changes its record or its household: both are written once."""
    changed = " or ".join(f"old.{quoted(name)}<>new.{quoted(name)}" for name in columns)
    listed = ",".join(quoted(name) for name in columns)
    return (
        f"create temp trigger key_{table} before update of {listed} on {quoted(table)}"
        f" when {changed} begin select raise(abort,'a key never changes'); end"
    )
