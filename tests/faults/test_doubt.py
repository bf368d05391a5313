"""After the disk failed nothing is called saved before the file was opened anew and a safety copy of it succeeded."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from household_ledger.db.faults import leaves_doubt, told
from household_ledger.db.keeping import copies_of, keep_copy
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.copies.copy import AFTER_TROUBLE
from tests.db.deeds_base import entries, written
from tests.db.ledgers import Book, Home, add_home, new_book, opened_book
from tests.faults.scenes import NOW


class FailingOnce:
    """The writing connection, whose next commit fails as a failing sync has it fail, though it went through."""

    def __init__(self, book: Book, number: int) -> None:
        self._desk = book.store._desk  # noqa: SLF001 -- the writing connection
        assert self._desk is not None
        self._raw, self._number = self._desk.raw, number
        self._desk.raw = self  # type: ignore[assignment]

    def execute(self, sql: str, *cells: object) -> object:
        if sql == "commit":
            problem = sqlite.OperationalError("disk I/O error")
            problem.sqlite_errorcode = self._number
            raise problem
        return self._raw.execute(sql, *cells)  # type: ignore[arg-type]

    def __getattr__(self, name: str) -> object:
        return getattr(self._raw, name)


READ, FSYNC, SHARED_SIZE = 10 | 1 << 8, 10 | 4 << 8, 10 | 19 << 8


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "copies"


def fail(book: Book, home: Home, number: int = FSYNC) -> None:
    FailingOnce(book, number)
    with pytest.raises(EnvironmentProblem, match="io_error"):
        written(book, home, 1)


def test_after_a_failed_sync_a_copy_is_made_before_more_is_saved(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "บ้าน.hldb"
    with new_book(path) as book:
        home = add_home(book)
        book.store.when_in_doubt(lambda: keep_copy(path, folder, reason=AFTER_TROUBLE, now=NOW))
        fail(book, home)
        assert copies_of(path, folder) == (), "not before something is to be saved"

        written(book, home, 2)
        written(book, home, 3)

        (copy,) = copies_of(path, folder)
        assert (copy.reason, copy.entries) == (AFTER_TROUBLE, 0)
        assert len(entries(book)) == 2


def test_where_no_copy_can_be_made_nothing_is_saved(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "บ้าน.hldb"
    folder.write_text("a file lies where the copies should go")
    with new_book(path) as book:
        home = add_home(book)
        book.store.when_in_doubt(lambda: keep_copy(path, folder, reason=AFTER_TROUBLE, now=NOW))
        fail(book, home)
        for _again in range(2):
            with pytest.raises(EnvironmentProblem, match="copy_first"):
                written(book, home, 2)
        folder.unlink()

        written(book, home, 2)

    with opened_book(path) as book:
        assert len(entries(book)) == 1


def test_what_was_not_read_keeps_nobody_from_saving(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "บ้าน.hldb"
    problem = sqlite.OperationalError("disk I/O error")
    problem.sqlite_errorcode = READ
    with new_book(path) as book:
        home = add_home(book)
        book.store.when_in_doubt(lambda: keep_copy(path, folder, reason=AFTER_TROUBLE, now=NOW))
        with pytest.raises(EnvironmentProblem, match="io_error"), book.store.reader():
            raise problem
        folder.write_text("no copy can be made, and none is asked for")

        written(book, home, 1)

        assert len(entries(book)) == 1


def test_what_is_only_shared_in_memory_leaves_no_doubt(tmp_path: Path) -> None:
    problem = sqlite.OperationalError("disk I/O error")
    problem.sqlite_errorcode = SHARED_SIZE
    assert not leaves_doubt(problem)
    problem.sqlite_errorcode = FSYNC
    assert leaves_doubt(problem)
    refused = told(problem, tmp_path / "x.hldb")
    refused.__cause__ = problem
    assert leaves_doubt(refused)
