"""What is read of a household to reckon its months: sums made where the rows are kept, and few rows that are no sums.

Amounts in satang, months as 202611, hours in thousandths. A household's rows come as one `HouseholdSums`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from household_ledger.domain.goal import Goal
from household_ledger.domain.kinds import Need
from household_ledger.domain.register import Household, HouseholdCategory, Member, MonthState, Occupation


class TotalRow(NamedTuple):
    """One cell of `month_total`, pockets, debts and parties taken together.

    `code` is the standard code of a category line ("" elsewhere), `own` the household's own sub-category (0: none).
    """

    household: int
    month: int
    account: str
    code: str
    own: int
    occupation: int
    medium: str
    sign: int
    satang: int


class BalanceRow(NamedTuple):
    """What lay on an account (`pocket`, `savings`, `debt`) before the first month read."""

    household: int
    account: str
    satang: int


class ToolRow(NamedTuple):
    """C07 lines of one month, occupation, medium and life whose life reaches the months read, each line by itself."""

    household: int
    month: int
    occupation: int
    medium: str
    satang: int
    life_months: int


class DayRow(NamedTuple):
    """Entries of one event day first written on one day: how many of them count for the day, and what they were.

    `first_written_on` of what a file of rows brought is what the file says; `came_on` is the day it was brought.
    """

    household: int
    month: int
    day: str
    first_written_on: str | None
    counting: int
    """Entries that count for a day: neither opening, hours nor summary."""
    from_paper: int
    """Those of them that are known by a paper page."""
    saves: int
    money: int
    """Entries that move money or goods (no opening, count, hours, nothing)."""
    money_in_summary: int
    all: int
    came_on: str | None = None


class WrittenRow(NamedTuple):
    """A day with entries that count for it: those that tell of something, and "nothing today"."""

    household: int
    day: str
    entries: int
    nothings: int


class HoursRow(NamedTuple):
    """Hours of one occupation in one month."""

    household: int
    month: int
    occupation: int
    thousandths: int


class CountRow(NamedTuple):
    """One cash count; by (day, id) in order."""

    household: int
    month: int
    day: str
    id: int
    pocket: int
    counted: int


class AdjustRow(NamedTuple):
    """What `adjust` entries of one day posted to a pocket."""

    household: int
    day: str
    pocket: int
    satang: int


class BookRow(NamedTuple):
    """What the book says lay in a pocket at the end of a month in which it moved."""

    household: int
    month: int
    pocket: int
    satang: int


class PocketDayRow(NamedTuple):
    """What moved in a pocket on one day, adjustments included."""

    household: int
    month: int
    day: str
    pocket: int
    satang: int


class GoalRow(NamedTuple):
    """Tagged deposits less withdrawals of one goal in one month."""

    household: int
    month: int
    goal: int
    satang: int


class DebtRow(NamedTuple):
    """What was owed on one debt at the end of a month in which it moved, and what it fell by (openings apart)."""

    household: int
    month: int
    debt: int
    owed: int
    fell: int


class ProviderRow(NamedTuple):
    """A household's month in the few sums of the provider's table; the last three are what moved, openings included."""

    household: int
    month: int
    money_in: int
    money_out: int
    deposits: int
    withdrawals: int
    cash: int
    savings: int
    debt: int


@dataclass(frozen=True, slots=True)
class Register:
    """What the register knows of a household, without deleted records; but deleted occupations name old figures."""

    household: Household
    members: Sequence[Member] = ()
    categories: Sequence[HouseholdCategory] = ()
    occupations: Sequence[Occupation] = ()
    goals: Sequence[Goal] = ()
    months: Mapping[int, MonthState] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HouseholdSums:
    """All that is read of one household to reckon the months from `first` to `last`."""

    first: int
    last: int
    first_entry: date | None
    """Date of the household's first entry of any kind, ever."""
    totals: Sequence[TotalRow] = ()
    balances: Sequence[BalanceRow] = ()
    tools: Sequence[ToolRow] = ()
    days: Sequence[DayRow] = ()
    hours: Sequence[HoursRow] = ()
    counts: Sequence[CountRow] = ()
    adjusts: Sequence[AdjustRow] = ()
    books: Sequence[BookRow] = ()
    pocket_days: Sequence[PocketDayRow] = ()


@dataclass(frozen=True, slots=True)
class NeedClasses:
    """The need class of spending as a household sees it: by own sub-category, else by standard code."""

    by_code: Mapping[str, Need]
    by_own: Mapping[int, Need]

    def of(self, code: str, own: int) -> Need | None:
        """Give the class of a spending line; None for E27."""
        return self.by_own.get(own) or self.by_code.get(code)
