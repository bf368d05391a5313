"""A set of papers under way: it goes on and tells its end whatever becomes of the page it was begun on."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from household_ledger.errors import Cancelled, LedgerError, UserError
from household_ledger.reports.batch import Printed
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Job
from household_ledger.ui.paper.making import SetOrder


class SetRun(QObject):
    """Begun at once; held by whoever shows it, and by its own work until that ends."""

    ended = Signal()

    def __init__(self, desk: Desk, wanted: SetOrder) -> None:
        super().__init__()
        self._desk, self.wanted = desk, wanted
        self.printed: Printed | None = None
        """What was finished; None while it is under way, and when nothing came of it."""
        self.told = ""
        """The sentence of its end; "" while it is under way."""
        self.is_refused = False
        opened = desk.opened
        job = Job(_("Making the papers"), lambda progress: wanted.run(opened, progress), self._on_done, self._on_failed)
        self.job = desk.jobs.run(job)

    @property
    def is_under_way(self) -> bool:
        """Tell whether papers are still being made."""
        return not self.told

    def _on_done(self, result: Printed) -> None:
        self.printed = result
        pages = ngettext("{count} page", "{count} pages", result.pages).format(count=format_number(result.pages))
        count = len(result.files)
        files = ngettext("{count} file", "{count} files", count).format(count=format_number(count))
        words = _("Ready: {pages} in {files}")
        if result.is_cancelled:
            words = _("Stopped. What was finished is kept: {pages} in {files}")
        self.told = words.format(pages=pages, files=files)
        self._desk.say(self.told)
        self.ended.emit()

    def _on_failed(self, problem: LedgerError | None) -> None:
        if isinstance(problem, Cancelled):
            self.told = _("Stopped. No file was begun.") if not self.wanted.is_apart else _("Stopped.")
            self._desk.say(self.told)
        else:
            self.is_refused = True
            self.told = _("Something went wrong inside the program.") if problem is None else message(problem)
            self._desk.say(self.told, "problem" if isinstance(problem, UserError) else "trouble")
        self.ended.emit()
