"""What cash counts say against the book: the gap of each count, and what was really there at the month's last count.

A count stands at the end of its day; of several on one day the last stands. Its gap is measured from the count before
(from nothing at the beginning) and without adjustments, so that one gap is never counted twice
(`reference/indicators.md`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from household_ledger.domain.figures_sums import AdjustRow, BookRow, CountRow, HouseholdSums, PocketDayRow
from household_ledger.domain.money import Money


@dataclass(frozen=True, slots=True)
class Counted:
    """A month's counts: cash of all spending pockets at the end of the last count's day, and the gaps added up."""

    cash: Money
    unexplained: Money


class _Sums:
    """Amounts by day that can be asked for what had come together by the end of a day (ISO text)."""

    def __init__(self, amounts: Mapping[str, int]) -> None:
        self._days = sorted(amounts)
        self._sums = list(accumulate(amounts[day] for day in self._days))

    def by(self, day: str) -> int:
        """Add up to and with the day."""
        place = bisect_right(self._days, day)
        return self._sums[place - 1] if place else 0


class PocketBook:
    """What the book says lay in each spending pocket at the end of a day.

    Knows the ends of all months, and the days of the months that have `pocket_days` (those with a count).
    """

    def __init__(self, books: Iterable[BookRow], days: Iterable[PocketDayRow], adjusts: Iterable[AdjustRow]) -> None:
        self._ends: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for row in books:
            self._ends[row.pocket].append((row.month, row.satang))
        for ends in self._ends.values():
            ends.sort()
        self._days = _by_pocket_and_month(days)
        moved: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for adjust in adjusts:
            moved[adjust.pocket][adjust.day] += adjust.satang
        self._adjusts = {pocket: _Sums(amounts) for pocket, amounts in moved.items()}

    @property
    def pockets(self) -> list[int]:
        """List the pockets that ever moved."""
        return list(self._ends)

    def at(self, pocket: int, day: str) -> int:
        """Give the book amount at the end of a day, adjustments included."""
        month = int(day[:4] + day[5:7])
        ends = self._ends.get(pocket, [])
        place = bisect_right(ends, (month - 1, 1 << 63))
        days = self._days.get((pocket, month))
        return (ends[place - 1][1] if place else 0) + (days.by(day) if days else 0)

    def without_adjusts(self, pocket: int, day: str) -> int:
        """Give the same as if nobody had ever adjusted."""
        adjusts = self._adjusts.get(pocket)
        return self.at(pocket, day) - (adjusts.by(day) if adjusts else 0)


def _by_pocket_and_month(days: Iterable[PocketDayRow]) -> dict[tuple[int, int], _Sums]:
    amounts: dict[tuple[int, int], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in days:
        amounts[row.pocket, row.month][row.day] += row.satang
    return {key: _Sums(by_day) for key, by_day in amounts.items()}


def standing(counts: Iterable[CountRow]) -> list[CountRow]:
    """Leave of each pocket's day the last count (the greatest id); by day, then id."""
    last = {(one.pocket, one.day): one for one in sorted(counts, key=lambda one: (one.day, one.id))}
    return sorted(last.values(), key=lambda one: (one.day, one.id))


def months_to_read(counts: Sequence[CountRow], first: int, last: int) -> set[int]:
    """Name the months whose days must be known.

    They are those with a count from first to last, and of each pocket counted in them the month of the count before.
    """
    needed: set[int] = set()
    before: dict[int, int] = {}
    for one in standing(counts):
        if first <= one.month <= last:
            needed.add(one.month)
            needed.add(before.get(one.pocket, one.month))
        before[one.pocket] = one.month
    return needed


def counted(sums: HouseholdSums) -> dict[int, Counted]:
    """Give, by month number, what the counts say; months without a count are left out."""
    counts = standing(sums.counts)
    if not any(sums.first <= one.month <= sums.last for one in counts):
        return {}
    book = PocketBook(sums.books, sums.pocket_days, sums.adjusts)
    gaps: dict[int, int] = defaultdict(int)
    by_month: dict[int, dict[int, CountRow]] = defaultdict(dict)
    before: dict[int, CountRow] = {}
    for one in counts:
        if sums.first <= one.month <= sums.last:
            gaps[one.month] += _gap(book, before.get(one.pocket), one)
            by_month[one.month][one.pocket] = one
        before[one.pocket] = one
    return {
        month: Counted(cash=_really_there(book, last), unexplained=Money(gaps[month]))
        for month, last in by_month.items()
    }


def _gap(book: PocketBook, before: CountRow | None, now: CountRow) -> int:
    counted_before = before.counted if before else 0
    book_before = book.without_adjusts(before.pocket, before.day) if before else 0
    return now.counted - counted_before - (book.without_adjusts(now.pocket, now.day) - book_before)


def _really_there(book: PocketBook, last: Mapping[int, CountRow]) -> Money:
    """Add the pockets at the end of the last count's day: counted ones from their latest count on, others by the book.

    What moved after a pocket's count goes in, adjustments do not: they move no cash.
    """
    day = max(one.day for one in last.values())
    there = 0
    for pocket in {*book.pockets, *last}:
        count = last.get(pocket)
        if count is None:
            there += book.at(pocket, day)
        else:
            moved = book.without_adjusts(pocket, day) - book.without_adjusts(pocket, count.day)
            there += count.counted + moved
    return Money(there)
