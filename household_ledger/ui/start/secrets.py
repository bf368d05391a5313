"""The passphrase of the open book: put on, changed, taken off, its sheet printed, asked for when a book is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.secret import Secret
from household_ledger.settings import LOCK_AFTER, Settings
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.secret.asking import Question, Way, ask_secret, question_to_open
from household_ledger.ui.secret.choosing import ask_first_passphrase, ask_next_passphrase
from household_ledger.ui.secret.place import CHANGE, LOCK, PUT, REMOVE, SHEET, ask_what

if TYPE_CHECKING:
    from household_ledger.services.copies.copy import KeptCopy
    from household_ledger.ui.desk import Desk
    from household_ledger.ui.ports import OpenLedger, Shelf

Result = TypeVar("Result")


class Keeper(Protocol):
    """Whoever holds the open book, and may close it and open it anew."""

    @property
    def desk(self) -> Desk | None:
        """Give what lies on the table; None where no book is open."""

    @property
    def settings(self) -> Settings:
        """Give the choices."""

    @property
    def shelf(self) -> Shelf:
        """Where books come from."""

    def over(self) -> QWidget | None:
        """Give the window questions stand over."""

    def lock(self) -> None:
        """Lock the book now."""

    def rewrite(self, title: str, deed: Callable[[Path], Result], secret: Secret | None) -> Result | None:
        """Close the book, have its file written anew, open it again; None where that was not done, and it is told."""


def opened_with_secret(
    shelf: Shelf, path: Path, parent: QWidget | None, way: Way | None = None
) -> tuple[Secret, OpenLedger] | None:
    """Ask for what opens a locked book until it is open; None where somebody would rather not, or took another way."""
    return ask_secret(parent, question_to_open(path.name), partial(shelf.open, path), way)


class BookSecrets:
    """What can be done about the passphrase of one run's open book."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    def show_place(self) -> None:
        """Offer what fits the book, and do what is chosen."""
        desk = self._keeper.desk
        if desk is None:
            return
        minutes = self._keeper.settings.number(LOCK_AFTER)
        rests = ngettext(
            "It locks by itself when nobody was there for {count} minute.",
            "It locks by itself when nobody was there for {count} minutes.",
            minutes,
        ).format(count=format_number(minutes))
        opened = desk.opened
        wish = ask_what(self._keeper.over(), opened.name, is_locked=opened.is_encrypted, rests=rests if minutes else "")
        deeds: dict[str, Callable[[], object]] = {
            PUT: self.put,
            CHANGE: self.change,
            SHEET: self.print_again,
            LOCK: self._keeper.lock,
            REMOVE: self.remove,
        }
        if wish:
            deeds[wish]()

    def put(self) -> None:
        """Put the first passphrase on the book."""
        desk, secrets = self._keeper.desk, self._keeper.shelf.secrets
        if desk is None or desk.opened.is_encrypted:
            return
        new = ask_first_passphrase(self._keeper.over(), desk.opened.name)
        if new is None:
            return
        folders = self._keeper.settings.copies_folders()
        left = self._keeper.rewrite(
            _("Locking the book with its passphrase…"), lambda path: secrets.encrypt(path, new, folders), new
        )
        if left is not None:
            self._put_away_sheet()
            self._offer_left(left, is_plain=True)
            self._say(_("The book is locked with its passphrase. It is asked for whenever the book is opened."))

    def change(self) -> None:
        """Ask for the present passphrase, or its sheet, and for another."""
        present = self._asked(
            _("Change the passphrase"), _("First type the passphrase of now, or the recovery sheet."), _("Next")
        )
        if present is not None:
            self._change_from(present, is_lost=False)

    def change_lost(self, sheet: Secret) -> None:
        """Ask for a new passphrase of a book that was opened with its sheet; not over a form being filled in."""
        if QApplication.activeModalWidget() is not None or not self._change_from(sheet, is_lost=True):
            self._say(_("The passphrase is still the old one. Choose a new one under “Passphrase of the book”."))

    def print_again(self) -> None:
        """Ask for the passphrase and print the sheet once more."""
        words = _("Whoever has the sheet opens the book. So type the passphrase first.")
        if self._asked(_("Print the recovery sheet again"), words, _("Next")) is not None:
            self._put_away_sheet()

    def remove(self) -> None:
        """Ask for the passphrase and make the book one that anybody can read."""
        words = _("Then whoever has the file reads it. Copies made since the passphrase stay locked with it.")
        present = self._asked(_("Take the passphrase off?"), words, _("Take it off"))
        secrets = self._keeper.shelf.secrets
        if present is None:
            return

        def deed(path: Path) -> bool:
            secrets.remove(path, present)
            return True

        if self._keeper.rewrite(_("Taking the passphrase off…"), deed, None):
            self._say(_("The book has no passphrase any more. Whoever has the file can read it."))

    def _change_from(self, present: Secret, *, is_lost: bool) -> bool:
        secrets, new = self._keeper.shelf.secrets, ask_next_passphrase(self._keeper.over(), is_lost=is_lost)
        if new is None:
            return False
        folders = self._keeper.settings.copies_folders()
        left = self._keeper.rewrite(
            _("Changing the passphrase…"), lambda path: secrets.change(path, present, new, folders), new
        )
        if left is None:
            return False
        self._put_away_sheet()
        self._offer_left(left, is_plain=False)
        self._say(_("The passphrase is changed. The former one and its sheet open this book no more."))
        return True

    def _asked(self, title: str, words: str, yes: str) -> Secret | None:
        """Ask for what opens the book that is open; None where somebody would rather not."""
        desk, shelf = self._keeper.desk, self._keeper.shelf
        if desk is None:
            return None
        try:
            told = ask_secret(
                self._keeper.over(), Question(title, words, yes), partial(shelf.check_secret, desk.opened.path)
            )
        except (UserError, EnvironmentProblem) as problem:
            desk.tell(problem)
            return None
        return told[0] if told is not None else None

    def _put_away_sheet(self) -> None:
        """Show the sheet until it is printed or saved."""
        from household_ledger.reports.origin import issued_by
        from household_ledger.reports.recovery_sheet import RecoverySheet
        from household_ledger.services.views.month_page import letterhead_of
        from household_ledger.ui.secret.sheet_dialog import SheetDialog

        desk = self._keeper.desk
        if desk is None:
            return
        with desk.reader() as reader:
            issued = issued_by(letterhead_of(reader))
        sheet = RecoverySheet(desk.opened.name, desk.opened.recovery_groups(), desk.today, issued)
        now = desk.opened.clock.now()
        SheetDialog(self._keeper.over(), desk.jobs, sheet, book=desk.opened.path, made_at=now).exec()

    def _offer_left(self, copies: Sequence[KeptCopy], *, is_plain: bool) -> None:
        from household_ledger.ui.secret.plain_copies import offer_to_delete

        if copies:
            offer_to_delete(self._keeper.over(), copies, self._keeper.shelf.secrets.remove_copies, is_plain=is_plain)

    def _say(self, words: str) -> None:
        if self._keeper.desk is not None:
            self._keeper.desk.say(words)
