"""A household's own QIF read again: into its own book it adds nothing, into another one it brings the same money."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.register import Household
from household_ledger.services import importing_files
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.demo.making import make_demo
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.exchange.reading.looking import look
from household_ledger.services.exchange.writing.qif import export_qif
from household_ledger.services.importing_files import FileOutcome, FileWish, import_file
from tests.db.ledgers import Book, new_book
from tests.exchange.exported_books import sums_of

HELD = {"pocket", "savings", "debt", "lent"}


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing_files, "look_apart", lambda path, request, **_said: look(path.read_bytes(), request))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Book, Path]]:
    folder = tmp_path_factory.mktemp("written")
    with new_book(folder / "ours.hldb") as book:
        make_demo(book.ledger, DemoOptions(households=1, months=4))
        export_qif(book.store, folder / "ours.qif")
        yield book, folder / "ours.qif"


def take(book: Book, path: Path) -> FileOutcome:
    with book.store.reader() as reader:
        household = reader.households()[0]
    return import_file(book.ledger, path, household, FileWish())


def held(book: Book) -> Counter[str]:
    """Add up what a household has, owes and is owed."""
    sums = Counter[str]()
    for (_code, account, _ref), satang in sums_of(book.path).items():
        if account in HELD:
            sums[account] += satang
    return sums


def test_into_its_own_book_nothing_comes_a_second_time(written: tuple[Book, Path]) -> None:
    book, path = written
    before = held(book)

    done = take(book, path)

    assert done.outcome.added == 0
    assert done.outcome.already_there > 100
    assert held(book) == before


def test_into_another_book_comes_the_same_money_and_once(written: tuple[Book, Path], tmp_path: Path) -> None:
    ours, path = written
    with new_book(tmp_path / "theirs.hldb") as theirs:
        theirs.ledger.execute(AddRecords((Household(id=NO_ID, code="001", name="ใหม่"),)))
        assert take(theirs, path).outcome.added > 100
        assert held(theirs) == held(ours)

        again = take(theirs, path)

        assert again.outcome.added == 0
        assert held(theirs) == held(ours)
