"""A book's last copy, and its closed file written anew, put back or moved: done beside the window, and waited for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QProgressBar, QVBoxLayout

from household_ledger.errors import EnvironmentProblem, LedgerError, UserError
from household_ledger.services.ports import Progress
from household_ledger.text.i18n import _
from household_ledger.ui.jobs import AnyJob, Job, Jobs
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.words import Words

_WIDTH = 420
Result = TypeVar("Result")


class Patience(QDialog):
    """Stands while a file is worked on; it cannot be stopped half-way, and nothing else is pressed meanwhile.

    Shown before the window of the book goes: the program would end with its last one.
    Where there are words to `leave` it, whoever waits may, by them or by closing it.
    """

    left = Signal()

    def __init__(self, title: str, leave: str = "") -> None:
        super().__init__()
        self.setObjectName("patience")
        self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setFixedWidth(px(_WIDTH))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 22)
        rows.setSpacing(10)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(title)
        rows.addWidget(Words(title, "title", wraps=True))
        rows.addWidget(Words(_("A moment, please. Nothing is lost if the power goes."), tone="ink_2", wraps=True))
        rows.addWidget(bar)
        self._may_be_left = bool(leave)
        if leave:
            way = button(leave, self.left.emit)
            way.setObjectName("leave")
            way.setAutoDefault(False)  # Enter still held from what was typed leaves nothing
            rows.addWidget(way, 0, Qt.AlignmentFlag.AlignRight)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Stay."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay, and tell who waits where it may be left."""
        event.ignore()
        if self._may_be_left:
            self.left.emit()

    def go(self) -> None:
        """Go: the work is done."""
        super().reject()
        self.deleteLater()


@contextmanager
def patience(title: str) -> Iterator[None]:
    """Have it stand while something is done."""
    stands = Patience(title)
    stands.show()
    try:
        yield
    finally:
        stands.go()


def is_waited_for(jobs: Jobs, job: AnyJob, title: str, leave: str) -> bool:
    """Have it stand until a job is over, where nothing of the kind does already; False where somebody left it."""
    loop = QEventLoop()
    stands = None if isinstance(QApplication.activeModalWidget(), Patience) else Patience(title, leave)

    def look(ended: AnyJob) -> None:
        if ended is job:
            loop.quit()

    jobs.ended.connect(look)
    if stands is not None:
        stands.left.connect(loop.quit)
        stands.show()
    try:
        loop.exec()
    finally:
        jobs.ended.disconnect(look)
        if stands is not None:
            stands.go()
    return not jobs.has(job)


def wait_for(jobs: Jobs, title: str, path: Path, deed: Callable[[Path], Result]) -> Result:
    """Have something done to a file beside the window and wait for it; UserError, EnvironmentProblem of the deed.

    A mistake of ours is told as EnvironmentProblem `encrypting_failed` is: not written anew, and as it was.
    """
    loop, results, problems = QEventLoop(), list[Result](), list[LedgerError | None]()

    def done(result: Result) -> None:
        results.append(result)
        loop.quit()

    def failed(problem: LedgerError | None) -> None:
        problems.append(problem)
        loop.quit()

    def run(_progress: Progress) -> Result:
        return deed(path)

    jobs.run(Job(title, run, done, failed), writes=True)
    if not results and not problems:
        loop.exec()
    if results:
        return results[0]
    problem = problems[0]
    if isinstance(problem, UserError | EnvironmentProblem):
        raise problem
    raise EnvironmentProblem("encrypting_failed", name=path.name)
