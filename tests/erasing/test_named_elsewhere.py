"""Who is erased may still be named in other households' words: that is said, with how often."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.register import Household, Member
from household_ledger.services.commands.entries import AddEntries, DeleteEntries
from household_ledger.services.commands.register import AddRecords, ReplaceRecord
from household_ledger.services.erasing import named_elsewhere
from tests.db.drafts import draft
from tests.db.ledgers import Book, Home, add_home, new_book


def named(book: Book, home: Home) -> int:
    with book.store.reader() as reader:
        household = reader.record(Household, home.id)
        assert household is not None
        return named_elsewhere(reader, household)


def plain(home: Home, seed: int) -> Draft:
    return replace(draft(seed, home), description="ขายไข่", note="", party=NO_ID)


@pytest.mark.parametrize("words", ["ขายให้อนันต์คานารี", "ยืมนางสมหมาย ใจดีมา", "สมหมายมาช่วย"])
def test_entries_of_others_that_name_who_is_erased_are_counted(tmp_path: Path, words: str) -> None:
    with new_book(tmp_path / "x.hldb") as book:
        home, other = add_home(book, "001"), add_home(book, "002")
        with book.store.reader() as reader:
            was = reader.record(Household, home.id)
        assert was is not None
        book.do(ReplaceRecord(was, replace(was, name="นายอนันต์คานารี")))
        book.do(AddRecords((Member(id=NO_ID, household=home.id, name="นางสมหมาย ใจดี"),)))
        book.do(AddEntries((replace(plain(home, 1), note=words), plain(other, 2))))
        assert named(book, home) == 0, "in the household's own words it goes with it"

        made = book.do(AddEntries((replace(plain(other, 3), note=words), replace(plain(other, 4), description=words))))
        assert named(book, home) == 2
        book.do(DeleteEntries((min(made),)))
        assert named(book, home) == 2, "in the bin it can still be read"
