"""What a typed row is read against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from household_ledger.services.typed.divided import DivisionOf, no_division
from household_ledger.services.typed.entry import HoursOf, no_hours
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.dates import format_date, parse_date


@dataclass(frozen=True, slots=True)
class Ground:
    """The household's names, the day before the row, today, and what else is written of a day."""

    book: NameBook
    previous: date
    today: date
    hours_of: HoursOf = no_hours
    """The other rows of hours of a day: those of a row that is being changed are not among them."""
    division_of: DivisionOf = no_division
    """How a repayment will be divided that does not say it: as if the row that is being changed were not there."""

    def date_words(self, day: date) -> str:
        """Write a day as short as it is still understood; of another year than this one, with its year."""
        words = format_date(day, "day")
        is_plain = day.year == self.today.year and parse_date(words, self.previous) == day
        return words if is_plain else format_date(day)
