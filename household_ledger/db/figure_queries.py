"""What figures are made of: every sum over lines is made here, in whole satang, by the database."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from household_ledger.db import figure_queries_sql as sql
from household_ledger.db.connections import Raw
from household_ledger.db.identity import day_given
from household_ledger.db.reader import SqlReader
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

if TYPE_CHECKING:
    from household_ledger.domain.indicators.sums import HeldRow
    from household_ledger.services.figures.ports import IndicatorReader

T = TypeVar("T")


class FigureQueries:
    """Implements `services.figures.ports.FigureReader` on one connection, within whatever snapshot that holds.

    `household` None means every household that is not deleted; first and last month are both included.
    """

    def __init__(self, raw: Raw) -> None:
        """Read through a connection of the driver."""
        self._raw = raw
        self.reader = SqlReader(raw)

    def for_indicators(self) -> IndicatorReader:
        """Give what indicators ask, of the same snapshot."""
        from household_ledger.db.indicator_queries import IndicatorQueries  # the first figures need none of it

        return IndicatorQueries(self._raw)

    def totals(self, household: Id | None, first: Month, last: Month) -> list[TotalRow]:
        """Give the kept totals of the months, own sub-categories under their standard code."""
        return self._rows(sql.TOTALS, TotalRow._make, (first.number, last.number), household)

    def balances(self, household: Id | None, before: Month) -> list[BalanceRow]:
        """Give what lay on pockets, savings and debts before a month (debts are negative, as posted)."""
        return self._rows(sql.BALANCES, BalanceRow._make, (before.number,), household)

    def tools(self, household: Id | None, first: Month, last: Month) -> list[ToolRow]:
        """Give the lines of C07 whose life reaches the months."""
        reaches = first.year * 12 + first.month
        return self._rows(sql.TOOLS, ToolRow._make, (last.number, reaches), household)

    def days(self, household: Id | None, first: Month, last: Month) -> list[DayRow]:
        """Count the entries of each day by when they were first written, and by when a file brought them."""
        return self._rows(sql.DAYS, _day_row, (first.number, last.number), household)

    def written_days(self, household: Id | None, first: Month, last: Month) -> list[WrittenRow]:
        """Give the days that entries count for."""
        return self._rows(sql.WRITTEN_DAYS, WrittenRow._make, (first.number, last.number), household)

    def hours(self, household: Id | None, first: Month, last: Month) -> list[HoursRow]:
        """Give the hours of each month and occupation."""
        return self._rows(sql.HOURS, HoursRow._make, (first.number, last.number), household)

    def counts(self, household: Id | None, last: Month) -> list[CountRow]:
        """Give every cash count up to the end of a month, by (household, day, id)."""
        return self._rows(sql.COUNTS, CountRow._make, (last.number,), household)

    def adjusts(self, household: Id | None, last: Month) -> list[AdjustRow]:
        """Give what adjustments posted to pockets up to the end of a month."""
        return self._rows(sql.ADJUSTS, AdjustRow._make, (last.number,), household)

    def books(self, household: Id | None, last: Month) -> list[BookRow]:
        """Give the running balance of each spending pocket at the end of the months it moved in."""
        return self._rows(sql.BOOKS, BookRow._make, (last.number,), household)

    def pocket_days(self, months: Iterable[tuple[int, int]]) -> list[PocketDayRow]:
        """Give what moved in spending pockets day by day, of (household, month number) pairs."""
        pairs = list(months)
        if not pairs:
            return []
        text = sql.POCKET_DAYS.format(pairs=",".join(["(?,?)"] * len(pairs)))
        cells = tuple(cell for pair in pairs for cell in pair)
        return [PocketDayRow._make(row) for row in self._raw.execute(text, cells)]

    def goals(self, household: Id | None, last: Month) -> list[GoalRow]:
        """Give what was put to each goal and taken from it, by month."""
        return self._rows(sql.GOALS, GoalRow._make, (last.number,), household)

    def debts(self, household: Id | None, last: Month) -> list[DebtRow]:
        """Give what was owed on each debt at the end of the months it moved in."""
        return self._rows(sql.DEBTS, DebtRow._make, (last.number,), household)

    def things(self, household: Id | None, last: Month) -> list[HeldRow]:
        """Give what was paid for things less what was got for those sold, by form (S05, S07), up to a month's end."""
        from household_ledger.domain.indicators.sums import HeldRow  # the first figures need none of it

        return self._rows(sql.THINGS, HeldRow._make, (last.number,), household)

    def debt_on(self, household: Id, debt: Id, day: date) -> Money:
        """Give what was owed on one debt at the end of a day."""
        month = Month.of(day).number
        cells = (household, month, debt, debt, household, month, day.isoformat())
        return Money(next(iter(self._raw.execute(sql.DEBT_ON, cells)))[0])

    def first_entries(self, household: Id | None) -> dict[int, date]:
        """Give the date of each household's first entry; households without one are left out."""
        rows = self._raw.execute(*_asked(sql.FIRST_ENTRIES, (), household))
        return {one: date.fromisoformat(day) for one, day in rows if day is not None}

    def last_entries(self, until: date) -> dict[int, date]:
        """Give the day of each household's last entry up to a day, balances brought forward apart."""
        rows = self._raw.execute(sql.LAST_ENTRIES, (Month.of(until).number, until.isoformat()))
        return {one: date.fromisoformat(day) for one, day in rows if day is not None}

    def provider_rows(self, household: Id | None, first: Month, last: Month) -> list[ProviderRow]:
        """Give each household's months in a few sums; months without any line are left out."""
        return self._rows(sql.PROVIDER, ProviderRow._make, (first.number, last.number), household)

    def _rows(
        self, text: str, make: Callable[[Iterable[Any]], T], cells: tuple[int, ...], household: Id | None
    ) -> list[T]:
        return list(map(make, self._raw.execute(*_asked(text, cells, household))))


def _day_row(cells: Iterable[Any]) -> DayRow:
    *told, came = cells
    return DayRow._make((*told, _came_on(came) if came else None))


@cache
def _came_on(days: int) -> str:
    return day_given(days).isoformat()


def _asked(text: str, cells: tuple[int, ...], household: Id | None) -> tuple[str, tuple[int, ...]]:
    """Aim a statement at one household or at all."""
    if household is None:
        return text.format(who=sql.ALL), cells
    return text.format(who=sql.ONE), (int(household), *cells)
