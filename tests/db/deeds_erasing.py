"""The deed of taking a household out for good."""

from __future__ import annotations

from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.erasing import EraseHousehold
from household_ledger.services.ports import Command
from tests.db.deeds_base import deed
from tests.db.drafts import draft
from tests.db.ledgers import Book, Home, add_home


@deed(EraseHousehold)
def erase_household(book: Book, _home: Home, number: int) -> Command:
    home = add_home(book, f"ล{number}")
    book.do(AddEntries(tuple(draft(seed, home) for seed in range(number, number + 4))))
    return EraseHousehold(home.id, f"ล{number}")
