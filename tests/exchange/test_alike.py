"""Rows written from patterns are journalled like any other, and what watches over writing is back afterwards."""

from pathlib import Path

import pytest

from household_ledger.db import alike
from household_ledger.services.commands.entries import DeleteEntries
from household_ledger.services.commands.history import Undo
from household_ledger.services.exchange.importing_source import FileRows
from household_ledger.services.importing import import_rows
from tests.db.ledgers import Book, new_book
from tests.exchange.making import entries_of, file_of, row, take

TRIGGERS = "select name,sql from sqlite_temp_master where type='trigger' order by name"


def triggers_of(book: Book) -> list[tuple[str, str]]:
    desk = book.store._desk  # noqa: SLF001 -- the triggers are the writing connection's own
    assert desk is not None
    return [(name, sql) for name, sql in desk.raw.execute(TRIGGERS)]


def test_the_capture_of_new_entries_is_back_after_an_import(book: Book) -> None:
    before = triggers_of(book)
    take(book, *[row(description=str(number)) for number in range(50)])

    assert triggers_of(book) == before


def test_the_capture_is_back_after_an_import_that_failed_in_the_database(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = triggers_of(book)
    monkeypatch.setattr(alike, "_LINES", "insert into entry_line select no_such_column from incoming")

    with pytest.raises(Exception, match="no_such_column"):
        take(book, row())

    monkeypatch.undo()
    assert triggers_of(book) == before
    assert book.steps() == 0
    assert take(book, row()).added == 1


def test_more_patterns_than_are_kept_at_a_time_come_in_right(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alike, "_PATTERNS_KEPT", 3)
    monkeypatch.setattr(alike, "CHUNK", 4)
    rows = [row(category=f"E{1 + number % 20:02}", amount=f"{number}.00") for number in range(1, 61)]
    take(book, *rows)

    assert [entry.lines[0].satang for entry in entries_of(book)] == [100 * number for number in range(1, 61)]
    with new_book(tmp_path / "other.hldb") as other:
        monkeypatch.undo()
        import_rows(other.ledger, FileRows(file_of(*rows)))
        assert [one.lines[0].satang for one in entries_of(other)] == [one.lines[0].satang for one in entries_of(book)]


def test_ids_go_up_in_the_order_of_the_rows_whatever_their_shape(book: Book) -> None:
    words = [str(number) for number in range(700)]
    take(book, *(row(description=word, category="E01" if number % 7 else "E02") for number, word in enumerate(words)))

    entries = sorted(entries_of(book), key=lambda entry: entry.id)
    assert [entry.description for entry in entries] == words
    assert len({entry.id for entry in entries}) == len(words)


def test_an_edit_after_an_import_can_be_taken_back(book: Book) -> None:
    take(book, row())
    (entry,) = entries_of(book)
    before = book.state()
    book.do(DeleteEntries((entry.id,)))
    assert entries_of(book) == []

    book.do(Undo())

    assert book.state() == before
