"""A file that is moved away, comes back or is exchanged while it is open: nothing is written where nobody finds it."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from household_ledger.db.faults import telling
from household_ledger.domain.register import Household
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.entries import AddEntries
from tests.db.drafts import draft
from tests.db.ledgers import add_home, new_book, opened_book


def entries(path: Path) -> int:
    with opened_book(path) as book:
        book.assert_whole()
        return len([one for one in book.state() if one[0] == "entry"])


def test_a_file_moved_away_takes_no_entry_until_it_is_back(tmp_path: Path) -> None:
    path, away = tmp_path / "x.hldb", tmp_path / "away.hldb"
    with new_book(path) as book:
        home = add_home(book)
        book.do(AddEntries((draft(1, home),)))
        path.rename(away)

        with pytest.raises(EnvironmentProblem, match="file_gone"):
            book.do(AddEntries((draft(2, home),)))
        with pytest.raises(EnvironmentProblem, match="file_gone"):
            book.do(AddEntries((draft(2, home),)))
        away.rename(path)
        book.do(AddEntries((draft(2, home),)))

    assert entries(path) == 2


def test_whoever_begins_to_read_a_file_moved_away_is_told_so_and_reads_on_when_it_is_back(tmp_path: Path) -> None:
    path, away = tmp_path / "x.hldb", tmp_path / "away.hldb"
    told: list[object] = []

    def read() -> None:
        try:
            with book.store.reader() as reader:
                told.append(len(reader.all(Household)))
        except EnvironmentProblem as problem:
            told.append((problem.code, problem.params["folder"]))

    with new_book(path) as book:
        add_home(book)
        path.rename(away)
        in_a_thread_of_its_own(read)
        away.rename(path)
        in_a_thread_of_its_own(read)

    assert told == [("file_gone", str(tmp_path)), 1]


def in_a_thread_of_its_own(run: Callable[[], None]) -> None:
    """Run where no connection is open yet."""
    thread = threading.Thread(target=run)
    thread.start()
    thread.join()


def test_a_place_nothing_can_be_opened_in_is_told_as_such_where_a_file_never_was(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="cannot_open"), telling(tmp_path / "new.hldb"):
        sqlite.connect(str(tmp_path / "no folder" / "new.hldb"))


def test_a_file_brought_back_as_a_copy_is_written_on(tmp_path: Path) -> None:
    path, away = tmp_path / "x.hldb", tmp_path / "away.hldb"
    with new_book(path) as book:
        home = add_home(book)
        book.do(AddEntries((draft(1, home),)))
        book.store.checkpoint()
        path.rename(away)
        for tail in ("-wal", "-shm"):
            path.with_name(path.name + tail).unlink(missing_ok=True)
        shutil.copy(away, path)

        book.do(AddEntries((draft(2, home),)))

    assert entries(path) == 2
    assert entries(away) == 1


def test_an_older_copy_in_its_place_is_left_alone(tmp_path: Path) -> None:
    path, old = tmp_path / "x.hldb", tmp_path / "old.hldb"
    with new_book(path) as book:
        home = add_home(book)
        book.store.checkpoint()
        shutil.copy(path, old)
        book.do(AddEntries((draft(1, home),)))
        book.store.checkpoint()
        path.rename(tmp_path / "away.hldb")
        old.rename(path)
        before = path.read_bytes()

        with pytest.raises(EnvironmentProblem, match="file_changed"):
            book.do(AddEntries((draft(2, home),)))

    assert path.read_bytes() == before
    assert entries(tmp_path / "away.hldb") == 1


def test_a_file_of_another_program_in_its_place_is_not_written_into(tmp_path: Path) -> None:
    path, foreign = tmp_path / "x.hldb", tmp_path / "foreign.db"
    with closing(sqlite3.connect(foreign)) as other:
        other.execute("create table somebody_elses (words text)")
        other.commit()
    with new_book(path) as book:
        home = add_home(book)
        path.rename(tmp_path / "away.hldb")
        foreign.rename(path)
        before = path.read_bytes()

        with pytest.raises(EnvironmentProblem, match="file_changed"):
            book.do(AddEntries((draft(1, home),)))

        assert path.read_bytes() == before
        (tmp_path / "away.hldb").replace(path)
        book.do(AddEntries((draft(1, home),)))
    assert entries(path) == 1
