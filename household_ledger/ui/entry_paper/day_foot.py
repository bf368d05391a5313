"""What stands below the sums of a daily page: days without anything, cash counted, how the page was kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from household_ledger.domain.period import Month
from household_ledger.services.views.blank_page import days_of
from household_ledger.services.written_pages import Count, WrittenMonth
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import format_date
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside
from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.look import BODY, color, has_large_letters, px
from household_ledger.ui.widgets.buttons import button, go_in_order
from household_ledger.ui.widgets.check_box import CheckBox
from household_ledger.ui.widgets.words import Words

_ROUND: Final = 36
_FAINT: Final = 0.38
_FREE, _NOTHING, _WRITTEN, _BOTH = "free", "nothing", "written", "both"
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class _Day(QAbstractButton):
    """The number of a day: circled where nothing happened on it, in grey with a dot where something is written."""

    def __init__(self, day: int) -> None:
        super().__init__()
        self.day, self._state = day, _FREE
        self.setObjectName(f"nothing_day_{day}")
        self.setAccessibleName(in_digits(str(day)))
        self.setFixedSize(px(_ROUND), px(_ROUND))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_state(self, state: str, when: str) -> None:
        """Show what is known of the day."""
        self._state = state
        told = {
            _FREE: _("{day}: circle it if nothing came in or went out"),
            _NOTHING: _("{day}: nothing came in or went out; press to take the circle off"),
            _WRITTEN: _("{day}: something is written"),
            _BOTH: _("{day}: circled, and something is written; press to take the circle off"),
        }[state].format(day=when)
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the number and the circle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = self.rect().adjusted(3, 3, -4, -4)
        is_circled = self._state in (_NOTHING, _BOTH)
        if is_circled or self.underMouse():
            tone = "attention" if self._state == _BOTH else "primary" if is_circled else "line"
            painter.setPen(QPen(color(tone), 2))
            painter.setBrush(color("primary_soft") if self._state == _NOTHING else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(inside)
        painter.setFont(font(px(BODY), is_strong=is_circled))
        painter.setPen(self._ink())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, in_digits(str(self.day)))
        if self._state in (_WRITTEN, _BOTH):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("income"))
            painter.drawEllipse(self.rect().center().x() - 2, self.rect().bottom() - px(7), 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(color("primary"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 6, 6)
        painter.end()

    def _ink(self) -> QColor:
        """Write lightest what cannot be pressed: days still to come, and those of a closed month."""
        ink = color("ink_2" if self._state == _WRITTEN else "ink")
        if not self.isEnabled() and self._state == _FREE:
            ink.setAlphaF(_FAINT)
        return ink


class DayCircles(QWidget):
    """The days of the month to circle; `pressed` carries the day's number. Arrow keys go from one to the next."""

    pressed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Days without anything: circle them"))
        self.days = [_Day(number) for number in days_of(None)]
        for one in self.days:
            one.setParent(self)
            one.clicked.connect(lambda _checked=False, day=one.day: self.pressed.emit(day))

    def show_month(self, month: Month, written: WrittenMonth, last: date | None) -> None:
        """Show the days of a month and what is known of each; those after `last` cannot be pressed (None: none can)."""
        numbers = days_of(month)
        for one in self.days:
            is_there = one.day <= len(numbers)
            day = date(month.year, month.month, one.day if is_there else 1)
            one.setVisible(is_there)
            one.setEnabled(is_there and last is not None and day <= last)
            if is_there:
                is_nothing, is_written = day in written.nothing, day in written.written
                state = _BOTH if is_nothing and is_written else _NOTHING if is_nothing else _FREE
                one.show_state(_WRITTEN if is_written and not is_nothing else state, format_date(day, "day"))
        self._place()

    def begin(self) -> None:
        """Bring the keyboard to the first day that can be pressed."""
        first = next((one for one in self.days if one.isEnabled() and not one.isHidden()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next day by an arrow key."""
        step = _ARROWS.get(Qt.Key(event.key()), 0)
        here = next((one for one in self.days if one.hasFocus()), None)
        there = here.day - 1 + step if here is not None else -1
        if not step or not 0 <= there < len(self.days) or self.days[there].isHidden():
            super().keyPressEvent(event)
            return
        self.days[there].setFocus(Qt.FocusReason.TabFocusReason)

    def sizeHint(self) -> QSize:
        """Ask for the lines it needs at its width."""
        lines = -(-len(self.days) // self._a_line()) if self.days else 1
        return QSize(px(300), lines * px(_ROUND + 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many in a line as there is room for."""
        self._place()
        super().resizeEvent(event)

    def _a_line(self) -> int:
        most = max(1, self.width() // px(_ROUND + 2))
        lines = -(-len(self.days) // most) or 1
        return -(-len(self.days) // lines) or 1  # lines of one length

    def _place(self) -> None:
        count = self._a_line()
        for place, one in enumerate(self.days):
            line, column = divmod(place, count)
            one.move(column * px(_ROUND + 2), line * px(_ROUND + 2))
        self.setFixedHeight(self.sizeHint().height())


class DayFoot(QWidget):
    """Circles, the count, the boxes; `counted` when a count is to be kept, `marked` carries whether it was daily."""

    counted = Signal()
    count_typed = Signal(str, str)
    marked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(px(8), 0, px(8), 0)
        rows.setSpacing(px(10))
        self.circles = DayCircles()
        days = QHBoxLayout()
        days.setSpacing(px(10))
        told = Words(_("Days without anything: circle them"), "small", wraps=True)
        told.setFixedWidth(px(96))
        days.addWidget(told, 0, Qt.AlignmentFlag.AlignTop)
        days.addWidget(self.circles, 1)
        rows.addLayout(days)
        self.count_day = self._field("count_day", _("Day cash was counted"), 84)
        self.count_amount = self._field("count_amount", _("Cash counted (baht)"), 116)
        self.count_button = button(_("Keep the count"), self.counted.emit)
        self.count_button.setObjectName("count_keep")
        self.count_said = Words("", "small", wraps=True)
        self.count_said.setObjectName("count_said")
        self.daily, self.patchy = CheckBox(_("Written every day")), CheckBox(_("Now and then"))
        self.daily.setObjectName("paper_daily")
        self.patchy.setObjectName("paper_patchy")
        for one in (self.daily, self.patchy):
            one.setAccessibleName(one.text())
        self.daily.setToolTip(_("Counts as written on its days, though it is typed in later."))
        self.daily.clicked.connect(lambda checked=False: self.marked.emit(checked))
        self.patchy.clicked.connect(lambda _checked=False: self.marked.emit(False))  # noqa: FBT003 -- a signal's value
        self._lay_out(rows)
        go_in_order((self.circles, self.count_day, self.count_amount, self.count_button, self.daily, self.patchy))

    def show_foot(self, month: Month, written: WrittenMonth, count: Mapping[str, str], last: date | None) -> None:
        """Show what is known of the month, and what was typed of a count; `last` is the last day to write of."""
        may_write = last is not None
        self.circles.show_month(month, written, last)
        for field, text in ((self.count_day, count.get("day", "")), (self.count_amount, count.get("amount", ""))):
            if field.text() != text:
                field.setText(text)
            field.setReadOnly(not may_write)
        self.daily.setChecked(written.is_daily)
        self.patchy.setChecked(not written.is_daily and written.pages > 0)
        self.count_button.setEnabled(may_write)
        self.say_count(_count_words(written.count) if written.count is not None else "")

    def let_mark(self, *, is_let: bool) -> None:
        """Let the boxes be checked; how a month was kept is said before it is closed."""
        for one in (self.daily, self.patchy):
            one.setEnabled(is_let)

    def say_count(self, words: str, *, is_wrong: bool = False) -> None:
        """Say what was counted, or why it cannot be kept."""
        self.count_said.show_words(words)
        self.count_said.set_tone("expense" if is_wrong else "ink_2")

    def _field(self, name: str, words: str, width: int) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(f"paper_{name}")
        made.setAccessibleName(words)
        made.setFixedWidth(px(width))
        made.setAlignment(Qt.AlignmentFlag.AlignRight)
        made.textEdited.connect(lambda: self.count_typed.emit(self.count_day.text(), self.count_amount.text()))
        made.returnPressed.connect(self.counted)
        return made

    def _lay_out(self, rows: QVBoxLayout) -> None:
        line = QHBoxLayout()
        line.setSpacing(px(8))
        marks, keeps = (QHBoxLayout(), QHBoxLayout()) if has_large_letters() else (line, line)
        for one in (Words(_("Cash counted on day")), self.count_day, Words(_("amount")), self.count_amount):
            line.addWidget(one)
        line.addWidget(Words(_("baht")))
        keeps.addWidget(self.count_button)
        keeps.addStretch(1)
        if keeps is not line:
            line.addStretch(1)
        for box in (self.daily, self.patchy):
            marks.addWidget(box)
        rows.addLayout(line)
        if marks is not line:
            rows.addLayout(keeps)
            marks.addStretch(1)
            rows.addLayout(marks)
        rows.addWidget(self.count_said)


def _count_words(count: Count) -> str:
    """Say what was counted last in the month, and how far that is from the book."""
    counted = _("{day}: {amount} baht counted").format(
        day=format_date(count.day, "day"), amount=format_amount(count.counted)
    )
    amount = format_amount(abs(count.difference))
    if not count.difference:
        return beside(count.pocket, counted, _("It agrees ✓"))
    words = _("{amount} baht more than the book") if count.difference > 0 else _("{amount} baht less than the book")
    return beside(count.pocket, counted, words.format(amount=amount))
