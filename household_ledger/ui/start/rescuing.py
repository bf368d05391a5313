"""A damaged book brought back: what is offered, the work beside the window, and what came of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from household_ledger.errors import EnvironmentProblem, LedgerError, UserError
from household_ledger.settings import Settings
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.jobs import Job, Jobs
from household_ledger.ui.widgets import dialogs

if TYPE_CHECKING:
    from household_ledger.services.copies.copy import KeptCopy
    from household_ledger.services.copies.salvaged import Salvaged
    from household_ledger.services.secret import Secret
    from household_ledger.ui.ports import Shelf


class Rescuing(QObject):
    """One at a time; whoever sits at the damaged book stays there until the whole one is there."""

    done = Signal(object, object, object)  # Path, Salvaged, what opens it (None: nothing is needed)
    failed = Signal(object)  # LedgerError, None for a mistake of ours

    def __init__(self, shelf: Shelf, jobs: Jobs, settings: Settings) -> None:
        super().__init__()
        self._shelf, self._jobs, self._settings = shelf, jobs, settings
        self._job: Job[Salvaged] | None = None

    def offer(self, path: Path, parent: QWidget | None, *, only_with_copy: bool = False) -> None:
        """Say what can be brought back and what becomes of the damaged book; begin where a person wants it."""
        if self._job is not None:
            return
        copy = self._shelf.newest_copy(path, self._settings.copies_folders())
        if copy is None and only_with_copy:
            return
        words, title, yes = rescue_words(copy), _("Bring {name} back?").format(name=path.name), _("Bring it back")
        if not self._shelf.needs_secret_to_rescue(path, copy):
            if dialogs.confirm(parent, title, words, yes):
                self._begin(path, parent)
            return
        secret = self._secret_of(path, parent, title, words, yes)
        if secret is not None:
            self._begin(path, parent, secret)

    def _secret_of(self, path: Path, parent: QWidget | None, title: str, words: str, yes: str) -> Secret | None:
        """Ask for what opens a locked book that is damaged; None where somebody would rather not."""
        from household_ledger.ui.secret.asking import Question, ask_secret

        needed = message(UserError("secret_needed", name=path.name))
        question, folders = Question(title, f"{words}\n{needed}", yes), self._settings.copies_folders()
        try:
            told = ask_secret(parent, question, partial(self._shelf.check_secret_to_rescue, path, folders))
        except (UserError, EnvironmentProblem) as problem:
            self.failed.emit(problem)
            return None
        return told[0] if told is not None else None

    def _begin(self, path: Path, parent: QWidget | None, secret: Secret | None = None) -> None:
        folders = self._settings.copies_folders()
        job = Job(
            _("The book is being brought back"),
            lambda _progress: self._shelf.rescue(path, folders, secret),
            partial(self._on_done, path, secret),
            self._on_failed,
        )
        self._job = self._jobs.run(job)
        if parent is not None:
            from household_ledger.ui.widgets.waiting import Waiting

            waiting = Waiting(parent, job, self._jobs)
            waiting.stop.hide()  # it is whole or not at all, and nothing of it is slow enough to be stopped

    def _on_done(self, path: Path, secret: Secret | None, salvaged: Salvaged) -> None:
        self._job = None
        self.done.emit(path, salvaged, secret)

    def _on_failed(self, problem: LedgerError | None) -> None:
        self._job = None
        self.failed.emit(problem)


def rescue_words(copy: KeptCopy | None) -> str:
    """Say what a damaged book is brought back from."""
    if copy is None:
        resting = _("There is no whole safety copy of it. Everything that can still be read in it is brought back.")
    elif copy.is_locked:
        from household_ledger.services.copies.words import when_words

        resting = _(
            "Its newest whole safety copy is of {when}. What the damaged book still says of the time after it is "
            "brought along."
        ).format(when=when_words(copy))
    else:
        from household_ledger.services.copies.words import when_words
        from household_ledger.text import counted

        resting = _(
            "Its newest whole safety copy is of {when} and holds {entries}. What the damaged book still says of "
            "the time after it is brought along."
        ).format(when=when_words(copy), entries=counted.entries(copy.entries or 0))
    kept = _("The damaged book is kept aside as it is. Afterwards you see what came back and what did not.")
    return f"{resting}\n{kept}"


def shown_words() -> str:
    """Say of a damaged book what it is good for."""
    return _(
        "This book is damaged and is only shown, as far as it can be read. Nothing is written into it and nothing "
        "printed from it. Bring it back to go on."
    )
