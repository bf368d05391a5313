"""The mark of cash below zero stands on the row by which it came to that, whatever is written after it."""

from __future__ import annotations

from datetime import date

import pytest

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.views.month_rows import MonthRows
from tests.db.ledgers import Book, Home

K = EntryKind
_CATEGORY = {K.INCOME: "I01", K.EXPENSE: "E01", K.PRODUCED: "E01"}


def say(home: Home, day: int, kind: EntryKind, baht: int, what: str, *, is_bank: bool = False) -> Draft:
    amount = Money(baht * 100)
    pocket = (home.bank if is_bank else home.cash) if kind is not K.PRODUCED else 0
    return Draft(
        household=home.id,
        date=date(2026, 11, day),
        kind=kind,
        amount=amount,
        parts=(Part(fixed_id(_CATEGORY[kind]), amount),),
        pocket=pocket,  # type: ignore[arg-type]
        description=what,
    )


def marked(book: Book, home: Home, *drafts: Draft) -> list[str]:
    book.do(AddEntries(drafts))
    with book.store.reader() as reader:
        rows = MonthRows(reader, home.id, Month(2026, 11))
        return [row.what for place, row in enumerate(rows.page(0, rows.count)) if rows.is_short(place)]


def test_it_stays_where_cash_ran_out_when_more_is_written_after_it(book: Book, home: Home) -> None:
    said = [
        say(home, 5, K.INCOME, 100, "ขายไข่"),
        say(home, 5, K.EXPENSE, 40, "ปลา"),
        say(home, 5, K.EXPENSE, 1200, "ค่าเทอม"),
    ]
    assert marked(book, home, *said) == ["ค่าเทอม"]
    assert marked(book, home, say(home, 5, K.PRODUCED, 61, "ผักบุ้ง")) == ["ค่าเทอม"]
    assert marked(book, home, say(home, 5, K.EXPENSE, 10, "ขนม")) == ["ค่าเทอม"]
    assert marked(book, home, say(home, 5, K.INCOME, 20, "ขายผัก")) == ["ค่าเทอม"]


def test_the_day_that_begins_below_zero_has_it_on_what_took_more_and_on_nothing_else(book: Book, home: Home) -> None:
    said = [
        say(home, 5, K.EXPENSE, 50, "ปลา"),
        say(home, 6, K.PRODUCED, 30, "ไข่"),
        say(home, 7, K.EXPENSE, 20, "ขนม"),
        say(home, 7, K.INCOME, 10, "ขายผัก"),
        say(home, 8, K.INCOME, 500, "ค่าแรง"),
    ]
    assert marked(book, home, *said) == ["ปลา", "ขนม"]


def test_what_came_in_on_the_day_takes_it_away_and_each_pocket_is_looked_at(book: Book, home: Home) -> None:
    assert marked(book, home, say(home, 5, K.EXPENSE, 50, "ปลา"), say(home, 5, K.INCOME, 60, "ขายไข่")) == []
    # together the pockets hold enough, the bank alone does not
    said = [say(home, 6, K.INCOME, 900, "ค่าแรง"), say(home, 6, K.EXPENSE, 70, "ค่าไฟ", is_bank=True)]
    assert marked(book, home, *said, say(home, 6, K.PRODUCED, 5, "พริก")) == ["ค่าไฟ"]


@pytest.mark.parametrize("again", [0, 1])
def test_of_two_that_took_it_below_zero_on_a_day_the_last_has_it(book: Book, home: Home, again: int) -> None:
    said = [
        say(home, 5, K.EXPENSE, 50, "ปลา"),
        say(home, 5, K.INCOME, 60, "ขายไข่"),
        say(home, 5, K.EXPENSE, 5, "ขนม"),
        say(home, 5, K.EXPENSE, 30, "น้ำมัน"),
        *[say(home, 5, K.EXPENSE, 1, "เกลือ")] * again,
    ]
    assert marked(book, home, *said) == ["น้ำมัน"]
