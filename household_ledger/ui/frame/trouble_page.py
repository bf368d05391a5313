"""What stands in the place of a page that cannot be read: why, what to do, and a button for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.page import Page
from household_ledger.ui.widgets.states import EmptyState


class TroublePage(Page):
    """Asks the page it stands for before it is left: something may be typed there."""

    about_household = False

    def __init__(self, desk: Desk, again: Callable[[], object]) -> None:
        super().__init__(desk)
        self._stands_for: Page | None = None
        words = _("Bring the book back…") if desk.opened.is_damaged else _("Try again")
        self.state = EmptyState("warn", _("This page cannot be read just now"), "", action=(words, again))
        self.state.setObjectName("trouble")
        self.body.addWidget(self.state, 1)

    def tell(self, problem: UserError | EnvironmentProblem, stands_for: Page | None) -> None:
        """Say what is wrong."""
        self._stands_for = stands_for
        title = _("This page cannot be read") if self.desk.opened.is_damaged else _("This page cannot be read just now")
        self.state.say(title, message(problem))
        self.setAccessibleName(title)

    def first_focus(self) -> QWidget | None:
        """Begin at the one thing that can be done."""
        return self.state.action

    def may_leave(self) -> bool:
        """Ask the page it stands for."""
        return self._stands_for is None or self._stands_for.may_leave()
