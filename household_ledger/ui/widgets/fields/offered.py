"""A line of words with likely ones offered below while it is typed; what is typed is as good as what is offered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QListView, QStyledItemDelegate, QWidget

from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.look import BODY, px
from household_ledger.ui.widgets.fields.lines import TextField

Offer = TypeVar("Offer")
_MOST_SHOWN = 8


class OfferedField(TextField, Generic[Offer]):
    """Offers `offers(typed)`, (value, words) each; ↓ and Enter or a press takes one: `taken` carries its value."""

    taken = Signal(object)

    def __init__(
        self, label: str, *, name: str, offers: Callable[[str], Sequence[tuple[Offer, str]]], longest: int = 100
    ) -> None:
        self._offers = offers
        self._offered: dict[str, Offer] = {}
        super().__init__(label, name=name, longest=longest)

    def _make_editor(self) -> QWidget:
        line = super()._make_editor()
        self._words = QStringListModel(self)
        self.completer = QCompleter(self._words, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setMaxVisibleItems(_MOST_SHOWN)
        self.completer.setWidget(line)  # not the line's own: that would write the words of the offer into it
        self.completer.activated.connect(self._on_taken)
        self.popup = popup = QListView()
        self.completer.setPopup(popup)
        popup.setItemDelegate(QStyledItemDelegate(popup))  # Qt's own does not ask the sheet
        popup.setObjectName(f"{self.name}_offers")
        popup.setAccessibleName(self.label.words())
        popup.setFont(font(px(BODY)))
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.line.textEdited.connect(self._offer)
        return line

    def _offer(self, typed: str) -> None:
        found = self._offers(typed)
        self._offered = {words: value for value, words in found}
        self._words.setStringList(list(self._offered))
        if not found:
            self.popup.hide()
            return
        place = self.line.rect()
        widest = max(self.line.fontMetrics().horizontalAdvance(words) for words in self._offered)
        place.setWidth(max(place.width(), widest + px(48)))
        self.completer.complete(place)

    def _on_taken(self, words: str) -> None:
        if words in self._offered:
            self.taken.emit(self._offered[words])
