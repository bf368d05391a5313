"""A calendar of พ.ศ. to pick a day from: month and year above, weeks below, all by keyboard too."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from household_ledger.domain.period import Month
from household_ledger.text.dates import format_date, format_month, weekday_name
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.ui.theme.look import color, px
from household_ledger.ui.widgets.buttons import icon_button
from household_ledger.ui.widgets.words import Words

_MONDAY = date(2024, 1, 1)
_WEEK, _WEEKS = 7, 6
_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_WEEK, Qt.Key.Key_Down: _WEEK}


class CalendarPopup(QFrame):
    """Shows the month of a day; `picked` carries the day pressed. Weeks begin on Monday."""

    picked = Signal(object)  # date

    def __init__(self, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(_("Calendar"))
        self._day = day
        self._cells: list[QPushButton] = []
        rows = QVBoxLayout(self)
        head = QHBoxLayout()
        self._month = Words("", "strong")
        self._month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head.addWidget(icon_button("left", _("Month before"), lambda: self._turn(-1)))
        head.addWidget(self._month, 1)
        head.addWidget(icon_button("right", _("Next month"), lambda: self._turn(1)))
        rows.addLayout(head)
        rows.addLayout(self._make_grid())
        self._show()

    def open_under(self, widget: QWidget) -> None:
        """Open below a widget, inside the screen."""
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(0, widget.height() + 2))
        screen = widget.screen().availableGeometry()
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - self.width())))
        if corner.y() + self.height() > screen.bottom():
            corner = QPoint(corner.x(), widget.mapToGlobal(QPoint(0, 0)).y() - self.height() - 2)
        self.move(corner)
        self.show()
        self._focus_day()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by day and week with the arrows, by month with Page Up and Page Down, pick with Enter."""
        key = Qt.Key(event.key())
        if key in _MOVES:
            self._go(self._day + timedelta(days=_MOVES[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._turn(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick(self._day)
        else:
            super().keyPressEvent(event)

    def _make_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(2)
        for column in range(_WEEK):
            name = Words(weekday_name(_MONDAY + timedelta(days=column), is_short=True), "hint")
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(name, 0, column)
        for index in range(_WEEK * _WEEKS):
            cell = QPushButton()
            cell.setFixedSize(px(38), px(36))
            cell.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            cell.clicked.connect(lambda _checked=False, index=index: self._pick(self._first() + timedelta(days=index)))
            grid.addWidget(cell, 1 + index // _WEEK, index % _WEEK)
            self._cells.append(cell)
        return grid

    def _first(self) -> date:
        """Give the Monday the shown weeks begin with."""
        first = Month.of(self._day).first
        return first - timedelta(days=first.weekday())

    def _show(self) -> None:
        self._month.show_words(format_month(Month.of(self._day)))
        for index, cell in enumerate(self._cells):
            day = self._first() + timedelta(days=index)
            cell.setText(in_digits(str(day.day)))
            cell.setAccessibleName(format_date(day, "full"))
            is_here = day.month == self._day.month
            ground = color("primary") if day == self._day else color("surface")
            ink = color("primary_ink" if day == self._day else "ink" if is_here else "ink_3")
            look = f"background: {ground.name()}; color: {ink.name()}; border: 0; padding: 0; min-height: 0;"
            cell.setStyleSheet(f"QPushButton {{ {look} }}")

    def _go(self, day: date) -> None:
        self._day = day
        self._show()
        self._focus_day()

    def _turn(self, months: int) -> None:
        month = Month.of(self._day).plus(months)
        self._go(month.first.replace(day=min(self._day.day, month.last.day)))

    def _focus_day(self) -> None:
        self.setFocus()
        self.setAccessibleDescription(format_date(self._day, "full"))

    def _pick(self, day: date) -> None:
        self.picked.emit(day)
        self.close()
