"""Looking through the whole book, beside the work, and telling what was found."""

from __future__ import annotations

from household_ledger.errors import EnvironmentProblem, LedgerError, UserError
from household_ledger.reports.origin import chain_words
from household_ledger.services.ports import Progress
from household_ledger.text import counted
from household_ledger.text.findings import finding_text
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Job
from household_ledger.ui.ports import FileCheck


def check_book(desk: Desk) -> Job[FileCheck]:
    """Begin to look; the end is told in the bar of messages."""

    def work(_progress: Progress) -> FileCheck:
        return desk.opened.check()

    def done(found: FileCheck) -> None:
        if found.findings:
            listed = ", ".join(dict.fromkeys(finding_text(code) for code in found.findings))
            words = _("The check found: {findings}. Make a safety copy and keep this file as it is.")
            desk.say(words.format(findings=listed), "trouble", about="check")
            return
        words = _("The book is whole: {entries}, {steps}.")
        whole = words.format(entries=counted.entries(found.entries), steps=counted.steps(found.steps))
        desk.say(beside(whole, chain_words(found.heads)), about="check")

    def failed(problem: LedgerError | None) -> None:
        if isinstance(problem, UserError | EnvironmentProblem):
            desk.tell(problem)
        elif problem is None:
            desk.say(_("The book could not be looked through. Your entries are kept in the file itself."), "trouble")

    desk.say(_("Looking through the book…"), about="check")
    return desk.jobs.run(Job(_("Checking the book"), work, done, failed))
