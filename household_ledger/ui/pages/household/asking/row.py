"""One day that is asked about: nothing happened, something did and is written now, or it stays unknown."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from household_ledger.services.views.gaps import Gap
from household_ledger.text.dates import format_date, weekday_name
from household_ledger.text.i18n import _
from household_ledger.text.joined import named
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import PressButton, button
from household_ledger.ui.widgets.check_box import CheckBox
from household_ledger.ui.widgets.words import Words

NOTHING, WRITE, SKIP = "nothing", "write", "skip"
ANSWERS = (NOTHING, WRITE, SKIP)
_TARGET = 36
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def day_words(day: date) -> str:
    """Name a day by its weekday: "วันจันทร์ที่ 5 ต.ค."."""
    return _("{weekday} {day}").format(weekday=weekday_name(day), day=format_date(day, "day"))


class _Tick(CheckBox):
    """A box that Enter ticks too, and goes on; in a dialog it would press the button that saves.

    What is ticked already stays so: Space ticks, and Enter after it means "on to the next", not "I take it back".
    """

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            if not self.isChecked():
                self.click()
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class DayRow(QObject):
    """The controls of a day, laid into a row of a grid."""

    answered = Signal()
    """Another answer stands here."""
    entered = Signal(str)
    """It was answered with Enter: the next day is wished."""
    stepped = Signal(int, str)
    """An arrow key: the same answer of the day below (1) or above (−1) is wished."""
    write_asked = Signal()

    def __init__(self, gap: Gap, parent: QWidget) -> None:
        super().__init__(parent)
        self.day, self.is_in_sum = gap.day, gap.is_in_sum
        words = day_words(gap.day)
        self.words = Words(words)
        self.told = Words(_("Something is written on it in one sum."), "hint", wraps=True)
        self.tick = _Tick(_("Nothing happened"))
        self.write = button(_("Something happened – write it"), self.write_asked.emit)
        self.write.setAutoDefault(False)
        self.skip = PressButton(_("Skip"))
        self.skip.setProperty("look", "chip")
        self.skip.setCheckable(True)
        self.skip.setAutoDefault(False)
        self.skip.setToolTip(_("The day stays a gap that everybody sees."))
        for name, one in zip(ANSWERS, self.controls(), strict=True):
            one.setObjectName(f"{name}_{gap.day.day}")
            one.setAccessibleName(named(words, one.text()))
            one.setMinimumHeight(px(_TARGET))
            one.installEventFilter(self)
        self.tick.clicked.connect(self._on_tick)
        self.tick.entered.connect(lambda: self.entered.emit(NOTHING))
        self.skip.clicked.connect(self._on_skip)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take ↑ and ↓ before Qt does: to it every arrow key is a step to the next button."""
        step = _STEPS.get(Qt.Key(event.key())) if isinstance(event, QKeyEvent) else None
        if step is None or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        at = next(name for name, one in zip(ANSWERS, self.controls(), strict=True) if one is watched)
        self.stepped.emit(step, at)
        return True

    def controls(self) -> tuple[_Tick, PressButton, PressButton]:
        """List the ways to answer in the order they are read."""
        return self.tick, self.write, self.skip  # type: ignore[return-value]  # `button` makes a PressButton

    def place(self, grid: QGridLayout, row: int) -> None:
        """Stand in a row of a grid; a day told in one sum is no day of nothing."""
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.words)
        said.addWidget(self.told)
        grid.addLayout(said, row, 0)
        for column, one in enumerate(self.controls(), 1):
            grid.addWidget(one, row, column)
        self.told.setVisible(self.is_in_sum)
        self.tick.setVisible(not self.is_in_sum)

    def is_nothing(self) -> bool:
        """Tell whether it is said that nothing happened."""
        return self.tick.isChecked()

    def is_skipped(self) -> bool:
        """Tell whether it stays a gap."""
        return self.skip.isChecked()

    def is_open(self) -> bool:
        """Tell whether nothing is answered yet."""
        return not self.is_nothing() and not self.is_skipped()

    def answer(self, *, is_nothing: bool = False, is_skipped: bool = False) -> None:
        """Put an answer without telling."""
        self.tick.setChecked(is_nothing and not self.is_in_sum)
        self.skip.setChecked(is_skipped)

    def control(self, answer: str) -> QWidget:
        """Give the control of an answer; of a day told in one sum, for the tick the way to write."""
        one = self.controls()[ANSWERS.index(answer)]
        return self.write if self.is_in_sum and one is self.tick else one

    def _on_tick(self) -> None:
        if self.tick.isChecked():
            self.skip.setChecked(False)
        self.answered.emit()

    def _on_skip(self) -> None:
        if self.skip.isChecked():
            self.tick.setChecked(False)
        self.answered.emit()
