"""What tests of the ledger file share: a file with a household, and the proof that a command can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from household_ledger.services.commands.history import Redo, Undo
from household_ledger.services.ports import Command
from tests.db.ledgers import Book, HandClock, Home, Undoable, add_home, add_people, new_book


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def book(tmp_path: Path, clock: HandClock) -> Iterator[Book]:
    with new_book(tmp_path / "บ้าน.hldb", clock) as opened:
        add_people(opened)
        yield opened


@pytest.fixture
def home(book: Book) -> Home:
    return add_home(book)


@pytest.fixture
def undoable(book: Book) -> Undoable:
    """Do a command and prove: undone, records, totals and figures are what they were; redone, what the command made."""

    def prove(command: Command, person: str = "") -> tuple[int, ...]:
        before, totals_before, figures_before = book.state(), book.totals(), book.figures()
        ids = book.do(command, person)
        after, totals_after, figures_after = book.state(), book.totals(), book.figures()
        assert after != before
        book.do(Undo())
        assert book.state() == before
        assert book.totals() == totals_before
        assert book.figures() == figures_before
        book.do(Redo())
        assert book.state() == after
        assert book.totals() == totals_after
        assert book.figures() == figures_after
        book.assert_whole()
        return ids

    return prove
