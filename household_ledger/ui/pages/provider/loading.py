"""What a page shows while its figures are read beside the window: what was there, or grey lines after a moment."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from household_ledger.errors import Cancelled, LedgerError
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import AnyJob, Job
from household_ledger.ui.theme.look import color, px
from household_ledger.ui.widgets.states import EmptyState

T = TypeVar("T")
_PATIENCE = 200
"""Milliseconds before waiting is shown."""


def while_there(widget: QWidget, run: Callable[[T], object]) -> Callable[[T], None]:
    """Call only while a widget is there: the window may have been built anew since a job began."""

    def call(told: T) -> None:
        if isValid(widget):
            run(told)

    return call


class Skeleton(QWidget):
    """Grey lines where rows will be."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Reading…"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint lines down to the foot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("line"))
        step, height = px(36), px(12)
        for number, y in enumerate(range(px(14), self.height() - height, step)):
            for left, share in (
                (0.01, 0.05),
                (0.08, 0.14 + 0.04 * (number % 3)),
                (0.45, 0.08),
                (0.6, 0.08),
                (0.8, 0.1),
            ):
                place = QRectF(left * self.width(), y, share * self.width(), height)
                painter.drawRoundedRect(place, height / 2, height / 2)


class Loader(QStackedWidget):
    """Holds what a page shows; `load` reads beside the window, and only what was asked last is shown."""

    def __init__(self, desk: Desk, *pages: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self._job: AnyJob | None = None
        self._again: Callable[[], object] | None = None
        self._skeleton = Skeleton()
        self.trouble = EmptyState("warn", "", "", action=(_("Try again"), self._read_again))
        self.trouble.setObjectName("trouble")
        for one in (*pages, self._skeleton, self.trouble):
            self.addWidget(one)
        self._is_filled = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self._on_patience_end)

    def load(self, read: Callable[[], T], show: Callable[[T], object]) -> None:
        """Read in another thread, then show in the window's; what is shown already stays until then.

        Where it cannot be read, why not is shown in its place: figures of another month are no answer.
        """
        self._again = partial(self.load, read, show)
        if self._job is not None:
            self._job.cancel()  # months gone through quickly are not all read one after the other

        def done(read_now: T) -> None:
            if job is self._job:
                self._patience.stop()
                self._is_filled = True
                show(read_now)

        def failed(problem: LedgerError | None) -> None:
            if job is self._job:
                self._patience.stop()
                if not isinstance(problem, Cancelled):  # the book is closing, and this page with it
                    self._show_trouble(problem)

        if not self._is_filled:
            self._patience.start()
        job = Job(_("Reading…"), lambda _progress: read(), while_there(self, done), while_there(self, failed))
        self._job = job
        QTimer.singleShot(0, self, lambda: self._desk.jobs.run(job))  # the frame paints before figures are taken

    def _read_again(self) -> None:
        if self._again is not None:
            self._again()

    def _show_trouble(self, problem: LedgerError | None) -> None:
        self._is_filled = False
        why = message(problem) if problem is not None else _("Something went wrong inside the program.")
        self.trouble.say(_("This page cannot be read just now"), why)
        self.setCurrentWidget(self.trouble)

    def _on_patience_end(self) -> None:
        self.setCurrentWidget(self._skeleton)
