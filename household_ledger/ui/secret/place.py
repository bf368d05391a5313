"""What can be done about the passphrase of the book that is open: one place, reached from everywhere."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.text.i18n import _
from household_ledger.ui.secret.head import WIDTH, book_words, head, keep_fitted
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button

PUT, CHANGE, SHEET, LOCK, REMOVE = "put", "change", "sheet", "lock", "remove"


class SecretPlace(QDialog):
    """Says how the book stands and offers what fits; `wish` is what was chosen, done once this is closed."""

    def __init__(self, parent: QWidget | None, name: str, *, is_locked: bool, rests: str = "") -> None:
        """`rests` says when the book locks by itself."""
        super().__init__(parent)
        self.wish = ""
        self.finished.connect(self.deleteLater)
        self.setObjectName("secret_place")
        title = _("{name} has a passphrase") if is_locked else _("{name} has no passphrase")
        title = title.format(name=book_words(name))
        self.setWindowTitle(_("Passphrase of the book"))
        self.setAccessibleName(_("Passphrase of the book"))
        self.setFixedWidth(px(WIDTH))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 18)
        rows.setSpacing(10)
        rows.addLayout(head(title, self._standing(rests) if is_locked else self._open_words()))
        rows.addSpacing(4)
        for wish, words, picture in self._ways(is_locked=is_locked):
            look = "primary" if wish in (PUT, LOCK) else "plain"
            one = button(words, partial(self._on_wish, wish), look=look, picture=picture)
            one.setObjectName(f"secret_{wish}")
            one.setAutoDefault(False)
            rows.addWidget(one)
        self.close_button = button(_("Close"), self.reject)
        self.close_button.setObjectName("close")
        self.close_button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        rows.addSpacing(4)
        rows.addLayout(foot)
        keep_fitted(self)

    def _on_wish(self, wish: str) -> None:
        self.wish = wish
        self.accept()

    @staticmethod
    def _open_words() -> str:
        return _(
            "Whoever has this computer, a stick or a copy can read everything in it. "
            "With a passphrase the whole file is locked, and every copy made from then on."
        )

    @staticmethod
    def _standing(rests: str) -> str:
        locked = _("The file and every copy made since are locked.")
        return f"{locked} {rests}" if rests else locked

    @staticmethod
    def _ways(*, is_locked: bool) -> tuple[tuple[str, str, str], ...]:
        if not is_locked:
            return ((PUT, _("Put a passphrase on this book…"), "lock"),)
        return (
            (LOCK, _("Lock now"), "lock"),
            (CHANGE, _("Change the passphrase…"), "edit"),
            (SHEET, _("Print the recovery sheet again…"), "print"),
            (REMOVE, _("Take the passphrase off…"), "delete"),
        )


def ask_what(parent: QWidget | None, name: str, *, is_locked: bool, rests: str = "") -> str:
    """Give what was chosen; "" for nothing."""
    asked = SecretPlace(parent, name, is_locked=is_locked, rests=rests)
    asked.exec()
    return asked.wish
