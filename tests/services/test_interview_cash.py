"""The cash a book begins with was counted on a day: what is recalled of days before is not asked for unsaid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind, Role
from household_ledger.domain.money import Money
from household_ledger.domain.register import Household
from household_ledger.services.commands.first_household import AddFirstHousehold
from household_ledger.services.views.interview_answers import review
from household_ledger.services.views.interview_span import Counted, Span, cash_at_start, span_since
from tests.db.ledgers import Book, add_home
from tests.services.test_interview import said, write

TODAY = date(2026, 11, 21)
K = EntryKind


def new_house(book: Book, cash: Money | None) -> Household:
    book.do(AddFirstHousehold(person="ศรี", role=Role.PARTICIPANT, code="001", name="บ้านศรี", cash=cash))
    with book.store.reader() as reader:
        (home,) = reader.all(Household)
    return home


def test_a_new_household_is_asked_from_the_day_its_cash_was_counted(book: Book) -> None:
    home = new_house(book, Money(50000))
    with book.store.reader() as reader:
        assert span_since(reader, home, TODAY) == Span(TODAY, TODAY)
        assert cash_at_start(reader, home.id) == Counted(TODAY, Money(50000))


def test_without_cash_counted_nothing_limits_the_days(book: Book) -> None:
    home = add_home(book, "002")
    with book.store.reader() as reader:
        household = reader.record(Household, home.id)
        assert household is not None
        assert cash_at_start(reader, home.id) is None
        span = span_since(reader, household, TODAY)
    assert span is not None
    assert len(span.days) == 7


@pytest.mark.parametrize("place", ["debt", "savings"])
def test_what_was_owed_or_saved_at_the_start_is_no_cash(book: Book, place: str) -> None:
    home = add_home(book, "001")
    opening = replace(said(home, TODAY, "ยกมา", 900, kind=K.OPENING), pocket=home.savings, to_pocket=NO_ID)
    write(book, replace(opening, pocket=NO_ID, debt=home.debt) if place == "debt" else opening)
    with book.store.reader() as reader:
        assert cash_at_start(reader, home.id) is None


def test_days_asked_about_before_the_book_begins_are_unknown_too(book: Book) -> None:
    """The book of a new household begins with what it told first; the days asked before it are gaps all the same."""
    home = new_house(book, None)
    first, told = date(2026, 10, 22), date(2026, 10, 31)
    fixed = add_home(book, "003")
    write(book, said(fixed, told, "ขายไข่", 900, kind=K.INCOME, code="I01"))
    with book.store.reader() as reader:
        household = reader.record(Household, fixed.id)
        assert household is not None
        seen = review(reader, replace(household, started_on=home.started_on), first, TODAY, TODAY)
    assert seen.unknown[0] == first
    assert told not in seen.unknown
    assert len(seen.unknown) == len(Span(first, TODAY).days) - 1
