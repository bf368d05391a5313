"""What a run does about passphrases: loaded with the first book that has one, or is to get one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from household_ledger.errors import Cancelled, EnvironmentProblem, UserError
from household_ledger.text.i18n import _

if TYPE_CHECKING:
    from household_ledger.services.secret import Secret
    from household_ledger.settings import Settings
    from household_ledger.ui.desk import Desk
    from household_ledger.ui.jobs import Jobs
    from household_ledger.ui.ports import OpenLedger, Shelf
    from household_ledger.ui.secret.asking import Way
    from household_ledger.ui.start.copies import Copies
    from household_ledger.ui.start.locking import Locking
    from household_ledger.ui.start.run import Run
    from household_ledger.ui.start.secrets import BookSecrets

Result = TypeVar("Result")


class SecretSide:
    """Opens locked books, has what is done about passphrases done, and locks while nobody is there."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._locking: Locking | None = None
        self._secrets: BookSecrets | None = None
        self._sheet: Secret | None = None
        """The recovery sheet the book was opened with: a new passphrase is asked for next."""

    # What whoever locks and rewrites asks for ----------------------------------------------------------------------

    @property
    def desk(self) -> Desk | None:
        """Give what lies on the table; None where no book is open."""
        return self._run.desk

    @property
    def copies(self) -> Copies | None:
        """Give who makes the safety copies."""
        return self._run.copies

    @property
    def jobs(self) -> Jobs:
        """Give what runs long work."""
        return self._run.jobs

    @property
    def settings(self) -> Settings:
        """Give the choices."""
        return self._run.settings

    @property
    def shelf(self) -> Shelf:
        """Give where books come from."""
        return self._run.shelf

    def over(self) -> QWidget | None:
        """Give the window questions stand over."""
        return self._run.over()

    # What the run asks for -----------------------------------------------------------------------------------------

    @property
    def is_locked(self) -> bool:
        """Whether the open book is hidden."""
        return self._locking is not None and self._locking.is_locked

    @property
    def locking(self) -> Locking:
        """Give what locks the book."""
        if self._locking is None:
            from household_ledger.ui.start.locking import Locking

            self._locking = Locking(self)
        return self._locking

    @property
    def secrets(self) -> BookSecrets:
        """Give what can be done about the passphrase."""
        if self._secrets is None:
            from household_ledger.ui.start.secrets import BookSecrets

            self._secrets = BookSecrets(self)
        return self._secrets

    def opened(self, path: Path) -> OpenLedger:
        """Ask for what opens a locked book, and open it; `Cancelled` where nobody would say."""
        self._sheet = None
        from household_ledger.services.secret import SecretKind
        from household_ledger.ui.start.secrets import opened_with_secret

        if self.over() is None:
            self._run.show_welcome()
        told = opened_with_secret(self.shelf, path, self.over(), self._way_back(path))
        if told is None:
            raise Cancelled
        secret, opened = told
        if secret.kind is SecretKind.RECOVERY_SHEET:
            self._sheet = secret
        return opened

    def _way_back(self, path: Path) -> Way:
        """Offer to bring the book back from a copy: where its beginning is damaged no passphrase opens it."""
        from household_ledger.ui.secret.asking import Way

        return Way(
            _("Bring a safety copy back…"),
            lambda: self.shelf.newest_copy(path, self.settings.copies_folders()) is not None,
            lambda: QTimer.singleShot(0, lambda: self._run.rescue.offer(path)),
        )

    def put_back(self, copy: Path, path: Path) -> tuple[Secret | None, UserError | EnvironmentProblem | None]:
        """Put a locked copy in a book's place once what opens it is typed; that, or what kept it from being done."""
        from household_ledger.ui.secret.asking import ask_secret, question_of_copy

        try:
            told = ask_secret(
                self.over(), question_of_copy(copy.name), lambda secret: self.shelf.restore(copy, path, secret)
            )
        except (UserError, EnvironmentProblem) as problem:
            return None, problem
        return (told[0] if told is not None else None), None

    def begin(self) -> None:
        """Begin with a book just opened: lock it by itself, and ask for a passphrase where the old one is lost."""
        desk, sheet = self.desk, self._sheet
        if desk is None:
            return
        if desk.opened.is_encrypted:
            _take_off_the_disk(desk)
        if desk.opened.is_encrypted or self._locking is not None:
            self.locking.begin()
        if sheet is not None:
            self._sheet = None
            self.change_lost(sheet)

    def change_lost(self, sheet: Secret) -> None:
        """Ask for a new passphrase next: whoever came in by the sheet has lost the one of now."""
        QTimer.singleShot(0, lambda: self.secrets.change_lost(sheet))

    def end(self) -> None:
        """Wait for nobody any more: the book is closed."""
        if self._locking is not None:
            self._locking.presence.stop()

    def show_place(self) -> None:
        """Show what can be done about the passphrase of the book."""
        self.secrets.show_place()

    def lock(self) -> None:
        """Lock the book now; one without a passphrase is offered one."""
        if self.desk is None:
            return
        if self.desk.opened.is_encrypted:
            self.locking.lock()
        else:
            self.show_place()

    def rewrite(self, title: str, deed: Callable[[Path], Result], secret: Secret | None) -> Result | None:
        """Close the book, have its file written anew, and open it again; as it was where that cannot be."""
        from household_ledger.ui.start.rewriting import patience, wait_for

        desk, window = self.desk, self._run.window
        if desk is None or window is None:
            return None
        path, result, problem = desk.opened.path, None, None
        with desk.opened.key_held(), patience(title):
            if not window.close():
                return None
            try:
                result = wait_for(self.jobs, title, path, deed)
            except (UserError, EnvironmentProblem) as told:
                problem = told
            is_open = self._run.take(lambda: self.shelf.open(path, secret if problem is None else None))
            if problem is not None:
                self._run.tell(problem)
        return result if is_open else None

    def take_again(self, opened: OpenLedger) -> None:
        """Go on with the book just opened anew, in the window as it stands."""
        if self.desk is None or self.copies is None:
            opened.close()
            return
        self.desk.take_again(opened)
        self.copies.go_on()
        self._run.watch(opened)

    def leave_locked(self) -> None:
        """Let the window of a locked book go, with what else is open before it."""
        window = self._run.window
        if window is not None:
            window.let_go()
            self._run.show_welcome()


def _take_off_the_disk(desk: Desk) -> None:
    """Keep in memory alone what lies beside the choices in words anybody reads, from before the book was locked."""
    from household_ledger.services.kept_sums import KeptSums

    KeptSums(desk.settings, is_secret=True).take_off_the_disk()
    desk.drafts()
