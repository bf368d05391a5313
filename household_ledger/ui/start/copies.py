"""Safety copies while the window is open: after every quarter of an hour of work, when it closes, and when asked."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from household_ledger.domain.changes import ChangeSet
from household_ledger.errors import EnvironmentProblem, LedgerError, UserError
from household_ledger.paths import documents_folder
from household_ledger.services.ports import Progress
from household_ledger.settings import COPIES_FOLDER, Settings
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Job
from household_ledger.ui.ports import SafetyCopy

EVERY_MINUTES = 15
_IDLE_MILLISECONDS = 20_000
_PATIENCE = 400
"""Milliseconds after which somebody who asked for a copy is told that it is being made."""


class Copies(QObject):
    """Keeps copies of one opened ledger; a copy that fails is told at once, and the next turn tries again."""

    made = Signal(object)  # datetime of the last copy, local

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._has_work = False
        self._is_asked = False
        """Whether somebody waits to be told where the copy is."""
        self._job: Job[SafetyCopy] | None = None
        self.last: datetime | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(EVERY_MINUTES * 60_000)
        self._clock.timeout.connect(self._on_time)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MILLISECONDS)
        self._idle.timeout.connect(self._on_idle)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self._say_making)
        desk.opened.ledger.subscribe(self._on_written)
        desk.changed.connect(self._on_changed)

    def copy_now(self) -> None:
        """Make a copy beside the work and say where it is; the one under way serves where it holds everything."""
        self._is_asked = True
        if self._job is not None:
            self._say_making()
            return
        self._patience.start()
        self._begin("by-hand")

    def copy_before_closing(self) -> None:
        """Make a copy if there was work; a failure is raised: EnvironmentProblem, UserError."""
        if self._has_work:
            self._desk.opened.make_copy(copies_folder(self._desk.settings), reason="on-close")
            self._has_work = False

    def _on_written(self, _changes: ChangeSet) -> None:
        """Note at once, in whatever thread wrote, that there is work: the book may close before the turn ends."""
        self._has_work = True

    def _on_changed(self, _changes: object) -> None:
        if not self._clock.isActive():
            self._clock.start()
        self._idle.start()

    def _on_time(self) -> None:
        if self._has_work:
            self._begin("every-quarter-hour")
        else:
            self._clock.stop()

    def _on_idle(self) -> None:
        try:
            self._desk.opened.rest()
        except (UserError, EnvironmentProblem):
            return  # what is committed is safe without it; the next write tells what is wrong

    def _begin(self, reason: str) -> None:
        if self._job is not None or self._desk.jobs.is_stopped:
            return
        folder = copies_folder(self._desk.settings)
        opened = self._desk.opened
        self._has_work = False

        def work(_progress: Progress) -> SafetyCopy:
            return opened.make_copy(folder, reason=reason)

        def done(copy: SafetyCopy) -> None:
            self._job = None
            self.last = opened.clock.now().astimezone()
            self.made.emit(self.last)
            self._on_made(copy)

        self._job = self._desk.jobs.run(Job(_("Safety copy"), work, done, self._on_failed))

    def _on_made(self, copy: SafetyCopy) -> None:
        """Tell whoever asked; when something was written while the copy was made, one with that in it."""
        if not self._is_asked:
            return
        if self._has_work:
            self._begin("by-hand")
            return
        self._end_waiting()
        self._desk.say(_("Copied and verified: {path}").format(path=copy.path), about="copy")

    def _on_failed(self, problem: LedgerError | None) -> None:
        self._job = None
        self._has_work = True
        self._end_waiting()
        if isinstance(problem, UserError | EnvironmentProblem):
            self._desk.tell(problem)
        elif problem is None:
            self._desk.say(_("The safety copy could not be made. Your entries are kept in the file itself."), "trouble")

    def _say_making(self) -> None:
        if self._is_asked and self._job is not None:
            self._desk.say(_("A safety copy is being made…"), about="copy")

    def _end_waiting(self) -> None:
        self._is_asked = False
        self._patience.stop()


def copies_folder(settings: Settings) -> Path:
    """Give the folder safety copies go to."""
    chosen = settings.text(COPIES_FOLDER)
    return Path(chosen) if chosen else documents_folder()
