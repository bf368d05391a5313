"""The pages of the window: made when first shown, refreshed when touched, stale while hidden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from household_ledger.domain.changes import ChangeSet
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.frame import reading_order
from household_ledger.ui.pages.catalogue import PAGE
from household_ledger.ui.pages.page import Page
from household_ledger.ui.widgets import dialogs

if TYPE_CHECKING:
    from household_ledger.ui.frame.trouble_page import TroublePage


class PageStack(QStackedWidget):
    """Knows which pages are made, which of them show something old, and what a page before left to restore.

    A page that cannot be read is never left standing with what belongs to another household or month.
    """

    again_asked = Signal()
    answered = Signal()
    """A page said its answer, perhaps long after it was shown."""

    def __init__(self, desk: Desk, kept: Mapping[str, object] | None = None) -> None:
        super().__init__()
        self.setObjectName("pages")
        self._desk = desk
        self._made: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._kept = dict(kept or {})
        self._key = ""
        self._trouble: TroublePage | None = None

    @property
    def key(self) -> str:
        """Give the key of the page shown; "" before the first."""
        return self._key

    def page(self) -> Page | None:
        """Give the page shown; one that cannot be read is stood for by what says so."""
        return self._trouble if self.is_in_trouble else self._made.get(self._key)

    @property
    def is_in_trouble(self) -> bool:
        """Tell whether the page that should be shown cannot be read."""
        return self._trouble is not None and self.currentWidget() is self._trouble

    def show_page(self, key: str) -> Page:
        """Show a page, made or refreshed where needed, with what was typed on the one before it."""
        self._key = key
        try:
            page = self._page_of(key)
            self._freshen(key)
            self._restore(key)
        except (UserError, EnvironmentProblem) as problem:
            return self._show_trouble(problem)
        self.setCurrentWidget(page)
        return page

    def aim(self, key: str) -> None:
        """Let a page be the one that is shown and read at the next `turn`, and the one before it rest."""
        self._key = key

    def take_changes(self, changes: Iterable[ChangeSet]) -> None:
        """Refresh the page shown if a step touched it; let hidden ones be refreshed when they are shown."""
        listed = tuple(changes)
        self._stale |= {key for key, page in self._made.items() if any(page.is_touched_by(one) for one in listed)}
        if self.is_in_trouble:
            self.show_page(self._key)
            return
        try:
            self._freshen(self._key)
        except (UserError, EnvironmentProblem) as problem:
            self._desk.tell(problem)

    def turn(self) -> None:
        """Take another household or month of the desk."""
        self._stale |= {key for key, page in self._made.items() if page.about_household}
        if self._key:
            self.show_page(self._key)

    def keep(self) -> dict[str, object]:
        """Give what was typed and not saved, page by page."""
        typed = {key: page.keep() for key, page in self._made.items()}
        return self._kept | {key: one for key, one in typed.items() if one is not None}

    def may_close(self) -> bool:
        """Ask every page whether the window may close; one built anew since and not shown yet has its say too."""
        for key in tuple(self._kept):
            if PAGE[key].asks_before_closing:
                try:
                    self._page_of(key)
                    self._restore(key)
                except (UserError, EnvironmentProblem) as problem:
                    return is_let_go(self, problem)
        return all(page.may_close() for page in self._made.values())

    def _show_trouble(self, problem: UserError | EnvironmentProblem) -> Page:
        """Show in the place of the page why it cannot be read."""
        if self._trouble is None:
            from household_ledger.ui.frame.trouble_page import TroublePage

            self._trouble = TroublePage(self._desk, self.again_asked.emit)
            self.addWidget(self._trouble)
        self._trouble.tell(problem, self._made.get(self._key))
        self.setCurrentWidget(self._trouble)
        return self._trouble

    def _page_of(self, key: str) -> Page:
        """Give a page, made where it is not yet."""
        page = self._made.get(key)
        if page is None:
            page = PAGE[key].make(self._desk)
            self._made[key] = page
            page.answered.connect(self.answered)
            self._stale.add(key)
            self.addWidget(page)
            page.setGeometry(self.rect())  # words are broken for the width they will have, not for one in passing
        return page

    def _restore(self, key: str) -> None:
        """Give a page what was typed on the one before it."""
        if key not in self._kept:
            return
        self._made[key].restore(self._kept[key])
        del self._kept[key]

    def _freshen(self, key: str) -> None:
        if key not in self._stale:
            return
        self._stale.discard(key)
        page = self._made[key]
        at: QWidget | None = page.window().focusWidget()
        was = (at, at.objectName()) if at is not None and page.isAncestorOf(at) else None
        try:
            page.refresh()
        except (UserError, EnvironmentProblem):
            self._stale.add(key)
            raise
        if was is not None:  # what a page made stands in it only at the end of the turn
            QTimer.singleShot(0, page, partial(_hold_keyboard, page, *was))


def is_let_go(parent: QWidget, problem: UserError | EnvironmentProblem) -> bool:
    """Ask whether to close though what was typed on a page, and not saved, cannot be brought back onto it."""
    words = message(problem) + "\n" + _("What was typed and not saved yet is lost then.")
    return dialogs.confirm(parent, _("Close all the same?"), words, _("Close"), _("Stay here"))


def _hold_keyboard(page: Page, was: QWidget, name: str) -> None:
    """Keep the keyboard in a page that took away the control it was at: to what bears its name now, or its beginning.

    Qt would go on to whatever was made next, which may be anywhere in the window. Where the control still stands, and
    the keyboard is at another one of the page, somebody went there.
    """
    at: QWidget | None = page.window().focusWidget()
    is_here = at is not None and at.isVisible() and page.isAncestorOf(at)
    if is_here and isValid(was) and was.isVisible() and was.isEnabled():
        return
    listed = list(reading_order.controls(page))
    same = [one for one in listed if name and one.objectName() == name]
    first = page.first_focus()
    begin = [first] if first is not None and first.isVisible() else []
    control = next(iter([*same, *([] if is_here else [*begin, *listed])]), None)
    if control is not None:
        reading_order.to_control(control)
