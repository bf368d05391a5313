"""A set of papers under way: it goes on and tells its end whatever becomes of the page it was begun on."""

from __future__ import annotations

from household_ledger.reports.batch import Printed
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Job
from household_ledger.ui.pages.provider.run import Run
from household_ledger.ui.paper.making import SetOrder


class SetRun(Run):
    """Begun at once."""

    def __init__(self, desk: Desk, wanted: SetOrder) -> None:
        super().__init__(desk)
        self.wanted = wanted
        self.printed: Printed | None = None
        """What was finished; None while it is under way, and when nothing came of it."""
        opened = desk.opened
        self.begin(Job(_("Making the papers"), lambda progress: wanted.run(opened, progress), self._on_done, self.fail))

    def stopped_words(self) -> str:
        """Say what is left."""
        return _("Stopped.") if self.wanted.is_apart else _("Stopped. No file was begun.")

    def _on_done(self, result: Printed) -> None:
        self.printed = result
        pages = ngettext("{count} page", "{count} pages", result.pages).format(count=format_number(result.pages))
        count = len(result.files)
        files = ngettext("{count} file", "{count} files", count).format(count=format_number(count))
        words = _("Ready: {pages} in {files}")
        if result.is_cancelled:
            words = _("Stopped. What was finished is kept: {pages} in {files}")
        self.end(words.format(pages=pages, files=files))
