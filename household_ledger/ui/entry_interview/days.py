"""The days asked about as buttons: one for all together, one for each day (of school) alike, and one for each."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from household_ledger.services.views.interview_span import Span
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date, weekday_name
from household_ledger.text.digits import in_digits, to_arabic
from household_ledger.text.i18n import _
from household_ledger.ui.entry_interview.words import day_words
from household_ledger.ui.theme.look import look
from household_ledger.ui.widgets.buttons import PressButton, go_in_order

ALL, EACH, SCHOOL = "all", "each", "school"
Choice = date | str
_SATURDAY = 5
_A_WEEK, _LONG = 7, 11
_LARGER = 120
"""From this size of letters on eleven days stand in a line only where each says its weekday or its month."""
_DIGITS = 2
"""So many has the number of a day at most."""
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


def school_days(span: Span) -> tuple[date, ...]:
    """List the days of a span children go to school on: Monday to Friday."""
    return tuple(day for day in span.days if day.weekday() < _SATURDAY)


class _DayButton(PressButton):
    """Leaves arrows to the row of days."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter; arrow keys are the row's."""
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class DayChips(QWidget):
    """Chooses the day of an amount; arrow keys go about, digits go to the day of that number.

    `refused` holds a number typed that is none of the days, until something else is typed or chosen.
    """

    def __init__(self, on_chosen: Callable[[Choice], object]) -> None:
        super().__init__()
        self.setAccessibleName(_("Which day?"))
        self._on_chosen = on_chosen
        self._span: Span | None = None
        self._number, self.refused = "", ""
        self._columns = _A_WEEK
        self.days: dict[date, QPushButton] = {}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        wide = QHBoxLayout()
        wide.setSpacing(6)
        self.all = self._chip("", "day_all", ALL)
        self.each = self._chip(_("This much on each day"), "day_each", EACH)
        self.school = self._chip(_("This much on each school day, Mon–Fri"), "day_school", SCHOOL)
        for one in self.wide:
            wide.addWidget(one, 1)
        rows.addLayout(wide)
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        rows.addLayout(self._grid)

    @property
    def wide(self) -> tuple[QPushButton, ...]:
        """List the buttons that stand for several days."""
        return self.all, self.each, self.school

    def show_span(self, span: Span, *, is_for_school: bool = False) -> None:
        """Show the days of a span, for money for school those of school apart."""
        is_mixed = 0 < len(school_days(span)) < len(span.days)
        self.school.setVisible(is_for_school and is_mixed)
        if span == self._span:
            return
        self._span = span
        for one in self.days.values():
            self._grid.removeWidget(one)
            one.hide()
            one.deleteLater()
        self._columns = _LONG if len(span.days) > 2 * _A_WEEK else _A_WEEK
        self.days = {day: self._day(day) for day in span.days}
        for place, one in enumerate(self.days.values()):
            self._grid.addWidget(one, place // self._columns, place % self._columns)
        go_in_order([*self.wide, *self.days.values()])
        for column in range(_LONG):
            self._grid.setColumnStretch(column, int(column < self._columns))
        self.all.setText(_("All {count} days together").format(count=format_number(len(span.days))))
        self.all.setAccessibleName(self.all.text())
        for one in (self.all, self.each):
            one.setVisible(len(span.days) > 1)

    def mark_told(self, told: Collection[date]) -> None:
        """Mark the days something was told of."""
        for day, one in self.days.items():
            if bool(one.property("told")) != (day in told):
                one.setProperty("told", day in told)
                one.style().unpolish(one)
                one.style().polish(one)

    def begin(self) -> QPushButton:
        """Give the button the keyboard begins at."""
        self._number, self.refused = "", ""
        return self.all if len(self.days) > 1 else next(iter(self.days.values()))

    def chip(self, choice: Choice) -> QPushButton:
        """Give the button of a choice."""
        if isinstance(choice, date):
            return self.days[choice]
        return next((one for one in self.wide if one.objectName() == f"day_{choice}"), self.all)

    def hear(self, event: QKeyEvent) -> bool:
        """Go to the day whose number is typed; a number that is none of the days is refused, not taken for another."""
        digit = to_arabic(event.text())
        if len(digit) != 1 or not digit.isdigit():
            return False
        before = self._number if len(self._number) < _DIGITS else ""
        self._number, self.refused = before + digit, ""
        number = self._number.lstrip("0")
        found = [day for day in self.days if str(day.day).startswith(number)]
        exact = [day for day in found if str(day.day) == number]
        if not number and len(self._number) < _DIGITS:
            return True
        if not number or not found or (len(self._number) == _DIGITS and not exact):
            self._number, self.refused = "", self._number
        else:
            self.days[(exact or found)[-1]].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next button by an arrow key."""
        if event.key() in _ARROWS:
            self._number, self.refused = "", ""
            self._step(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)

    def _step(self, key: Qt.Key) -> None:
        wide = [one for one in self.wide if one.isVisible()]
        every = [*wide, *self.days.values()]
        at = next((place for place, one in enumerate(every) if one.hasFocus()), -1)
        if at < 0:
            return
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        if step is None:
            step = self._columns if key == Qt.Key.Key_Down else -self._columns
            if at < len(wide):
                step = len(wide) - at if step > 0 else 0
            elif at + step < len(wide):
                step = -at
        if 0 <= at + step < len(every):
            every[at + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _day(self, day: date) -> QPushButton:
        made = self._chip("\n".join(self._written(day)), f"day_{day:%m%d}", day)
        made.setAccessibleName(day_words(day))
        made.setToolTip(day_words(day))
        return made

    def _written(self, day: date) -> tuple[str, str]:
        """Write a day on two short lines; days of two months carry the month's name, in larger letters alone."""
        weekday, number = weekday_name(day, is_short=True), in_digits(str(day.day))
        if self._span is None or self._span.first.month == self._span.last.month:
            return weekday, number
        dated = format_date(day, "day")
        return (dated.removeprefix(number).strip(), number) if look().type_size >= _LARGER else (weekday, dated)

    def _chip(self, words: str, name: str, choice: Choice) -> QPushButton:
        made = _DayButton(words)
        made.setProperty("look", "day")
        made.setAccessibleName(words)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setObjectName(name)
        made.setAutoDefault(False)
        made.clicked.connect(partial(self._choose, choice))
        return made

    def _choose(self, choice: Choice, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 -- as Qt calls it
        self._number, self.refused = "", ""
        self._on_chosen(choice)
