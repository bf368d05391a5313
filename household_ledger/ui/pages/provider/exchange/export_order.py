"""What is exported, and the exporting: it goes on and tells its end whatever becomes of the page it was begun on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from household_ledger.services.exchange.scope import Scope, Tally
from household_ledger.services.exchange.writing.formats import Snapshot, export_file
from household_ledger.services.ports import Progress
from household_ledger.text import counted
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Job
from household_ledger.ui.pages.provider.run import Run
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


class ExportRun(Run):
    """Begun at once."""

    def __init__(self, desk: Desk, order: ExportOrder) -> None:
        super().__init__(desk)
        self.order = order
        self.is_there = False
        """Whether the file was written."""
        opened = desk.opened
        self.begin(Job(_("Exporting"), lambda progress: order.run(opened, progress), self._on_done, self.fail))

    def stopped_words(self) -> str:
        """Say that nothing is left of it."""
        return _("Stopped. No file was written.")

    def _on_done(self, tally: Tally) -> None:
        self.is_there = True
        if tally.left_out:
            left_out = _("{entries} without money have no place in this format")
            self.more = left_out.format(entries=counted.entries(tally.left_out))
        words = _("{entries} are in the file {name}")
        self.end(words.format(entries=counted.entries(tally.entries), name=self.order.path.name))
