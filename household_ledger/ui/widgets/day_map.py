"""A month of days: written, nothing that day, unknown, still to come. Pressing one goes there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from household_ledger.domain.figures_days import DayState
from household_ledger.services.views.month_days import MonthDay
from household_ledger.text.dates import format_date
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.text.joined import named
from household_ledger.ui.theme.look import SMALL, color, px
from household_ledger.ui.widgets.cards import clear_grid

_WEEK = 7
_WIDTH, _HEIGHT = 32, 36
"""Of a day; a week is as wide as its card."""
_MOVES = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: _WEEK, Qt.Key.Key_Up: -_WEEK}


class _Day(QPushButton):
    """One day; Qt's own buttons would take every arrow key for a step to the next button."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrow keys to the map."""
        if Qt.Key(event.key()) in _MOVES:
            event.ignore()
        else:
            super().keyPressEvent(event)


class DayMap(QWidget):
    """Seven days a row, as on paper. Tab comes to one of them, arrow keys move between them."""

    pressed = Signal(object)  # date

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._buttons: list[QPushButton] = []

    def show_days(self, days: Sequence[MonthDay]) -> None:
        """Show the days of a month."""
        clear_grid(self._grid)
        self._buttons = []
        for number, one in enumerate(days):
            made = self._button(one)
            self._buttons.append(made)
            self._grid.addWidget(made, number // _WEEK, number % _WEEK)
        self._stop_at(next((one for one in reversed(self._buttons) if one.isEnabled()), None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between the days."""
        step = _MOVES.get(Qt.Key(event.key()))
        here = next((number for number, one in enumerate(self._buttons) if one.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        place = here + step
        if 0 <= place < len(self._buttons) and self._buttons[place].isEnabled():
            self._stop_at(self._buttons[place])
            self._buttons[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, day: QPushButton | None) -> None:
        """Let Tab come to one day only: the latest known of at first, then where the arrow keys went."""
        for one in self._buttons:
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is day else Qt.FocusPolicy.ClickFocus)

    def _button(self, day: MonthDay) -> QPushButton:
        made = _Day(in_digits(str(day.day.day)))
        made.setObjectName(f"day_{day.day.day}")
        made.setFixedWidth(px(_WIDTH))
        made.setAccessibleName(named(format_date(day.day), _words(day.state)))
        made.setToolTip(made.accessibleName())
        made.setEnabled(day.state is not DayState.AHEAD)
        made.setStyleSheet(_look(day.state))
        made.clicked.connect(lambda _checked=False, day=day.day: self._on_pressed(day))
        return made

    def _on_pressed(self, day: date) -> None:
        self.pressed.emit(day)


def _words(state: DayState) -> str:
    told = {
        DayState.WRITTEN: _("written"),
        DayState.NOTHING: _("nothing that day"),
        DayState.UNKNOWN: _("not known yet"),
        DayState.AHEAD: _("still to come"),
        DayState.OUTSIDE: _("before or after the time in the book"),
    }
    return told[state]


def _look(state: DayState) -> str:
    """Tell states apart by ground, rim and its dashes, not by hue alone."""
    ground, ink, rim, dash = {
        DayState.WRITTEN: ("primary", "primary_ink", "primary", "solid"),
        DayState.NOTHING: ("surface", "primary", "primary", "solid"),
        DayState.UNKNOWN: ("attention_soft", "attention", "attention", "dashed"),
        DayState.AHEAD: ("surface", "ink_3", "line", "solid"),
        DayState.OUTSIDE: ("hover", "ink_3", "hover", "solid"),
    }[state]
    inside = px(_HEIGHT) - 2  # the sheet's own least height would hold against one set on the button
    small = f"font-size: {px(SMALL)}px; padding: 0; min-height: {inside}px; max-height: {inside}px; border-radius: 6px;"
    focus = f"QPushButton:focus {{ border: 2px solid {color('ink').name()}; }}"
    return (
        f"QPushButton {{ background: {color(ground).name()}; color: {color(ink).name()}; "
        f"border: 1px {dash} {color(rim).name()}; {small} }} {focus}"
    )
