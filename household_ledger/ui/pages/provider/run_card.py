"""The card under what is chosen: how far the work is, how to stop it, and what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout

from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card
from household_ledger.ui.widgets.words import Words


class RunCard(Card):
    """Hidden until something is begun; `stopped` says that a person wants no more of it."""

    stopped = Signal()

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self._desk = desk
        self._folder: Path | None = None
        self.setObjectName(name)
        self.told = Words("", "strong", wraps=True)
        self.told.setObjectName("told")
        self.more = Words("", "small", wraps=True)
        self.more.setObjectName("more")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setObjectName("progress")
        self.progress.setAccessibleName(_("How far it is"))
        self.stop = button(_("Stop"), self._on_stop)
        self.stop.setObjectName("stop")
        self.open = button(_("Open the folder"), self._on_open, picture="folder")
        self.open.setObjectName("open_folder")
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        for one in (self.told, self.progress, self.more):
            words.addWidget(one)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addLayout(words, 1)
        row.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)

    def show_begun(self, words: str, total: int = 0) -> None:
        """Show that something is under way; how much it will be (0: not known)."""
        self.progress.setRange(0, total)
        self._show(words, "", is_working=True)

    def show_progress(self, done: int, total: int, words: str) -> None:
        """Show how far it is."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.more.show_words(words)
        self.more.show()

    def show_stopping(self, words: str) -> None:
        """Say that it will stop."""
        self.told.show_words(words)

    def show_ended(self, words: str, more: str, *, folder: Path | None, is_refused: bool, is_there: bool) -> None:
        """Show what came of it, and the way to its folder; the keyboard goes there where it `is_there`."""
        self._folder = folder
        self._show(words, more, is_working=False)
        self.told.set_tone("expense" if is_refused else "ink")
        self.open.setVisible(folder is not None)
        if is_there and self.isVisible():
            self.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_more(self, more: str) -> None:
        """Say anew what else is to be known of what came of it."""
        self.more.show_words(more)
        self.more.setVisible(bool(more))

    def _show(self, words: str, more: str, *, is_working: bool) -> None:
        self.show()
        self.told.set_tone("ink")
        self.told.show_words(words)
        self.show_more(more)
        self.progress.setVisible(is_working)
        self.stop.setVisible(is_working)
        self.open.setVisible(not is_working)

    def _on_stop(self) -> None:
        self.stopped.emit()

    def _on_open(self) -> None:
        if self._folder is not None and not dialogs.open_in_system(self._folder):
            self._desk.say(_("It lies in {folder}").format(folder=self._folder))
