"""The tables as they are now; `migrations/` says how files got there."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Computed,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    text,
)

from household_ledger.db.columns import RecordColumn, Value
from household_ledger.db.records import ENTRY, KINDS, Child, RecordKind

metadata = MetaData()
Whole = BigInteger().with_variant(Integer, "sqlite")
"""A whole number of up to 63 bits; STRICT tables know no BIGINT."""
Words = Text().with_variant(Text(collation="C"), "postgresql")
"""Words, compared byte by byte as SQLite does, whatever order a server's database was made with."""


def _table(name: str, *parts: Column[Any] | CheckConstraint, has_rowid: bool = True) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=has_rowid)


def _key(name: str, reference: str | None = None) -> Column[int]:
    links = [ForeignKey(f"{reference}.id")] if reference else []
    return Column(name, Whole, *links, primary_key=True, autoincrement=False, nullable=False)


def _key_text(name: str) -> Column[str]:
    return Column(name, Words, primary_key=True, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Whole, nullable=False, server_default=text("0"))


def _one_of(table: str, column: str, values: tuple[str, ...]) -> CheckConstraint:
    """Check an enumeration; with IN, SQLite would build a list of the words for every row (3× the insert).

    Checks have names: those without are lost when a table is altered.
    """
    return CheckConstraint(" or ".join(f"\"{column}\"='{value}'" for value in values), name=f"{table}_{column}")


def _record_column(kind: RecordKind, one: RecordColumn) -> Column[Any]:
    reference = kind.references.get(one.name)
    if one.name in kind.key:
        return _key(one.name, reference)
    links = [ForeignKey(f"{reference}.id")] if reference else []
    default = None if one.is_nullable or one.is_required or reference else text(_literal(one.empty))
    return Column(one.name, Words if one.is_text else Whole, *links, nullable=one.is_nullable, server_default=default)


def _literal(value: Value) -> str:
    return f"'{value}'" if isinstance(value, str) else str(value)


def _record_table(kind: RecordKind) -> Table:
    parts: list[Column[Any] | CheckConstraint] = [_record_column(kind, one) for one in kind.columns]
    if kind is ENTRY:
        month = Computed("cast(substr(date,1,4)||substr(date,6,2) as integer)", persisted=True)
        younger = next(place for place, one in enumerate(kind.columns) if one.name == "photos")
        parts.insert(younger, Column("month", Integer, month))  # columns added since stand behind it in older files
    parts += [_one_of(kind.name, one.name, one.words) for one in kind.columns if one.words]
    parts += [
        CheckConstraint(f'"{one.name}" between 0 and 1', name=f"{kind.name}_{one.name}")
        for one in kind.columns
        if one.is_flag
    ]
    return _table(kind.name, *parts, has_rowid=kind.key[1] is None)


def _child_table(kind: RecordKind, child: Child) -> Table:
    return _table(
        child.table,
        _key(child.owner, kind.name),
        _key("line"),
        *(Column(name, Words, nullable=False) if name in child.texts else _number(name) for name in child.columns),
        *(_one_of(child.table, name, words) for name, words in child.words.items()),
        has_rowid=False,
    )


def _partly(name: str, *columns: Column[Any], where: str) -> None:
    """Index some rows of a table only."""
    Index(name, *columns, sqlite_where=text(where), postgresql_where=text(where))


TABLES: dict[str, Table] = {}
for _kind in KINDS:
    TABLES[_kind.name] = _record_table(_kind)
    if _kind.child is not None:
        TABLES[_kind.child.table] = _child_table(_kind, _kind.child)

entry = TABLES["entry"]
entry_line = TABLES["entry_line"]
Index("entry_month", entry.c.household_id, entry.c.month, entry.c.deleted, entry.c.date)
_partly("entry_pair", entry.c.pair, where="pair<>0")
_partly("entry_goal", entry.c.goal_id, where="goal_id<>0")
_partly(  # few entries, which figures look for through a household's whole past
    "entry_apart",
    entry.c.household_id,
    entry.c.kind,
    entry.c.month,
    where="kind in ('adjust','cash_count','hours')",
)
_partly("entry_line_tool", entry_line.c.entry_id, where="life_months>0")

alembic_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""As Alembic makes it."""
file_info = _table("file_info", _key_text("key"), Column("value", Words, nullable=False), has_rowid=False)
category = _table(
    "category",
    _key("id"),
    Column("code", Words, nullable=False),
    Column("name_th", Words, nullable=False),
    Column("name_en", Words, nullable=False),
    Column("need", Words),
)
month_total = _table(
    "month_total",
    _key("household_id", "household"),
    _key("month"),
    _key_text("account"),
    _key("ref"),
    _key("occupation"),
    _key_text("medium"),
    _key("sign"),
    _number("satang"),
    _number("count"),
    has_rowid=False,
)
photo = _table(
    "photo",
    _key_text("hash"),
    _key("household_id"),
    _number("width"),
    _number("height"),
    Column("added_on", Words, nullable=False),
    Column("picture", LargeBinary, nullable=False),
)
"""Pictures by the hash of what they hold, a household's or (0) the project's; not journalled."""
writer = _table("writer", _key("id"), Column("since", Words, nullable=False), Column("why", Words, nullable=False))
op = _table(
    "op",
    _key("writer", "writer"),
    _key("seq"),
    _number("hlc"),
    Column("context", Words),
    _number("schema"),
    _number("person"),
    Column("label", Words, nullable=False),
    Column("target", Whole),
    Column("hash", LargeBinary, nullable=False),
    has_rowid=False,
)
Index("op_order", op.c.hlc)  # its rows end in the key, so the order (hlc, writer, seq) is whole
leaf = _table(
    "leaf",
    _key("writer", "writer"),
    _key("seq"),
    _key("part"),
    _number("household_id"),
    _number("records"),
    Column("salt", LargeBinary),
    Column("digest", LargeBinary, nullable=False),
    Column("body", LargeBinary),
    has_rowid=False,
)
touch = _table(
    "touch",
    _key("kind"),
    _key("id"),
    _key("sub"),
    _key("writer"),
    _key("seq"),
    _key("part"),
    has_rowid=False,
)
waiting = _table(
    "waiting",
    _key("writer"),
    _key("seq"),
    Column("hash", LargeBinary, nullable=False),
    Column("lines", LargeBinary, nullable=False),
    has_rowid=False,
)
"""Steps that came in bundles and cannot be applied yet: the bundle's own lines, packed, passed on as they came."""
waiting_photo = _table(
    "waiting_photo",
    _key_text("hash"),
    _key("household_id"),
    _number("width"),
    _number("height"),
    Column("added_on", Words, nullable=False),
    Column("picture", LargeBinary, nullable=False),
)
"""Pictures no applied step has named yet."""
reading_memory = _table(
    "reading_memory",
    _key("household_id"),
    _key_text("source"),
    Column("mapping", Words, nullable=False),
    Column("used_on", Words, nullable=False),
    has_rowid=False,
)
"""What a household's person said of files of a source; not journalled: undoing an import forgets nothing of it."""
conflict = _table("conflict", _key("kind"), _key("id"), _key("sub"), _key_text("unit"), has_rowid=False)
"""What a person is to settle after a merge; derived from the journal, never merged itself."""
