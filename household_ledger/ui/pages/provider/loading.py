"""What a page shows while its figures are read beside the window: what was there, or grey lines after a moment.

What was there stays where the same is read anew; of another month it is taken away, and a line says what is counted.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from household_ledger.domain.period import Month
from household_ledger.errors import Cancelled, LedgerError
from household_ledger.text.dates import format_month
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import AnyJob, Job
from household_ledger.ui.theme.look import color, px
from household_ledger.ui.widgets.states import EmptyState
from household_ledger.ui.widgets.words import Words

T = TypeVar("T")
_PATIENCE = 200
"""Milliseconds before waiting is shown."""


def while_there(widget: QWidget, run: Callable[[T], object]) -> Callable[[T], None]:
    """Call only while a widget is there: the window may have been built anew since a job began."""

    def call(told: T) -> None:
        if isValid(widget):
            run(told)

    return call


def counting_words(month: Month) -> str:
    """Say that the figures of a month are counted: "กำลังนับ ตุลาคม 2569…"."""
    return _("Counting {month}…").format(month=format_month(month))


class Skeleton(QWidget):
    """What is read, and grey lines where rows will be."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words = Words("", "small", wraps=True)
        self.words.setObjectName("counting")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, px(8), 0, 0)
        rows.addWidget(self.words)
        rows.addStretch(1)
        self.say("")

    def say(self, words: str) -> None:
        """Say what is read."""
        self.words.show_words(words or _("Reading…"))
        self.setAccessibleName(self.words.words())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint lines down to the foot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("line"))
        step, height = px(36), px(12)
        first = self.words.geometry().bottom() + px(14)
        for number, y in enumerate(range(first, self.height() - height, step)):
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
    """Holds what a page shows; `load` reads beside the window, and only what was asked last is shown.

    `withdrawn` says that what was shown is of something else than is read now, and was taken away.
    """

    withdrawn = Signal()

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
        self._shown_about: object = None
        self._words = ""
        self._left: QWidget | None = None
        """Where the keyboard was in what was taken away."""
        self.is_waiting = False
        """Whether nothing of what was asked last is shown yet, and grey lines stand."""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self._on_patience_end)

    def load(
        self, read: Callable[[], T], show: Callable[[T], object], *, about: object = None, words: str = ""
    ) -> None:
        """Read in another thread, then show in the window's; what is shown already stays until then.

        `about` says of what (month, village): what is shown of something else goes after a moment, and `words` say what
        is read. Where it cannot be read, why not is shown in its place: figures of another month are no answer.
        """
        self._again = partial(self.load, read, show, about=about, words=words)
        self._words = words
        if self._job is not None:
            self._job.cancel()  # months gone through quickly are not all read one after the other

        def done(read_now: T) -> None:
            if job is self._job:
                self._patience.stop()
                self._is_filled, self.is_waiting, self._shown_about = True, False, about
                show(read_now)
                self._give_keyboard_back()

        def failed(problem: LedgerError | None) -> None:
            if job is self._job:
                self._patience.stop()
                if not isinstance(problem, Cancelled):  # the book is closing, and this page with it
                    self._show_trouble(problem)

        if self._is_filled and about == self._shown_about:
            self._patience.stop()
        elif not (self._patience.isActive() or self.is_waiting):
            self._patience.start()
        else:
            self._skeleton.say(words)
        job = Job(_("Reading…"), lambda _progress: read(), while_there(self, done), while_there(self, failed))
        self._job = job
        QTimer.singleShot(0, self, lambda: self._desk.jobs.run(job))  # the frame paints before figures are taken

    def _read_again(self) -> None:
        if self._again is not None:
            self._again()

    def _show_trouble(self, problem: LedgerError | None) -> None:
        self._is_filled = self.is_waiting = False
        why = message(problem) if problem is not None else _("Something went wrong inside the program.")
        self.trouble.say(_("This page cannot be read just now"), why)
        self.setCurrentWidget(self.trouble)

    def _on_patience_end(self) -> None:
        at = QApplication.focusWidget()
        self._left = at if at is not None and self.isAncestorOf(at) else None
        self.is_waiting = True
        self._skeleton.say(self._words)
        self.setCurrentWidget(self._skeleton)
        if self._left is not None:
            self._skeleton.setFocus(Qt.FocusReason.OtherFocusReason)
        self.withdrawn.emit()

    def _give_keyboard_back(self) -> None:
        left, self._left = self._left, None
        if left is not None and isValid(left) and self.currentWidget() is not self._skeleton:
            left.setFocus(Qt.FocusReason.OtherFocusReason)
