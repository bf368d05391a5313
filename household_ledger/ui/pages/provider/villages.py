"""Which village is looked at: chips side by side, or a list where they do not fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from household_ledger.domain.ids import Id
from household_ledger.domain.register import VillageGroup
from household_ledger.services.ports import Reader
from household_ledger.text.amounts import format_number
from household_ledger.text.collation import sort_key
from household_ledger.text.i18n import _
from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.look import BODY, px
from household_ledger.ui.widgets.choice_box import ChoiceBox
from household_ledger.ui.widgets.segments import Segments

_ALL = "all"
_LEAST_LIST = 160
_ROOM, _AROUND = 640, 40
"""Pixels that chips may take whatever the size of letters, and what each needs around its words."""


def villages_of(reader: Reader, homes: Iterable[Id], beside: Iterable[Id] = ()) -> tuple[tuple[Id, str], ...]:
    """Name the villages some households live in, each with how many of them; `homes`: the village of each, or 0.

    Villages of households `beside`, only compared with, are named too, and these are not counted.
    """
    counts, named = Counter(homes), frozenset(beside)
    groups = sorted(reader.all(VillageGroup), key=lambda one: sort_key(one.name))
    return tuple(
        (one.id, f"{one.name} {format_number(counts[one.id])}" if counts[one.id] else one.name)
        for one in groups
        if counts[one.id] or one.id in named
    )


class VillageChoice(QWidget):
    """Chooses a village or all; `chosen` says that it was chosen by hand."""

    chosen = Signal()

    def __init__(self, room: int = _ROOM) -> None:
        super().__init__()
        self._room = room
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[tuple[str, str], ...] = ()
        self._current = _ALL
        self._widget: QWidget | None = None

    @property
    def village(self) -> Id | None:
        """Give the village chosen; None for all."""
        return None if self._current == _ALL else Id(int(self._current))

    def words(self) -> str:
        """Name what is chosen as it is offered; "" where there is nothing to choose."""
        return "" if self.isHidden() else dict(self._shown).get(self._current, "")

    def choose(self, village: Id | None) -> None:
        """Choose without telling; all where there is no such village. May be said before villages are shown."""
        key = _ALL if village is None else str(int(village))
        is_known = not self._shown or any(key == one for one, _words in self._shown)
        self._current = key if is_known else _ALL
        if isinstance(self._widget, Segments):
            self._widget.choose(self._current)
        elif isinstance(self._widget, QComboBox):
            self._widget.blockSignals(True)  # noqa: FBT003 -- Qt's own signature
            self._widget.setCurrentIndex([one for one, _words in self._shown].index(self._current))
            self._widget.blockSignals(False)  # noqa: FBT003 -- Qt's own signature

    def show_villages(self, villages: Sequence[tuple[Id, str]]) -> None:
        """Offer all and these; nothing is shown where there is nothing to choose."""
        shown = ((_ALL, _("All villages")), *((str(int(key)), words) for key, words in villages))
        if shown == self._shown:
            return
        village, self._shown = self.village, shown
        if self._widget is not None:
            self._widget.hide()
            self._widget.deleteLater()
        self._widget = self._chips() if self._fits() else self._list()
        self._widget.setObjectName("villages")
        self._line.addWidget(self._widget)
        self._widget.show()
        self.setVisible(bool(villages))
        self.choose(village)

    def _fits(self) -> bool:
        letters = QFontMetrics(font(px(BODY)))
        return sum(letters.horizontalAdvance(words) + _AROUND for _key, words in self._shown) <= self._room

    def _chips(self) -> Segments:
        made = Segments(_("Village"), self._shown, _ALL, look="chip")
        made.chosen.connect(self._on_chosen)
        return made

    def _list(self) -> QComboBox:
        made = ChoiceBox()
        made.setMinimumHeight(px(36))
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(24)
        made.setMinimumWidth(px(_LEAST_LIST))  # narrower than what it asks for, where letters are large
        made.setAccessibleName(_("Village"))
        made.addItems([words for _key, words in self._shown])
        made.currentIndexChanged.connect(lambda index: self._on_chosen(self._shown[index][0]))
        return made

    def _on_chosen(self, key: str) -> None:
        self._current = key
        self.chosen.emit()
