"""Which rows the grid shows: a month as it was written, or what a search found, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.services.entry_filter import CashSums, EntryFilter, EntryOrder, SortKey
from household_ledger.services.ports import Reader
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.services.views.entry_rows import EntryList
from household_ledger.services.views.month_rows import MonthRows
from household_ledger.services.views.name_book import Names
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.table.looking import SearchBar
from household_ledger.ui.entry_grid.table.looks import EntryLooks, looks_of

if TYPE_CHECKING:
    from household_ledger.services.views.taken_out import TakenOut

SORTS = {
    "date": SortKey.DATE,
    "what": SortKey.DESCRIPTION,
    "category": SortKey.CATEGORY,
    "money_in": SortKey.AMOUNT,
    "money_out": SortKey.AMOUNT,
}
"""What a press on a head sorts a found list by."""
Load = Callable[[int, int], Sequence[EntryLooks]]


class RowSource:
    """Reads the rows of a household; remembers where each stands."""

    def __init__(self, desk: Desk, search: SearchBar) -> None:
        self._desk = desk
        self._search = search
        self._order = EntryOrder()
        self._found: EntryList | None = None
        self._rows: MonthRows | None = None

    def read(self, reader: Reader, household: Id) -> tuple[int, Load]:
        """Give how many rows there are, and how some of them are read."""
        if self._search.isVisible():
            return self.read_list(reader, self._search.asked().on(household, self._desk.month))
        self._found = None
        rows, month = self._rows, self._desk.month
        if rows is None or (rows.household, rows.month) != (household, month) or not rows.follow(reader):
            rows = self._rows = MonthRows(reader, household, month)

        def load(offset: int, limit: int) -> Sequence[EntryLooks]:
            shown = rows.page(offset, limit)
            return [looks_of(row, is_short=rows.is_short(place)) for place, row in enumerate(shown, offset)]

        return rows.count, load

    def found_sums(self, reader: Reader) -> CashSums | None:
        """Say what the rows found come to in cash; None where that is not said, or nothing is looked for."""
        return self._found.cash(reader) if self._found is not None else None

    def read_list(self, reader: Reader, wanted: EntryFilter) -> tuple[int, Load]:
        """Ask for a long list, or for what was written since; its pages are read when they come into sight."""
        found = self._found
        if found is None or (found.wanted, found.order) != (wanted, self._order) or not found.follow(reader):
            found = self._found = EntryList(reader, wanted, self._order)
        self._rows = None
        self._search.say_found(found.count)
        has_year = self.has_years
        codes = {one.id: one.code for one in self._desk.figures.households()} if not wanted.households else {}

        def load(offset: int, limit: int) -> Sequence[EntryLooks]:
            with self._desk.reader() as again:
                rows = found.page(again, offset, limit)
                out = _taken_out(again, rows) if wanted.is_deleted else {}
            return [
                looks_of(row, has_year=has_year, code=codes.get(row.entry.household, ""), out=out.get(row.entry.id))
                for row in rows
            ]

        return found.count, load

    @property
    def has_years(self) -> bool:
        """Tell whether the rows are of several months, so that a day is told with its year."""
        return self._search.isVisible() and not self._search.is_of_one_month

    def sort_by(self, key: str, names: Names, household: Id) -> bool:
        """Sort what is found by a column, the same again the other way; False for a column that has no order."""
        if key not in SORTS:
            return False
        is_down = self._order.key is SORTS[key] and not self._order.is_down
        self._order = EntryOrder(SORTS[key], is_down=is_down, places=names.places(household))
        return True

    @property
    def is_down(self) -> bool:
        """Tell whether the list runs downwards."""
        return self._order.is_down

    def sort_by_day(self) -> None:
        """Let the rows stand in the order of their days again."""
        self._order = EntryOrder()

    def place(self, entry: Id) -> int:
        """Tell where an entry's row is; -1 for one that is not shown."""
        if self._found is not None:
            return self._found.place(entry)
        return self._rows.place(entry) if self._rows is not None else -1

    def last_on(self, day: date) -> int:
        """Tell where the last row of a day of the month is; -1 for none."""
        return self._rows.last_on(day) if self._rows is not None else -1

    def default_day(self) -> date:
        """Give the day a new row is of at first: today, else the month's last day written, else its first."""
        month = self._desk.month
        if Month.of(self._desk.today) == month:
            return self._desk.today
        return (self._rows.last_day if self._rows is not None else None) or month.first


def _taken_out(reader: Reader, rows: Sequence[EntryRow]) -> dict[Id, TakenOut]:
    """Read who took rows out, and when; loaded when somebody first looks into the bin."""
    from household_ledger.services.views.taken_out import taken_out

    return taken_out(reader, [row.entry.id for row in rows])
