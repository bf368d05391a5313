"""The copies that are left behind when a book gets a passphrase, or another one: named, and deleted on one yes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.services.copies.copy import KeptCopy
from household_ledger.services.copies.words import reason_words, when_words
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.table import Cell, Column, Row, Table
from household_ledger.ui.widgets.words import Words

_WIDTH, _HEIGHT = 760, 460


class LeftCopiesDialog(QDialog):
    """Lists the copies and deletes them all, or leaves them all; `delete` gives those the system would not let go."""

    def __init__(
        self,
        parent: QWidget | None,
        copies: Sequence[KeptCopy],
        delete: Callable[[Sequence[KeptCopy]], Sequence[KeptCopy]],
        *,
        is_plain: bool,
    ) -> None:
        super().__init__(parent)
        self._copies, self._delete, self._is_plain = tuple(copies), delete, is_plain
        self.finished.connect(self.deleteLater)
        self.setObjectName("left_copies")
        title = self._title(len(self._copies))
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 18, 24, 18)
        rows.setSpacing(10)
        self.heading = Words(title, "title", wraps=True)
        rows.addWidget(self.heading)
        self.said = Words(self._why(), tone="ink_2", wraps=True)
        rows.addWidget(self.said)
        self.table = Table(_("Safety copies"), (Column(_("Made"), 170), Column(_("Why"), 200), Column(_("Where"), 0)))
        self.table.setObjectName("left_list")
        rows.addWidget(self.table, 1)
        rows.addLayout(self._foot())
        room = self.screen().availableGeometry().size()
        self.resize(min(px(_WIDTH), room.width()), min(px(_HEIGHT), room.height()))
        self._show()
        self.delete_button.setFocus()

    def _foot(self) -> QHBoxLayout:
        self.keep_button = button(_("Leave them there"), self.reject)
        self.keep_button.setObjectName("keep")
        self.delete_button = button(_("Delete all of these"), self._on_delete, look="primary", picture="delete")
        self.delete_button.setObjectName("delete")
        foot = QHBoxLayout()
        foot.addStretch(1)
        for one in (self.keep_button, self.delete_button):
            one.setAutoDefault(False)
            foot.addWidget(one)
        return foot

    def _title(self, count: int) -> str:
        words = (
            ngettext(
                "{count} copy can still be read without a passphrase",
                "{count} copies can still be read without a passphrase",
                count,
            )
            if self._is_plain
            else ngettext(
                "{count} copy still opens with the former passphrase",
                "{count} copies still open with the former passphrase",
                count,
            )
        )
        return words.format(count=format_number(count))

    def _why(self) -> str:
        known = _("These are all on this computer and in the second place. Copies on other sticks are not known here.")
        if self._is_plain:
            return _("The book is locked, but whoever finds one of these reads it.") + " " + known
        return _("Whoever knows the former passphrase or has its sheet opens one of these.") + " " + known

    def _show(self) -> None:
        self.table.show_rows(
            [
                Row(
                    one.path,
                    (
                        Cell(when_words(one), sort=one.at.isoformat()),
                        Cell(reason_words(one.reason)),
                        Cell(str(one.path.parent), "ink_2", tip=str(one.path)),
                    ),
                )
                for one in self._copies
            ]
        )

    def _on_delete(self) -> None:
        self._copies = tuple(self._delete(self._copies))
        if not self._copies:
            self.accept()
            return
        self.heading.show_words(self._title(len(self._copies)))
        self.said.show_words(_("The computer would not let go of these. Delete them yourself, then look again."))
        self.said.set_tone("attention")
        self._show()
        self.delete_button.setText(_("Try again"))


def offer_to_delete(
    parent: QWidget | None,
    copies: Sequence[KeptCopy],
    delete: Callable[[Sequence[KeptCopy]], Sequence[KeptCopy]],
    *,
    is_plain: bool,
) -> bool:
    """Name the copies that are left and delete them on one yes; True when they are gone."""
    return bool(LeftCopiesDialog(parent, copies, delete, is_plain=is_plain).exec())
