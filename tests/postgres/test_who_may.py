"""Somebody of the office who does not own the tables types and takes back; what is the owner's waits for them."""

from __future__ import annotations

import psycopg
import pytest

from household_ledger.app.shelf import LedgerShelf
from household_ledger.db.postgres.making import make_ledger
from household_ledger.db.postgres.store import open_server
from household_ledger.errors import UserError
from household_ledger.services.commands.erasing import EraseHousehold
from household_ledger.services.commands.history import Undo
from household_ledger.services.server_address import ServerAddress
from tests.databases import Databases
from tests.db.ledgers import HandClock, add_home
from tests.postgres.shared import let_in, numbers_in, shared_book, write_numbers

_TYPES = "select,insert,update,delete"


def test_who_may_write_writes_and_the_owner_finishes_what_they_erased(databases: Databases, role: str) -> None:
    owners, theirs = let_in(databases, role, _TYPES)
    with shared_book(theirs) as book:
        list(write_numbers(book, 1, 4))
        book.do(Undo())
        assert numbers_in(book) == [1, 2]
        with book.store.reader() as reader:
            home = reader.households()[0].id
        book.do(EraseHousehold(home, "001"))
        assert not book.store.finish_erasing()
        assert book.store.is_erasing()
        book.assert_whole()

    with shared_book(owners) as book:
        assert book.store.finish_erasing()
        assert not book.store.is_erasing()
        book.assert_whole()


def test_who_may_only_read_is_told_so(databases: Databases, role: str) -> None:
    _owners, theirs = let_in(databases, role, "select")
    with pytest.raises(UserError, match="shared_shown"), shared_book(theirs):
        pass
    store = open_server(theirs, clock=HandClock(), read_only=True)
    try:
        with store.reader() as reader:
            assert len(reader.households()) == 1
        assert store.check().findings == ()
        assert (store.undo_label(), store.redo_label(), store.undo_step(), store.reach()) == (None, None, None, None)
        with pytest.raises(UserError, match="opened_for_reading"):
            store.rebuild_totals()
    finally:
        store.close()


def test_who_may_write_the_half_of_it_is_told_before_anything_is_typed(databases: Databases, role: str) -> None:
    owners, theirs = let_in(databases, role, "select")
    with psycopg.connect(owners, autocommit=True) as raw:
        raw.execute(f"grant insert,update,delete on op,leaf,touch,file_info,writer to {role}")

    with pytest.raises(UserError, match="shared_shown"), shared_book(theirs):
        pass


def test_a_server_that_lets_nobody_write_shows_the_ledger(databases: Databases) -> None:
    name = databases.new()
    url = databases.url(name)
    with shared_book(url, create=True) as book:
        add_home(book)
    with psycopg.connect(databases.url("postgres"), autocommit=True) as raw:
        raw.execute(f"alter database {name} set default_transaction_read_only=on")

    at_hand = LedgerShelf(HandClock()).open(ServerAddress(url))
    try:
        assert at_hand.is_only_shown
        with at_hand.reader() as reader:
            assert len(reader.households()) == 1
    finally:
        at_hand.close()


def test_who_may_only_read_is_shown_the_ledger_on_nobody_s_seat(databases: Databases, role: str) -> None:
    owners, theirs = let_in(databases, role, "select")
    with shared_book(owners) as book:
        list(write_numbers(book, 1, 2))
    book_at_hand = LedgerShelf(HandClock()).open(ServerAddress(theirs))
    try:
        assert book_at_hand.is_only_shown
        assert book_at_hand.writer() == 0
        assert book_at_hand.ledger.undo_label() is None
        book_at_hand.rest()
        with pytest.raises(UserError, match="opened_for_reading"):
            book_at_hand.ledger.execute(Undo())
    finally:
        book_at_hand.close()
    with psycopg.connect(owners) as raw:
        assert raw.execute("select count(*) from writer").fetchone() == (1,), "the owner's"


def test_who_may_make_no_database_is_told_that_there_is_none(databases: Databases, role: str) -> None:
    with pytest.raises(UserError, match="no_database"):
        make_ledger(ServerAddress(databases.url("hl_never_made", user=role)), HandClock())
    with pytest.raises(UserError, match="no_database"), shared_book(databases.url("hl_never_made", user=role)):
        pass


def test_what_holds_something_else_or_a_ledger_is_left_alone(databases: Databases) -> None:
    url = databases.url(databases.new())
    with psycopg.connect(url, autocommit=True) as raw:
        raw.execute("create table theirs(a int)")
    with pytest.raises(UserError, match="database_in_use"), shared_book(url, create=True):
        pass
    with pytest.raises(UserError, match="not_a_ledger"), shared_book(url):
        pass
    with psycopg.connect(url, autocommit=True) as raw:
        raw.execute("drop table theirs")
    with shared_book(url, create=True) as book:
        add_home(book)
    with pytest.raises(UserError, match="database_has_ledger"), shared_book(url, create=True):
        pass
