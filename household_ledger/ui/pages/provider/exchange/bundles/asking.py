"""What is asked before a book is sent or taken in: whether it is sealed, and with which passphrase."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from household_ledger.errors import UserError
from household_ledger.services.secret import check_passphrase
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.fields import CheckField, TextField
from household_ledger.ui.widgets.form import FormDialog, NotSavedError


class HiddenField(TextField):
    """A passphrase, typed unseen."""

    def value(self) -> str:
        """Give what was typed, blanks at its ends too."""
        return self._typed()

    def hide_letters(self, *, is_hidden: bool) -> None:
        """Show dots for letters, or what was typed."""
        self.line.setEchoMode(QLineEdit.EchoMode.Password if is_hidden else QLineEdit.EchoMode.Normal)


class SendForm(FormDialog):
    """Asks whether the file is to be sealed; `passphrase` is "" for an open one.

    Of a locked book (`is_locked`) it is, unless somebody takes the seal off and stays by it when warned.
    """

    def __init__(self, parent: QWidget | None, *, is_locked: bool) -> None:
        self._is_locked = is_locked
        hint = _("This book has a passphrase; the file gets one of its own, so that it is closed on the way too.")
        self.sealed = CheckField(_("Seal it with a passphrase"), name="sealed", hint=hint if is_locked else "")
        self.sealed.show_value(is_locked)
        self.first = HiddenField(_("Passphrase"), name="passphrase")
        self.again = HiddenField(_("The same once more"), name="passphrase_again")
        self.shown = CheckField(_("Show what is typed"), name="shown")
        self.passphrase = ""
        super().__init__(
            parent,
            _("Send the book to another computer"),
            (self.sealed, self.first, self.again, self.shown),
            save=self._take,
            save_words=_("Choose the stick or folder…"),
            intro=_(
                "The whole book with its pictures goes into one file. There it is taken in as often as you like: "
                "what is there already does not come twice, and nothing of theirs is lost."
            ),
        )
        self.setObjectName("send_form")
        self.sealed.changed.connect(self._show_fields)
        self.shown.changed.connect(self._show_letters)
        self._show_fields()
        self._show_letters()
        if is_locked:
            self.first.setFocus(Qt.FocusReason.TabFocusReason)

    def reject(self) -> None:
        """Close without a question: nothing typed here is kept anyhow."""
        for one in self.fields():
            one.settle()
        super().reject()

    def _show_fields(self) -> None:
        self.leave_out(() if self.sealed.value() else ("passphrase", "passphrase_again", "shown"))

    def _show_letters(self) -> None:
        for one in (self.first, self.again):
            one.hide_letters(is_hidden=not self.shown.value())

    def _take(self) -> None:
        if not self.sealed.value():
            if self._is_locked and not self._may_stay_open():
                raise NotSavedError  # on we go in the form, with nothing to be said
            self.passphrase = ""
            return
        check_passphrase(self.first.value())
        if self.first.value() != self.again.value():
            raise UserError("secret_differs")
        self.passphrase = self.first.value()

    def _may_stay_open(self) -> bool:
        """Warn that the file tells what the locked book does not; going back is what stands out, and seals again."""
        words = _(
            "The book itself is locked with a passphrase, but this file would not be: whoever finds the stick reads "
            "every name, every amount and every picture in it."
        )
        title, yes = _("Leave the file open to everybody?"), _("Leave it open")
        is_meant = dialogs.confirm(self, title, words, yes, _("Seal it"))
        if not is_meant:
            self.sealed.show_value(value=True)
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        return is_meant


def ask_passphrase(parent: QWidget | None, name: str, *, is_again: bool) -> str | None:
    """Ask for the passphrase of a sealed file; None where a person does not want to say."""
    field = HiddenField(_("Passphrase"), name="passphrase", is_needed=True)
    shown = CheckField(_("Show what is typed"), name="shown")
    intro = message(UserError("bundle_not_opened" if is_again else "bundle_sealed", name=name))
    form = _Unseal(parent, _("Open a sealed file"), (field, shown), intro=intro)
    field.hide_letters(is_hidden=True)
    shown.changed.connect(lambda: field.hide_letters(is_hidden=not shown.value()))
    return field.value() if form.exec() else None


class _Unseal(FormDialog):
    def __init__(
        self, parent: QWidget | None, title: str, fields: tuple[HiddenField, CheckField], *, intro: str
    ) -> None:
        super().__init__(parent, title, fields, save=lambda: None, save_words=_("Open it"), intro=intro)
        self.setObjectName("unseal_form")

    def reject(self) -> None:
        """Close without a question."""
        for one in self.fields():
            one.settle()
        super().reject()
