"""The sums at the foot of a daily page: the book's, the paper's own to hold against them, and how far they differ."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.problem import Problem
from household_ledger.services.typed.paper_columns import AMOUNTS, IN, OUT, SAVING
from household_ledger.text.amounts import format_amount, parse_amount
from household_ledger.text.i18n import N_, _
from household_ledger.text.messages import message
from household_ledger.ui.entry_grid.keys import is_typing
from household_ledger.ui.entry_paper.line_columns import SAID, columns_in, head_of
from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.look import BODY, color, px
from household_ledger.ui.widgets.words import Words

_LINE = 40
_TONES = {IN: "income", OUT: "expense", SAVING: "saving"}
_DIFFERS = {
    1: N_("{amount} more in the book"),
    -1: N_("{amount} missing in the book"),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Sum(QLineEdit):
    """One of the paper's sums; Enter and the arrows go on as on the lines above."""

    left = Signal()
    entered = Signal()
    above_asked = Signal()
    back_asked = Signal()
    """Back from the first sum, where it was asked for and the paper has none: to the day of the next line."""
    begun = Signal(str)
    """Words in place of a sum that was asked for: the letter they begin with."""
    is_asked = False
    is_first = False

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 -- Qt's own signature
        """Go back from an empty sum that was asked for as from the words of a line: to its day."""
        if not is_next and self.is_asked and self.is_first and not self.text():
            self.back_asked.emit()
            return True
        return super().focusNextPrevChild(is_next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and up; letters begin no sum."""
        key, text = Qt.Key(event.key()), event.text()
        if key in _ENTER:
            if not event.isAutoRepeat():
                self.entered.emit()
        elif key == Qt.Key.Key_Up:
            self.above_asked.emit()
        elif self.is_asked and not self.text() and is_typing(event) and isinstance(parse_amount(f"{text}1"), Problem):
            self.begun.emit(text)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose all, so that typing replaces."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard went."""
        super().focusOutEvent(event)
        self.left.emit()


class DayTotals(QWidget):
    """Three lines under the columns of amounts; `typed` carries a column and what stands in the paper's sum.

    `done` tells that somebody goes on from the sums, with what they began to write next ("" for nothing).
    """

    typed = Signal(str, str)
    left = Signal()
    done = Signal(str)
    day_asked = Signal()
    """Somebody goes on to the day of the next line."""
    above_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("day_totals")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(_LINE) * 2 + px(30))
        self._sums: dict[str, Money] = {}
        self.fields: dict[str, _Sum] = {}
        self.sums: dict[str, Words] = {}
        for name in AMOUNTS:
            self._add(name)
        self.said = Words("", "strong")
        self.said.setObjectName("totals_said")
        self.said.setParent(self)

    def ask(self) -> None:
        """Ask for the paper's sums: the page is full."""
        self._set_asked(is_asked=True)
        self._look()

    def show_sums(self, sums: Mapping[str, Money], paper: Mapping[str, str]) -> None:
        """Show the sums of a page, and what was typed of the paper's."""
        self._sums = dict(sums)
        for name in AMOUNTS:
            self.sums[name].show_words(format_amount(sums[name]))
            self.sums[name].setAccessibleName(f"{_('Sum of this page')} {head_of(name)} {format_amount(sums[name])}")
            if self.fields[name].text() != paper.get(name, ""):
                self.fields[name].setText(paper.get(name, ""))
        self._look()

    def differences(self) -> dict[str, Money | None]:
        """Give by column how much more the book has than the paper (satang); None where no sum can be read."""
        found: dict[str, Money | None] = {}
        for name, field in self.fields.items():
            amount = parse_amount(field.text()) if field.text().strip() else None
            found[name] = None
            if amount is not None and not isinstance(amount, Problem):
                found[name] = self._sums.get(name, ZERO) - amount
        return found

    def wrong_words(self) -> str:
        """Say which sums do not agree, or cannot be read; "" where none is wrong."""
        told = {name: one.accessibleDescription() for name, one in self.fields.items() if one.property("wrong")}
        return ", ".join(f"{head_of(name)} {words}" for name, words in told.items())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write what the lines are, and rule them."""
        painter, columns = QPainter(self), columns_in(self.width())
        painter.setPen(color("ink_3"))
        painter.drawLine(0, px(_LINE), self.width(), px(_LINE))
        painter.setPen(color("ink"))
        right = columns.right(SAID) - px(10)
        for place, words in enumerate((_("Sum of this page"), _("Sum written on the paper"))):
            painter.setFont(font(px(BODY), is_strong=place == 0))
            room = QRect(px(10), place * px(_LINE), right - px(10), px(_LINE))
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideLeft, room.width())
            painter.drawText(room, _RIGHT, shown)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep under the columns."""
        columns = columns_in(self.width())
        for name in AMOUNTS:
            left, width = columns.lefts[name], columns.widths[name]
            self.sums[name].setGeometry(left, 0, width - px(9), px(_LINE))
            self.fields[name].setGeometry(left + 2, px(_LINE) + 2, width - 4, px(_LINE) - 4)
        self.said.setGeometry(px(10), 2 * px(_LINE), columns.right(SAVING) - px(10), px(30))
        super().resizeEvent(event)

    def _add(self, name: str) -> None:
        total = Words("", "strong", tone=_TONES[name])
        total.setAlignment(_RIGHT)
        total.setParent(self)
        total.setObjectName(f"sum_{name}")
        self.sums[name] = total
        field = _Sum(self)
        field.setObjectName(f"paper_sum_{name}")
        field.setAlignment(_RIGHT)
        field.setAccessibleName(f"{_('Sum written on the paper')}: {head_of(name)}")
        field.textEdited.connect(lambda text: self._on_typed(name, text))
        field.left.connect(self.left)
        field.entered.connect(lambda: self._on_entered(name))
        field.above_asked.connect(lambda: self.above_asked.emit(name))
        field.begun.connect(self._go_on)
        field.is_first = name == AMOUNTS[0]
        field.back_asked.connect(self._go_to_day)
        self.fields[name] = field

    def _on_typed(self, name: str, text: str) -> None:
        self._look()
        self.typed.emit(name, text)

    def _on_entered(self, name: str) -> None:
        """Go to the next sum; from the last, or where the paper has none, on."""
        following = AMOUNTS[AMOUNTS.index(name) + 1 :]
        if following and any(one.text().strip() for one in self.fields.values()):
            self.fields[following[0]].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._go_on("")

    def _go_on(self, words: str) -> None:
        self._set_asked(is_asked=False)
        self.done.emit(words)

    def _go_to_day(self) -> None:
        self._go_on("")
        self.day_asked.emit()

    def _set_asked(self, *, is_asked: bool) -> None:
        for field in self.fields.values():
            field.is_asked = is_asked

    def _look(self) -> None:
        """Say of each sum whether it agrees, and of all in words."""
        told, wrong = [], False
        for name, difference in self.differences().items():
            field = self.fields[name]
            problem = self._problem(field.text())
            is_off = bool(problem) or bool(difference)
            field.setToolTip(problem)
            if bool(field.property("wrong")) != is_off:
                field.setProperty("wrong", is_off)
                field.style().unpolish(field)
                field.style().polish(field)
            said = problem or ("" if difference is None else _words(difference))
            field.setAccessibleDescription(said)
            if said:
                told.append(f"{head_of(name)}: {said}")
            wrong = wrong or is_off
        is_all = len(told) == len(AMOUNTS) and not wrong
        asked = (
            _("The page is full. Type the sums the paper has here; Enter goes on.") if self.fields[IN].is_asked else ""
        )
        self.said.show_words(_("All three sums agree with the paper ✓") if is_all else "   ".join(told) or asked)
        self.said.set_tone("attention" if wrong else "income" if told else "ink_2")
        self.said.setAlignment(_RIGHT)

    @staticmethod
    def _problem(text: str) -> str:
        amount = parse_amount(text) if text.strip() else None
        return message(amount) if isinstance(amount, Problem) else ""


def _words(difference: Money) -> str:
    """Say how far the book is from the paper."""
    if not difference:
        return _("agrees ✓")
    return _(_DIFFERS[1 if difference > 0 else -1]).format(amount=format_amount(abs(difference)))
