"""A book of three households: one that stays, one that left, one that is still to come."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.register import Household
from household_ledger.services.commands.register import AddRecords
from tests.oracle.in_the_ledger import new_ledger


def comings_and_goings(book: Path) -> Path:
    """Make it, at 21 November 2026."""
    made = new_ledger(book, date(2026, 11, 21))
    homes = (
        Household(id=NO_ID, code="001", name="อยู่"),
        Household(id=NO_ID, code="002", name="ออก", left_on=date(2026, 3, 1)),
        Household(id=NO_ID, code="003", name="จะมา", started_on=date(2027, 1, 1)),
    )
    made.ledger.execute(AddRecords(homes))
    made.store.close()
    return book
