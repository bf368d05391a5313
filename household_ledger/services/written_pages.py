"""A month's written daily pages as far as they are typed in: each entry on its line, and what the book says besides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from household_ledger.domain.entry import PAPER_PAGE
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import TELLS_OF_NO_DAY, EntryKind
from household_ledger.domain.money import ZERO, Money, total
from household_ledger.domain.period import Month
from household_ledger.domain.register import Pocket
from household_ledger.services.entry_drafts import amount_of
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.services.typed.paper_columns import IN, OUT, SAVING, column_of
from household_ledger.services.views.blank_page import DAY_ROWS
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.services.views.entry_rows import entry_rows
from household_ledger.services.views.pocket_balances import last_counts

MOST_PAGES: Final = 99


class Count(NamedTuple):
    """What was counted in a pocket on a day of the month, and how much more that is than the book held (satang)."""

    day: date
    pocket: str
    counted: Money
    difference: Money


@dataclass(frozen=True, slots=True)
class WrittenMonth:
    """`rows` by place; `nothing` are the entries that say of a day that nothing happened, `written` the other days."""

    rows: Mapping[int, EntryRow]
    nothing: Mapping[date, tuple[Id, ...]]
    written: frozenset[date]
    is_daily: bool
    count: Count | None

    @property
    def pages(self) -> int:
        """Count the pages anything stands on."""
        return max((place // PAPER_PAGE for place in self.rows), default=0)

    def sums(self, page: int = 0) -> dict[str, Money]:
        """Add up each column of a page (0: of all pages), in satang."""
        rows = [row for place, row in self.rows.items() if page in (0, place // PAPER_PAGE)]
        return {
            column: total(amount_of(row.entry) for row in rows if column_of(row.entry.kind) == column)
            for column in (IN, OUT, SAVING)
        }


def written_month(reader: Reader, household: Id, month: Month) -> WrittenMonth:
    """Read what is typed in of a month's daily pages.

    Where two entries claim one line (taken out and brought back), the later one shows on the next that is free.
    """
    rows: dict[int, EntryRow] = {}
    nothing: dict[date, list[Id]] = {}
    written: set[date] = set()
    homeless = []
    for row in entry_rows(reader, EntryQuery(household=household, first=month.first, last=month.last)):
        place, kind = row.entry.paper_line, row.entry.kind
        if kind is EntryKind.NOTHING:
            nothing.setdefault(row.date, []).append(row.entry.id)
        elif kind not in TELLS_OF_NO_DAY:
            written.add(row.date)
        if place and place not in rows and 0 < place % PAPER_PAGE <= DAY_ROWS:
            rows[place] = row
        elif place:
            homeless.append(row)
    for row in homeless:
        rows[_free_after(row.entry.paper_line, rows)] = row
    state = next((one for one in reader.month_states(household) if one.month == month.number), None)
    return WrittenMonth(
        dict(sorted(rows.items())),
        {day: tuple(ids) for day, ids in nothing.items()},
        frozenset(written),
        state is not None and state.is_paper_daily,
        _last_count(reader, household, month),
    )


def _next_place(place: int) -> int:
    page, line = divmod(place, PAPER_PAGE)
    return place + 1 if line < DAY_ROWS else (page + 1) * PAPER_PAGE + 1


def _free_after(place: int, rows: Mapping[int, EntryRow]) -> int:
    page, line = divmod(place, PAPER_PAGE)
    place = page * PAPER_PAGE + min(max(line, 1), DAY_ROWS)
    while place in rows:
        place = _next_place(place)
    return place


def _last_count(reader: Reader, household: Id, month: Month) -> Count | None:
    counts = [one for one in last_counts(reader, household, month.last).values() if one.date >= month.first]
    if not counts:
        return None
    last = max(counts, key=lambda one: (one.date, one.id))
    pocket = reader.record(Pocket, last.counted_pocket)
    counted = last.counted or ZERO
    held = reader.balances(household, last.date)
    book = next((amount for (_account, ref), amount in held.items() if ref == int(last.counted_pocket)), ZERO)
    return Count(last.date, pocket.name if pocket is not None else "", counted, counted - book)
