"""Who sits down at a shared ledger goes on where they were themselves, and takes back what is theirs alone."""

from __future__ import annotations

import shutil
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from household_ledger.db.postgres import writers
from household_ledger.db.postgres.desk import ServerDesk, open_desk
from household_ledger.paths import data_folder
from household_ledger.services.commands.history import Undo
from household_ledger.services.server_address import ServerAddress
from tests.databases import Databases
from tests.db.ledgers import Book, HandClock
from tests.postgres.shared import let_in, numbers_in, server_store, shared_book, write_numbers
from tests.server import Kept


@pytest.fixture
def laptops(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """Give the folders of two computers; the program runs on the first."""
    folders = [tmp_path / name for name in ("one", "other")]
    _sit_at(monkeypatch, folders[0])
    return folders


def _sit_at(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(folder))


def _writer(book: Book) -> int:
    return server_store(book).writer()


def _marks() -> list[Path]:
    return list((data_folder() / "seats").iterdir())


def test_what_another_name_did_is_not_taken_back_on_the_same_computer(databases: Databases, role: str) -> None:
    owners, theirs = let_in(databases, role, "select,insert,update,delete")
    with shared_book(theirs) as book:
        list(write_numbers(book, 1, 2))
    with shared_book(owners) as book:
        owner = _writer(book)
        label = server_store(book).undo_label()
        assert label is not None
        assert label.code == "add_records", "what the owner did: the household"
        book.do(Undo())
        assert numbers_in(book) == [1]
        book.assert_whole()
    with shared_book(theirs) as book:
        assert _writer(book) != owner
        book.do(Undo())
        assert numbers_in(book) == []


@pytest.mark.skipif(sys.platform == "win32", reason="whose a folder is says its place there")
def test_what_opens_a_seat_is_for_nobody_else_to_read(url: str, laptops: list[Path]) -> None:
    with shared_book(url) as book:
        list(write_numbers(book, 1, 2))

    assert stat.S_IMODE(_marks()[0].parent.stat().st_mode) == 0o700
    assert laptops[0] in _marks()[0].parents


def test_a_computer_of_another_or_one_copied_from_this_takes_nothing_back(
    url: str, laptops: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with shared_book(url) as book:
        list(write_numbers(book, 1, 2))
    shutil.copytree(laptops[0], laptops[1])
    with shared_book(url) as book:
        list(write_numbers(book, 2, 3))
        one = _writer(book)
    _sit_at(monkeypatch, laptops[1])
    with shared_book(url) as book:
        assert _writer(book) != one
        assert server_store(book).undo_label() is None
    _sit_at(monkeypatch, laptops[0])
    with shared_book(url) as book:
        assert _writer(book) == one
        book.do(Undo())
        assert numbers_in(book) == [1]


@pytest.mark.usefixtures("laptops")
def test_two_windows_have_two_seats_and_each_has_its_own_again_when_the_server_comes_back(
    own: str, own_server: Kept
) -> None:
    with shared_book(own) as one, shared_book(own) as other:
        list(write_numbers(one, 1, 2))
        list(write_numbers(other, 2, 3))
        before = _writer(one), _writer(other)
        own_server.crash()
        own_server.start()

        after = _writer(other), _writer(one)  # whoever was second is now the first to ask
        assert after == before[::-1]
        assert before[0] != before[1]
        other.do(Undo())
        assert numbers_in(one) == [1]


@pytest.mark.usefixtures("laptops")
def test_opened_again_and_again_it_keeps_as_many_marks_as_it_had_windows_at_once(url: str) -> None:
    for _time in range(3):
        with shared_book(url), shared_book(url):
            pass
    (marks,) = _marks()
    with psycopg.connect(url) as raw:
        seats = raw.execute("select count(*) from file_info where key like 'seat %'").fetchone()
    assert seats == (2,)
    assert len(marks.read_text("ascii").split()) <= 3, "and one that was another's before"


@pytest.mark.usefixtures("laptops")
def test_where_no_mark_can_be_kept_it_opens_all_the_same(url: str) -> None:
    shutil.rmtree(data_folder() / "seats")
    (data_folder() / "seats").write_text("in the way", "ascii")
    with shared_book(url) as book:
        list(write_numbers(book, 1, 2))
        book.do(Undo())
        assert numbers_in(book) == []


@pytest.mark.usefixtures("laptops")
def test_who_opens_it_again_at_once_waits_until_the_server_saw_them_leave(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leave(seconds: float) -> None:
        if seconds:
            one.close()
            time.sleep(10 * seconds)

    with ExitStack() as held:
        one = open_desk(ServerAddress(url), HandClock())
        held.callback(one.close)
        monkeypatch.setattr(writers, "sleep", leave)
        again = open_desk(ServerAddress(url), HandClock())
        held.callback(again.close)
        assert again.chain.writer == one.chain.writer


@pytest.fixture
def desks(url: str) -> Iterator[list[ServerDesk]]:
    """Give a desk, of whose broken connection the server knows nothing."""
    with ExitStack() as held:
        desk = open_desk(ServerAddress(url), HandClock())
        held.callback(desk.close)
        yield [desk]


def test_what_the_server_still_holds_of_a_connection_that_broke_is_ended(url: str, desks: list[ServerDesk]) -> None:
    (before,) = desks
    before.raw.execute("begin immediate")  # in the midst of writing, which would keep everybody from it
    now = open_desk(ServerAddress(url), HandClock(), before.seat)
    try:
        assert now.chain.writer == before.chain.writer
        assert not before.server.is_alive()
    finally:
        now.close()


def test_no_connection_but_ones_own_is_ended(url: str, desks: list[ServerDesk]) -> None:
    (other,) = desks
    pid, begun = other.seat.session
    now = open_desk(ServerAddress(url), HandClock(), other.seat._replace(session=(pid, begun - 1)))
    try:
        assert now.chain.writer != other.chain.writer
        assert other.server.is_alive()
    finally:
        now.close()
