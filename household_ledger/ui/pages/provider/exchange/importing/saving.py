"""The rows that stayed out, saved where a person wants them: number, what is wrong, the original cells."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from household_ledger.files import write_whole
from household_ledger.paths import documents_folder
from household_ledger.services.importing_files import left_out_text
from household_ledger.services.importing_preview import Preview
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Job
from household_ledger.ui.widgets import dialogs


def save_left_out(desk: Desk, parent: QWidget, told: Preview, source: Path) -> None:
    """Ask where to, and write beside the window."""
    folder = source.parent if source.parent.is_dir() else documents_folder()
    suggested = folder / _("{name} rows to mend.csv").format(name=source.stem)
    path = dialogs.save_path(parent, _("Save the rows to mend"), suggested, (".csv",))
    if path is None:
        return
    desk.jobs.run(
        Job(
            _("Save the rows to mend"),
            lambda _progress: write_whole(path, left_out_text(told.looked.held(), told.bad(), message)),
            lambda _done: desk.say(_("Saved: {path}").format(path=path)),
            desk.tell_failed,
        )
    )
