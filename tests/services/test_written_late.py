"""What a ledger says of entries first written long after their day: which of them, and by how much."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from household_ledger.domain.category import PROJECT_MONEY, fixed_id
from household_ledger.domain.comparison_late import Late, late_by_month
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.period import Month
from household_ledger.services.commands.entries import AddEntries, DeleteEntries
from household_ledger.services.commands.months import MarkPaperDaily
from tests.db.ledgers import Book, Home

OCTOBER = Month(2026, 10)
BAHT = Money(100_00)


def sold(home: Home, day: date, waited: int, code: str = "I02", **more: object) -> Draft:
    draft = Draft(
        household=home.id,
        date=day,
        kind=EntryKind.INCOME,
        amount=BAHT,
        parts=(Part(fixed_id(code), BAHT),),
        pocket=home.cash,
        first_written_on=day + timedelta(days=waited),
    )
    return replace(draft, **more)  # type: ignore[arg-type]


def paid(home: Home, day: date, waited: int, code: str) -> Draft:
    kind = EntryKind.COST if code.startswith("C") else EntryKind.EXPENSE
    return sold(home, day, waited, code, kind=kind)


def late_in(book: Book, household: Id | None = None, days: int = 14, last: Month = OCTOBER) -> dict[int, Late]:
    with book.store.figures() as queries:
        return late_by_month(queries.for_indicators().late(household, last, days), days=days)


@pytest.mark.parametrize("day", [date(2026, 2, 27), date(2026, 7, 31), date(2025, 12, 25), date(2024, 2, 20)])
def test_late_is_more_days_than_the_limit_over_every_end_of_a_month_and_year(book: Book, home: Home, day: date) -> None:
    book.do(AddEntries(tuple(sold(home, day, waited) for waited in (0, 13, 14, 15, 40))))

    assert late_in(book) == {Month.of(day).number: Late(income=Money(2 * BAHT))}
    assert late_in(book, days=13) == {Month.of(day).number: Late(income=Money(3 * BAHT))}
    assert late_in(book, NO_ID) == {}


def test_only_income_and_costs_of_work_are_asked_for(book: Book, home: Home) -> None:
    day = date(2026, 9, 3)
    rows = [sold(home, day, 30, code) for code in ("I02", PROJECT_MONEY, "I19")]
    book.do(AddEntries((*rows, paid(home, day, 30, "C02"), paid(home, day, 30, "C07"), paid(home, day, 30, "E01"))))

    assert late_in(book) == {202609: Late(income=BAHT, cost=BAHT)}


def test_what_is_deleted_or_after_the_month_asked_is_left_out(book: Book, home: Home) -> None:
    first, _second = book.do(AddEntries((sold(home, date(2026, 9, 3), 30), sold(home, date(2026, 10, 3), 30))))

    assert late_in(book, last=Month(2026, 9)) == {202609: Late(BAHT, ZERO)}
    book.do(DeleteEntries((Id(first),)))
    assert late_in(book) == {202610: Late(BAHT, ZERO)}


def test_a_paper_page_written_daily_waited_for_nothing(book: Book, home: Home) -> None:
    day = date(2026, 9, 3)
    book.do(AddEntries((sold(home, day, 40, known_by=KnownBy.PAPER), sold(home, day, 40))))

    assert late_in(book) == {202609: Late(income=Money(2 * BAHT))}
    book.do(MarkPaperDaily(home.id, Month(2026, 9), is_daily=True))
    assert late_in(book) == {202609: Late(income=BAHT)}
