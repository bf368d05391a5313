"""Everything kept of a household, saved as a file for its people."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from household_ledger.domain.register import Household
from household_ledger.paths import first_folder
from household_ledger.reports.paper_names import my_data_name
from household_ledger.services.exchange.my_data_json import export_my_data
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Job
from household_ledger.ui.pages.provider.loading import while_there
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.waiting import Waiting


def save_my_data(desk: Desk, parent: QWidget, household: Household) -> None:
    """Ask where to, and write it beside the window."""
    suggested = first_folder() / f"{my_data_name(household, is_plain=False)}.json"
    path = dialogs.save_path(parent, _("Everything kept about this household"), suggested, (".json",))
    if path is None:
        return
    opened, today = desk.opened, desk.today

    def work(_progress: object) -> int:
        with opened.reader() as reader:
            return export_my_data(reader, household, path, file_name=opened.name, made_on=today)

    def done(_count: int) -> None:
        desk.say(_("Saved in {path}").format(path=path))

    job = Job(
        _("Saving everything kept about this household"),
        work,
        while_there(parent, done),
        while_there(parent, desk.tell_failed),
    )
    Waiting(parent, desk.jobs.run(job), desk.jobs)
