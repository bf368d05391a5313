"""A new, empty shared ledger: in an empty database, or in one made for it where the person may make one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

import psycopg
from psycopg import errors
from sqlalchemy import Dialect, LargeBinary, Text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from household_ledger.db.format import SCHEMA
from household_ledger.db.making import fill_categories
from household_ledger.db.postgres.connection import ServerRaw, connect
from household_ledger.db.postgres.derived import derived
from household_ledger.db.postgres.faults import ANY_DATABASE, is_missing
from household_ledger.db.postgres.opening import look_at_encoding, tables_there
from household_ledger.db.schema import metadata
from household_ledger.errors import UserError
from household_ledger.services.ports import Clock
from household_ledger.services.server_address import ServerAddress

_PLANNED_BY = frozenset({"date", "kind", "account", "medium"})
"""Columns of words that are no words of people."""
_ORDER = "template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'"


def make_ledger(address: ServerAddress, clock: Clock) -> None:
    """Make the tables of a ledger, whole or not at all.

    UserError `database_has_ledger` where a ledger is there, `database_in_use` where anything else is, `no_database`
    where there is no database and the person may not make one, `server_encoding`. What psycopg raises passes.
    """
    raw = _connected(address)
    try:
        look_at_encoding(raw, address)
        raw.execute("begin immediate")
        there = tables_there(raw)
        if there:
            raise UserError("database_has_ledger" if "file_info" in there else "database_in_use", name=address.name)
        for statement in create_statements():
            raw.run(statement)
        fill_categories(raw)
        raw.execute("insert into alembic_version(version_num) values(?)", (f"{SCHEMA:04}",))
        raw.execute("insert into file_info(key,value) values('created',?)", (f"{clock.now():%Y-%m-%dT%H:%M:%SZ}",))
        raw.execute("commit")
    finally:
        raw.close()


def create_statements() -> list[str]:
    """List what makes the tables, indexes, views, functions and triggers."""
    dialect = cast("Callable[[], Dialect]", postgresql.dialect)()
    tables = metadata.sorted_tables
    made = [str(CreateTable(table).compile(dialect=dialect)) for table in tables]
    made += [str(CreateIndex(index).compile(dialect=dialect)) for table in tables for index in table.indexes]
    return [*made, *nothing_noted(), *(one.sql for one in derived())]


def nothing_noted() -> Iterator[str]:
    """Keep the server from noting words of people to plan by: they would outlive an erasure."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, Text | LargeBinary) and column.name not in _PLANNED_BY:
                yield f'alter table "{table.name}" alter column "{column.name}" set statistics 0'


def _connected(address: ServerAddress) -> ServerRaw:
    try:
        return connect(address)
    except psycopg.OperationalError as problem:
        if not is_missing(problem, address):
            raise
    raw = connect(address.beside(ANY_DATABASE))
    try:
        raw.run(f'create database "{address.name.replace(chr(34), chr(34) * 2)}" {_ORDER}')
    except errors.InsufficientPrivilege as problem:
        raise UserError("no_database", name=address.name) from problem
    finally:
        raw.close()
    return connect(address)
