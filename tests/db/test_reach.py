"""What undo would touch is told before it is done: whose books, which months, what sort of records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from household_ledger.db.reach import LARGE
from household_ledger.domain.period import Month
from household_ledger.services.commands.entries import AddEntries, ReplaceEntry
from household_ledger.services.commands.history import Undo
from household_ledger.services.commands.months import CloseMonth
from tests.db.drafts import draft
from tests.db.ledgers import add_home, new_book


def test_a_step_reaches_the_household_and_month_its_entry_lies_in_now(tmp_path: Path) -> None:
    with new_book(tmp_path / "x.hldb") as book:
        assert book.store.reach() is None
        home, other = add_home(book), add_home(book, "002")
        (number,) = book.do(AddEntries((replace(draft(1, home), date=date(2026, 10, 5)),)))
        reach = book.store.reach()
        assert reach is not None
        assert reach.households == {home.id}
        assert reach.months == {(home.id, 202610)}
        assert reach.kinds == {"entry"}
        assert reach.label == book.store.undo_label()

        with book.store.reader() as reader:
            entry = reader.entry(number)
        assert entry is not None
        book.do(ReplaceEntry(entry, replace(draft(1, home), date=date(2026, 9, 5))))
        assert (book.store.reach() or reach).months == {(home.id, 202609)}

        book.do(AddEntries((draft(1, other),)))
        assert (book.store.reach() or reach).households == {other.id}
        assert book.store.reach(redo=True) is None
        book.do(Undo())
        assert (book.store.reach() or reach).households == {home.id}
        assert (book.store.reach(redo=True) or reach).households == {other.id}


def test_closing_a_month_reaches_that_month(tmp_path: Path) -> None:
    with new_book(tmp_path / "x.hldb") as book:
        home = add_home(book)
        book.do(CloseMonth(home.id, Month(2026, 8)))
        reach = book.store.reach()
        assert reach is not None
        assert reach.months == {(home.id, 202608)}


def test_a_large_step_names_its_households_and_says_that_it_is_large(tmp_path: Path) -> None:
    with new_book(tmp_path / "x.hldb") as book:
        home, other = add_home(book), add_home(book, "002")
        drafts = tuple(draft(number + 1, whose) for number in range(LARGE // 2 + 1) for whose in (home, other))
        book.do(AddEntries(drafts))
        reach = book.store.reach()
        assert reach is not None
        assert reach.is_large
        assert reach.households == {home.id, other.id}
        assert not reach.months
