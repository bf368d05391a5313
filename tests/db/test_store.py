"""How a ledger file behaves while it is open: snapshots, journals, what is left when it is closed, failing disks."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from household_ledger.domain.changes import Label
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.register import Household, Pocket
from household_ledger.errors import Cancelled, EnvironmentProblem
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.history import Redo, Undo
from household_ledger.services.commands.register import AddRecords, ReplaceRecord
from household_ledger.services.ports import EntryQuery, Work
from tests.db.drafts import draft
from tests.db.ledgers import Book, Home, add_home, new_book, opened_book

TRUNCATE = "household_ledger.db.opening.journal_mode"


def test_a_reader_sees_one_moment_whatever_is_written_meanwhile(book: Book, home: Home) -> None:
    book.do(AddEntries((draft(1, home),)))
    with book.store.reader() as early:
        before = [entry.id for entry in early.entries(EntryQuery())]
        book.do(AddEntries((draft(2, home), draft(3, home))))
        with book.store.reader() as late:
            assert len(list(late.entries(EntryQuery()))) == len(before) + 2
        assert [entry.id for entry in early.entries(EntryQuery())] == before
        assert early.step_count() == book.steps() - 1


def test_entries_are_streamed_while_others_are_written(book: Book, home: Home) -> None:
    book.do(AddEntries(tuple(draft(seed, home) for seed in range(20))))
    seen = []
    with book.store.reader() as reader:
        for number, entry in enumerate(reader.entries(EntryQuery())):
            seen.append(entry.id)
            if number < 3:
                book.do(AddEntries((draft(number, home),)))
    assert len(seen) == 20


def test_a_closed_ledger_is_one_file(tmp_path: Path) -> None:
    with new_book(tmp_path / "x.hldb") as book:
        add_home(book)
        assert (tmp_path / "x.hldb-wal").exists()

    assert [one.name for one in tmp_path.iterdir()] == ["x.hldb"]


def test_a_closed_ledger_is_not_opened_anew_by_whoever_reads_late(tmp_path: Path) -> None:
    path = tmp_path / "x.hldb"
    with new_book(path) as book:
        add_home(book)
        late: list[Callable[[], object]] = [
            book.steps,
            book.store.steps,
            book.store.undo_label,
            partial(add_home, book),
        ]
    for look in late:
        with pytest.raises(Cancelled):
            look()
    with pytest.raises(Cancelled), book.store.figures():
        pass
    assert [one.name for one in tmp_path.iterdir()] == ["x.hldb"]


def test_after_the_idle_checkpoint_the_bare_file_is_whole(tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    with new_book(tmp_path / "x.hldb") as book:
        add_home(book)
        book.store.checkpoint()
        shutil.copy(tmp_path / "x.hldb", tmp_path / "copy" / "x.hldb")
        state = book.state()
    with opened_book(tmp_path / "copy" / "x.hldb") as copied:
        assert copied.state() == state
        copied.assert_whole()


def test_on_other_volumes_there_is_no_shared_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TRUNCATE, lambda _path: "TRUNCATE")
    with new_book(tmp_path / "x.hldb") as book:
        home = add_home(book)
        before = book.state()
        book.do(AddEntries(tuple(draft(seed, home) for seed in range(30))))
        book.do(Undo())
        assert book.state() == before
        book.do(Redo())
        book.assert_whole()
        assert not (tmp_path / "x.hldb-wal").exists()
        assert (tmp_path / "x.hldb-journal").stat().st_size == 0
    with opened_book(tmp_path / "x.hldb") as book:
        book.do(Undo())
        assert book.state() == before


def _failing(number: int) -> Callable[[Work], Label]:
    def write(work: Work) -> Label:
        work.insert([Household(id=work.new_id(), code="x", name="")])
        problem = driver.OperationalError("disk I/O error" if number == 10 else "no such column: x")
        problem.sqlite_errorcode = number
        raise problem

    return write


class _Command:
    def __init__(self, write: Callable[[Work], Label]) -> None:
        self.write = write


def test_after_a_failing_disk_the_file_is_opened_anew(book: Book, home: Home) -> None:
    before = book.state()
    desk = book.store._desk  # noqa: SLF001 -- whether it is another one afterwards

    with pytest.raises(EnvironmentProblem, match="io_error"):
        book.do(_Command(_failing(10)))

    assert book.state() == before
    (added,) = book.do(AddEntries((draft(1, home),)))
    assert book.store._desk is not desk  # noqa: SLF001 -- as above
    book.do(Undo())
    assert book.state() == before
    assert added
    book.assert_whole()


def test_a_programmers_mistake_is_not_taken_for_the_machines(book: Book, home: Home) -> None:
    before = book.state()

    with pytest.raises(driver.OperationalError):
        book.do(_Command(_failing(1)))
    with pytest.raises(driver.IntegrityError):
        book.do(AddRecords((Pocket(id=NO_ID, household=home.id, name="x", kind="boat"),)))  # type: ignore[arg-type]

    assert book.state() == before


def test_an_error_of_another_file_is_not_told_of_the_ledger(book: Book, tmp_path: Path) -> None:
    def write(_work: Work) -> Label:
        return Label((tmp_path / "ไม่มี.csv").read_text(encoding="utf-8"))

    with pytest.raises(FileNotFoundError):
        book.do(_Command(write))
    with pytest.raises(FileNotFoundError), book.store.reader():
        (tmp_path / "ไม่มี.csv").read_text(encoding="utf-8")


def test_what_another_program_wrote_is_looked_up_anew(tmp_path: Path) -> None:
    """Also when the undo button was the first to notice."""
    with new_book(tmp_path / "x.hldb") as one:
        home = add_home(one)
        one.do(AddEntries((draft(1, home),)))
        with opened_book(tmp_path / "x.hldb") as two, two.store.reader() as reader:
            cash = reader.record(Pocket, home.cash)
            assert cash is not None
            (bank,) = two.do(AddRecords((Pocket(id=NO_ID, household=home.id, name="ใหม่", kind=cash.kind),)))
            two.do(ReplaceRecord(cash, cash.__class__(id=cash.id, household=home.id, name="เก่า", kind=cash.kind)))

        assert one.store.undo_label() is not None
        home.cash = Id(bank)
        one.do(AddEntries((draft(1, home),)))
