"""A new, empty ledger file."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.dialects import sqlite as dialects
from sqlalchemy.schema import CreateIndex, CreateTable

from household_ledger.db.connections import Address, Raw, connect
from household_ledger.db.format import APPLICATION_ID, SCHEMA
from household_ledger.db.images import derived_statements
from household_ledger.db.rows import pour
from household_ledger.db.schema import metadata
from household_ledger.db.tails import remove_tails, remove_with_tails
from household_ledger.domain.category import standard_categories
from household_ledger.files import put_in_place
from household_ledger.services.ports import Clock


def make_file(path: Path, clock: Clock, *, key: str = "") -> None:
    """Make a ledger file, encrypted where a key is given, whole or not at all: beside its place first, then in it."""
    part = path.with_name(path.name + ".part")
    remove_with_tails(part)
    part.touch()
    raw = connect(Address(part, journal="DELETE", key=key))
    try:
        raw.execute("begin immediate")
        for statement in create_statements():
            raw.execute(statement)
        install_derived(raw)
        fill_categories(raw)
        raw.execute("insert into alembic_version(version_num) values(?)", (f"{SCHEMA:04}",))
        raw.execute("insert into file_info(key,value) values('created',?)", (f"{clock.now():%Y-%m-%dT%H:%M:%SZ}",))
        raw.execute(f"pragma application_id={APPLICATION_ID}")
        raw.execute(f"pragma user_version={SCHEMA}")
        raw.execute("commit")
    except BaseException:
        raw.close()
        part.unlink(missing_ok=True)
        raise
    raw.close()
    remove_tails(path)  # of a ledger that was killed and then removed: SQLite would play them into the new one
    put_in_place(part, path)


def create_statements() -> list[str]:
    """List what makes the tables and indexes as they are now; `tests/db` proves that the revisions come to the same."""
    dialect = dialects.dialect()
    tables = metadata.sorted_tables
    made = [str(CreateTable(table).compile(dialect=dialect)) for table in tables]
    indexes = sorted((index for table in tables for index in table.indexes), key=lambda one: str(one.name))
    return [*made, *(str(CreateIndex(index).compile(dialect=dialect)) for index in indexes)]


def install_derived(raw: Raw) -> None:
    """Make the image views and append-only triggers."""
    for _, statement in derived_statements():
        raw.execute(statement)


def drop_derived(raw: Raw) -> None:
    """Take views and triggers away before tables are altered: views would forbid it, triggers be lost silently."""
    for kind, name in raw.execute("select type,name from sqlite_master where type in ('view','trigger')").fetchall():
        raw.execute(f'drop {kind} "{name}"')


def fill_categories(raw: Raw) -> None:
    """Write the standard categories as the program knows them, so that SQL can join their codes."""
    raw.execute("delete from category")
    rows = [
        (int(one.id), one.code, one.name_th, one.name_en, str(one.need) if one.need else None)
        for one in standard_categories().values()
    ]
    pour(raw, "category(id,code,name_th,name_en,need)", list(rows))
