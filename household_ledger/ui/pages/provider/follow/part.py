"""What every part of the page is: a table of one village or of all, read beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from household_ledger.domain.ids import Id
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.exchange.part import Part
from household_ledger.ui.pages.provider.loading import Loader
from household_ledger.ui.paper.orders import PaperOrder
from household_ledger.ui.widgets.states import EmptyState
from household_ledger.ui.widgets.table import Table

Read = TypeVar("Read")
Deed = tuple[str, str, Callable[[], object]]
"""What can be done with a row: its name in the program, its words, how."""


class TablePart(Part, Generic[Read]):
    """Reads what it shows for a village; a row is pressed for its next step, and its menu has all that can be done."""

    village: Id | None = None

    def __init__(self, desk: Desk, nothing: EmptyState, *tables: Table) -> None:
        super().__init__(desk)
        self.nothing, self.tables = nothing, tables
        self.shown: Read | None = None
        self.loader = Loader(desk, *tables, nothing)
        for one in tables:
            one.pressed.connect(self._on_pressed)
            one.menu_asked.connect(self._on_menu)

    def refresh(self) -> None:
        """Read what is shown, for the village looked at."""
        village = self.village
        self.loader.load(lambda: self.read(village), self._take)

    def read(self, village: Id | None) -> Read:
        """Read it; any thread."""
        raise NotImplementedError

    def show_read(self, read: Read) -> None:
        """Show what was read, and say the part's answer."""
        raise NotImplementedError

    def deeds(self, key: object) -> list[Deed]:
        """List what can be done with a row, the next step first."""
        raise NotImplementedError

    def paper(self) -> PaperOrder | None:
        """Name what is printed of it."""
        return None

    def first_focus(self) -> QWidget | None:
        """Begin at the table, in an empty part at the way to begin."""
        shown = self.loader.currentWidget()
        return (
            self.nothing.action if shown is self.nothing else next((one for one in self.tables if one is shown), None)
        )

    def _take(self, read: Read) -> None:
        self.shown = read
        self.show_read(read)

    def _on_pressed(self, key: object) -> None:
        """Do the next step; of a row pressed at its last column, show all that can be done."""
        table = next((one for one in self.tables if one is self.sender()), self.tables[0])
        index = table.currentIndex()
        deeds = self.deeds(key)
        if deeds and self.has_menu(table) and index.column() == table.model().columnCount() - 1:
            self._open_menu(deeds, table.viewport().mapToGlobal(table.visualRect(index).bottomLeft()))
        elif deeds:
            deeds[0][2]()

    def has_menu(self, _table: Table) -> bool:
        """Tell whether the last column of a table opens the menu."""
        return True

    def _on_menu(self, row: int, place: QPoint) -> None:
        table = next((one for one in self.tables if one is self.sender()), self.tables[0])
        rows = table.rows()
        if 0 <= row < len(rows):
            self._open_menu(self.deeds(rows[row].key), place)

    def _open_menu(self, deeds: Sequence[Deed], place: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("row_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, words, run in deeds:
            menu.addAction(words, run).setObjectName(name)
        menu.popup(place)


def named(made: QPushButton, name: str) -> QPushButton:
    """Give a button its name in the program."""
    made.setObjectName(name)
    return made
