"""What guards a shared ledger from programs that are not ours, and what the check tells where somebody took it off."""

from __future__ import annotations

import psycopg
import pytest

from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.history import Undo
from household_ledger.text.steps import label_text
from tests.databases import Databases
from tests.db.ledgers import add_home
from tests.postgres.shared import entry_of, numbers_in, server_store, shared_book, write_numbers


@pytest.fixture
def url(databases: Databases) -> str:
    """Give a shared ledger with an entry."""
    address = databases.url(databases.new())
    with shared_book(address, create=True) as book:
        add_home(book)
        list(write_numbers(book, 1, 2))
    return address


@pytest.mark.parametrize(
    "statement",
    [
        "update household set name='other'",
        "delete from entry",
        "insert into pocket select id+1,household_id,name from pocket",
        "update entry_line set satang=1",
        "update op set label='[]'",
        "delete from op",
        "update leaf set body=null",
        "delete from touch",
        "truncate touch",
        "truncate op cascade",
        "truncate entry_line",
        "truncate household cascade",
        "update writer set since=''",
    ],
)
def test_another_program_cannot_write_into_it(url: str, statement: str) -> None:
    with psycopg.connect(url) as raw, pytest.raises(psycopg.Error) as refused:
        raw.execute(statement)
    assert refused.value.sqlstate in {"HL001", "23000"}

    with shared_book(url) as book:
        book.assert_whole()


def test_no_step_changes_whose_a_record_is(url: str) -> None:
    with shared_book(url) as book:
        raw = server_store(book)._writing_desk().server  # noqa: SLF001 -- past every command
        for statement in (
            "update pocket set household_id=1",
            "update entry set id=1",
            "update entry_line set entry_id=1",
        ):
            with pytest.raises(psycopg.errors.IntegrityError, match="a key never changes"):
                raw.execute(statement)


def test_a_number_that_is_not_whole_is_refused_rather_than_rounded(url: str) -> None:
    with shared_book(url) as book:
        raw = server_store(book)._writing_desk().server  # noqa: SLF001 -- past every command
        with pytest.raises(psycopg.DataError):
            raw.execute("update month_total set satang=?", (1.5,))
        book.assert_whole()


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("drop trigger op_no_delete on op", "op_no_delete"),
        ("alter table entry disable trigger touch_entry", "touch_entry"),
        (
            "create or replace function hl_touch_entry() returns trigger language plpgsql as 'begin return new; end'",
            "hl_touch_entry",
        ),
        ("drop view erased_total", "erased_total"),
    ],
)
def test_who_takes_a_guard_off_is_found_out(url: str, statement: str, name: str) -> None:
    with shared_book(url) as book:
        with psycopg.connect(url, autocommit=True) as raw:
            raw.execute(statement)
        found = book.store.check().findings
    assert [(one.code, one.where) for one in found] == [("not_installed", name)]

    with pytest.raises(EnvironmentProblem, match="damaged"), shared_book(url):
        pass


def test_what_was_written_past_the_program_is_found(url: str) -> None:
    with psycopg.connect(url) as raw:
        raw.execute("create temp table touched(kind bigint,id bigint,sub bigint,before text)")
        raw.execute("update household set name='another'")

    with shared_book(url) as book:
        assert {one.code for one in book.store.check().findings} == {"journal_is_not_rows"}


@pytest.mark.parametrize("column", ["label", "context"])
@pytest.mark.parametrize("said", ["[]", "hens", '{"7":0,"8":0}', '["add_expense",[["of"]]]', "7"])
def test_words_of_the_journal_put_there_past_everything_are_found_and_harm_nobody(
    url: str, column: str, said: str
) -> None:
    with psycopg.connect(url, autocommit=True) as raw:
        raw.execute("set session_replication_role=replica")
        raw.execute(f"update op set {column}=%s where seq=2", (said,))

    with shared_book(url) as book:
        assert "chain_broken" in {one.code for one in book.store.check().findings}
        with book.store.reader() as reader:
            for step in reader.history():
                assert label_text(step.label)
        list(write_numbers(book, 2, 3))
        assert numbers_in(book) == [1, 2]


def test_bytes_of_the_journal_put_there_past_everything_are_told_where_they_are_read(url: str) -> None:
    with shared_book(url) as book:
        entry = entry_of(book, 1).id
    with psycopg.connect(url, autocommit=True) as raw:
        raw.execute("set session_replication_role=replica")
        raw.execute("update leaf set body='hens'")

    with shared_book(url) as book:
        assert {one.code for one in book.store.check().findings} == {"leaf_changed"}
        with book.store.reader() as reader, pytest.raises(EnvironmentProblem, match="journal_unreadable"):
            reader.record_history("entry", entry)
        with pytest.raises(EnvironmentProblem, match="journal_unreadable"):
            book.do(Undo())
