"""Rows of an earlier run that could not be saved, offered: to be saved now, later, or thrown away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.domain.register import Household
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.drafts import Drafts
from household_ledger.services.ports import Reader
from household_ledger.services.unsaved import Unsaved, command_of, is_changed, is_in_book
from household_ledger.text.amounts import format_baht, format_number
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.labels import entry_kind_name, household_words
from household_ledger.text.messages import message
from household_ledger.ui.desk import UNSAVED, Desk
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button, dress
from household_ledger.ui.widgets.table import Cell, Column, Row, Table
from household_ledger.ui.widgets.words import Words

_WIDTH, _HEIGHT = 880, 420


class UnsavedDialog(QDialog):
    """Closing it is “later”: the rows are offered again when the book opens the next time."""

    def __init__(self, desk: Desk, drafts: Drafts, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._desk, self._drafts = desk, drafts
        self.finished.connect(self.deleteLater)
        self.setObjectName("unsaved")
        self.setWindowTitle(_("Rows not saved yet"))
        self.setAccessibleName(_("Rows not saved yet"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 18, 24, 18)
        rows.setSpacing(10)
        self.heading = Words("", "title", wraps=True)
        self.about = Words(_typed_when(desk), wraps=True)
        self.told = Words("", tone="attention", wraps=True)
        self.told.setObjectName("told")
        self.told.hide()
        self.table = Table(_("Rows not saved yet"), self._columns())
        self.table.setObjectName("unsaved_list")
        for one in (self.heading, self.about):
            rows.addWidget(one)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.told)
        rows.addLayout(self._foot())
        room = self.screen().availableGeometry().size()
        self.resize(min(px(_WIDTH), room.width()), min(px(_HEIGHT), room.height()))
        self.show_rows()
        (self.save_all if len(drafts.adrift) > 1 else self.save).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_rows(self) -> None:
        """Show what is left; nothing is left when the last is dealt with."""
        left = self._drafts.adrift
        if not left:
            self.accept()
            return
        with self._desk.reader() as reader:
            self._clear = [one for one in left if _standing(one, reader) == ""]
            self.table.show_rows([_row(number, one, reader) for number, one in enumerate(left)])
        words = ngettext("{count} row is not saved yet", "{count} rows are not saved yet", len(left))
        self.heading.show_words(words.format(count=format_number(len(left))))
        self.table.selectRow(0)
        self.save_all.setVisible(len(left) > 1)
        dress(self.save, "plain" if len(left) > 1 else "primary", "save")
        self.save_all.setEnabled(bool(self._clear))

    def current(self) -> Unsaved | None:
        """Give the row the list stands at."""
        key = self.table.current_key()
        return self._drafts.adrift[key] if isinstance(key, int) else None

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(_("Date"), 120),
            Column(_("Household"), 190),
            Column(_("What")),
            Column(_("Amount"), 120, "right"),
            Column(_("Standing"), 160),
        )

    def _foot(self) -> QHBoxLayout:
        self.throw = button(_("Throw this row away…"), self._on_throw)
        self.later = button(_("Later"), self.reject)
        self.save = button(_("Save this row"), self._on_save, picture="save")
        self.save_all = button(_("Save all"), self._on_save_all, look="primary", picture="save")
        named = (("throw_row", self.throw), ("later", self.later), ("save_row", self.save), ("save_all", self.save_all))
        for name, one in named:
            one.setObjectName(name)
            one.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addWidget(self.throw)
        foot.addStretch(1)
        for one in (self.later, self.save, self.save_all):
            foot.addWidget(one)
        return foot

    def _on_throw(self) -> None:
        row = self.current()
        if row is not None and dialogs.confirm(
            self,
            _("Throw this row away?"),
            _("It was never saved. Nobody can bring it back."),
            _("Throw it away"),
            _("Keep it"),
        ):
            self._drafts.throw_away(row)
            self.show_rows()

    def _on_save(self) -> None:
        row = self.current()
        if row is not None:
            self._save([row])

    def _on_save_all(self) -> None:
        """Save what is clear; what may stand in the book already, or changed there, is decided row by row."""
        self._save(list(self._clear))

    def _save(self, rows: list[Unsaved]) -> None:
        """Save rows; one that turns out to be saved is only let go, and one of which nobody can say waits."""
        told = ""
        self._drafts.settle(self._desk.opened.ledger.was_saved)
        for one in [row for row in rows if row in self._drafts.adrift]:
            if any(held.sent is not None for held in self._drafts.adrift if held == one):
                told = _("It is not known yet whether this row is saved. Try again once the server answers.")
                continue
            held = len(self._drafts.rows)
            try:
                with self._desk.reader() as reader:
                    command = command_of(one, reader)
                self._desk.execute(command)
            except (UserError, EnvironmentProblem) as problem:
                told = message(problem)
            else:
                if len(self._drafts.rows) == held:
                    self._drafts.throw_away(one)
        self.told.show_words(told)
        self.told.setVisible(bool(told))
        self.show_rows()


def _typed_when(desk: Desk) -> str:
    if isinstance(desk.opened.place, Path):
        return _("Typed when the disk failed. Look first, then save or throw away.")
    return _("Typed while the server was away. Look first, then save or throw away.")


def _row(number: int, one: Unsaved, reader: Reader) -> Row:
    first = one.row[0]
    household = reader.record(Household, first.household)
    words = household_words(household.code, household.name) if household is not None else ""
    return Row(
        number,
        (
            Cell(format_date(first.date, "short"), sort=first.date.isoformat()),
            Cell(words, "ink_2"),
            Cell(first.description or entry_kind_name(first.kind)),
            Cell(format_baht(first.amount), sort=int(first.amount)),
            Cell(_standing(one, reader) or _("Not saved yet"), "attention"),
        ),
    )


def _standing(one: Unsaved, reader: Reader) -> str:
    if one.sent is not None:
        return _("May be saved already")
    if is_changed(one, reader):
        return _("Changed in the book since")
    return _("Is in the book already?") if is_in_book(one, reader) else ""


def offer_unsaved(desk: Desk, parent: QWidget | None) -> UnsavedDialog | None:
    """Offer the rows that stand nowhere in the window and belong to this book; None where there are none."""
    drafts = desk.drafts()
    if drafts is None or not drafts.adrift:
        return None
    with desk.reader() as reader:
        homes = {one.id for one in reader.households()}
    drafts.keep_to(homes)
    found = drafts.settle(desk.opened.ledger.was_saved)
    if found:
        words = ngettext(
            "{count} row of which nobody knew was saved: it is in the book.",
            "{count} rows of which nobody knew were saved: they are in the book.",
            found,
        )
        desk.say(words.format(count=format_number(found)))
    desk.unsay(UNSAVED)
    if not drafts.adrift:
        return None
    made = UnsavedDialog(desk, drafts, parent)
    made.setWindowModality(Qt.WindowModality.WindowModal)
    made.show()
    return made
