"""A household's own categories: two of one name nobody could tell apart."""

from __future__ import annotations

import pytest

from household_ledger.domain.register import HouseholdCategory
from household_ledger.errors import UserError
from household_ledger.services.commands.categories import AddOwnCategory, SayCategory
from tests.db.ledgers import Book, Home


def test_no_category_is_given_the_name_of_another(book: Book, home: Home) -> None:
    book.do(AddOwnCategory(household=home.id, under="E01", name="ปลาร้า"))
    with book.store.reader() as reader:
        own = {one.name: one.code for one in reader.of_household(HouseholdCategory, home.id)}

    for command in (
        AddOwnCategory(household=home.id, under="E01", name=" ปลาร้า "),
        SayCategory(household=home.id, code=own["ผัก"], name="ปลาร้า"),
        SayCategory(household=home.id, code="E02", name="ปลาร้า"),
    ):
        with pytest.raises(UserError, match="category_there"):
            book.do(command)

    book.do(SayCategory(household=home.id, code=own["ปลาร้า"], name="ปลาร้า", is_hidden=True))
