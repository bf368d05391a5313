"""What somebody of the provider looked at in a household's home."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from household_ledger.domain.ids import Id
from household_ledger.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visit: who came, what was checked, how much cash was counted (None: none was).

    `months` are the months it verified, as numbers with a comma between ("202610,202611"); `photos` the hashes of its
    pictures, a blank between, as entries have them.
    """

    id: Id
    household: Id
    visited_on: date
    visitor: Id
    has_counted_cash: bool = False
    has_compared_receipts: bool = False
    has_read_page: bool = False
    """The page of a month was read together."""
    counted: Money | None = None
    months: str = ""
    photos: str = ""
    note: str = ""
    is_deleted: bool = False

    @property
    def is_cash_alone(self) -> bool:
        """Tell whether cash was counted and nothing else looked at: of months long past that says nothing."""
        return self.has_counted_cash and not (self.has_compared_receipts or self.has_read_page)


@dataclass(frozen=True, slots=True)
class CountedCash:
    """What a visit counted in notes and coins, beside what the book has at the end of that day (None: no such pocket).

    The book is as it reads now: what is written later for days up to the visit's moves it.
    """

    counted: Money
    book: Money | None

    @property
    def difference(self) -> Money | None:
        """Give how much more was counted than the book has; less is negative."""
        return Money(self.counted - self.book) if self.book is not None else None
