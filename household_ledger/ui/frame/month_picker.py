"""Picking a month: twelve of a year at a time; the arrow keys move by month, Page Up and Page Down by year."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.domain.validation import FIRST_DAY
from household_ledger.text.dates import format_month, format_year, month_name
from household_ledger.text.i18n import _
from household_ledger.ui.frame.popup import Popup
from household_ledger.ui.theme.icons import icon
from household_ledger.ui.theme.look import color, px
from household_ledger.ui.widgets.buttons import button, icon_button
from household_ledger.ui.widgets.words import Words

_IN_A_ROW = 3
_FIRST = Month.of(FIRST_DAY)
_MOVES = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_IN_A_ROW,
    Qt.Key.Key_Down: _IN_A_ROW,
    Qt.Key.Key_PageUp: -MONTHS_A_YEAR,
    Qt.Key.Key_PageDown: MONTHS_A_YEAR,
}


class MonthPicker(Popup):
    """Shows a year around a month, up to the last there is to look at; closed months carry a lock."""

    picked = Signal(object)  # Month

    def __init__(
        self, parent: QWidget, month: Month, *, now: Month, last: Month, is_closed: Callable[[Month], bool]
    ) -> None:
        super().__init__(parent, _("Choose a month"))
        self._chosen, self._at, self._last = month, month, max(last, month)
        self._is_closed = is_closed
        rows = QVBoxLayout(self)
        head = QHBoxLayout()
        self._year = Words("", "strong")
        self._year.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.before = icon_button("left", _("Year before"), lambda: self._move(-MONTHS_A_YEAR))
        self.before.setObjectName("year_before")
        self.after = icon_button("right", _("Next year"), lambda: self._move(MONTHS_A_YEAR))
        self.after.setObjectName("year_after")
        head.addWidget(self.before)
        head.addWidget(self._year, 1)
        head.addWidget(self.after)
        rows.addLayout(head)
        rows.addLayout(self._make_grid())
        this = button(_("This month"), lambda: self._pick(now), look="flat", picture="today")
        this.setObjectName("this_month")
        rows.addWidget(this)
        self._show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, and pick with Enter."""
        key = Qt.Key(event.key())
        if key in _MOVES:
            self._move(_MOVES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick(self._at)
        else:
            super().keyPressEvent(event)

    def _make_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(4)
        self._months: list[QPushButton] = []
        for index in range(MONTHS_A_YEAR):
            one = QPushButton()
            one.setObjectName(f"month_{index + 1}")
            one.setMinimumWidth(px(96))
            one.setIconSize(QSize(px(13), px(13)))
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            one.clicked.connect(lambda _checked=False, index=index: self._pick(Month(self._at.year, index + 1)))
            grid.addWidget(one, index // _IN_A_ROW, index % _IN_A_ROW)
            self._months.append(one)
        return grid

    def _show(self) -> None:
        year = self._at.year
        self._year.show_words(format_year(year, has_era=True))
        self.before.setEnabled(year > _FIRST.year)
        self.after.setEnabled(year < self._last.year)
        for index, one in enumerate(self._months):
            month = Month(year, index + 1)
            one.setText(month_name(index + 1, is_short=True))
            is_closed = self._is_closed(month)
            said = _("{month}, closed") if is_closed else "{month}"
            one.setAccessibleName(said.format(month=format_month(month)))
            one.setIcon(
                icon("lock", "primary_ink" if month == self._chosen else "ink_3", px(14)) if is_closed else QIcon()
            )
            one.setEnabled(_FIRST <= month <= self._last)
            one.setStyleSheet(self._look(month))
        self.setAccessibleDescription(format_month(self._at))

    def _look(self, month: Month) -> str:
        ground, ink, edge = "surface", "ink", "surface"
        if month == self._chosen:
            ground, ink, edge = "primary", "primary_ink", "primary"
        elif not _FIRST <= month <= self._last:
            ink = "ink_3"
        if month == self._at:
            edge = "ink" if month == self._chosen else "primary"
        names = (color(name).name() for name in (ground, ink, edge))
        return "QPushButton {{ background: {}; color: {}; border: 2px solid {}; padding: 4px 8px; }}".format(*names)

    def _move(self, months: int) -> None:
        self._at = min(self._last, max(_FIRST, self._at.plus(months)))
        self._show()

    def _pick(self, month: Month) -> None:
        if _FIRST <= month <= self._last:
            self.close()
            self.picked.emit(month)
