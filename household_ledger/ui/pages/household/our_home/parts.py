"""What the parts of a home share: a list, and the buttons under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.table import Table

_LEAST_ROWS, _ROW = 4, 38
"""The head and some rows are seen whatever the letters; a page too high for its window scrolls."""


class ListPart(QWidget):
    """A part of a home: a table of a name, a row changed with Enter or a double click; `rows` holds what it shows."""

    def __init__(self, desk: Desk, table: Table, name: str) -> None:
        super().__init__()
        self._desk, self.table = desk, table
        table.setObjectName(name)
        table.setMinimumHeight(px(_LEAST_ROWS * _ROW))
        table.open_on_double_click()
        table.pressed.connect(self._change)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(10)
        self.setFocusProxy(table)

    def refresh(self) -> None:
        """Read and show the rows."""
        raise NotImplementedError

    def add(self) -> None:
        """Ask for one more."""
        raise NotImplementedError

    def _change(self, key: object) -> None:
        raise NotImplementedError


def change_and_delete(
    table: Table,
    change: Callable[[object], object],
    delete: Callable[[object], object] | None,
    *,
    also: Sequence[QPushButton] = (),
) -> QHBoxLayout:
    """Make the buttons that change the current row and take it out, and `also` others; off while there is none."""
    row = QHBoxLayout()
    changing = button(_("Change"), lambda: change(table.current_key()), picture="edit")
    changing.setObjectName(f"{table.objectName()}_change")
    buttons = [changing]
    if delete is not None:
        taking_out = button(_("Take out"), lambda: delete(table.current_key()), look="flat", picture="delete")
        taking_out.setObjectName(f"{table.objectName()}_delete")
        buttons.append(taking_out)
    buttons += also
    for one in buttons:
        one.setEnabled(False)
        row.addWidget(one)

    def follow() -> None:
        for one in buttons:
            one.setVisible(table.model().rowCount() > 0)
            one.setEnabled(table.current_key() is not None)

    table.chosen.connect(follow)
    table.model().modelReset.connect(follow)
    row.addStretch(1)
    return row
