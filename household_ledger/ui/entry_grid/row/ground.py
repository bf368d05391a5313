"""What a typed row is read against, where in it a problem stands, and how what is understood is written."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from household_ledger.domain.money import LEAST_FAR_SATANG
from household_ledger.domain.problem import Problem
from household_ledger.services.typed.divided import DivisionOf, no_division, with_division
from household_ledger.services.typed.entry import HoursOf, no_hours, read_row
from household_ledger.services.typed.row import ReadRow, TypedRow
from household_ledger.services.typed.worth import OwnPriceOf
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.amounts import format_amount, parse_amount
from household_ledger.text.dates import format_date, parse_date
from household_ledger.ui.typing.kinds import amount_column

if TYPE_CHECKING:  # few rows come to so much
    from household_ledger.services.typed.far import LargestOf

_AMOUNTS = frozenset({"money_in", "money_out", "principal", "interest", "unit_price", "counted", "paid_now"})
_CELL_OF = {
    "description": "what",
    "occupation": "who",
    "member": "who",
    "parts": "part_0_amount",
    "life_months": "life",
}


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
    largest_of: LargestOf | None = None
    """The largest amount of a thing so far: of what is far from it, the row tells."""

    def read(self, row: TypedRow, own_price_of: OwnPriceOf) -> ReadRow:
        """Read a row against it."""
        read = read_row(row, self.book, self.previous, self.today, hours_of=self.hours_of, own_price_of=own_price_of)
        read = with_division(read, row, self.division_of)
        if self.largest_of is None or all(abs(one.amount) < LEAST_FAR_SATANG for one in read.drafts):
            return read
        from household_ledger.services.typed.far import with_far

        return with_far(read, self.largest_of)

    def date_words(self, day: date) -> str:
        """Write a day as short as it is still understood; of another year than this one, with its year."""
        words = format_date(day, "day")
        is_plain = day.year == self.today.year and parse_date(words, self.previous) == day
        return words if is_plain else format_date(day)


def cell_of(problem: Problem, row: TypedRow, shown: Collection[str]) -> str:
    """Name the cell a problem of a row stands in, among those shown (none: before the first layout)."""
    name = amount_column(row) if problem.field == "amount" else problem.field
    name = _CELL_OF.get(name, name)
    if name in shown or not shown:
        return name
    return next((one for one in ("category", "what", "date") if one in shown), "date")


def understood(name: str, text: str, ground: Ground) -> str:
    """Write what was typed in a cell as it is understood: a day, the result of a calculation; else as it stands."""
    if name == "date":
        day = parse_date(text, ground.previous)
        return text if isinstance(day, Problem) else ground.date_words(day)
    if name in _AMOUNTS or name.endswith("_amount"):
        amount = parse_amount(text)
        return text if isinstance(amount, Problem) else format_amount(amount)
    return text
