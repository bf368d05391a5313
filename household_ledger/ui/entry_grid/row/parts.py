"""What the grid is made of, as those who lay rows under the hands and keep them share it."""

from __future__ import annotations

from dataclasses import dataclass, field

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.period import Month
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.services.views.name_book import NameBook
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.foot import NoticeBar
from household_ledger.ui.entry_grid.row.halves import Half, Halves
from household_ledger.ui.entry_grid.row.typing import RowTyping
from household_ledger.ui.entry_grid.table.model import GridModel
from household_ledger.ui.entry_grid.table.source import RowSource
from household_ledger.ui.entry_grid.table.view import GridView
from household_ledger.ui.typing.saving import Saver


@dataclass(slots=True)
class GridParts:
    """The parts of one grid, and what they know of the household whose rows lie in it."""

    desk: Desk
    view: GridView
    model: GridModel
    typing: RowTyping
    source: RowSource
    notice: NoticeBar
    saver: Saver
    halves: Halves = field(default_factory=Halves)
    book: NameBook | None = None
    is_locked: bool = False
    """Whether the month looked at is closed and not being corrected."""

    @property
    def half(self) -> Half:
        """What is typed for the household whose rows lie here."""
        return self.halves.here

    @property
    def reason(self) -> str:
        """Give the reason the month looked at is being corrected for."""
        return self.saver.reason(self.desk.household or NO_ID, self.desk.month)

    def is_closed(self, row: EntryRow) -> bool:
        """Tell whether a kept row lies in a closed month that is not being corrected."""
        return row.is_closed and not self.saver.reason(row.entry.household, Month.of(row.date))
