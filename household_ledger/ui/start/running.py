"""Starting Qt, running until the last window closes, and what is told when we made a mistake."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from household_ledger.settings import Settings
from household_ledger.text.i18n import _
from household_ledger.ui.ports import Shelf
from household_ledger.ui.start.collecting import Collecting
from household_ledger.ui.start.crash import guard
from household_ledger.ui.start.dress import dress
from household_ledger.ui.start.ending import end_when_told
from household_ledger.ui.start.session import Session

_AFTER_PAINT = 200
"""Milliseconds after which the first page is drawn."""


def run(shelf: Shelf, settings: Settings, state_folder: Path, begin: Callable[[Session], object]) -> int:
    """Show the window until it is closed; gives the exit status."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise TypeError(application)
    application.setApplicationName("household-ledger")
    application.setStyle("Fusion")  # the same on every system, and our sheet is made for it
    dress(application, settings)
    session = Session(application, shelf, settings, state_folder)
    guard(lambda log: _tell(session, log), session.tell)
    application.styleHints().colorSchemeChanged.connect(session.follow_system)
    ending = end_when_told(session)
    begin(session)
    QTimer.singleShot(_AFTER_PAINT, lambda: Collecting(session))
    status = application.exec()
    if ending is not None:
        ending.stop()
    session.end()
    return status


def _tell(session: Session, log: Path | None) -> None:
    words = _("Something went wrong inside the program. Nothing entered was lost.")
    if log is not None:
        words += " " + _("What happened is in {path}").format(path=log)
    session.tell_words(words)
