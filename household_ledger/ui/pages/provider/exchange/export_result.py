"""The card under the choices: how far the file is, and what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout

from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.exchange.export_order import ExportRun
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card
from household_ledger.ui.widgets.words import Words


class ExportResult(Card):
    """Hidden until something is exported; `stopped` says that a person wants no more of it."""

    stopped = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._folder = Path()
        self.setObjectName("export_result")
        self.told = Words("", "strong", wraps=True)
        self.told.setObjectName("told")
        self.more = Words("", "small", wraps=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setObjectName("progress")
        self.progress.setAccessibleName(_("How far the file is"))
        self.stop = button(_("Stop"), self._on_stop)
        self.stop.setObjectName("stop")
        self.open = button(_("Open the folder"), self._on_open, picture="folder")
        self.open.setObjectName("open_folder")
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
        self.hide()

    def show_begun(self, path: Path) -> None:
        """Show that a file is being written."""
        self._folder = path.parent
        self.progress.setRange(0, 0)
        self._show(_("Writing {name}…").format(name=path.name), "", is_working=True)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        words = ngettext("{done} of {total} household", "{done} of {total} households", total)
        self.more.show_words(words.format(done=format_number(done), total=format_number(total)))
        self.more.show()

    def show_ended(self, run: ExportRun) -> None:
        """Show what came of it, and the way to the folder where there is a file."""
        self._folder = run.order.path.parent
        more = run.more
        if run.is_there:
            more = "\n".join(part for part in (str(run.order.path), run.more) if part)
        self._show(run.told, more, is_working=False)
        self.told.set_tone("expense" if run.is_refused else "ink")
        self.open.setVisible(run.is_there)
        if run.is_there and self.isVisible():
            self.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, words: str, more: str, *, is_working: bool) -> None:
        self.show()
        self.told.set_tone("ink")
        self.told.show_words(words)
        self.more.show_words(more)
        self.more.setVisible(bool(more))
        self.progress.setVisible(is_working)
        self.stop.setVisible(is_working)
        self.open.setVisible(not is_working)

    def _on_stop(self) -> None:
        self.stopped.emit()
        self.told.show_words(_("Stopping…"))

    def _on_open(self) -> None:
        if not dialogs.open_in_system(self._folder):
            self._desk.say(_("The file is in {folder}").format(folder=self._folder))
