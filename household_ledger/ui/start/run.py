"""One run of the window, as those know it who do a part of its work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from household_ledger.errors import EnvironmentProblem, LedgerError, UserError
    from household_ledger.services.secret import Secret
    from household_ledger.settings import Settings
    from household_ledger.ui.desk import Desk
    from household_ledger.ui.frame.window import Window
    from household_ledger.ui.jobs import Jobs
    from household_ledger.ui.ports import OpenLedger, Shelf
    from household_ledger.ui.start.copies import Copies
    from household_ledger.ui.start.welcome import Welcome


class Rescues(Protocol):
    """What is done for damaged books, as far as others ask for it."""

    def show_damaged(self, path: Path) -> bool:
        """Show one as far as it goes; False where nothing of it can be shown."""

    def offer(self, path: Path, *, only_with_copy: bool = False) -> None:
        """Offer to bring one back."""


class Passphrases(Protocol):
    """What is done about passphrases, as far as others ask for it."""

    def put_back(self, copy: Path, path: Path) -> tuple[Secret | None, UserError | EnvironmentProblem | None]:
        """Put a locked copy in a book's place once what opens it is typed; that, or what kept it from being done."""


class Run(Protocol):
    """One run of the window, as it is known here."""

    desk: Desk | None
    copies: Copies | None
    window: Window | None
    welcome: Welcome | None
    jobs: Jobs
    settings: Settings

    @property
    def shelf(self) -> Shelf:
        """Where books come from."""

    @property
    def rescue(self) -> Rescues:
        """What is done for damaged books."""

    @property
    def secret(self) -> Passphrases:
        """What is done about passphrases."""

    def over(self) -> QWidget | None:
        """Give the window questions stand over."""

    def take(self, opening: Callable[[], OpenLedger]) -> bool:
        """Open a book in a window; where it cannot be, that is told."""

    def watch(self, opened: OpenLedger) -> None:
        """Have it told when a file just opened turns out not to be whole."""

    def tell(self, problem: LedgerError) -> None:
        """Say what went wrong."""

    def tell_words(self, words: str) -> None:
        """Say something where the person looks."""

    def open(self, path: Path, *, months_back: int = 0) -> bool:
        """Open a book, so many months before this one; where it cannot be, that is told."""

    def create(self, path: Path) -> None:
        """Make a new book and ask the first questions."""

    def hold(self, opened: OpenLedger) -> None:
        """Show a book that was opened, in the place of the one before."""

    def show_secret(self) -> None:
        """Show what can be done about the passphrase of the book at hand."""

    def show_copies(self) -> None:
        """Show the safety copies of the book at hand."""

    def show_welcome(self, trouble: str = "") -> None:
        """Show the ways to begin."""
