"""What is exported, and the exporting: it goes on and tells its end whatever becomes of the page it was begun on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from household_ledger.errors import Cancelled, LedgerError, UserError
from household_ledger.services.exchange.scope import Scope, Tally
from household_ledger.services.exchange.writing.formats import Snapshot, export_file
from household_ledger.services.ports import Progress
from household_ledger.text import counted
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Job
from household_ledger.ui.ports import OpenLedger


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """A format, whose entries of which months, and the file they go to."""

    key: str
    scope: Scope
    path: Path

    def run(self, opened: OpenLedger, progress: Progress) -> Tally:
        """Write the file from one state of the book; any thread. EnvironmentProblem, Cancelled."""
        with opened.snapshot(is_long=True) as (reader, _figures):
            return export_file(Snapshot(reader), self.path, key=self.key, scope=self.scope, progress=progress)


class ExportRun(QObject):
    """Begun at once; held by whoever shows it, and by its own work until that ends."""

    ended = Signal()

    def __init__(self, desk: Desk, order: ExportOrder) -> None:
        super().__init__()
        self._desk, self.order = desk, order
        self.told = ""
        """The sentence of its end; "" while it is under way."""
        self.more = ""
        """What else is to be known of the file."""
        self.is_refused = False
        self.is_there = False
        """Whether the file was written."""
        opened = desk.opened
        work = Job(_("Exporting"), lambda progress: order.run(opened, progress), self._on_done, self._on_failed)
        self.job = desk.jobs.run(work)

    @property
    def is_under_way(self) -> bool:
        """Tell whether it is still being written."""
        return not self.told

    def _on_done(self, tally: Tally) -> None:
        self.is_there = True
        words = _("{entries} are in the file {name}")
        self.told = words.format(entries=counted.entries(tally.entries), name=self.order.path.name)
        if tally.left_out:
            left_out = _("{entries} without money have no place in this format")
            self.more = left_out.format(entries=counted.entries(tally.left_out))
        self._desk.say(self.told)
        self.ended.emit()

    def _on_failed(self, problem: LedgerError | None) -> None:
        if isinstance(problem, Cancelled):
            self.told = _("Stopped. No file was written.")
            self._desk.say(self.told)
        else:
            self.is_refused = True
            self.told = _("Something went wrong inside the program.") if problem is None else message(problem)
            self._desk.say(self.told, "problem" if isinstance(problem, UserError) else "trouble")
        self.ended.emit()
