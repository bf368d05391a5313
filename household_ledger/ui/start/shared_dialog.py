"""Asking which shared ledger is to be opened: its server, its database, who signs in; or its whole address."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.server_address import ServerAddress, is_url
from household_ledger.text import counted
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside
from household_ledger.text.messages import message
from household_ledger.ui.ports import Shelf
from household_ledger.ui.secret.head import fit_height
from household_ledger.ui.secret.passphrase_field import PassphraseField
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.fields import TextField
from household_ledger.ui.widgets.form import FormDialog

_WIDTH = 560
_MAY_BE_MADE = frozenset({"database_empty", "no_database"})
"""What is said where a ledger may still be made."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which ledger, its password with it, and whether it is to be made."""

    address: ServerAddress
    is_new: bool = False


class SharedDialog(FormDialog):
    """Closes once the server let the ledger be read; the password goes with the dialog and is kept nowhere."""

    def __init__(self, parent: QWidget | None, shelf: Shelf, address: ServerAddress | None, trouble: str = "") -> None:
        self._shelf = shelf
        self._more = self._typed = ""
        self.chosen: Chosen | None = None
        self.server = TextField(
            _("Server"),
            name="server",
            hint=_("As the office says, like 192.168.1.10. Or paste the whole address here: postgresql://…"),
            is_needed=True,
            longest=500,
        )
        self.database = TextField(_("Database"), name="database", is_needed=True)
        self.user = TextField(_("Name to sign in with"), name="user")
        self.password = PassphraseField(
            _("Password"), name="password", hint=_("Asked for each time. It is kept nowhere on this computer.")
        )
        super().__init__(
            parent,
            _("Open a shared ledger"),
            (self.server, self.database, self.user, self.password),
            save=self._open,
            save_words=_("Open"),
            intro=_("Several computers of an office write in it at once. It lies on a server, not in a file."),
        )
        self.setObjectName("shared_ledger")
        self.setFixedWidth(px(_WIDTH))
        self._add_ways()
        self.server.changed.connect(self._on_server_typed)
        self.server.line.editingFinished.connect(self._spread)
        for one in self.fields():
            one.changed.connect(self.make.hide)
        if address is not None:
            self._show(address)
            for one in self.fields():
                one.settle()
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)
        if trouble:
            self._tell(trouble)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words need."""
        super().showEvent(event)
        fit_height(self)

    def reject(self) -> None:
        """Close without asking: nothing typed here is ever kept."""
        QDialog.reject(self)

    def address(self) -> ServerAddress:
        """Put together what is typed; UserError `bad_url` …."""
        user, password = self.user.value(), self.password.value()
        made = ServerAddress.of_parts(self.server.value(), self.database.value(), user, password)
        return made.saying(self._more)

    def _add_ways(self) -> None:
        """Put two more buttons before the others: whether the server answers, and a ledger where there is none."""
        self.test = button(_("Test the connection"), self._on_test, look="flat", picture="check")
        self.test.setObjectName("test_connection")
        self.make = button(_("Make a new ledger there"), self._on_make, picture="add")
        self.make.setObjectName("make_shared")
        self.make.hide()
        layout = self.layout()
        foot = layout.itemAt(layout.count() - 1) if layout is not None else None
        if isinstance(foot, QHBoxLayout):
            foot.insertWidget(0, self.test)
            foot.insertWidget(2, self.make)
        for one in (self.test, self.make):
            one.setAutoDefault(False)

    def _on_server_typed(self) -> None:
        """Spread an address that was pasted at once; one that is typed letter by letter, when it is finished."""
        typed, before = self.server.value(), self._typed
        self._typed = typed
        if len(typed) > len(before) + 1:
            self._spread()

    def _spread(self) -> None:
        """Spread a whole address over the fields, its password hidden at once."""
        typed = self.server.value()
        if not is_url(typed):
            return
        try:
            self._show(ServerAddress(typed))
        except UserError as problem:
            self._tell(message(problem))

    def _show(self, address: ServerAddress) -> None:
        self._more = address.more
        for field, words in (
            (self.server, address.server),
            (self.database, address.name),
            (self.user, address.user),
            (self.password, address.password),
        ):
            field.take_words(words)

    def _on_test(self) -> None:
        right = [one.check() for one in self.fields()]
        if not all(right):
            return
        try:
            found = self._look()
        except (UserError, EnvironmentProblem) as problem:
            self._offer_to_make(problem)
            self._tell(message(problem), self._tone())
            return
        holds = beside(counted.households(found[0]), counted.entries(found[1]))
        self._tell(_("The server answers, and the ledger is there: {holds}.").format(holds=holds), "income")

    def _open(self) -> None:
        try:
            self._look()
        except UserError as problem:
            self._offer_to_make(problem)
            raise
        self.chosen = Chosen(self.address())

    def _on_make(self) -> None:
        self.chosen = Chosen(self.address(), is_new=True)
        self.accept()

    def _offer_to_make(self, problem: UserError | EnvironmentProblem) -> None:
        self.make.setVisible(problem.code in _MAY_BE_MADE)
        fit_height(self)

    def _look(self) -> tuple[int, int]:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return self._shelf.look_at(self.address())
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _tell(self, words: str, tone: str = "expense") -> None:
        self.refusal.set_tone(tone)
        self.refusal.show_words(words)
        self.refusal.show()
        fit_height(self)

    def _tone(self) -> str:
        """Give the colour of why it cannot be opened; where a ledger may be made instead nothing is wrong."""
        return "expense" if self.make.isHidden() else "ink"

    def _refuse(self, sentence: str) -> None:
        self.refusal.set_tone(self._tone())
        super()._refuse(sentence)
        fit_height(self)


def ask_shared(
    parent: QWidget | None, shelf: Shelf, address: ServerAddress | None = None, trouble: str = ""
) -> Chosen | None:
    """Ask which shared ledger; None where somebody would rather not. `trouble` is why it is asked again."""
    asked = SharedDialog(parent, shelf, address, trouble)
    asked.exec()
    return asked.chosen
