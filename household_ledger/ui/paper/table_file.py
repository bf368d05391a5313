"""A table of a page saved as a file for a spreadsheet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from household_ledger.paths import first_folder
from household_ledger.reports.paper_names import file_name
from household_ledger.services.exchange.table_export import ENDINGS, TableSheet, write_table
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Job
from household_ledger.ui.widgets import dialogs


def save_table(desk: Desk, parent: QWidget, sheet: TableSheet, name: str = "") -> None:
    """Ask where to, write beside the window, and say where it is or why it could not be written.

    `name` is offered for the file, without an ending; the table's title where none is given.
    """
    suggested = first_folder() / f"{name or file_name(sheet.title)}{ENDINGS[0]}"
    path = dialogs.save_path(parent, _("Save the table"), suggested, ENDINGS)
    if path is None:
        return

    desk.jobs.run(
        Job(
            _("Save the table"),
            lambda _progress: write_table(sheet, path),
            lambda _rows: desk.say(_("Saved: {path}").format(path=path)),
            desk.tell_failed,
        )
    )
