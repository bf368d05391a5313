"""A field where several of some choices are picked, each a chip: months of harvest, pockets of a goal."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from household_ledger.text.joined import named
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.fields.field import FieldOf

_CHIP_SIDES = 34


class SeveralField(FieldOf[str]):
    """The chosen numbers in the order offered, written "5,11" as the domain keeps them; `columns` chips in a row."""

    is_wide = True

    def __init__(  # noqa: PLR0913 -- a field, its choices and how they lie
        self,
        label: str,
        *,
        name: str,
        choices: Sequence[tuple[int, str]],
        columns: int,
        hint: str = "",
        is_needed: bool = False,
    ) -> None:
        self._choices, self._columns = tuple(choices), columns
        self._chips: dict[int, QPushButton] = {}
        super().__init__(label, name=name, hint=hint, is_needed=is_needed)
        for key, words in self._choices:
            self._chips[key].setAccessibleName(named(label, words))

    def value(self) -> str:
        """Give the numbers chosen as "5,11"; "" for none."""
        return self._typed()

    def _make_editor(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setSpacing(6)
        for place, (key, words) in enumerate(self._choices):
            chip = button(words, look="chip")
            chip.setCheckable(True)
            chip.setMinimumHeight(px(36))
            chip.setObjectName(f"{self.name}_{key}")
            chip.setAutoDefault(False)
            chip.toggled.connect(self._on_typed)
            self._chips[key] = chip
            grid.addWidget(chip, place // self._columns, place % self._columns)
        grid.setColumnStretch(self._columns, 1)
        self._shorten(holder)
        if self._chips:
            holder.setFocusProxy(next(iter(self._chips.values())))
        holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return holder

    def _shorten(self, holder: QWidget) -> None:
        """Cut names too long for their chip; the tip says them whole."""
        room = px(360) * 2 // self._columns - px(_CHIP_SIDES)
        for key, words in self._choices:
            chip = self._chips[key]
            shown = holder.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
            chip.setText(shown.replace("&", "&&"))
            chip.setToolTip(words if shown != words else "")

    def _put(self, value: str) -> None:
        chosen = {one.strip() for one in value.split(",")}
        for key, chip in self._chips.items():
            chip.setChecked(str(key) in chosen)

    def _typed(self) -> str:
        return ",".join(str(key) for key, chip in self._chips.items() if chip.isChecked())
