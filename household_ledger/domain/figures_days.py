"""Which days of a month a household was enrolled, on how many it recorded, how long entries waited to be written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import accumulate

from household_ledger.domain.figures_sums import DayRow
from household_ledger.domain.period import Month, months_between
from household_ledger.domain.register import Household


class DayState(Enum):
    """What is known of a day."""

    WRITTEN = "written"
    NOTHING = "nothing"
    UNKNOWN = "unknown"
    AHEAD = "ahead"
    OUTSIDE = "outside"
    """Before the household began, or after it left."""


RECORDED = frozenset({DayState.WRITTEN, DayState.NOTHING})
"""Days that count as recorded (`reference/indicators.md`, cov)."""


@dataclass(frozen=True, slots=True)
class Recording:
    """How a month was recorded."""

    days_recorded: int
    median_lag_halfdays: int | None
    seen_lag_halfdays: int | None
    """The same with what files of rows brought taken for written when it came: all that was seen (decision 24)."""
    times_saved: int
    has_entries: bool
    is_summary_only: bool
    """There are entries that move money or goods, and all of them are known by summary."""


def enrolled_from(household: Household, first_entry: date | None) -> date | None:
    """Give the first enrolled day: the first entry's or the start date, the earlier; None when neither is known."""
    known = [day for day in (first_entry, household.started_on) if day is not None]
    return min(known) if known else None


def enrolled_until(household: Household, today: date) -> date:
    """Give the last enrolled day up to today."""
    return min(household.left_on or today, today)


def months_over(household: Household, first_entry: date | None, today: date) -> list[Month]:
    """List the months figures exist for that are over."""
    span = enrolled_months(household, first_entry, today)
    return [one for one in months_between(*span) if one < Month.of(today)] if span is not None else []


def enrolled_months(household: Household, first_entry: date | None, today: date) -> tuple[Month, Month] | None:
    """Give the first and last month figures exist for; None when the household is not enrolled yet (or left before)."""
    start = enrolled_from(household, first_entry)
    end = enrolled_until(household, today)
    if start is None or Month.of(start) > Month.of(end):
        return None
    return Month.of(start), Month.of(end)


def days_enrolled(household: Household, first_entry: date | None, month: Month, today: date) -> int:
    """Count the enrolled days of a month, up to today; the day of leaving is one."""
    start = enrolled_from(household, first_entry)
    if start is None:
        return 0
    last = min(month.last, enrolled_until(household, today))
    return max(0, (last - max(month.first, start)).days + 1)


def unasked(day: date, household: Household, first: date | None, today: date) -> DayState:
    """Tell the state of a day without any entry; `first` is the first enrolled day, None before there is one."""
    if day > today:
        return DayState.AHEAD
    if first is None or day < first or day > enrolled_until(household, today):
        return DayState.OUTSIDE
    return DayState.UNKNOWN


def recording_of(rows: Sequence[DayRow], last: date, *, is_paper_daily: bool) -> Recording:
    """Reckon a month's recording, of which days after the last enrolled one or still ahead are none.

    What is known by a paper page written daily waited for nothing (`reference/indicators.md`, lag); what the month has
    besides, typed or told back, waited as long as it did.
    """
    money = sum(row.money for row in rows)
    lived = [row for row in rows if row.counting and row.day <= last.isoformat()]
    return Recording(
        days_recorded=len({row.day for row in lived}),
        median_lag_halfdays=median_halfdays(_lags(lived, is_paper_daily=is_paper_daily)),
        seen_lag_halfdays=median_halfdays(_lags(map(_as_seen, lived), is_paper_daily=is_paper_daily)),
        times_saved=sum(row.saves for row in rows),
        has_entries=bool(rows),
        is_summary_only=money > 0 and money == sum(row.money_in_summary for row in rows),
    )


def _as_seen(row: DayRow) -> DayRow:
    """Take what a file of rows brought for written on the day it came, whatever earlier day it says."""
    if row.came_on is None or row.first_written_on is None or row.came_on <= row.first_written_on:
        return row
    return row._replace(first_written_on=row.came_on)


def _lags(rows: Iterable[DayRow], *, is_paper_daily: bool) -> Counter[int]:
    """Count entries by how many days they waited; an entry of unknown first writing tells nothing."""
    lags: Counter[int] = Counter()
    for row in rows:
        on_its_day = row.from_paper if is_paper_daily else 0
        lags[0] += on_its_day
        if row.first_written_on is not None:
            waited = date.fromisoformat(row.first_written_on) - date.fromisoformat(row.day)
            lags[max(0, waited.days)] += row.counting - on_its_day
    return +lags


def median_halfdays(lags: Counter[int]) -> int | None:
    """Give twice the median, which is whole; None without any."""
    many = lags.total()
    if not many:
        return None
    values = sorted(lags)
    upto = list(accumulate(lags[value] for value in values))

    def place(index: int) -> int:
        return next(value for value, end in zip(values, upto, strict=True) if index < end)

    return place((many - 1) // 2) + place(many // 2)
