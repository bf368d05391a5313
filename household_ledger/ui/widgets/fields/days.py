"""Fields of time: a day, a month, a year."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from household_ledger.domain.period import Month
from household_ledger.domain.problem import Problem
from household_ledger.text.dates import format_date, format_month, format_year, parse_date, parse_month, parse_year
from household_ledger.text.i18n import _
from household_ledger.ui.widgets.buttons import icon_button
from household_ledger.ui.widgets.calendar import CalendarPopup
from household_ledger.ui.widgets.fields.lines import ReadField

_DAYS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class MonthField(ReadField[Month]):
    """A month in any form people write."""

    def _read(self, typed: str) -> Month | Problem:
        return parse_month(typed, field=self.name)

    def _written(self, value: Month) -> str:
        return format_month(value)


class YearField(ReadField[int]):
    """A year: typed พ.ศ. or the Common Era, given in the Common Era."""

    def _read(self, typed: str) -> int | Problem:
        return parse_year(typed, field=self.name)

    def _written(self, value: int) -> str:
        return format_year(value)


class DateField(ReadField[date]):
    """A day in any form people write, written out when it is left; ↑ and ↓ move a day, the button opens a calendar."""

    def __init__(self, label: str, *, name: str, today: date, hint: str = "", is_needed: bool = False) -> None:
        self.today = today
        """The day that is read of "yesterday" and the like, and the calendar opens at."""
        super().__init__(label, name=name, hint=hint, is_needed=is_needed)
        self.line.installEventFilter(self)
        self.line.editingFinished.connect(self._write_out)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move a day with the arrow keys."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            days = _DAYS.get(Qt.Key(event.key()))
            if days is not None:
                self._pick((self.value() or self.today) + timedelta(days=days))
                return True
        return super().eventFilter(watched, event)

    def _line(self) -> QHBoxLayout:
        line = super()._line()
        self.opener = icon_button("calendar", _("Choose a day"), self._open)
        self.opener.setObjectName(f"{self.name}_calendar")
        line.addWidget(self.opener)
        return line

    def _read(self, typed: str) -> date | Problem:
        return parse_date(typed, self.today, field=self.name)

    def _written(self, value: date) -> str:
        return format_date(value)

    def _state(self) -> object:
        return self.value() or self._typed()

    def _write_out(self) -> None:
        """Show how a day typed short was understood."""
        day = self.value()
        if day is not None:
            self.line.setText(self._written(day))

    def _open(self) -> None:
        popup = CalendarPopup(self.value() or self.today, self)
        popup.picked.connect(self._pick)
        popup.open_under(self.editor)

    def _pick(self, day: date) -> None:
        self.take_words(self._written(day))
