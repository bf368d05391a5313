"""Fewer large buttons stand on a page where letters are large: what is used most stands on the first."""

from __future__ import annotations

from datetime import date

import pytest

from household_ledger.domain.kinds import EntryKind
from household_ledger.services.views.tiles import tiles, tiles_by_page
from tests.db.ledgers import Book, Home, add_home
from tests.services.test_interview import said, write

TODAY = date(2026, 11, 21)
K = EntryKind
ORDER = (K.INCOME, K.EXPENSE, K.COST, K.PRODUCED, K.RECEIVED, K.SAVE, K.REPAY)
"""Money in, money out, costs, goods, savings, debts: as the design page has it."""


def _written_home(book: Book) -> Home:
    home = add_home(book, "001")
    for times, words in ((9, "ปลาทู"), (7, "ค่ารถ"), (5, "ยาแก้ปวด"), (3, "สบู่")):
        code = {"ปลาทู": "E01", "ค่ารถ": "E04", "ยาแก้ปวด": "E06", "สบู่": "E08"}[words]
        write(book, *(said(home, date(2026, 11, 1 + at), words, 20, code=code) for at in range(times)))
    return home


@pytest.mark.parametrize("counts", [(11,), (5, 4, 2), (8, 3), (1, 10), (3, 3, 3, 2)])
def test_pages_together_are_all_the_buttons_each_in_the_order_of_the_whole(book: Book, counts: tuple[int, ...]) -> None:
    home = _written_home(book)
    with book.store.reader() as reader:
        whole = tiles(reader, home.id, TODAY)
        pages = tiles_by_page(reader, home.id, TODAY, counts)

    assert [len(page) for page in pages] == list(counts)
    assert sorted((one for page in pages for one in page), key=whole.index) == list(whole)
    for page in pages:
        assert list(page) == sorted(page, key=whole.index)
    assert [one.kind for one in whole] == sorted((one.kind for one in whole), key=ORDER.index)
    assert len({one.kind for one in whole}) > 2


def test_the_first_page_has_what_is_used_most_and_putting_by(book: Book) -> None:
    home = _written_home(book)
    with book.store.reader() as reader:
        first, second = tiles_by_page(reader, home.id, TODAY, (4, 7))

    assert {one.words for one in first if one.kind is not EntryKind.SAVE} == {"ปลาทู", "ค่ารถ", "ยาแก้ปวด"}
    assert any(one.kind is EntryKind.SAVE for one in first)
    assert "สบู่" in {one.words for one in second}


def test_the_first_page_has_an_income_where_anything_was_ever_earned_and_a_spending(book: Book) -> None:
    home = _written_home(book)
    write(book, said(home, date(2026, 5, 1), "ลูกส่งเงินให้", 20, code="I10", kind=K.INCOME))
    with book.store.reader() as reader:
        first, _second = tiles_by_page(reader, home.id, TODAY, (3, 8))

    assert [one.kind for one in first] == [K.INCOME, K.EXPENSE, K.SAVE]
