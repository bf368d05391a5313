"""Typed rows: what they say (`read_row`), and how an entry would be typed (`typed_of`)."""

from __future__ import annotations

from datetime import date

from household_ledger.domain.entry import Entry
from household_ledger.services.typed.names import names_of
from household_ledger.services.typed.reading import HoursOf, Reading, no_hours
from household_ledger.services.typed.row import NewName, ReadRow, TypedPart, TypedRow
from household_ledger.services.typed.worth import OwnPriceOf, no_own_price
from household_ledger.services.typed.writing import Writing
from household_ledger.services.views.name_book import NameBook

__all__ = ["HoursOf", "NewName", "ReadRow", "TypedPart", "TypedRow", "no_hours", "read_row", "typed_of"]


def read_row(  # noqa: PLR0913 -- a row, what it names, when, and the two things looked up when they are needed
    typed: TypedRow,
    book: NameBook,
    previous_date: date | None,
    today: date,
    *,
    hours_of: HoursOf = no_hours,
    own_price_of: OwnPriceOf = no_own_price,
) -> ReadRow:
    """Read a typed row; a blank date is that of the row before (or today), short ones are understood from it.

    `domain.validation` judges what is understood; anything wrong is told in its column, nothing is guessed. `hours_of`
    gives the other rows of hours of a day, to be held against; `own_price_of` what the household last wrote for goods
    whose price the village's list does not say.
    """
    names, reference = names_of(book), previous_date or today
    return Reading(typed, names, reference, hours_of=hours_of, own_price_of=own_price_of).read()


def typed_of(entry: Entry, twin: Entry | None, book: NameBook, *, is_kept: bool = False) -> TypedRow:
    """Give an entry (and the other half of its pair) as it would be typed: reading it gives the same lines.

    With `is_kept` as the row that is being changed; else as a new one like it, which names nothing that is out of use.
    """
    return Writing(entry, twin, names_of(book), is_kept=is_kept).row()
