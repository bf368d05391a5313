"""An amount far from everything a household wrote of a thing is asked about once; what is usual never is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.far_amounts import is_far, largest_of
from household_ledger.services.views.interview_answers import thing
from tests.db.ledgers import Book, add_home
from tests.services.test_interview import said, write

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("baht", "largest", "far"),
    [
        *((5_000, 40, True), (1_999, 40, False), (2_000, 100, False), (2_001, 100, True), (800, 40, False)),
        *((50_000, 0, False), (1_000_000, 0, False), (1_000_001, 0, True), (999_999_999, 900_000, True)),
    ],
)
def test_far_is_twenty_times_the_largest_or_over_a_million(baht: int, largest: int, far: bool) -> None:  # noqa: FBT001
    assert is_far(Money(baht * 100), Money(largest * 100)) is far


@given(st.integers(1, 10**8), st.integers(1, 20))
def test_what_is_within_twenty_times_is_never_asked_about_below_a_million(largest: int, times: int) -> None:
    assert is_far(Money(min(largest * times, 10**8)), Money(largest)) is False


def test_the_largest_is_of_the_same_thing_and_kind_within_a_year(book: Book) -> None:
    home = add_home(book, "001")
    write(
        book,
        said(home, date(2026, 11, 1), "ไข่ 5 ฟอง", 40),
        said(home, date(2026, 11, 2), "ไข่ 9 ฟอง", 70),
        said(home, date(2026, 11, 3), "ไข่", 900, kind=EntryKind.INCOME, code="I01"),
        said(home, date(2025, 11, 3), "ไข่", 800),
    )
    with book.store.reader() as reader:
        assert largest_of(reader, home.id, EntryKind.EXPENSE, "ไข่", TODAY) == 7_000
        assert largest_of(reader, home.id, EntryKind.EXPENSE, "ปลา", TODAY) == 0


_SPELLINGS = ("ไข่", "ไข่  5 ฟอง", " ไข่ 12", "ค่าไฟ", "ค่า ไฟ", "Rice 5 kg", "rice", "ไข่ 100% สด", "ไข่_สด")


def test_what_is_read_of_the_past_gives_what_reading_all_of_it_would(book: Book) -> None:
    home = add_home(book, "001")
    write(book, *(said(home, date(2026, 11, 1 + at), words, 10 + at) for at, words in enumerate(_SPELLINGS)))
    with book.store.reader() as reader:
        every = list(reader.entries(EntryQuery(household=home.id)))
        for words in _SPELLINGS:
            same = [draft_of(one).amount for one in every if thing(one.description) == thing(words)]
            assert largest_of(reader, home.id, EntryKind.EXPENSE, words, TODAY) == max(same), words
