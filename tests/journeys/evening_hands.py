"""The volunteer of an evening: eyes on the real window, hands on the keyboard or on the mouse, and nothing else."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from shiboken6 import isValid

from household_ledger.ui.start.session import Session
from tests.journeys.evening import Written
from tests.ui.hands import type_words

_TURN, _PATIENCE = 2, 3_000
"""Milliseconds of one look, and how many looks nothing takes longer than."""
Step = Callable[[], object]


class Volunteer(ABC):
    """Somebody at the window of a session; the hands are the subclasses'."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.day = 0
        """The day of the row being typed; 0 before the first."""
        self._is_answering = False

    # Eyes -----------------------------------------------------------------------------------------------------------

    def top(self) -> QWidget:
        """See what is uppermost: a list that dropped down, a dialog, the window."""
        found = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.session.window
        assert found is not None
        return found

    def see(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """Find what is called so, which has to be in sight and usable."""
        found = [one for one in self.top().findChildren(kind, name) if one.isVisible()]
        assert found, f"{name} is not in sight"
        assert found[0].isEnabled(), f"{name} cannot be used"
        return found[0]

    def sees(self, name: str) -> bool:
        """Tell whether something called so is in sight."""
        return any(one.isVisible() for one in self.top().findChildren(QWidget, name))

    def wait(self, until: Callable[[], bool] = lambda: True) -> None:
        """Let the program do what it has to, until something is seen."""
        for _look in range(_PATIENCE):
            QApplication.processEvents()
            if QApplication.activeWindow() is None and self.session.window is not None:
                self.top().activateWindow()  # as every window manager does when a dialog has gone
            if not self._is_answering:  # what a dialog was opened from may lie below on the stack
                QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if until():
                return
            _pause(_TURN)
        raise AssertionError("waited in vain")

    # Hands ----------------------------------------------------------------------------------------------------------

    def type(self, words: str) -> None:
        """Type letters wherever the keyboard is."""
        type_words(self.at(), words)

    def at(self) -> QWidget:
        """See where the keyboard is."""
        self.wait(lambda: bool(QApplication.activePopupWidget() or QApplication.focusWidget()))
        above = QApplication.activePopupWidget()
        if above is None:
            found = QApplication.focusWidget()
            assert found is not None
            return found
        inside: QWidget | None = above.focusWidget()
        return inside if inside is not None else above

    def answer(self, open_it: Step, *answers: Step) -> None:
        """Do what opens dialogs, and in each of them what is to be done there; each has to come, and to go."""
        answered = _Answers(answers)
        self._is_answering = True
        open_it()
        self.wait(lambda: answered.is_over)
        self._is_answering = False
        answered.stop()

    @abstractmethod
    def say_who(self, name: str) -> None:
        """Say who is typing."""

    @abstractmethod
    def go_to_household(self, code: str) -> None:
        """Look at another household."""

    @abstractmethod
    def open_page(self, key: str, number: int) -> None:
        """Go to a page."""

    @abstractmethod
    def turn_back(self) -> None:
        """Turn to the month before."""

    @abstractmethod
    def write(self, line: Written) -> None:
        """Type one line of paper and save it."""

    @abstractmethod
    def mend(self, rows_up: int, column: str, amount: str) -> None:
        """Change the amount of a row so many rows above the one being typed."""

    @abstractmethod
    def undo(self) -> None:
        """Take back the last step."""

    @abstractmethod
    def count(self, baht: str) -> None:
        """Count the cash, and leave the book as it is."""

    @abstractmethod
    def close_month(self) -> None:
        """Close the month from its page."""

    @abstractmethod
    def print_to(self, path: Path) -> None:
        """Print the page shown to a file."""

    def save_file(self, path: Path, accept: Step) -> None:
        """Name a file in the dialog that asks for one; it reads its folder beside the work, so try again."""
        dialog = self.top()
        for _look in range(_PATIENCE):
            line = next(one for one in dialog.findChildren(QLineEdit) if one.isVisible())
            if line.text() != str(path):
                line.selectAll()  # as it is when such a dialog comes up
                type_words(line, str(path))
            accept()
            _pause(_TURN)
            if not isValid(dialog) or not dialog.isVisible():
                return


class _Answers:
    """Watches for dialogs that stop everything, and does in each what is to be done."""

    def __init__(self, answers: Sequence[Step]) -> None:
        self._answers = list(answers)
        self._below = QApplication.activeModalWidget()
        self._known: list[QWidget] = []
        self._troubles: list[BaseException] = []
        self._timer = QTimer()
        self._timer.setInterval(_TURN)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @property
    def is_over(self) -> bool:
        """Tell whether every dialog came and went."""
        is_gone = all(not isValid(one) or not one.isVisible() for one in self._known)
        return bool(self._troubles) or (not self._answers and is_gone)

    def stop(self) -> None:
        """Watch no more; raise what went wrong in a dialog."""
        self._timer.stop()
        if self._troubles:
            raise self._troubles[0]

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        known = [self._below, *(one for one in self._known if isValid(one))]
        if not self._answers or dialog is None or any(one is dialog for one in known):
            return
        if not dialog.isActiveWindow():
            return  # it is still coming up
        self._known.append(dialog)
        try:
            self._answers.pop(0)()
        except BaseException as trouble:  # noqa: BLE001 -- told when the dialog no longer holds the test
            self._troubles.append(trouble)
            if isinstance(dialog, QDialog) and isValid(dialog):
                QDialog.reject(dialog)


def _pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
