"""Parts of the preview: the bar to go through pages and sizes, and the place where sheets, waiting or trouble stand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _
from household_ledger.ui.jobs import AnyJob, Jobs
from household_ledger.ui.paper.view import PaperView
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button, icon_button
from household_ledger.ui.widgets.states import EmptyState
from household_ledger.ui.widgets.words import Words

_PATIENCE = 200
"""Milliseconds before waiting is shown at all."""
_BAR_WIDTH = 320


def page_bar(view: PaperView) -> QFrame:
    """Make the bar above the sheets."""
    bar = QFrame()
    bar.setObjectName("strip")
    bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # words below leave the sheets in place
    row = QHBoxLayout(bar)
    row.setContentsMargins(14, 6, 14, 6)
    row.setSpacing(6)
    page, size = Words("", "small"), Words("", "small")
    page.setObjectName("page_number")
    size.setObjectName("page_size")
    for words in (page, size):
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setMinimumWidth(px(84))
    steps = (
        ("page_before", icon_button("left", _("Page before"), lambda: view.go_to(view.page - 1))),
        ("page_after", icon_button("right", _("Next page"), lambda: view.go_to(view.page + 1))),
        ("smaller", icon_button("remove", _("Smaller"), view.zoom_out)),
        ("larger", icon_button("add", _("Larger"), view.zoom_in)),
    )
    for name, one in steps:
        one.setObjectName(name)
    fit = button(_("Fit the width"), view.fit_width, look="flat")
    fit.setObjectName("fit_width")
    fit.setAutoDefault(False)
    for widget in (steps[0][1], page, steps[1][1]):
        row.addWidget(widget)
    row.addStretch(1)
    for shown in (steps[2][1], size, steps[3][1], fit):
        row.addWidget(shown)

    def show_page(number: int) -> None:
        words = _("Page {page} of {pages}")
        page.show_words(words.format(page=format_number(number + 1), pages=format_number(view.count)))

    view.page_changed.connect(show_page)
    view.zoom_changed.connect(lambda percent: size.show_words(f"{format_number(percent)} %"))
    return bar


class Stage(QWidget):
    """Shows the sheets, or that they are being made, or why they could not be; below, one sentence."""

    def __init__(self, view: PaperView, *, stop: Callable[[], object], again: Callable[[], object]) -> None:
        super().__init__()
        self._job: AnyJob | None = None
        self.stack = QStackedWidget()
        self.stack.addWidget(view)
        self.stack.addWidget(self._waiting(stop))
        self.trouble = EmptyState("warn", _("The paper could not be made"), "", action=(_("Try again"), again))
        self.stack.addWidget(self.trouble)
        self.said = Words("", wraps=True)
        self.said.setObjectName("said")
        self.said.setContentsMargins(14, 8, 14, 8)
        self.said.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.stack, 1)
        rows.addWidget(self.said)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(lambda: self.stack.setCurrentIndex(1))

    def wait(self, job: AnyJob, jobs: Jobs) -> None:
        """Show how far a job is, if it takes long enough to be seen."""
        self._job = job
        jobs.progressed.connect(self._on_progress, Qt.ConnectionType.UniqueConnection)
        self._say_waiting(_("Making the paper…"), 0, 0)
        self.said.hide()
        self._patience.start()

    def show_printing(self, done: int, total: int) -> None:
        """Show how far printing is."""
        self.stack.setCurrentIndex(1)
        self._say_waiting(_("Giving pages to the printer…"), done, total)

    def show_view(self) -> None:
        """Show the sheets."""
        self._job = None
        self._patience.stop()
        self.stack.setCurrentIndex(0)

    def show_trouble(self, words: str) -> None:
        """Show why there are no sheets."""
        self._job = None
        self._patience.stop()
        self.trouble.say(_("The paper could not be made"), words)
        self.stack.setCurrentIndex(2)

    def say(self, words: str, *, is_trouble: bool = False) -> None:
        """Say below the sheets what came of saving or printing."""
        self.said.set_tone("expense" if is_trouble else "primary")
        self.said.show_words(words)
        self.said.show()

    def _waiting(self, stop: Callable[[], object]) -> QWidget:
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows.setSpacing(12)
        self.waiting_words = Words("", "strong")
        self.waiting_words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(px(_BAR_WIDTH))
        self.stop_button = button(_("Cancel"), stop)
        self.stop_button.setObjectName("stop")
        self.stop_button.setAutoDefault(False)
        for one in (self.waiting_words, self.progress, self.stop_button):
            rows.addWidget(one, 0, Qt.AlignmentFlag.AlignHCenter)
        return holder

    def _say_waiting(self, words: str, done: int, total: int) -> None:
        self.waiting_words.show_words(words)
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.progress.setAccessibleName(words)

    def _on_progress(self, job: object, done: int, total: int) -> None:
        if job is self._job:
            self._say_waiting(self.waiting_words.words(), done, total)
