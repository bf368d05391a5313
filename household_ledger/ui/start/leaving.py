"""How a book is left: with its last copy, or without one where a person says so; never with anything lost."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from household_ledger.errors import Cancelled, EnvironmentProblem, UserError
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.widgets import dialogs

if TYPE_CHECKING:
    from household_ledger.ui.frame.window import Window
    from household_ledger.ui.jobs import AnyJob, Jobs
    from household_ledger.ui.start.copies import Copies

_MOMENT = 0.4
"""Seconds a copy may take before it is told: most books are copied in them."""


def _nothing() -> None:
    """End nothing: the book may yet stay."""


class Leaving:
    """Remembers of one leaving what was answered and what could not be said."""

    def __init__(self) -> None:
        self._is_settled = self._is_copy_waived = False
        """Whether the book goes because another is open already, and whether somebody said to do without a copy."""
        self.untold: UserError | EnvironmentProblem | None = None
        """What kept the last copy from being made, where nobody could be asked any more."""

    def begin(self) -> None:
        """Forget what was answered the last time."""
        self._is_copy_waived = False

    def is_copied(
        self, copies: Copies | None, parent: QWidget | None, *, finish: Callable[[], object] = _nothing
    ) -> bool:
        """Make the copy of closing; when it cannot be made, ask whether to close all the same.

        `finish` ends what else is under way. The window lives on meanwhile: where the copy takes its time that is said,
        and whoever would rather not wait goes without it.
        """
        if copies is None or (self._is_settled and self._is_copy_waived):
            finish()
            return True
        try:
            copies.copy_before_closing(_waited, finish)
            finish()  # what was begun while the copy was waited for
        except Cancelled:
            finish()
            self._is_copy_waived = True
        except (UserError, EnvironmentProblem) as problem:
            if self._is_settled:
                self.untold = None if self._is_copy_waived else problem
                return True
            self._is_copy_waived = _may_do_without(problem, parent)
            return self._is_copy_waived
        return True

    def let_go(self, window: Window | None) -> None:
        """Let the window go of a book another has taken the place of: nothing is asked any more."""
        self.untold = None
        if window is not None:
            self._is_settled = True
            window.let_go()
            self._is_settled = False


def copy_unasked(copies: Copies | None) -> None:
    """Make the last copy where one can be made: the system ends the program, and nobody can be asked."""
    if copies is not None:
        with suppress(UserError, EnvironmentProblem, Cancelled):
            copies.copy_before_closing(lambda jobs, job: jobs.is_over(job, within=None), _nothing)


def _waited(jobs: Jobs, job: AnyJob) -> bool:
    """Wait for a copy; one that is not made in a moment is told, and may be left: False."""
    if jobs.is_over(job, within=_MOMENT):
        return True
    from household_ledger.ui.start.rewriting import is_waited_for

    return is_waited_for(jobs, job, _("A safety copy is being made…"), _("Close without a copy"))


def _may_do_without(problem: UserError | EnvironmentProblem, parent: QWidget | None) -> bool:
    return dialogs.confirm(
        parent,
        _("Close without a safety copy?"),
        message(problem) + "\n" + _("What was saved is in the book itself."),
        _("Close without a copy"),
    )
