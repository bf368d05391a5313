"""The days that are written on: today, yesterday, and another one somebody came for."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from household_ledger.ui.board.words import day_words
from household_ledger.ui.widgets.buttons import button

_MOST = 3


class DaysRow(QWidget):
    """A button a day; `picked` carries the day, None for today (whichever day that is by then)."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self._days: list[date | None] = []
        self._buttons = [self._made(place) for place in range(_MOST)]
        for one in self._buttons:
            line.addWidget(one, 1)

    def show_days(self, day: date, today: date) -> None:
        """Show the days with the one that is written on among them."""
        days = list(dict.fromkeys((today, today - timedelta(days=1), day)))
        self._days = [one if one != today else None for one in days]
        for place, one in enumerate(self._buttons):
            one.setVisible(place < len(days))
            if place < len(days):
                one.setText(day_words(days[place], today))
                one.setAccessibleName(one.text())
                one.setChecked(days[place] == day)

    def _made(self, place: int) -> QPushButton:
        made = button("", partial(self._on_pressed, place), look="chip")
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setProperty("room", "finger")
        made.setObjectName(f"day_{place}")
        return made

    def _on_pressed(self, place: int) -> None:
        self.picked.emit(self._days[place])
