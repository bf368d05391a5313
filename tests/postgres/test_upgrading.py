"""A shared ledger of the schema before is brought up by its owner's opening it: whole, or not at all."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import psycopg
import pytest

from household_ledger.db.audit import Finding
from household_ledger.db.format import SCHEMA
from household_ledger.db.postgres import upgrading
from household_ledger.db.postgres.store import open_server
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.photo import Photo
from household_ledger.domain.register import Household
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.commands.history import Undo
from household_ledger.services.commands.stairs import MarkStair
from tests.databases import Databases
from tests.db.deeds_evidence import mark
from tests.db.history_photos import some_photo
from tests.db.ledgers import HandClock
from tests.postgres.shared import numbers_in, shared_book, write_numbers

_FIFTH = Path(__file__).parent / "files" / "schema-5.sql.gz"
"""What a server held of a shared ledger when the schema was 5: a household, people, five entries, a picture."""
_TYPES = "select,insert,update,delete"
_COLUMNS = (
    "select table_name,column_name,ordinal_position,data_type,is_nullable,column_default,collation_name,is_generated"
    " from information_schema.columns where table_schema='public' order by 1,2"
)
_CONSTRAINTS = (
    "select conrelid::regclass::text,conname,pg_get_constraintdef(oid) from pg_constraint"
    " where connamespace='public'::regnamespace order by 1,2"
)
_INDEXES = "select indexdef from pg_indexes where schemaname='public' order by 1"
_NOTED = (
    "select attrelid::regclass::text,attname,coalesce(attstattarget,-1) from pg_attribute"
    " join pg_class c on c.oid=attrelid"
    " where c.relnamespace='public'::regnamespace and c.relkind='r' and attnum>0 order by 1,2"
)
_TRIGGERS = "select tgrelid::regclass::text,tgname from pg_trigger where not tgisinternal order by 1,2"
_FUNCTIONS = "select proname,prosrc from pg_proc where pronamespace='public'::regnamespace order by 1"
_VIEWS = "select viewname,definition from pg_views where schemaname='public' order by 1"
_ROWS = "select table_name from information_schema.tables where table_schema='public' and table_type='BASE TABLE'"


@pytest.fixture
def old(databases: Databases) -> str:
    """Lay the ledger of the fifth schema on the server."""
    url = databases.url(databases.new())
    with psycopg.connect(url, autocommit=True) as raw:
        raw.execute(gzip.decompress(_FIFTH.read_bytes()))
    return url


def _rows(url: str) -> dict[str, list[dict[str, Any]]]:
    """Read every row of every table."""
    with psycopg.connect(url, row_factory=psycopg.rows.dict_row) as raw:
        names = [one["table_name"] for one in raw.execute(_ROWS)]
        return {
            name: list(raw.execute(psycopg.sql.SQL("select * from {}").format(psycopg.sql.Identifier(name))))
            for name in names
        }


def _made(url: str) -> list[list[tuple[Any, ...]]]:
    """Read of what the ledger is made."""
    with psycopg.connect(url) as raw:
        asked = (_COLUMNS, _CONSTRAINTS, _INDEXES, _NOTED, _TRIGGERS, _FUNCTIONS, _VIEWS)
        return [raw.execute(one).fetchall() for one in asked]


def _is_as_it_was(url: str) -> bool:
    with psycopg.connect(url) as raw:
        version = raw.execute("select version_num from alembic_version").fetchall()
        tables = {one for (one,) in raw.execute(_ROWS)}
        return version == [("0005",)] and "consent" not in tables and len(raw.execute(_TRIGGERS).fetchall()) > 0


def test_every_row_is_kept_and_the_history_goes_on(old: str) -> None:
    before = _rows(old)

    with shared_book(old) as book:
        book.assert_whole()
        assert numbers_in(book) == [1, 2, 3]
        (household,) = before["household"]
        with book.store.reader() as reader:
            (picture,) = reader.photos(household["id"])
            assert reader.record(Household, household["id"]) is not None
        photo: Photo = some_photo(3, NO_ID)
        book.do(MarkStair(mark(NO_ID, 1), (photo,)))
        with book.store.reader() as reader:
            assert reader.photo(NO_ID, photo.hash) == photo
        book.do(Undo())
        book.assert_whole()

    after = _rows(old)
    for name, rows in before.items():
        if name not in ("alembic_version", "file_info", "writer", "op", "leaf", "touch", "photo"):
            known = [{key: row[key] for key in old_row} for row, old_row in zip(after[name], rows, strict=True)]
            assert known == rows, name
    assert after["alembic_version"] == [{"version_num": f"{SCHEMA:04}"}]
    assert picture.hash in {one["hash"] for one in after["photo"]}


def test_it_comes_to_the_same_tables_guards_and_views_as_a_new_one(old: str, url: str) -> None:
    with shared_book(old):
        pass

    for ours, theirs in zip(_made(old), _made(url), strict=True):
        assert ours == theirs


def test_while_somebody_writes_there_nothing_is_brought_up(old: str) -> None:
    with psycopg.connect(old, autocommit=True) as another:
        another.execute("select pg_advisory_lock(12345)")  # as a writer's seat is taken

        with pytest.raises(UserError, match="older_in_use"), shared_book(old):
            pass

        assert _is_as_it_was(old)
    with shared_book(old) as book:
        book.assert_whole()


def test_who_only_looks_or_does_not_own_it_is_told_who_can(old: str, databases: Databases, role: str) -> None:
    with psycopg.connect(old, autocommit=True) as raw:
        raw.execute(f"grant {_TYPES} on all tables in schema public to {role}")
    theirs = databases.url(old.rpartition("/")[2].partition("?")[0], user=role)

    with pytest.raises(UserError, match="older_file"):
        open_server(old, clock=HandClock(), read_only=True)
    with pytest.raises(UserError, match="older_shared"), shared_book(theirs):
        pass
    assert _is_as_it_was(old)


def test_who_could_write_before_can_write_what_is_new(old: str, databases: Databases, role: str) -> None:
    with psycopg.connect(old, autocommit=True) as raw:
        raw.execute(f"grant {_TYPES} on all tables in schema public to {role}")
    with shared_book(old):
        pass

    with shared_book(databases.url(old.rpartition("/")[2].partition("?")[0], user=role)) as book:
        list(write_numbers(book, 7, 8))
        book.do(MarkStair(mark(NO_ID, 1)))
        assert numbers_in(book) == [1, 2, 3, 7]
        book.assert_whole()


def test_what_does_not_hold_together_afterwards_is_left_as_it_was(old: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upgrading, "verify_chain", lambda _raw: [Finding("chain_broken", "1/1")])

    with pytest.raises(EnvironmentProblem, match="upgrade_failed"), shared_book(old):
        pass

    assert _is_as_it_was(old)
    monkeypatch.undo()
    with shared_book(old) as book:
        book.assert_whole()
