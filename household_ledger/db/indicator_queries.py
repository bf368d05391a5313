"""What indicators ask beside the month figures: sums in whole satang, made by the database."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from household_ledger.db import indicator_queries_sql as sql
from household_ledger.db.connections import Raw
from household_ledger.db.figure_queries_sql import ALL, ONE
from household_ledger.domain.comparison_late import LateRow
from household_ledger.domain.ids import Id
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
from household_ledger.domain.period import Month

T = TypeVar("T")


class IndicatorQueries:
    """Implements `services.figures.ports.IndicatorReader` on one connection, within whatever snapshot that holds.

    `household` None means every household that is not deleted; first and last month are both included.
    """

    def __init__(self, raw: Raw) -> None:
        """Read through a connection of the driver."""
        self._raw = raw

    def held(self, household: Id | None, last: Month) -> list[HeldRow]:
        """Give what lay in cash, in savings by form, and was owed by lender class, at a month's end."""
        return [
            *self._rows(sql.HELD, HeldRow._make, (last.number,), household),
            *self._rows(sql.OWED, HeldRow._make, (last.number,), household),
        ]

    def debt_days(self, household: Id | None, first: Month, last: Month) -> list[DebtDayRow]:
        """Give what was repaid, paid as interest with it, and newly borrowed, by debt and day."""
        return self._rows(sql.DEBT_DAYS, DebtDayRow._make, (first.number, last.number), household)

    def sold(self, household: Id | None, first: Month, last: Month) -> list[SoldRow]:
        """Give cash sales that say a quantity, by occupation, month and unit."""
        return self._rows(sql.SOLD, SoldRow._make, (first.number, last.number), household)

    def goods(self, household: Id | None, first: Month, last: Month) -> list[GoodsRow]:
        """Give spending in kind by month, standard code and how it came."""
        return self._rows(sql.GOODS, GoodsRow._make, (first.number, last.number), household)

    def fixed(self, household: Id | None, first: Month, last: Month) -> list[FixedRow]:
        """Give C04 and C08 by month and occupation."""
        return self._rows(sql.FIXED, FixedRow._make, (first.number, last.number), household)

    def cycles(self, household: Id | None, first: Month, last: Month) -> list[CycleRow]:
        """Give what each production cycle that ended in the months earned and cost on its days."""
        days = first.first.isoformat(), last.last.isoformat()
        return self._rows(sql.CYCLES, CycleRow._make, days, household)

    def written(self, household: Id | None, last: Month) -> list[WritingRow]:
        """Count the days that entries count for, and those entries, up to a month's end."""
        return self._rows(sql.WRITTEN, WritingRow._make, (last.number,), household)

    def late(self, household: Id | None, last: Month, days: int) -> list[LateRow]:
        """Give what entries first written some time after their day brought and cost, up to a month's end.

        All that waited more than so many days are among them; such as waited fewer may be.
        """
        return self._rows(sql.LATE, LateRow._make, (last.number, days), household)

    def informal(self, household: Id | None, last: Month) -> list[InformalRow]:
        """Give the last day on which something new was owed to an informal lender, up to a month's end."""
        return self._rows(sql.INFORMAL, InformalRow._make, (last.number,), household)

    def _rows(
        self, text: str, make: Callable[[Iterable[Any]], T], cells: tuple[int | str, ...], household: Id | None
    ) -> list[T]:
        asked = (text.format(who=ALL), cells) if household is None else (text.format(who=ONE), (int(household), *cells))
        return list(map(make, self._raw.execute(*asked)))
