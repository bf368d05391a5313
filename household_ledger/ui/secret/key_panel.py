"""What opens a locked book, to be typed: its passphrase, or the groups of its recovery sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from household_ledger.errors import LedgerError, UserError
from household_ledger.services.secret import Secret, SecretKind, secret_of
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.secret.passphrase_field import PassphraseField
from household_ledger.ui.secret.sheet_field import SheetField
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.words import Words

_ABOUT_SECRETS = frozenset(
    {"secret_needed", "secret_wrong", "secret_not_it", "sheet_not_it", "recovery_digits", "recovery_group"}
)


def is_about_secret(problem: LedgerError) -> bool:
    """Tell whether something else typed could mend it."""
    return isinstance(problem, UserError) and problem.code in _ABOUT_SECRETS


class KeyPanel(QWidget):
    """Asks for the passphrase; the recovery sheet is one press away, and so is the way back. Nothing typed is lost."""

    entered = Signal()
    """Enter was pressed where what is asked for stands."""
    changed = Signal()

    def __init__(self, label: str) -> None:
        super().__init__()
        self.passphrase = PassphraseField(label, name="passphrase")
        self.sheet = SheetField()
        self.refusal = Words("", tone="expense", wraps=True)
        self.refusal.setObjectName("refusal")
        self.refusal.hide()
        self.turn = button("", self._turn, look="link")
        self.turn.setObjectName("use_sheet")
        self.turn.setAutoDefault(False)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.passphrase)
        rows.addWidget(self.sheet)
        rows.addWidget(self.refusal)
        rows.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignLeft)
        self.passphrase.changed.connect(self._on_changed)
        self.passphrase.line.returnPressed.connect(self.entered)
        self.sheet.changed.connect(self._on_changed)
        self.sheet.finished.connect(self.entered)
        self._show_way(is_sheet=False)

    @property
    def is_sheet(self) -> bool:
        """Whether the groups of the sheet are asked for."""
        return self._is_sheet

    def secret(self) -> Secret:
        """Give what is typed."""
        if self.is_sheet:
            return self.sheet.secret()
        typed = secret_of(self.passphrase.value())
        return typed if typed.kind is SecretKind.RECOVERY_SHEET else Secret(self.passphrase.value())

    def is_empty(self) -> bool:
        """Tell whether there is nothing to try yet."""
        return not any(self.sheet.groups()) if self.is_sheet else not self.passphrase.value()

    def refuse(self, problem: LedgerError) -> None:
        """Say why it did not open; what is typed stays, chosen whole, so that the next key begins anew."""
        self.say(message(problem) if isinstance(problem, UserError) else "")
        if self.is_sheet:
            self.sheet.to_first_open()
        else:
            self.passphrase.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.passphrase.line.selectAll()

    def say(self, words: str, tone: str = "expense") -> None:
        """Say a sentence under what is typed; "" takes it away."""
        self.refusal.set_tone(tone)
        self.refusal.show_words(words)
        self.refusal.setVisible(bool(words))

    def forget(self) -> None:
        """Empty everything that was typed."""
        self.passphrase.clear()
        self.sheet.clear()
        self.say("")
        self._show_way(is_sheet=False)

    def take_keyboard(self) -> None:
        """Bring the keyboard to where one types."""
        (self.sheet.boxes[0] if self.is_sheet else self.passphrase.line).setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self) -> None:
        self._show_way(is_sheet=not self.is_sheet)
        self.say("")
        self.take_keyboard()
        self.changed.emit()

    def _show_way(self, *, is_sheet: bool) -> None:
        shown, hidden = (self.sheet, self.passphrase) if is_sheet else (self.passphrase, self.sheet)
        self._is_sheet = is_sheet
        hidden.hide()
        shown.show()
        words = _("Use the passphrase") if is_sheet else _("Use the recovery sheet")
        self.turn.setText(words)
        self.turn.setAccessibleName(words)

    def _on_changed(self) -> None:
        self.say("")
        self.changed.emit()
