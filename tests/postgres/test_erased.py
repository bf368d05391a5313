"""A household erased from a shared ledger: nothing tells of it in any table, nor in the files of the database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from household_ledger.db.bundle import unpacked
from household_ledger.db.bundle_lines import lines_of
from household_ledger.db.journal import text_of
from household_ledger.domain.kinds import EntryKind
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.erasing import EraseHousehold
from tests.databases import Databases
from tests.db.drafts import draft
from tests.db.ledgers import Book, Home, add_home, add_people
from tests.erasing.planted import Canaries, plant
from tests.postgres.shared import server_store, shared_book
from tests.server import Kept

_OFTEN = "ข้าวของนกน้อยx"
_LOG_AHEAD = "pg_wal"


@pytest.fixture
def url(own_server: Kept) -> str:
    """Give the address of an empty database on a server of this test's own."""
    databases = Databases(own_server.where)
    return databases.url(databases.new())


def test_nothing_tells_of_an_erased_household(url: str, own_server: Kept, tmp_path: Path) -> None:
    canaries = Canaries()
    with shared_book(url, create=True, folder=tmp_path) as book:
        add_people(book)
        home, other = add_home(book, "001"), add_home(book, "002")
        for seed in range(20):
            book.do(AddEntries((draft(seed, other, months=6),)), "typist")
        plant(book, home, canaries, entries=160)
        _write_often(book, home)
        words = {one.encode() for one in (*canaries.words, _OFTEN)}
        with psycopg.connect(url, autocommit=True) as raw:
            raw.execute("analyze")
            raw.execute("checkpoint")
            noted = raw.execute("select most_common_vals::text,histogram_bounds::text from pg_stats").fetchall()
        assert set(_found(words, iter([repr(noted).encode()]))) == set()
        assert set(_found(words, _cells(url))) == words
        assert _OFTEN.encode() in set(_found(words, _files(own_server)))
        others = [one for one in book.figures() if one.household == other.id]

        book.do(EraseHousehold(home.id, "001"), "typist")
        with shared_book(url) as reading, reading.store.reader():
            assert not book.store.finish_erasing(), "somebody still reads what was there"
        assert book.store.is_erasing()
        assert book.store.finish_erasing()
        assert not book.store.is_erasing()

        with psycopg.connect(url, autocommit=True) as raw:
            raw.execute("checkpoint")
        assert set(_found(words, _cells(url))) == set()
        assert set(_found(words, _files(own_server))) == set()
        assert [one for one in book.figures() if one.household == other.id] == others
        book.assert_whole()


def test_an_erasure_is_finished_however_long_the_tables_take(url: str, tmp_path: Path) -> None:
    with shared_book(url, create=True, folder=tmp_path) as book:
        add_people(book)
        home = add_home(book, "001")
        book.do(EraseHousehold(home.id, "001"), "typist")
        raw = server_store(book)._writing_desk().server  # noqa: SLF001 -- as if it took ten minutes
        raw.run("set idle_in_transaction_session_timeout='1ms'")

        assert book.store.finish_erasing()
        assert not book.store.is_erasing()


def _write_often(book: Book, home: Home) -> None:
    """Write the same words so often that the server notes them to plan by."""
    spent = replace(draft(1, home, kind=EntryKind.EXPENSE), description=_OFTEN)
    book.do(AddEntries((spent,) * 60), "typist")


def _found(words: set[bytes], texts: Iterator[bytes]) -> Iterator[bytes]:
    for text in texts:
        yield from (one for one in words if one in text)


def _cells(url: str) -> Iterator[bytes]:
    """Give everything that can be read in a database: cells, leaves unpacked, what waits, pictures."""
    with psycopg.connect(url) as raw:
        tables = raw.execute("select relname from pg_class where relkind='r' and relnamespace='public'::regnamespace")
        for (table,) in tables.fetchall():
            yield repr(raw.execute(f'select * from "{table}"').fetchall()).encode()
        for schema, body in raw.execute(
            "select o.schema,l.body from leaf l join op o on o.writer=l.writer and o.seq=l.seq where l.body is not null"
        ):
            yield text_of(body, schema)
        for (lines,) in raw.execute("select lines from waiting"):
            yield "\n".join(lines_of(unpacked(lines))).encode()
        for (picture,) in raw.execute("select picture from photo union all select picture from waiting_photo"):
            yield picture


def _files(own_server: Kept) -> Iterator[bytes]:
    """Give the bytes of the server's files but for its log ahead, which comes round by itself."""
    for path in sorted(Path(own_server.where.host).rglob("*")):
        if path.is_file() and _LOG_AHEAD not in path.parts:
            yield path.read_bytes()
