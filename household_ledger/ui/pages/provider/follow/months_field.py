"""A field of months, each a chip; which there are depends on what stands in other fields."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from household_ledger.domain.number_lists import numbers_in, numbers_text
from household_ledger.domain.period import Month
from household_ledger.text.dates import format_month
from household_ledger.text.joined import named
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.fields import FieldOf

_COLUMNS = 6


class _Holder(QWidget):
    """Hands the keyboard on to the first chip; a proxy would stand in Tab's way, after its own chips."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        chip = self.findChild(QPushButton)
        if chip is not None:
            chip.setFocus(event.reason())


class MonthsField(FieldOf[str]):
    """The months chosen as numbers with a comma between ("202610,202611"), as a visit keeps them."""

    is_wide = True

    def __init__(self, label: str, *, name: str) -> None:
        self._chips: dict[int, QPushButton] = {}
        self._wanted: set[int] = set()
        super().__init__(label, name=name)

    def value(self) -> str:
        """Give the months that are offered and chosen."""
        return self._typed()

    def offer(self, months: Sequence[Month], words: str) -> None:
        """Offer other months, and say below them why not more; what was chosen stays chosen where it is offered."""
        if [one.number for one in months] != list(self._chips):
            had_keyboard = any(chip.hasFocus() for chip in self._chips.values())
            for chip in self._chips.values():
                self._grid.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self._chips = {one.number: self._chip(one) for one in months}
            for place, chip in enumerate(self._chips.values()):
                self._grid.addWidget(chip, place // _COLUMNS, place % _COLUMNS)
            self._keep_in_order()
            if had_keyboard and self._chips:
                next(iter(self._chips.values())).setFocus()
        self.editor.setVisible(bool(self._chips))
        self.show_hint(words)

    def _keep_in_order(self) -> None:
        """Let Tab come to new chips where the field stands: a widget put in later is the window's last."""
        before = self.editor
        while before.focusPolicy() == Qt.FocusPolicy.NoFocus:
            earlier = before.previousInFocusChain()
            if earlier is None or earlier is self.editor:
                break
            before = earlier
        for chip in self._chips.values():
            QWidget.setTabOrder(before, chip)
            before = chip

    def _chip(self, month: Month) -> QPushButton:
        words = format_month(month, "short")
        made = button(words, look="chip")
        made.setCheckable(True)
        made.setChecked(month.number in self._wanted)
        made.setMinimumHeight(px(36))
        made.setObjectName(f"{self.name}_{month.number}")
        made.setAccessibleName(named(self.label.words(), words))
        made.setAutoDefault(False)
        made.toggled.connect(lambda is_on, number=month.number: self._on_toggled(number, is_on=is_on))
        return made

    def _on_toggled(self, number: int, *, is_on: bool) -> None:
        self._wanted = self._wanted | {number} if is_on else self._wanted - {number}
        self._on_typed()

    def _make_editor(self) -> QWidget:
        holder = _Holder()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 2, 0, 2)
        self._grid.setSpacing(6)
        self._grid.setColumnStretch(_COLUMNS, 1)
        holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return holder

    def _put(self, value: str) -> None:
        self._wanted = set(numbers_in(value))
        for number, chip in self._chips.items():
            chip.setChecked(number in self._wanted)

    def _typed(self) -> str:
        return numbers_text(number for number in self._chips if number in self._wanted)
