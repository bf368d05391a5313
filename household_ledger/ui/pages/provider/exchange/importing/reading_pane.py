"""How a file is read: what it was taken for, its columns, its accounts and categories, and the first rows of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from household_ledger.domain.ids import Id
from household_ledger.domain.register import Household
from household_ledger.services.exchange.reading.mapping import Mapping
from household_ledger.text.i18n import _
from household_ledger.ui.pages.provider.exchange.importing.accounts import AccountsCard
from household_ledger.ui.pages.provider.exchange.importing.columns import ColumnsCard
from household_ledger.ui.pages.provider.exchange.importing.form import FormCard
from household_ledger.ui.pages.provider.exchange.importing.order import EVERYONE, Sight
from household_ledger.ui.pages.provider.exchange.importing.rows import SampleCard
from household_ledger.ui.widgets.beside import Beside
from household_ledger.ui.widgets.states import Banner


class ReadingPane(QWidget):
    """`changed`: something is said otherwise; `forgotten`: read it as if never met; `register_asked`: it is a list."""

    changed = Signal()
    forgotten = Signal()
    register_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.remembered = Banner(
            _("Read as the last file from there was."),
            picture="history",
            kind="done",
            action=(_("Find out anew"), self.forgotten.emit),
        )
        self.remembered.setObjectName("remembered")
        self.no_entries = Banner(_("Is this a list of households? It goes into the register."), picture="people")
        self.no_entries.setObjectName("is_register")
        self.register = self.no_entries.add_action(_("Read the list"), self.register_asked.emit)
        self.register.setObjectName("read_as_list")
        self.sample, self.accounts, self.form, self.columns = SampleCard(), AccountsCard(), FormCard(), ColumnsCard()
        self.form.changed.connect(self.changed)
        self.accounts.changed.connect(self.changed)
        self.columns.changed.connect(self._on_columns)
        self._columns: dict[str, str] | None = None
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(14)
        beside = Beside(900)
        beside.add(_under(self.sample, self.accounts), 7)
        beside.add(_under(self.form, self.columns), 4)  # what is chosen here shows beside it at once
        for one in (self.remembered, self.no_entries, beside):
            rows.addWidget(one)

    def show_sight(self, sight: Sight, households: Sequence[Household]) -> None:
        """Show what came of the last look."""
        self._columns = None
        looked = sight.looked
        self.remembered.setVisible(looked.is_remembered)
        is_list = looked.refusal is not None and looked.refusal[0] == "import_ask_columns"
        self.no_entries.setVisible(is_list and looked.survey.is_table)
        self.form.offer_households(households, sight.household.id if sight.household else EVERYONE)
        self.form.show_looked(looked)
        self.columns.show_looked(looked)
        self.accounts.show_sight(sight)
        self.sample.show_looked(looked)

    def say(self, words: str) -> None:
        """Say what cannot be said of a file."""
        self.sample.refusal.words.show_words(words)
        self.sample.refusal.show()

    def household(self) -> Id:
        """Give whose the file is."""
        return self.form.household.value() or EVERYONE

    def kind(self) -> str:
        """Give the format chosen."""
        return self.form.format.value() or ""

    def mapping(self, sight: Sight) -> Mapping:
        """Give all that is said of the file now."""
        said = self.form.mapping(sight.looked.mapping)
        if self._columns is not None:
            header = said.header_row or sight.looked.survey.header_row  # columns are named by the heads shown
            said = replace(said, columns=self._columns, header_row=header)
        if self.accounts.is_shown_for(sight):
            named: dict[str, Any] = self.accounts.mapping(said)
            said = replace(said, **named)
        return said

    def _on_columns(self) -> None:
        self._columns = self.columns.columns()
        self.changed.emit()


def _under(*cards: QWidget) -> QVBoxLayout:
    """Put cards under one another."""
    rows = QVBoxLayout()
    rows.setSpacing(14)
    for one in cards:
        rows.addWidget(one)
    rows.addStretch(1)
    return rows
