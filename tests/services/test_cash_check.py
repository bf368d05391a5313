"""The cash of a month held against its book, and a year of months added up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from household_ledger.app.at_hand import LedgerAtHand
from household_ledger.app.shelf import LedgerShelf
from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.figures_days import DayState
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, PocketKind, Role
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, Pocket
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.first_household import AddFirstHousehold
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.views.cash_check import cash_check
from household_ledger.services.views.month_days import MonthDay, asked_until
from household_ledger.services.views.year_totals import year_totals
from tests.charts.making import a_month

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[LedgerAtHand]:
    """Open a book with one household and 500 baht brought forward today."""
    made = LedgerShelf().create(tmp_path / "book.hldb")
    begin = AddFirstHousehold(person="อาสา", role=Role.RECORDER, code="001", name="นางใหม่", cash=Money(500_00))
    made.ledger.execute(begin)
    yield made
    made.close()


class Book:
    """Writes plain entries of the one household."""

    def __init__(self, opened: LedgerAtHand) -> None:
        self.opened = opened
        with opened.reader() as reader:
            self.household: Household = reader.households()[0]
            pockets = reader.of_household(Pocket, self.household.id)
        self.pocket: Id = next(one.id for one in pockets if one.kind is PocketKind.CASH)

    def write(self, kind: EntryKind, day: date, baht: int) -> None:
        draft = Draft(
            household=self.household.id,
            date=day,
            kind=kind,
            amount=Money(baht * 100),
            pocket=self.pocket,
            parts=(Part(category=fixed_id("I01"), amount=Money(baht * 100)),) if kind is EntryKind.INCOME else (),
        )
        self.opened.ledger.execute(AddEntries((draft,)))


def today_of(opened: LedgerAtHand) -> date:
    return opened.clock.today()


def test_without_a_count_the_book_says_what_should_be_left(opened: LedgerAtHand) -> None:
    book, today = Book(opened), today_of(opened)
    with opened.reader() as reader:
        check = cash_check(reader, opened.figures.month(book.household.id, Month.of(today)))

    assert (check.start, check.book) == (Money(500_00), Money(500_00))
    assert (check.counted, check.counted_on, check.difference) == (None, None, None)


def test_a_count_of_less_is_a_difference_from_the_book(opened: LedgerAtHand) -> None:
    book, today = Book(opened), today_of(opened)
    book.write(EntryKind.CASH_COUNT, today, 465)
    with opened.reader() as reader:
        check = cash_check(reader, opened.figures.month(book.household.id, Month.of(today)))

    assert check.book == Money(500_00)
    assert check.counted == Money(465_00)
    assert check.difference == Money(-35_00)
    assert check.counted_on == today


def test_a_count_of_another_month_is_none_of_this_one(opened: LedgerAtHand) -> None:
    book, today = Book(opened), today_of(opened)
    before = Month.of(today).plus(-1)
    book.write(EntryKind.CASH_COUNT, before.last, 100)
    with opened.reader() as reader:
        now = cash_check(reader, opened.figures.month(book.household.id, Month.of(today)))
        then = cash_check(reader, opened.figures.month(book.household.id, before))

    assert now.counted_on is None
    assert now.counted is None
    assert (then.counted, then.counted_on) == (Money(100_00), before.last)


def test_the_figures_agree_from_month_to_month_where_a_gap_was_left_as_it_was(opened: LedgerAtHand) -> None:
    book, today = Book(opened), today_of(opened)
    now = Month.of(today)
    book.write(EntryKind.INCOME, now.plus(-2).first, 1_000)
    book.write(EntryKind.CASH_COUNT, now.plus(-2).last, 993)
    book.write(EntryKind.INCOME, now.plus(-1).first, 300)
    book.write(EntryKind.CASH_COUNT, now.plus(-1).last, 1_291)
    with opened.reader() as reader:
        checks = [
            cash_check(reader, opened.figures.month(book.household.id, month))
            for month in (now.plus(-2), now.plus(-1), now)
        ]

    assert [(one.start, one.book) for one in checks] == [
        (Money(0), Money(1_000_00)),
        (Money(1_000_00), Money(1_300_00)),
        (Money(1_800_00), Money(1_800_00)),
    ], "what a month ends with the next begins with; to today's the 500 brought forward come"
    assert [one.difference for one in checks] == [Money(-7_00), Money(-9_00), None]
    assert [one.unexplained for one in checks] == [Money(-7_00), Money(-2_00), None], "one gap is not counted twice"


def test_what_was_adjusted_after_a_count_leaves_no_difference_but_stays_told(opened: LedgerAtHand) -> None:
    book, today = Book(opened), today_of(opened)
    book.write(EntryKind.CASH_COUNT, today, 465)
    book.write(EntryKind.ADJUST, today, -35)
    with opened.reader() as reader:
        check = cash_check(reader, opened.figures.month(book.household.id, Month.of(today)))

    assert (check.book, check.counted, check.difference) == (Money(465_00), Money(465_00), Money(0))
    assert (check.unexplained, check.adjusted) == (Money(-35_00), Money(-35_00))


def test_what_nobody_counted_is_named_and_taken_by_the_book(opened: LedgerAtHand) -> None:
    book, today = Book(opened), today_of(opened)
    bank = Pocket(id=NO_ID, household=book.household.id, name="บัญชีธนาคาร", kind=PocketKind.BANK)
    opened.ledger.execute(AddRecords((bank,)))
    with opened.reader() as reader:
        there = next(one.id for one in reader.of_household(Pocket, book.household.id) if one.kind is PocketKind.BANK)
    entry = Draft(
        household=book.household.id, date=today, kind=EntryKind.OPENING, amount=Money(37_000_00), pocket=there
    )
    opened.ledger.execute(AddEntries((entry,)))
    book.write(EntryKind.CASH_COUNT, today, 465)
    with opened.reader() as reader:
        check = cash_check(reader, opened.figures.month(book.household.id, Month.of(today)))

    assert (check.book, check.counted) == (Money(37_500_00), Money(37_465_00))
    assert (check.uncounted, check.difference) == (Money(37_000_00), Money(-35_00))


def test_a_year_adds_up_the_months_that_were_written() -> None:
    months = [a_month(OCTOBER.plus(-2), 5000, 4000), a_month(OCTOBER.plus(-1), 3000, 3500), a_month(OCTOBER, 900, 900)]

    totals = year_totals(months)

    assert (totals.money_in, totals.money_out, totals.surplus) == (Money(8900_00), Money(8400_00), Money(500_00))
    assert (totals.months_written, totals.months_short) == (3, 1)


def test_a_year_of_nothing_is_nothing() -> None:
    totals = year_totals([])

    assert (totals.money_in, totals.money_out, totals.surplus, totals.deposits) == (0, 0, 0, 0)
    assert totals.months_written == 0


def test_known_days_are_counted_up_to_today_only() -> None:
    states = [DayState.WRITTEN, DayState.NOTHING, DayState.UNKNOWN, DayState.WRITTEN, DayState.AHEAD]
    days = [MonthDay(date(2026, 11, number + 1), state) for number, state in enumerate(states)]

    assert asked_until(days, date(2026, 11, 3)) == (2, 3), "the fourth is written ahead of its day"
    assert asked_until(days, date(2026, 11, 4)) == (3, 4)
    assert asked_until([], date(2026, 11, 4)) == (0, 0)
    left = asked_until(days, date(2026, 11, 4), date(2026, 11, 3))
    assert left == (2, 3), "what is written of days after it left is no day of its records"
