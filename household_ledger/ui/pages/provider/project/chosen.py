"""What can be done with the row a table stands at: changed, taken out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from household_ledger.text.i18n import _
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.table import Table


class ChosenDeeds(QWidget):
    """Two buttons under a table; they wait until it stands at a row."""

    def __init__(self, table: Table, change: Callable[[], object], take_out: Callable[[], object]) -> None:
        super().__init__()
        self._table = table
        self.change = button(_("Change…"), change, picture="edit")
        self.change.setObjectName("change")
        self.take_out = button(_("Take out"), take_out, picture="delete")
        self.take_out.setObjectName("take_out")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.change)
        line.addWidget(self.take_out)
        line.addStretch(1)
        table.chosen.connect(lambda _key: self.look())

    def look(self) -> None:
        """Look whether there is a row to do something with."""
        is_there = self._table.current_key() is not None
        self.change.setEnabled(is_there)
        self.take_out.setEnabled(is_there)
