"""What the parts of a home share: the buttons under a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from household_ledger.text.i18n import _
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.table import Table


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
