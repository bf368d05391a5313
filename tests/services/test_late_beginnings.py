"""Money counted first and the days before written later: what it must have begun with, and one balance of a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household
from household_ledger.services.commands.entries import AddEntries, ReplaceEntry
from household_ledger.services.commands.history import Undo
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.day_page import day_page, short_days
from household_ledger.services.views.entry_rows import entry_rows
from household_ledger.services.views.month_days import month_days
from household_ledger.services.views.month_rows import MonthRows
from household_ledger.services.views.pocket_balances import LateBeginning, late_beginnings
from tests.db.ledgers import Book, Home, add_home, add_people, new_book

NOVEMBER = Month(2026, 11)
SPENT = {5: 60_00, 10: 750_25, 16: 80_00, 20: 199_00}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with new_book(tmp_path / "evening.hldb") as opened:
        add_people(opened)
        yield opened


@pytest.fixture
def home(book: Book) -> Home:
    return add_home(book)


def write(book: Book, home: Home, kind: EntryKind, day: date, satang: int) -> None:
    code = {EntryKind.EXPENSE: "E01", EntryKind.INCOME: "I01"}.get(kind)
    parts = (Part(fixed_id(code), Money(satang)),) if code else ()
    draft = Draft(household=home.id, date=day, kind=kind, amount=Money(satang), pocket=home.cash, parts=parts)
    book.do(AddEntries((draft,)))


def first_evening(book: Book, home: Home, first_day: int = 5) -> None:
    """Count 1,500 on the 22nd, then write what was spent on the days before."""
    write(book, home, EntryKind.OPENING, date(2026, 11, 22), 1_500_00)
    for day, satang in SPENT.items():
        write(book, home, EntryKind.EXPENSE, date(2026, 11, first_day if day == 5 else day), satang)


def late(book: Book, home: Home) -> list[LateBeginning]:
    with book.store.reader() as reader:
        return late_beginnings(reader, home.id)


def test_the_balance_of_a_day_is_the_same_in_every_mouth(book: Book, home: Home) -> None:
    first_evening(book, home)
    query = EntryQuery(household=home.id, first=NOVEMBER.first, last=NOVEMBER.last)

    with book.store.reader() as reader:
        grid = {row.date: row.balance for row in MonthRows(reader, home.id, NOVEMBER).page(0, 10)}
        listed = {row.date: row.balance for row in entry_rows(reader, query)}
        days = {day: day_page(reader, home.id, day).cash_end for day in grid}

    assert grid == listed == days
    assert days[date(2026, 11, 16)] == Money(-890_25)
    assert days[date(2026, 11, 22)] == Money(410_75)


def test_a_day_before_the_count_is_not_blamed_for_what_a_later_beginning_explains(book: Book, home: Home) -> None:
    first_evening(book, home)
    write(book, home, EntryKind.EXPENSE, date(2026, 11, 23), 5_000_00)
    query = EntryQuery(household=home.id, first=NOVEMBER.first, last=NOVEMBER.last)

    with book.store.reader() as reader:
        short = short_days(reader, home.id, NOVEMBER, reader.entries(query))
        rows = MonthRows(reader, home.id, NOVEMBER)
        marked = [row.date.day for place, row in enumerate(rows.page(0, 10)) if rows.is_short(place)]

    assert short == {date(2026, 11, 23)}
    assert marked == [23]


def test_a_day_is_blamed_where_no_earlier_beginning_can_explain_it(book: Book, home: Home) -> None:
    first_evening(book, home)
    write(book, home, EntryKind.INCOME, date(2026, 11, 21), 9_000_00)
    query = EntryQuery(household=home.id, first=NOVEMBER.first, last=NOVEMBER.last)

    with book.store.reader() as reader:
        short = short_days(reader, home.id, NOVEMBER, reader.entries(query))

    assert short == {date(2026, 11, day) for day in SPENT}


def test_it_began_before_the_first_row_with_what_makes_the_counted_amount_right(book: Book, home: Home) -> None:
    first_evening(book, home)

    (one,) = late(book, home)

    assert (one.pocket.id, one.first, one.day) == (home.cash, date(2026, 11, 5), date(2026, 11, 4))
    assert (one.amount, one.moved, one.before) == (Money(1_500_00), Money(-1_089_25), Money(2_589_25))


def test_moved_in_one_step_it_is_right_on_its_day_and_taken_back_in_one(book: Book, home: Home) -> None:
    first_evening(book, home)
    (one,) = late(book, home)
    before = book.state()

    book.do(ReplaceEntry(one.entry, one.moved_draft()))

    assert late(book, home) == []
    with book.store.reader() as reader:
        assert day_page(reader, home.id, date(2026, 11, 22)).cash_end == Money(1_500_00)
        assert all(day_page(reader, home.id, date(2026, 11, day)).cash_end >= 0 for day in range(4, 23))
    book.do(Undo())
    assert book.state() == before


def test_the_day_it_is_moved_to_is_no_day_to_ask_about(book: Book, home: Home) -> None:
    first_evening(book, home)
    (one,) = late(book, home)
    with book.store.reader() as reader:
        household = reader.record(Household, home.id)
        assert household is not None
        household = replace(household, started_on=None)
        before = month_days(reader, household, NOVEMBER, date(2026, 11, 23))

    book.do(ReplaceEntry(one.entry, one.moved_draft()))

    with book.store.reader() as reader:
        assert month_days(reader, household, NOVEMBER, date(2026, 11, 23)) == before


def test_where_more_came_in_before_than_there_was_nothing_is_moved(book: Book, home: Home) -> None:
    write(book, home, EntryKind.OPENING, date(2026, 11, 22), 1_500_00)
    write(book, home, EntryKind.INCOME, date(2026, 11, 5), 1_500_01)

    (one,) = late(book, home)

    assert not one.can_move


def test_rows_of_the_same_day_or_of_another_pocket_are_no_late_beginning(book: Book, home: Home) -> None:
    write(book, home, EntryKind.OPENING, date(2026, 11, 5), 1_500_00)
    write(book, home, EntryKind.EXPENSE, date(2026, 11, 5), 60_00)
    draft = Draft(
        household=home.id,
        date=date(2026, 11, 1),
        kind=EntryKind.EXPENSE,
        amount=Money(10_00),
        pocket=home.bank,
        parts=(Part(fixed_id("E01"), Money(10_00)),),
    )
    book.do(AddEntries((draft,)))

    assert late(book, home) == []


def test_a_closed_month_before_is_not_begun_in_and_a_closed_one_is_left_alone(book: Book, home: Home) -> None:
    first_evening(book, home, first_day=1)
    book.do(CloseMonth(home.id, Month(2026, 10)))

    (one,) = late(book, home)

    assert one.day == date(2026, 11, 1)
    book.do(CloseMonth(home.id, NOVEMBER))
    assert late(book, home) == []


def test_a_closed_month_between_keeps_its_end(book: Book, home: Home) -> None:
    """It has rows and ends with a balance that the moved opening would change."""
    write(book, home, EntryKind.OPENING, date(2026, 11, 22), 1_500_00)
    write(book, home, EntryKind.EXPENSE, date(2026, 9, 5), 60_00)
    write(book, home, EntryKind.EXPENSE, date(2026, 10, 5), 750_00)

    assert len(late(book, home)) == 1
    book.do(CloseMonth(home.id, Month(2026, 10)))
    assert late(book, home) == []
