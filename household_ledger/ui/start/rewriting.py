"""A closed book's file written anew, put back or moved: the work done beside the window, and waited for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout

from household_ledger.errors import EnvironmentProblem, LedgerError, UserError
from household_ledger.services.ports import Progress
from household_ledger.text.i18n import _
from household_ledger.ui.jobs import Job, Jobs
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.words import Words

_WIDTH = 420
Result = TypeVar("Result")


class Patience(QDialog):
    """Stands while a file is worked on; it cannot be stopped half-way, and nothing else is pressed meanwhile.

    Shown before the window of the book goes: the program would end with its last one.
    """

    def __init__(self, title: str) -> None:
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

    def reject(self) -> None:
        """Stay."""

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
