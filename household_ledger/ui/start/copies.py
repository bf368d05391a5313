"""Safety copies while the window is open: after every quarter of an hour of work, when it closes, and when asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from household_ledger.domain.changes import ChangeSet
from household_ledger.errors import Cancelled, EnvironmentProblem, LedgerError, UserError
from household_ledger.services.ports import Progress
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import AnyJob, Job, Jobs
from household_ledger.ui.ports import OpenLedger, SafetyCopy

Wait = Callable[[Jobs, AnyJob], bool]
"""Waits for a job; False where somebody would rather not."""
EVERY_MINUTES = 15
_IDLE_MILLISECONDS = 20_000
_COPY = "copy_failed"
_SECOND, _UNFILLED = "second", "second_failed"
"""What is said of the second folder: that it has had none for long, and that it did not take one."""
_PATIENCE = 400
"""Milliseconds after which somebody who asked for a copy is told that it is being made."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A copy; the second folder (None: none is chosen), whether it has it too, and what kept it from that.

    Where it has not and nothing kept it, the folder is not there.
    """

    copy: SafetyCopy
    second: Path | None = None
    is_filled: bool = False
    unfilled: EnvironmentProblem | UserError | None = None

    def told(self) -> tuple[str, str]:
        """Say to whoever asked where the copy is and where it is not, and of which kind that notice is."""
        words = _("Copied and verified: {path}").format(path=self.copy.path)
        if self.second is None:
            return words, "done"
        if self.is_filled:
            return words + "\n" + _("Also copied to {folder}.").format(folder=self.second), "done"
        why = message(self.unfilled) if self.unfilled is not None else _("It is not there now.")
        not_there = _("No copy went to {folder}. {why}").format(folder=self.second, why=why)
        return words + "\n" + not_there, "problem"


class Copies(QObject):
    """Keeps copies of one opened ledger; a copy that fails is told at once, and the next turn tries again."""

    made = Signal(object)  # datetime of the last copy, local

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._has_work = False
        self._is_asked = False
        """Whether somebody waits to be told where the copy is."""
        self._job: Job[_Made] | None = None
        self._is_resting = False
        """Whether the book is locked, and nothing can read it."""
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
        desk.subscribe(self._on_written)
        desk.changed.connect(self._on_changed)
        for timer in (self._clock, self._idle, self._patience):
            desk.closing.connect(timer.stop)

    def copy_now(self) -> None:
        """Make a copy beside the work and say where it is; the one under way serves where it holds everything."""
        self._is_asked = True
        if self._job is not None:
            self._say_making()
            return
        self._patience.start()
        self._begin_by_hand()

    def copy_before_closing(self, wait: Wait, finish: Callable[[], object]) -> None:
        """Make a copy beside the window if there was work, after one under way; EnvironmentProblem, UserError.

        `wait` gives False where nobody waits for it any more: it ends by itself then, Cancelled. `finish` ends whatever
        else is under way, which may write.
        """
        while self._job is not None:
            self._wait_for(self._job, wait)
        finish()
        if not self._has_work or self._is_resting:
            return
        from household_ledger.services.copies.copy import ON_CLOSE

        problems: list[LedgerError | None] = []

        def failed(problem: LedgerError | None) -> None:
            self._has_work = True
            problems.append(problem)

        self._has_work = False
        self._wait_for(self._run(ON_CLOSE, self._note_second, failed), wait)
        if problems:
            raise problems[0] or EnvironmentProblem("copy_failed", name=self._desk.opened.name)

    def _wait_for(self, job: Job[_Made], wait: Wait) -> None:
        if not wait(self._desk.jobs, job):
            self._desk.jobs.leave(job)
            self._job, self._has_work = None, True
            raise Cancelled

    def copy_before_locking(self) -> None:
        """Begin a copy if there was work; whoever comes back finds it made."""
        if self._has_work:
            self._begin_at_work()

    def rest(self) -> None:
        """Leave a locked book alone."""
        self._is_resting = True

    def go_on(self) -> None:
        """Copy again as always: the book is open again."""
        self._is_resting = False

    def _on_written(self, _changes: ChangeSet) -> None:
        """Note at once, in whatever thread wrote, that there is work: the book may close before the turn ends."""
        self._has_work = True

    def _on_changed(self, _changes: object) -> None:
        if not self._clock.isActive():
            self._clock.start()
        self._idle.start()

    def _on_time(self) -> None:
        if self._has_work:
            self._begin_at_work()
        else:
            self._clock.stop()

    def _on_idle(self) -> None:
        """Use a quiet moment, beside the window: after an erasure the whole file is written anew."""
        jobs, opened = self._desk.jobs, self._desk.opened
        if self._is_resting or jobs.is_stopped:
            return

        def work(_progress: Progress) -> None:
            opened.rest()

        jobs.run(Job(_("Bringing the book to rest"), work, _say_nothing, _say_nothing), writes=True)

    def _begin_by_hand(self) -> None:
        from household_ledger.services.copies.copy import BY_HAND

        self._begin(BY_HAND)

    def _begin_at_work(self) -> None:
        from household_ledger.services.copies.copy import QUARTER_HOUR

        self._begin(QUARTER_HOUR)

    def _begin(self, reason: str) -> None:
        if self._job is not None or self._desk.jobs.is_stopped or self._is_resting:
            return
        self._has_work = False
        self._job = self._run(reason, self._on_done, self._on_failed)

    def _run(
        self, reason: str, done: Callable[[_Made], object], failed: Callable[[LedgerError | None], object]
    ) -> Job[_Made]:
        folder, second = self._desk.settings.copies_folder(), self._desk.settings.second_folder()
        opened = self._desk.opened

        def work(_progress: Progress) -> _Made:
            return _fill_second(opened, opened.make_copy(folder, reason=reason), second)

        return self._desk.jobs.run(Job(_("Safety copy"), work, done, failed))

    def _on_done(self, made: _Made) -> None:
        self._job = None
        self.last = self._desk.opened.clock.now().astimezone()
        self._note_second(made)
        self.made.emit(self.last)
        for about in (_COPY, *((_SECOND, _UNFILLED) if made.is_filled else ())):
            self._desk.unsay(about)
        is_asked = self._is_asked
        if made.unfilled is not None and not is_asked:
            self._desk.say(message(made.unfilled), "trouble", about=_UNFILLED)
        self._on_made(made)
        if is_asked:  # who is at something else is reminded when the book opens
            self.remind()

    def remind(self) -> None:
        """Say when the second folder has had no copy for long, and when the book's disk is nearly full."""
        folder = self._desk.settings.second_folder()
        if folder is not None:
            self._remind_of(folder)
        if self._desk.opened.is_disk_nearly_full():
            words = _("The disk of this book is nearly full. Free some room soon; entries are still kept.")
            self._desk.say(words, "problem", about="room")

    def _remind_of(self, folder: Path) -> None:
        from household_ledger.ui.copies.second import REMIND_DAYS, days_without, note_awaited

        settings, now = self._desk.settings, self._now()
        days = days_without(settings, now)
        if days is None:
            note_awaited(settings, now)  # the days are counted from the first time this book is here
        elif days > REMIND_DAYS:
            words = ngettext(
                "{folder} has had no safety copy for {count} day. Put the stick in, then make a copy.",
                "{folder} has had no safety copy for {count} days. Put the stick in, then make a copy.",
                days,
            )
            self._desk.say(words.format(folder=folder, count=format_number(days)), "problem", about=_SECOND)

    def _note_second(self, made: _Made) -> None:
        if made.is_filled and made.second is not None:
            from household_ledger.ui.copies.second import note_copied

            note_copied(self._desk.settings, made.second, self._now())

    def _now(self) -> datetime:
        return self._desk.opened.clock.now().astimezone().replace(tzinfo=None)

    def _on_made(self, made: _Made) -> None:
        """Tell whoever asked; when something was written meanwhile, or another stick chosen, of one with that in it."""
        if not self._is_asked:
            return
        if self._has_work or made.second != self._desk.settings.second_folder():
            self._begin_by_hand()
            return
        self._end_waiting()
        words, kind = made.told()
        self._desk.say(words, kind, about="copy" if kind == "done" else _UNFILLED)

    def _on_failed(self, problem: LedgerError | None) -> None:
        self._job = None
        self._has_work = True
        self._end_waiting()
        if isinstance(problem, Cancelled):
            return
        why = message(problem) if problem is not None else _("Something went wrong inside the program.")
        words = _("No safety copy could be made. {why} Your entries are kept in the book itself.")
        self._desk.say(words.format(why=why), "copies", about=_COPY)

    def _say_making(self) -> None:
        if self._is_asked and self._job is not None:
            self._desk.say(_("A safety copy is being made…"), about="copy")

    def _end_waiting(self) -> None:
        self._is_asked = False
        self._patience.stop()


def _say_nothing(_end: object) -> None:
    """Say nothing of a quiet moment: what is committed is safe without it, and the next write tells what is wrong."""


def _fill_second(opened: OpenLedger, copy: SafetyCopy, second: Path | None) -> _Made:
    """Put a copy into the second folder as well; a stick that is not in is no trouble, its age tells."""
    if second is None or not second.is_dir():
        return _Made(copy, second)
    try:
        opened.fill_second(copy.path, second)
    except (UserError, EnvironmentProblem) as problem:
        return _Made(copy, second, unfilled=problem)
    return _Made(copy, second, is_filled=True)
