"""A month's written pages read back: every entry on its line, sums page by page, what was counted against the book."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import PAPER_PAGE, Draft, Part
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.services.commands.days import CountCash, NothingToday
from household_ledger.services.commands.entries import AddEntries, DeleteEntries, RestoreEntries
from household_ledger.services.typed.paper_columns import IN, OUT, SAVING
from household_ledger.services.views.blank_page import DAY_ROWS
from household_ledger.services.written_pages import WrittenMonth, written_month
from tests.db.ledgers import Book, Home

MONTH = Month(2026, 10)
DAY = date(2026, 10, 9)
K = EntryKind


def spent(home: Home, place: int, baht: int = 10) -> Draft:
    amount = Money(baht * 100)
    parts = (Part(fixed_id("E01"), amount),)
    return Draft(
        household=home.id, date=DAY, kind=K.EXPENSE, amount=amount, parts=parts, pocket=home.cash, paper_line=place
    )


def written(book: Book, home: Home) -> WrittenMonth:
    with book.store.reader() as reader:
        return written_month(reader, home.id, MONTH)


def test_each_page_and_all_of_them_have_their_own_sums(book: Book, home: Home) -> None:
    sold = replace(spent(home, 202, 70), kind=K.INCOME, parts=(Part(fixed_id("I01"), Money(70_00)),))
    saved = replace(spent(home, 203, 5), kind=K.SAVE, parts=(), to_pocket=home.savings)
    for draft in (spent(home, 101), spent(home, 102, 20), spent(home, 201, 3), sold, saved, spent(home, 0, 999)):
        book.do(AddEntries((draft,)))

    found = written(book, home)

    assert list(found.rows) == [101, 102, 201, 202, 203]
    assert found.pages == 2
    assert found.sums(1) == {IN: 0, OUT: 30_00, SAVING: 0}
    assert found.sums(2) == {IN: 70_00, OUT: 3_00, SAVING: 5_00}
    assert found.sums() == {IN: 70_00, OUT: 33_00, SAVING: 5_00}


def test_of_two_entries_of_one_line_the_later_stands_on_the_next_that_is_free_and_none_is_lost(
    book: Book, home: Home
) -> None:
    last = PAPER_PAGE + DAY_ROWS
    made: list[Id] = []
    for place in (last, last - 1):
        made += book.do(AddEntries((spent(home, place),)))
    book.do(DeleteEntries((made[1],)))
    made += book.do(AddEntries((spent(home, last - 1),)))
    book.do(RestoreEntries((made[1],)))
    made += book.do(AddEntries((spent(home, last + 1),)))

    found = written(book, home).rows

    assert [(place, row.entry.id) for place, row in found.items()] == [
        (last - 1, made[1]),
        (last, made[0]),
        (2 * PAPER_PAGE + 1, made[2]),
        (2 * PAPER_PAGE + 2, made[3]),
    ], "the line was taken, and so was the last of the page; what has no line of the paper comes behind"


def test_what_was_counted_is_held_against_its_own_pocket_on_its_day(book: Book, home: Home) -> None:
    opening = Draft(household=home.id, date=date(2026, 10, 1), kind=K.OPENING, amount=Money(500_00), pocket=home.cash)
    for draft in (opening, replace(opening, pocket=home.bank, amount=Money(9_000_00)), spent(home, 101, 100)):
        book.do(AddEntries((draft,)))
    assert written(book, home).count is None

    book.do(CountCash(household=home.id, pocket=home.cash, day=DAY, counted=Money(430_00)))

    count = written(book, home).count
    assert count is not None
    assert (count.day, count.pocket, count.counted, count.difference) == (DAY, "เงินสด", 430_00, 30_00)
    with book.store.reader() as reader:
        assert written_month(reader, home.id, MONTH.plus(1)).count is None, "it was counted the month before"

    book.do(CountCash(household=home.id, pocket=home.bank, day=date(2026, 10, 10), counted=Money(9_000_50)))
    count = written(book, home).count
    assert count is not None
    assert (count.pocket, count.difference) == ("ธนาคาร", 50), "the last that was counted"


def test_days_of_nothing_are_told_apart_from_written_ones_and_a_count_makes_none(book: Book, home: Home) -> None:
    book.do(AddEntries((spent(home, 101),)))
    (nothing,) = book.do(NothingToday(home.id, date(2026, 10, 10)))
    book.do(
        AddEntries(
            (Draft(household=home.id, date=date(2026, 10, 1), kind=K.OPENING, amount=Money(1), pocket=home.cash),)
        )
    )

    found = written(book, home)

    assert found.nothing == {date(2026, 10, 10): (nothing,)}
    assert found.written == {DAY}
