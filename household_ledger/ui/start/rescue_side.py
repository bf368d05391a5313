"""What a run does for damaged books, and for books that lie on sticks: loaded with the first of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.errors import EnvironmentProblem, LedgerError, UserError
from household_ledger.paths import documents_folder
from household_ledger.text.i18n import _

if TYPE_CHECKING:
    from household_ledger.services.copies.salvaged import Salvaged
    from household_ledger.services.secret import Secret
    from household_ledger.ui.start.rescuing import Rescuing
    from household_ledger.ui.start.run import Run


class RescueSide:
    """Shows damaged books as far as they go, brings them back, and moves a book to this computer."""

    def __init__(self, run: Run, on_not_made: Callable[[LedgerError | None], object]) -> None:
        self._run, self._on_not_made = run, on_not_made
        self._rescuing: Rescuing | None = None

    def show_damaged(self, path: Path) -> bool:
        """Show a damaged book as far as it goes; False where nothing of it can be shown."""
        try:
            self._run.hold(self._run.shelf.show_damaged(path))
        except (UserError, EnvironmentProblem):
            return False
        return True

    def offer(self, path: Path, *, only_with_copy: bool = False) -> None:
        """Offer to bring a damaged book back."""
        if self._rescuing is None:
            from household_ledger.ui.start.rescuing import Rescuing

            self._rescuing = Rescuing(self._run.shelf, self._run.jobs, self._run.settings)
            self._rescuing.done.connect(self._on_rescued)
            self._rescuing.failed.connect(self._on_not_made)
        self._rescuing.offer(path, self._run.over(), only_with_copy=only_with_copy)

    def bring_back(self) -> None:
        """Offer to bring back the book at hand; one that is open whole is closed first, and opened again if not."""
        if self._run.desk is None or self._run.window is None:
            return
        path, is_shown = self._run.desk.opened.path, self._run.desk.opened.is_damaged
        if not self._run.shelf.can_be_rescued(path):
            self._run.show_copies()
        elif is_shown:
            self.offer(path)
        elif self._run.window.close():
            self._run.show_welcome()
            self.offer(path)
            if not self._run.jobs.is_busy:  # it was not wanted
                self._run.open(path)

    def _on_rescued(self, path: Path, salvaged: Salvaged, secret: Secret | None) -> None:
        if self._run.take(lambda: self._run.shelf.open(path, secret)):
            from household_ledger.ui.start.rescue_told import tell_rescued

            tell_rescued(self._run.window, salvaged)

    def move(self) -> None:
        """Move the book to this computer's own disk, and open it there; it stays where it is where that cannot be."""
        from household_ledger.ui.start.moving import may_move, moved_words

        if (
            self._run.desk is None
            or self._run.window is None
            or not may_move(self._run.window, self._run.desk.opened.path)
        ):
            return
        from household_ledger.ui.start.rewriting import patience

        # Of one that is locked what opens it is kept: it is closed meanwhile.
        with self._run.desk.opened.key_held(), patience(_moving()):
            self._move_from(self._run.desk.opened.path, moved_words)

    def _move_from(self, old: Path, words: Callable[[Path, Path], str]) -> None:
        from household_ledger.ui.start.rewriting import wait_for

        if self._run.window is None or not self._run.window.close():
            return
        folder, shelf = documents_folder(), self._run.shelf
        try:
            new = wait_for(self._run.jobs, _moving(), old, lambda path: shelf.move(path, folder))
        except (UserError, EnvironmentProblem) as problem:
            self._run.take(lambda: self._run.shelf.open(old))
            self._run.tell(problem)
            return
        if self._run.take(lambda: self._run.shelf.open(new)):
            self._run.tell_words(words(old, new))


def _moving() -> str:
    return _("Moving the book to this computer…")
