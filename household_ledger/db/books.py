"""What checking and posting look up of households, kept between steps so that a saved entry need not read it anew."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import Id
from household_ledger.domain.record_book import RecordBook
from household_ledger.domain.register import Debt, Household, HouseholdCategory, Member, Occupation, Party, Pocket
from household_ledger.services.ports import Reader

_KINDS = (Pocket, Debt, Occupation, Member, Party, Goal, HouseholdCategory)


class Books:
    """A `RecordBook` for each household written to; they learn what a step writes, and are forgotten when it fails."""

    def __init__(self) -> None:
        self._books: dict[Id, RecordBook] = {}
        self._today: date | None = None

    def of(self, household: Id, reader: Reader, today: date) -> RecordBook:
        """Give the book of a household; an empty one when there is no such household."""
        if self._today != today:
            self._books.clear()
            self._today = today
        book = self._books.get(household)
        if book is None:
            found = reader.record(Household, household)
            records: list[object] = [found] if found is not None else []
            for kind in _KINDS:
                records += reader.of_household(kind, household)
            book = RecordBook(records, today=today)
            if found is not None:
                self._books[household] = book
        return book

    def learn(self, records: Iterable[object]) -> None:
        """Take in records just written."""
        for record in records:
            owner = record.id if isinstance(record, Household) else getattr(record, "household", None)
            book = self._books.get(owner) if owner is not None else None
            if book is not None:
                book.add(record)

    def forget(self) -> None:
        """Read everything anew: a step was taken back, or somebody else wrote."""
        self._books.clear()
