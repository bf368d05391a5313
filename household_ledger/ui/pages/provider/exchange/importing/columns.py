"""What each column of a table means: its head, what stands in it, and the choice."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from household_ledger.services.exchange.reading.looking import Looked
from household_ledger.services.exchange.reading.mapping import COLUMN_FIELDS
from household_ledger.services.exchange.reading.survey import Survey
from household_ledger.text.amounts import format_number
from household_ledger.text.file_columns import column_meanings
from household_ledger.text.i18n import _
from household_ledger.ui.widgets.cards import Card, clear_grid
from household_ledger.ui.widgets.fields.choices import ChoiceField
from household_ledger.ui.widgets.words import Words

_MOST = 40
"""Columns offered; a person who needs more has a mapping file for the command line."""
_EXAMPLES, _LONGEST = 3, 46


class _Lent(NamedTuple):
    """A meaning that went from one column to another as that was chosen."""

    owner: ChoiceField[str]
    to: ChoiceField[str]
    meaning: str


class ColumnsCard(Card):
    """The columns; `changed` says that one means something else."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("What the columns are"))
        self.setObjectName("file_columns")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        self.fields: list[ChoiceField[str]] = []
        self._shown: object = None
        self._heads: tuple[str, ...] = ()
        self._is_showing = False
        self._lent: _Lent | None = None

    def show_looked(self, looked: Looked) -> None:
        """Show the columns and what each was taken for."""
        seen = looked.survey
        self.setVisible(seen.is_table and not seen.is_own and bool(seen.heads))
        what = (seen.heads, tuple(_examples(seen, place) for place in range(len(seen.heads))))
        if what != self._shown:
            self._shown, self._heads = what, seen.heads
            self._make(*what)
        self._is_showing = True
        by_place = {place: name for name, place in (seen.columns or _said(looked)).items()}
        for place, one in enumerate(self.fields):
            one.show_value(by_place.get(place, ""))
        self._is_showing = False

    def columns(self) -> dict[str, str]:
        """Give every field with its column ("": not read): by its head, where only one column has that."""
        chosen = {one.value(): place for place, one in enumerate(self.fields) if one.value()}
        return {name: self._named(chosen.get(name)) for name in COLUMN_FIELDS}

    def _named(self, place: int | None) -> str:
        if place is None:
            return ""
        head = self._heads[place]
        is_plain = bool(head) and self._heads.count(head) == 1 and not head.isdigit()
        return head if is_plain else str(place + 1)

    def _make(self, heads: tuple[str, ...], examples: tuple[str, ...]) -> None:
        clear_grid(self._grid)
        self.fields, self._lent = [], None
        meanings = [("", _("Not read")), *column_meanings()]
        for place, head in enumerate(heads[:_MOST]):
            name = head or _("Column {number}").format(number=format_number(place + 1))
            one: ChoiceField[str] = ChoiceField(name, name=f"column_{place + 1}", choices=meanings)
            one.label.hide()  # it stands beside
            one.changed.connect(lambda one=one: self._on_changed(one))
            told = Words(name, "strong", wraps=True)
            below = Words(examples[place], "hint")
            below.setToolTip(examples[place])
            self._grid.addWidget(told, 2 * place, 0, Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(below, 2 * place + 1, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(one, 2 * place, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
            self.fields.append(one)

    def _on_changed(self, moved: ChoiceField[str]) -> None:
        """Let a meaning stand once: where it stood it goes, and comes back when the choice only passed over it."""
        if self._is_showing:
            return
        self._is_showing = True
        if self._lent is not None and self._lent.to is moved and not self._lent.owner.value():
            self._lent.owner.show_value(self._lent.meaning)
        self._lent = None
        for one in self.fields:
            if one is not moved and moved.value() and one.value() == moved.value():
                self._lent = _Lent(one, moved, one.value() or "")
                one.show_value("")
        self._is_showing = False
        self.changed.emit()


def _said(looked: Looked) -> dict[str, int]:
    """Give the columns a person named so far, where they are not enough to read by."""
    heads = looked.survey.heads
    named = {head: place for place, head in enumerate(heads)}
    numbers = {str(place + 1): place for place in range(len(heads))}
    places = {name: named.get(head, numbers.get(head)) for name, head in looked.mapping.columns.items() if head}
    return {name: place for name, place in places.items() if place is not None}


def _examples(seen: Survey, place: int) -> str:
    cells = (row[place] for _number, row in seen.sample if place < len(row) and row[place])
    words = " · ".join(list(dict.fromkeys(cells))[:_EXAMPLES])
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
