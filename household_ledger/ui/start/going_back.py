"""Going back to a safety copy: of the book at hand, or of one that cannot be opened any more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from household_ledger.errors import EnvironmentProblem, LedgerError, UserError
from household_ledger.settings import Settings
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.widgets import dialogs

if TYPE_CHECKING:
    from household_ledger.services.secret import Secret
    from household_ledger.ui.ports import Shelf

_LOST = frozenset({"damaged", "not_a_ledger", "file_missing", "file_gone"})
"""What a book is lost by, so that a copy may stand for it."""


def put_back(
    shelf: Shelf, copy: Path, path: Path, secret: Secret | None = None
) -> UserError | EnvironmentProblem | None:
    """Put a copy, which its own `secret` may open, in the place of a closed book; give what kept it from being done."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        shelf.restore(copy, path, secret)
    except (UserError, EnvironmentProblem) as problem:
        return problem
    finally:
        QGuiApplication.restoreOverrideCursor()
    return None


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
    second = settings.second_folder()
    copy = shelf.newest_copy(path, [settings.copies_folder(), *([second] if second is not None else [])])
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
