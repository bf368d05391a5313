"""What the figures need of a store: the sums of a snapshot, made where the rows are kept."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING, Protocol

from household_ledger.domain.figures_sums import (
    AdjustRow,
    BalanceRow,
    BookRow,
    CountRow,
    DayRow,
    DebtRow,
    GoalRow,
    HoursRow,
    PocketDayRow,
    ProviderRow,
    ToolRow,
    TotalRow,
    WrittenRow,
)
from household_ledger.domain.ids import Id
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.services.ports import Reader

if TYPE_CHECKING:  # the first page shows no indicator
    from household_ledger.domain.comparison_late import LateRow
    from household_ledger.domain.indicators.sums import (
        CycleRow,
        DebtDayRow,
        FixedRow,
        GoodsRow,
        HeldRow,
        InformalRow,
        SoldRow,
        WritingRow,
    )


class IndicatorReader(Protocol):
    """What indicators ask beside the month figures; `household` None means every household."""

    def held(self, household: Id | None, last: Month) -> list[HeldRow]:
        """Give what lay in cash, in savings by form, and was owed by lender class, at a month's end."""

    def debt_days(self, household: Id | None, first: Month, last: Month) -> list[DebtDayRow]:
        """Give what was repaid, paid as interest with it, and newly borrowed, by debt and day."""

    def sold(self, household: Id | None, first: Month, last: Month) -> list[SoldRow]:
        """Give cash sales that say a quantity, by occupation, month and unit."""

    def goods(self, household: Id | None, first: Month, last: Month) -> list[GoodsRow]:
        """Give spending in kind by month, standard code and how it came."""

    def fixed(self, household: Id | None, first: Month, last: Month) -> list[FixedRow]:
        """Give C04 and C08 by month and occupation."""

    def cycles(self, household: Id | None, first: Month, last: Month) -> list[CycleRow]:
        """Give what each production cycle that ended in the months earned and cost on its days."""

    def written(self, household: Id | None, last: Month) -> list[WritingRow]:
        """Count the days that entries count for, and those entries, up to a month's end."""

    def late(self, household: Id | None, last: Month, days: int) -> list[LateRow]:
        """Give what entries brought and cost that were first written more than so many days later, or nearly."""

    def informal(self, household: Id | None, last: Month) -> list[InformalRow]:
        """Give the last day on which something new was owed to an informal lender, up to a month's end."""


class FigureReader(Protocol):
    """Sums over one snapshot; `household` None means every household, months are both included."""

    @property
    def reader(self) -> Reader:
        """Give the records of the same snapshot."""

    def for_indicators(self) -> IndicatorReader:
        """Give what indicators ask, of the same snapshot."""

    def totals(self, household: Id | None, first: Month, last: Month) -> list[TotalRow]:
        """Give the kept totals of the months."""

    def balances(self, household: Id | None, before: Month) -> list[BalanceRow]:
        """Give what lay on pockets, savings and debts before a month."""

    def tools(self, household: Id | None, first: Month, last: Month) -> list[ToolRow]:
        """Give the lines of C07 whose life reaches the months."""

    def days(self, household: Id | None, first: Month, last: Month) -> list[DayRow]:
        """Count the entries of each day by when they were first written."""

    def written_days(self, household: Id | None, first: Month, last: Month) -> list[WrittenRow]:
        """Give the days that entries count for."""

    def hours(self, household: Id | None, first: Month, last: Month) -> list[HoursRow]:
        """Give the hours of each month and occupation."""

    def counts(self, household: Id | None, last: Month) -> list[CountRow]:
        """Give every cash count up to the end of a month."""

    def adjusts(self, household: Id | None, last: Month) -> list[AdjustRow]:
        """Give what adjustments posted to pockets up to the end of a month."""

    def books(self, household: Id | None, last: Month) -> list[BookRow]:
        """Give the running balance of each spending pocket at the end of the months it moved in."""

    def pocket_days(self, months: Iterable[tuple[int, int]]) -> list[PocketDayRow]:
        """Give what moved in spending pockets day by day, of (household, month number) pairs."""

    def goals(self, household: Id | None, last: Month) -> list[GoalRow]:
        """Give what was put to each goal and taken from it, by month."""

    def debts(self, household: Id | None, last: Month) -> list[DebtRow]:
        """Give what was owed on each debt at the end of the months it moved in."""

    def things(self, household: Id | None, last: Month) -> list[HeldRow]:
        """Give what was paid for things less what was got for those sold, by form (S05, S07), up to a month's end."""

    def debt_on(self, household: Id, debt: Id, day: date) -> Money:
        """Give what was owed on one debt at the end of a day."""

    def first_entries(self, household: Id | None) -> dict[int, date]:
        """Give the date of each household's first entry."""

    def last_entries(self, until: date) -> dict[int, date]:
        """Give the day of each household's last entry up to a day, balances brought forward apart."""

    def provider_rows(self, household: Id | None, first: Month, last: Month) -> list[ProviderRow]:
        """Give each household's months in a few sums; months without any line are left out."""


class FigureStore(Protocol):
    """A store that figures can be read from."""

    def reader(self) -> AbstractContextManager[Reader]:
        """Open one explicit snapshot to read from."""

    def figures(self) -> AbstractContextManager[FigureReader]:
        """Open one explicit snapshot to sum over."""

    def steps(self) -> int:
        """Count the steps written so far, by whomever: where the number is the same, so is every figure."""
