"""Going back to a safety copy: of the book at hand, or of one that cannot be opened any more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from household_ledger.errors import EnvironmentProblem, LedgerError, UserError
from household_ledger.settings import Settings
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.start.rewriting import patience, wait_for
from household_ledger.ui.widgets import dialogs

if TYPE_CHECKING:
    from household_ledger.services.secret import Secret
    from household_ledger.ui.ports import Shelf
    from household_ledger.ui.start.run import Run

_LOST = frozenset({"damaged", "not_a_ledger", "file_missing", "file_gone"})
"""What a book is lost by, so that a copy may stand for it."""


class GoingBack:
    """Shows the safety copies of a run's book, puts one in its place, and offers one for a book that is lost."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def show_copies(self) -> None:
        """Show the safety copies of the book that is open."""
        run = self._run
        if run.desk is None or run.copies is None:
            return
        from household_ledger.ui.copies.dialog import CopiesWays, show_copies

        # What was chosen is done when the press is over: the dialog goes meanwhile.
        ways = CopiesWays(
            run.copies.copy_now,
            lambda copy, secret: QTimer.singleShot(0, lambda: self.restore(copy, secret)),
            lambda: QTimer.singleShot(0, run.show_secret),
        )
        shown = show_copies(run.desk, ways, run.window)
        run.copies.made.connect(shown.on_copied)

    def restore(self, copy: Path, secret: Secret | None = None) -> None:
        """Close the book, put a safety copy in its place, and open it again; as it was where that cannot be.

        `secret` opens the copy, where it is locked otherwise than the book.
        """
        desk, window = self._run.desk, self._run.window
        if desk is None or window is None:
            return
        opened, was_locked = desk.opened, desk.opened.is_encrypted
        with opened.key_held(), patience(_going_back()):
            if window.close():
                self._put_back(copy, opened.path, secret, was_locked=was_locked)

    def offer(self, path: Path, problem: LedgerError) -> None:
        """Show a damaged book as far as it goes, else offer to bring it back; of a lost one, its newest whole copy."""
        run = self._run
        if problem.code in ("damaged", "not_a_ledger") and run.shelf.can_be_rescued(path):
            is_ours = problem.code == "damaged"  # what lost its first page is known by its copies alone
            if run.window is not None or not (is_ours and run.rescue.show_damaged(path)):
                run.rescue.offer(path, only_with_copy=not is_ours)
            return
        copy = offered_copy(run.shelf, run.settings, path, problem, run.over())
        if copy is not None:
            with patience(_going_back()):
                self._put_back(copy, path)

    def _put_back(self, copy: Path, path: Path, secret: Secret | None = None, *, was_locked: bool = False) -> None:
        run = self._run
        problem = self._refusal(copy, path, secret)
        if problem is not None and problem.code == "secret_needed":
            secret, problem = run.secret.put_back(copy, path)
        is_open = run.take(lambda: run.shelf.open(path, secret))
        if problem is not None:
            run.tell(problem)
        elif is_open and run.desk is not None:
            is_bare = was_locked and not run.desk.opened.is_encrypted
            run.desk.say(gone_back_words(copy, path, is_bare=is_bare))

    def _refusal(self, copy: Path, path: Path, secret: Secret | None) -> UserError | EnvironmentProblem | None:
        """Put a copy, which its own `secret` may open, in a closed book's place; give what kept it from being done."""
        shelf = self._run.shelf
        try:
            wait_for(self._run.jobs, _going_back(), path, lambda there: shelf.restore(copy, there, secret))
        except (UserError, EnvironmentProblem) as problem:
            return problem
        return None


def _going_back() -> str:
    return _("Going back to the safety copy…")


def gone_back_words(copy: Path, path: Path, *, is_bare: bool = False) -> str:
    """Say which copy the book is now; `is_bare`: it has no passphrase any more, as the copy had none."""
    from household_ledger.services.copies.copy import read_name
    from household_ledger.services.copies.words import when_words

    named = read_name(path, copy)
    told = _("The book is as it was on {when}. What was there before is kept: see Safety copies.")
    words = told.format(when=when_words(named) if named is not None else copy.name)
    bare = _("It has no passphrase now, as the copy had none.")
    return f"{words} {bare}" if is_bare else words


def offered_copy(
    shelf: Shelf, settings: Settings, path: Path, problem: LedgerError, parent: QWidget | None
) -> Path | None:
    """Offer the newest whole copy of a book that is lost; give it where a person wants it."""
    if problem.code not in _LOST:
        return None
    copy = shelf.newest_copy(path, settings.copies_folders())
    if copy is None:
        return None
    from household_ledger.services.copies.words import when_words
    from household_ledger.text import counted

    holds = (
        _("Its newest whole safety copy is of {when} and is locked with a passphrase.")
        if copy.is_locked
        else _("Its newest whole safety copy is of {when} and holds {entries}.")
    ).format(when=when_words(copy), entries=counted.entries(copy.entries or 0))
    kept = _("What lies in its place now is kept aside.")
    words = "\n".join((message(problem), holds, kept))
    title = _("Go back to a safety copy of {name}?").format(name=path.name)
    return copy.path if dialogs.confirm(parent, title, words, _("Go back to this copy")) else None
