"""Guesses learned from the whole file: read beside the work once the page is there, kept up with what is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from household_ledger.domain.changes import ChangeSet
from household_ledger.errors import LedgerError
from household_ledger.services.ports import Progress, Reader
from household_ledger.text.i18n import _
from household_ledger.ui.jobs import Job, Jobs

if TYPE_CHECKING:  # what cuts words is loaded with the first reading
    from household_ledger.services.typed.category_guess import Guesser
    from household_ledger.services.typed.file_words import FileWords, Used

_HEARD = frozenset({"entry", "household", "household_category"})
_CALM = 1_500
"""Milliseconds after the last wish, or the last step, before the file is read."""


class FileGuesses(QObject):
    """Knows what words stood for in the file; nothing before `begin`, and until that is done."""

    def __init__(self, read: Callable[[], AbstractContextManager[Reader]], jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._read, self._jobs = read, jobs
        self._words: FileWords | None = None
        self._waiting: list[ChangeSet] = []
        self._is_wanted = self._is_reading = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_CALM)
        self._timer.timeout.connect(self.catch_up)

    @property
    def guesser(self) -> Guesser | None:
        """Give what guesses; None while the file is not read yet."""
        return self._words.guesser if self._words is not None else None

    def begin(self) -> None:
        """Wish it: the file is read once nobody has asked for anything for a while."""
        if not self._is_wanted:
            self._is_wanted = True
            self._timer.start()

    def hear(self, changes: Sequence[ChangeSet]) -> None:
        """Hear of steps: what was written is learned a while later."""
        told = [one for one in changes if one.kinds & _HEARD]
        if self._is_wanted and told:
            self._waiting += told
            self._timer.start()

    def stop(self) -> None:
        """Read no more: the book is closed."""
        self._is_wanted = False
        self._timer.stop()

    def catch_up(self) -> None:
        """Read what is not known yet, beside the work."""
        if self._is_reading:
            self._timer.start()
            return
        self._timer.stop()
        if self._jobs.is_stopped:
            return
        changes, self._waiting = self._waiting, []
        known, self._is_reading = self._words, True
        ends = self._ends(changes)
        self._jobs.run(Job(_("Learning words"), lambda progress: self._look(known, changes, progress), *ends))

    def _look(
        self, known: FileWords | None, changes: Sequence[ChangeSet], progress: Progress
    ) -> FileWords | list[Used]:
        """Read everything, or what some households wrote; in a thread of its own."""
        from household_ledger.services.typed.file_words import FileWords, is_read_anew

        with self._read() as reader:
            if known is None or is_read_anew(changes):
                return FileWords.read(reader, progress)
            return known.unknown_of(reader, {key for one in changes for key in one.households})

    def _ends(
        self, changes: Sequence[ChangeSet]
    ) -> tuple[Callable[[FileWords | list[Used]], object], Callable[[LedgerError | None], object]]:
        def take(found: FileWords | list[Used]) -> None:
            self._is_reading = False
            if not isinstance(found, list):
                self._words = found
            elif self._words is not None:
                self._words.learn(found)

        def failed(_problem: LedgerError | None) -> None:
            self._is_reading = False  # guesses are a help: what is wrong with the book is told by who reads it
            self._waiting[:0] = changes  # looked at with the next: of a household that is gone nothing stays

        return take, failed
