"""Locking an encrypted book while nobody is there: hidden at once, its key forgotten, everything typed still there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.secret import Secret, SecretKind
from household_ledger.settings import LOCK_AFTER, Settings
from household_ledger.ui.secret.cover import Covers
from household_ledger.ui.secret.lock_screen import LockScreen
from household_ledger.ui.start.presence import Presence, seconds

if TYPE_CHECKING:
    from household_ledger.ui.desk import Desk
    from household_ledger.ui.jobs import Jobs
    from household_ledger.ui.ports import OpenLedger, Shelf
    from household_ledger.ui.start.copies import Copies

BEFORE_FORGOTTEN = 2_000
"""Milliseconds a hidden window has to come to an end with what it was about to read: a list offered, words learned."""


class Holder(Protocol):
    """Whoever holds the open book."""

    @property
    def desk(self) -> Desk | None:
        """Give what lies on the table; None where no book is open."""

    @property
    def copies(self) -> Copies | None:
        """Give who makes the safety copies."""

    @property
    def jobs(self) -> Jobs:
        """Give what runs long work."""

    @property
    def settings(self) -> Settings:
        """Give the choices."""

    @property
    def shelf(self) -> Shelf:
        """Where books come from."""

    def over(self) -> QWidget | None:
        """Give the window."""

    def take_again(self, opened: OpenLedger) -> None:
        """Go on with the book just opened anew, in the window as it stands."""

    def change_lost(self, sheet: Secret) -> None:
        """Have a new passphrase chosen for a book its sheet opened."""

    def leave_locked(self) -> None:
        """Let the window of a locked book go."""


class Locking(QObject):
    """Locks after some minutes, or when asked; only a book with a passphrase.

    Locked, no connection is open and no key is in memory; the window stays covered, with all that was typed in it. What
    runs is finished first: the key goes when the last of it is done.
    """

    def __init__(self, holder: Holder, now: Callable[[], float] = seconds) -> None:
        super().__init__()
        self._holder = holder
        self._covers = Covers()
        self._covers.came.connect(lambda: QTimer.singleShot(0, self._on_came))
        self._screen: LockScreen | None = None
        self._is_forgotten = False
        self._forgetting = QTimer(self)
        self._forgetting.setSingleShot(True)
        self._forgetting.setInterval(BEFORE_FORGOTTEN)
        self._forgetting.timeout.connect(self._forget)
        self.presence = Presence(self, now)
        self.presence.left.connect(self.lock)

    @property
    def is_locked(self) -> bool:
        """Whether the book is hidden."""
        return self._screen is not None

    @property
    def is_forgotten(self) -> bool:
        """Whether nothing in this program opens the book any more."""
        return self._is_forgotten

    def begin(self) -> None:
        """Wait for nobody to be there, as it is chosen, where the open book has a passphrase."""
        desk = self._holder.desk
        if desk is not None and desk.opened.is_encrypted and not self.is_locked:
            self.presence.begin(self._holder.settings.number(LOCK_AFTER))
        else:
            self.presence.stop()

    def lock(self) -> None:
        """Hide the book now, and forget its key as soon as nothing works on it any more."""
        desk = self._holder.desk
        if desk is None or self.is_locked or not desk.opened.is_encrypted:
            return
        self.presence.stop()
        self._covers.lay()
        self._screen = screen = LockScreen(self._holder.over(), desk.opened.name)
        screen.tried.connect(self._on_tried)
        screen.close_asked.connect(self._on_close)
        self._covers.watch(screen)
        screen.show()
        if self._holder.copies is not None:
            self._holder.copies.copy_before_locking()
        self._holder.jobs.ended.connect(self._on_ended)
        self._forgetting.start()

    def _on_ended(self, _job: object) -> None:
        QTimer.singleShot(0, self._on_job_told)

    def _on_job_told(self) -> None:
        """Look again once the end of a job is told."""
        if self._screen is not None:
            self._forgetting.start()

    def _on_came(self) -> None:
        """Stand before a window that was shown meanwhile: it would have the keyboard to itself."""
        before = QApplication.activeModalWidget()
        if self._screen is not None and before is not None and not self._covers.is_let_be(before):
            self._screen.come_forward()

    def _forget(self) -> None:
        desk = self._holder.desk
        if self._screen is None or self._is_forgotten or desk is None or self._holder.jobs.is_busy:
            return
        self._is_forgotten = True
        if self._holder.copies is not None:
            self._holder.copies.rest()
        desk.opened.close()

    def _on_tried(self, secret: Secret) -> None:
        desk, screen = self._holder.desk, self._screen
        if desk is None or screen is None:
            return
        path = desk.opened.path
        try:
            if self._is_forgotten:
                self._holder.take_again(self._holder.shelf.open(path, secret))
            else:
                self._holder.shelf.check_secret(path, secret)
        except (UserError, EnvironmentProblem) as problem:
            screen.refuse(problem)
            return
        self._end()
        self._covers.lift()
        self.begin()
        if secret.kind is SecretKind.RECOVERY_SHEET:
            self._holder.change_lost(secret)

    def _on_close(self) -> None:
        if self._screen is not None:
            self._end()
            self._covers.forget()
            self._holder.leave_locked()

    def _end(self) -> None:
        self._forgetting.stop()
        screen, self._screen = self._screen, None
        self._is_forgotten = False
        self._holder.jobs.ended.disconnect(self._on_ended)
        if screen is not None:
            screen.panel.forget()
            screen.hide()
            screen.deleteLater()
