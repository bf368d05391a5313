"""Waiting for long work that nothing else may cross: what it is, how far it is, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _
from household_ledger.ui.jobs import AnyJob, Jobs
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.words import Words

_PATIENCE = 200
"""Milliseconds before waiting is shown: what is done by then needs no window."""
_WIDTH = 380


class Waiting(QDialog):
    """Stands over a window until its job has ended; Esc, the cross and the button ask the job to stop."""

    def __init__(self, parent: QWidget, job: AnyJob, jobs: Jobs) -> None:
        """Take a job that `jobs` runs already."""
        super().__init__(parent)
        self._job, self._jobs = job, jobs
        self.setObjectName("waiting")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(job.title)
        self.setAccessibleName(job.title)
        self.setMinimumWidth(px(_WIDTH))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 18, 24, 18)
        rows.setSpacing(12)
        self.told = Words(job.title, "strong", wraps=True)
        self.count = Words("", "small")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(job.title)
        self.stop = button(_("Stop"), self.reject)
        self.stop.setObjectName("stop")
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.stop)
        rows.addWidget(self.told)
        rows.addWidget(self.bar)
        rows.addLayout(foot)
        jobs.progressed.connect(self._on_progress)
        jobs.ended.connect(self._on_ended)
        QTimer.singleShot(_PATIENCE, self, self._on_patience_end)

    def reject(self) -> None:
        """Ask the job to stop; the window waits until it has."""
        self._job.cancel()
        self.stop.setEnabled(False)
        self.told.show_words(_("Stopping…"))

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the one thing that can be done."""
        super().showEvent(event)
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_patience_end(self) -> None:
        if self._jobs.has(self._job):
            self.open()

    def _on_progress(self, job: object, done: int, total: int) -> None:
        if job is self._job:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            words = _("{done} of {total}")
            self.count.show_words(words.format(done=format_number(done), total=format_number(total)) if total else "")

    def _on_ended(self, job: object) -> None:
        if job is self._job:
            self._jobs.progressed.disconnect(self._on_progress)
            self._jobs.ended.disconnect(self._on_ended)
            had_keyboard, over = self.isActiveWindow(), self.parentWidget()
            self.done(0)
            if had_keyboard and over is not None:  # not every desktop gives it back by itself
                over.activateWindow()
            self.deleteLater()
