"""Going to rows: searching and sorting what is found, to a day, to an entry, to another household."""

from __future__ import annotations

from datetime import date

from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.ui.entry_grid.grid import EntryGrid


class GridGoing:
    """Brings the rows of one grid, and the hands in them, to where somebody wants to be."""

    def __init__(self, grid: EntryGrid) -> None:
        self.grid = grid
        grid.view.sort_asked.connect(self.sort)
        grid.search.sought.connect(grid.refresh)
        grid.search.closed.connect(self.close_search)
        grid.search.to_rows.connect(lambda: grid.view.stand_at(0, "what"))
        grid.hands.stranger_asked.connect(self._on_stranger)

    def open_search(self) -> None:
        """Open the search; the rows become what is found."""
        if self.grid.hands.leave_row():
            self.grid.search.begin()
            self.grid.refresh()

    def open_bin(self) -> None:
        """Look into the bin: what was deleted, to be brought back."""
        if self.grid.hands.leave_row():
            self.grid.search.begin()
            self.grid.search.look_into_bin(is_on=True)

    def close_search(self) -> None:
        """Put the search away and come back to the month."""
        if self.grid.hands.leave_row():
            self._hide_search()
            self.grid.refresh()
            self.grid.focus()

    def sort(self, key: str) -> None:
        """Sort what is found by a column, the same again the other way. A month keeps its days."""
        grid = self.grid
        if grid.search.isVisible() and grid.parts.book is not None:
            if grid.source.sort_by(key, grid.parts.book.names, grid.parts.book.household):
                grid.view.show_sorted(key, is_down=grid.source.is_down)
            grid.refresh()

    def write_on(self, day: date, *, is_to_look: bool = False) -> None:
        """Begin the new row on a day; to look at it, stand at the last of its rows, if it has one."""
        grid = self.grid
        if grid.hands.leave_row():
            self._hide_search()
            grid.desk.turn_to(Month.of(day))
            grid.refresh()
            grid.parts.half.write_on(day)
            row = grid.source.last_on(day) if is_to_look else -1
            grid.hands.begin_new("what" if row < 0 else "")
            if row >= 0:
                grid.view.stand_at(row, "what")

    def show_entry(self, entry: Id) -> None:
        """Stand at an entry; its month is turned to."""
        grid = self.grid
        with grid.desk.reader() as reader:
            kept = reader.entry(entry)
        if kept is not None and grid.hands.leave_row():
            self._hide_search()
            grid.desk.turn_to(Month.of(kept.date))
            grid.refresh()
            grid.view.stand_at(grid.source.place(entry), "what")

    def _hide_search(self) -> None:
        self.grid.search.hide()
        self.grid.search.leave_bin()
        self.grid.source.sort_by_day()
        self.grid.view.show_sorted("", is_down=False)

    def _on_stranger(self, row: object) -> None:
        """Look at the household a found row is of, at that row."""
        if isinstance(row, EntryRow):
            self._hide_search()
            self.grid.desk.look_at(row.entry.household)
            self.show_entry(row.entry.id)
