"""What is done for a book once nobody waits for its first page: where it lies told, and looked through every week."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from household_ledger.errors import EnvironmentProblem, LedgerError
from household_ledger.services.ports import Progress
from household_ledger.settings import LAST_CHECKED, PLACE_TOLD
from household_ledger.text.findings import finding_text
from household_ledger.text.i18n import _
from household_ledger.ui.desk import DAMAGED, PLACE, Desk
from household_ledger.ui.jobs import Job
from household_ledger.ui.ports import FileCheck

EVERY = timedelta(days=7)
IDLE_MILLISECONDS = 120_000
"""So long nobody touches keys or mouse before the whole book is looked through."""
_HANDS = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


def care_for(desk: Desk, window: QWidget | None) -> None:
    """Offer what could not be saved before the program ended, and hold room back for what a full disk refuses."""
    if desk.drafts_folder is not None:
        from household_ledger.services import drafts
        from household_ledger.ui.unsaved import dialog

        with suppress(EnvironmentProblem):  # a server that went away meanwhile: they are offered the next time
            dialog.offer_unsaved(desk, window)
        drafts.hold_room(desk.drafts_folder)
    tell_place(desk)
    WeeklyCheck(desk)


def tell_place(desk: Desk) -> None:
    """Say once of a book that it lies where it may go, or where two computers may write it, and offer to move it."""
    place = desk.opened.lies_on()
    if place in ("fixed", "server") or desk.settings.text(PLACE_TOLD):
        return
    desk.settings.choose(PLACE_TOLD, desk.today.isoformat())
    if place == "synchronised":
        words = _(
            "This book lies in a folder that is kept in step with other computers. Writing it on two at once would "
            "lose entries; on this computer's own disk it is safe."
        )
    else:
        words = _(
            "This book lies on a stick or on the network. It is slower there, and gone when the stick is; on this "
            "computer's own disk it is safe."
        )
    desk.say(words, "trouble", about=PLACE)


class WeeklyCheck(QObject):
    """Looks through the whole book in an idle moment, a week after the last time; says only what it finds."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._job: Job[FileCheck] | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MILLISECONDS)
        self._idle.timeout.connect(self._on_idle)
        desk.closing.connect(self._wait_no_more)
        if self._desk.opened.lies_on() != "server" and self._is_due():  # whoever keeps a server looks after it
            application = QApplication.instance()
            if application is not None:
                application.installEventFilter(self)
            self._idle.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to wait anew whenever somebody does something."""
        if self._idle.isActive() and event.type() in _HANDS:
            self._idle.start()
        return super().eventFilter(watched, event)

    def _wait_no_more(self) -> None:
        """Hear the hands no more: every event of the program comes by here until then."""
        self._idle.stop()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def _is_due(self) -> bool:
        said = self._desk.settings.text(LAST_CHECKED)
        if not said:  # the days are counted from the first time this book is here
            self._note()
            return False
        return self._desk.today - date.fromisoformat(said) >= EVERY

    def _note(self) -> None:
        self._desk.settings.choose(LAST_CHECKED, self._desk.today.isoformat())

    def _on_idle(self) -> None:
        jobs, opened = self._desk.jobs, self._desk.opened
        if jobs.is_stopped:
            return
        if jobs.is_busy:
            self._idle.start()
            return
        self._wait_no_more()

        def work(_progress: Progress) -> FileCheck:
            return opened.check()

        self._job = jobs.run(Job(_("Checking the book"), work, self._on_done, self._on_failed))

    def _on_done(self, found: FileCheck) -> None:
        self._note()
        if found.findings:
            listed = ", ".join(dict.fromkeys(finding_text(code) for code in found.findings))
            words = _(
                "The weekly look through the book found: {findings}. Go back to a safety copy from before, or ask."
            )
            self._desk.say(words.format(findings=listed), "copies", about=DAMAGED)
        else:
            self._desk.unsay(DAMAGED)

    def _on_failed(self, problem: LedgerError | None) -> None:
        if isinstance(problem, EnvironmentProblem):
            self._desk.tell(problem)
