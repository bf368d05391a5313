"""Asking for what opens a locked book, until it opens or somebody would rather not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.secret import Secret
from household_ledger.text.i18n import _
from household_ledger.ui.secret.head import WIDTH, book_words, head, keep_fitted
from household_ledger.ui.secret.key_panel import KeyPanel, is_about_secret
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a title, why, and the verb of the button."""

    title: str
    words: str
    yes: str


@dataclass(frozen=True, slots=True)
class Way:
    """Another way out, offered once what was typed did not open and only where it leads somewhere."""

    words: str
    is_there: Callable[[], bool]
    take: Callable[[], object]
    """Called when the question is gone."""


class SecretDialog(QDialog, Generic[Result]):
    """Tries what is typed; what does not open is told in place, and nothing is lost by it.

    What has nothing to do with the secret (the file is in use, the disk is gone) ends the asking: `problem` has it.
    """

    def __init__(
        self,
        parent: QWidget | None,
        question: Question,
        attempt: Callable[[Secret], Result],
        way: Way | None = None,
    ) -> None:
        super().__init__(parent)
        self._attempt, self._way = attempt, way
        self.is_way_taken = False
        self.result_of: list[Result] = []
        self.secret: Secret | None = None
        self.problem: UserError | EnvironmentProblem | None = None
        self.finished.connect(self.deleteLater)
        self.setObjectName("ask_secret")
        self.setWindowTitle(question.title)
        self.setAccessibleName(question.title)
        self.setFixedWidth(px(WIDTH))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 18)
        rows.setSpacing(12)
        rows.addLayout(head(question.title, question.words))
        self.panel = KeyPanel(_("Passphrase"))
        rows.addWidget(self.panel)
        rows.addLayout(self._foot(question.yes))
        self.panel.entered.connect(self._on_try)
        self.panel.changed.connect(self._on_changed)
        self._on_changed()
        self.panel.take_keyboard()
        keep_fitted(self)

    def _foot(self, yes: str) -> QHBoxLayout:
        foot = QHBoxLayout()
        self.way_button = button(self._way.words if self._way is not None else "", self._on_way)
        self.way_button.setObjectName("way")
        self.way_button.hide()
        foot.addWidget(self.way_button)
        foot.addStretch(1)
        self.cancel_button = button(_("Cancel"), self.reject)
        self.cancel_button.setObjectName("cancel")
        self.try_button = button(yes, self._on_try, look="primary")
        self.try_button.setObjectName("open")
        self.way_button.setAutoDefault(False)
        for one in (self.cancel_button, self.try_button):
            one.setAutoDefault(False)  # Enter belongs to what is typed
            foot.addWidget(one)
        return foot

    def _on_changed(self) -> None:
        self.try_button.setEnabled(not self.panel.is_empty())

    def _on_try(self) -> None:
        if self.panel.is_empty():
            return
        secret = self.panel.secret()
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            result = self._attempt(secret)
        except (UserError, EnvironmentProblem) as problem:
            self._refuse(problem)
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.result_of, self.secret = [result], secret
        self.panel.forget()
        self.accept()

    def _refuse(self, problem: UserError | EnvironmentProblem) -> None:
        if is_about_secret(problem):
            self.panel.refuse(problem)
            self._offer_way(problem)
        else:
            self.problem = problem
            self.reject()

    def _offer_way(self, problem: UserError | EnvironmentProblem) -> None:
        if problem.code == "secret_wrong" and self._way is not None and self.way_button.isHidden():
            self.way_button.setVisible(self._way.is_there())

    def _on_way(self) -> None:
        self.is_way_taken = True
        self.reject()


def ask_secret(
    parent: QWidget | None, question: Question, attempt: Callable[[Secret], Result], way: Way | None = None
) -> tuple[Secret, Result] | None:
    """Ask until an attempt comes to something; None where somebody would rather not.

    UserError, EnvironmentProblem of an attempt that no other secret would mend.
    """
    asked = SecretDialog(parent, question, attempt, way)
    asked.exec()
    if asked.problem is not None:
        raise asked.problem
    if way is not None and asked.is_way_taken:
        way.take()
    if asked.secret is None:
        return None
    return asked.secret, asked.result_of[0]


def question_to_open(name: str) -> Question:
    """Word the question of a locked book that is to be opened."""
    return Question(
        _("{name} is locked").format(name=book_words(name)),
        _("Type its passphrase. Nothing in it can be seen before that, and nothing is lost by a wrong try."),
        _("Open the book"),
    )


def question_of_copy(name: str) -> Question:
    """Word the question of a safety copy that is locked otherwise than the book."""
    return Question(
        _("This copy is locked with a passphrase of its own"),
        _("{name} was made under another passphrase. Type the one of that time, or its recovery sheet.").format(
            name=name
        ),
        _("Open the copy"),
    )
