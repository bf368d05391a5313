"""Choosing a passphrase for a book: what it means first, then the passphrase twice."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from household_ledger.errors import UserError
from household_ledger.services.secret import LEAST_CHARACTERS, Secret, new_passphrase
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.secret.head import WIDTH, book_words, keep_fitted
from household_ledger.ui.secret.passphrase_field import PassphraseField
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.fields import CheckField
from household_ledger.ui.widgets.form import FormDialog


class NewPassphraseField(PassphraseField):
    """A passphrase to come: long enough, and none that would be taken for a recovery sheet."""

    def _wrong(self) -> str:
        try:
            new_passphrase(self.value())
        except UserError as problem:
            return message(problem) if self._typed() else ""
        return ""


class SameAgainField(PassphraseField):
    """The same passphrase once more."""

    def __init__(self, label: str, *, name: str, first: PassphraseField) -> None:
        self._first_field = first
        super().__init__(label, name=name, hint=_("So that a slip of the finger locks nobody out."), is_needed=True)

    def _wrong(self) -> str:
        typed, first = self.value(), self._first_field.value()
        if not typed or typed == first:
            return ""
        if first.startswith(typed) and self.line.hasFocus():
            return ""  # still being typed
        return _("This is not the same as above.")


class UnderstoodField(CheckField):
    """A box that must be ticked: nobody can help later who did not read it now."""

    def problem(self) -> str:
        """Ask for the tick."""
        return "" if self.value() else _("Please tick this: nobody can help once both are gone.")


def ask_first_passphrase(parent: QWidget | None, name: str) -> Secret | None:
    """Say what a passphrase means, then ask for the first one of a book; None where somebody would rather not."""
    intro = _(
        "Once {name} has a passphrase, nobody reads it without: not whoever finds the computer or the stick, "
        "and not you. There is no other way in but the passphrase and the recovery sheet, which is printed next. "
        "Whoever loses both loses the book."
    )
    understood = UnderstoodField(
        _("I understand that there is no other way in"),
        name="understood",
        hint=_("If passphrase and sheet are both gone, nobody can help."),
    )
    return _ask(parent, _("Put a passphrase on this book"), intro.format(name=book_words(name)), understood)


def ask_next_passphrase(parent: QWidget | None, *, is_lost: bool = False) -> Secret | None:
    """Ask for another passphrase of a locked book; `is_lost`: the one before is not known any more."""
    title = _("Choose a new passphrase") if is_lost else _("Change the passphrase")
    intro = (
        _("The book opened with its recovery sheet. Choose a passphrase you will remember; a new sheet comes next.")
        if is_lost
        else _("From then on only the new passphrase opens the book, and a new recovery sheet, which is printed next.")
    )
    return _ask(parent, title, intro)


def _ask(parent: QWidget | None, title: str, intro: str, *more: UnderstoodField) -> Secret | None:
    hint = _("{count} letters or more. A sentence is easier to remember than a word; Thai is as good as English.")
    first = NewPassphraseField(
        _("Passphrase"), name="new_passphrase", hint=hint.format(count=format_number(LEAST_CHARACTERS)), is_needed=True
    )
    again = SameAgainField(_("The same once more"), name="same_again", first=first)
    chosen: list[Secret] = []

    def save() -> None:
        chosen.append(new_passphrase(first.value()))

    form = FormDialog(parent, title, (first, again, *more), save=save, save_words=_("Lock the book"), intro=intro)
    form.setObjectName("choose_passphrase")
    form.setFixedWidth(px(WIDTH))
    keep_fitted(form)
    form.exec()
    return chosen[0] if chosen else None
