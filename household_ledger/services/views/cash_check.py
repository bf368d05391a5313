"""Whether the money to spend agrees with the book: what the book says, what was counted, and how far they differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Account
from household_ledger.domain.money import ZERO, Money, total
from household_ledger.services.ports import Reader
from household_ledger.services.views.pocket_balances import last_counts


@dataclass(frozen=True, slots=True)
class CashCheck:
    """All spending pockets of a household together, in satang.

    `start` and `book` are the book's: a month without a count, and one counted on its last day, hand theirs on to the
    next month. `unexplained` is what came up since the counts before this month's (`reference/indicators.md`), however
    long ago these were: gaps left as they were then, and what was adjusted, part it from the difference.
    """

    start: Money
    book: Money
    """At the end of the day of the month's last count; without one at the end of the month."""
    counted: Money | None
    """At the end of that day; pockets not counted in the month by the book. None without a count."""
    counted_on: date | None
    uncounted: Money
    """What of `counted` nobody counted."""
    unexplained: Money | None
    adjusted: Money
    """By how much the book was moved in the month to agree."""
    since: date | None = None
    """The day of the count before this month's, of several pockets the earliest; None where there was none."""

    @property
    def difference(self) -> Money | None:
        """Give counted − book; None without a count."""
        return None if self.counted is None else self.counted - self.book


def cash_check(reader: Reader, now: MonthFigures) -> CashCheck:
    """Hold the money to spend of a month against its book."""
    cash, month = now.cash, now.month
    counts = _days_counted(reader, now.household, month.last)
    days = {pocket: day for pocket, day in counts.items() if day >= month.first}
    if cash.cash_counted is None or not days:
        return CashCheck(cash.cash_start, cash.cash_end, None, None, ZERO, None, cash.adjusted)
    counted_on = max(days.values())
    earlier = _days_counted(reader, now.household, month.first - timedelta(days=1))
    held = {
        pocket: amount
        for (account, pocket), amount in reader.balances(now.household, counted_on).items()
        if account is Account.POCKET
    }
    return CashCheck(
        start=cash.cash_start,
        book=total(held.values()),
        counted=cash.cash_counted,
        counted_on=counted_on,
        uncounted=total(amount for pocket, amount in held.items() if pocket not in days),
        unexplained=cash.unexplained,
        adjusted=cash.adjusted,
        since=min((day for pocket, day in earlier.items() if pocket in days), default=None),
    )


def _days_counted(reader: Reader, household: Id, until: date) -> dict[Id, date]:
    return {pocket: one.date for pocket, one in last_counts(reader, household, until).items()}
