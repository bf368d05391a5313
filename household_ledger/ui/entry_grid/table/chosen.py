"""Which rows and columns of the table are meant by the cells chosen in it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QTableView

from household_ledger.ui.entry_grid.table.model import GridModel
from household_ledger.ui.typing.columns import KEYS


class ChosenCells(QTableView):
    """A table of a `GridModel` whose cells may be chosen by keys and mouse."""

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        self._rows = model

    def rows_chosen(self) -> list[int]:
        """List the rows that have a chosen cell, the new row never among them."""
        rows: set[int] = set()
        for chosen in self.selectionModel().selection().toList():  # a list of a whole book has a million cells
            rows.update(range(chosen.top(), chosen.bottom() + 1))
        rows.discard(self._rows.new_row)
        return sorted(rows)

    def columns_chosen(self) -> list[str]:
        """List the columns that are meant by what is chosen: all of them where it is several rows, and no rectangle.

        Shift and an arrow, or Ctrl and the mouse, choose a cell of each row, and mean the rows.
        """
        chosen = self.selectionModel().selection().toList()
        spans = {(one.left(), one.right()) for one in chosen}
        places = {place for left, right in spans for place in range(left, right + 1)}
        has_several = len({row for one in chosen for row in (one.top(), one.bottom())}) > 1
        if has_several and (len(places) == 1 or len(spans) > 1):
            return list(KEYS)
        return [KEYS[place] for place in sorted(places)]

    def choose_whole_rows(self) -> None:
        """Choose every cell of the rows that have a chosen one."""
        how = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(self.selectionModel().selection(), how)
