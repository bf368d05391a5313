"""The lines of a daily page under the hands: from cell to cell as on the paper, and the list of offers under them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from household_ledger.domain.problem import Problem
from household_ledger.services.typed.paper_columns import AMOUNTS, CELLS
from household_ledger.services.views.blank_page import DAY_ROWS
from household_ledger.text.dates import format_date, parse_date
from household_ledger.text.i18n import _
from household_ledger.ui.entry_paper.line_columns import SAID, columns_in, head_of
from household_ledger.ui.entry_paper.line_row import HEIGHT, LineRow
from household_ledger.ui.entry_paper.paper_suggesting import PaperSuggester
from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.look import SMALL, color, px, tokens
from household_ledger.ui.typing.cell import CellEdit, Past
from household_ledger.ui.typing.offering import Offering
from household_ledger.ui.widgets.buttons import icon_button

Key = Qt.Key
_CONTROL, _ALT, _SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_SHEET = """
QLineEdit {{ background: transparent; border: 2px solid transparent; border-radius: 5px; padding: 0 {pad}px;
             min-height: 0; }}
QLineEdit[tone="number"] {{ padding: 0 2px; }}
QLineEdit[tone="money_in"] {{ color: {income}; }}
QLineEdit[tone="money_out"] {{ color: {expense}; }}
QLineEdit[tone="saving"] {{ color: {saving}; }}
QLineEdit:hover {{ background: {hover}; }}
QLineEdit[wrong="true"] {{ border: 2px solid {expense}; background: {surface}; }}
QLineEdit:focus {{ background: {surface}; border: 2px solid {primary}; }}
QLineEdit[wrong="true"]:focus {{ border: 2px solid {expense}; }}
"""


class LinesHead(QWidget):
    """The words over the columns."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(px(HEIGHT - 6))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write them as the paper has them."""
        columns, painter = columns_in(self.width()), QPainter(self)
        painter.fillRect(self.rect(), color("surface"))
        painter.setFont(font(px(SMALL), is_strong=True))
        painter.setPen(color("ink_2"))
        for name in ("line", *CELLS):
            room = QRect(columns.lefts[name], 0, columns.widths[name], self.height())
            if name == "number":  # what it stands for is beside it, under no words of its own
                letters = painter.fontMetrics().horizontalAdvance(head_of(name))
                room.setWidth(max(room.width(), min(letters + px(4), room.width() + columns.widths[SAID])))
            side = Qt.AlignmentFlag.AlignHCenter
            if name == "note" and columns.has_note_below:
                continue
            if name in ("what", "note"):
                room.adjust(px(9), 0, 0, 0)
                side = Qt.AlignmentFlag.AlignLeft
            words = painter.fontMetrics().elidedText(head_of(name), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(color("ink_3"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()


class DayLines(QFrame):
    """Twenty-four lines; what becomes of what is typed is decided by whoever listens.

    `taken` carries line, cell and Offer; `stepped` asks for a page before or after.
    """

    typed = Signal(int, str)
    entered = Signal(int, str)
    cell_left = Signal(int, str)
    line_left = Signal(int)
    enter_pressed = Signal(int)
    take_out_asked = Signal(int)
    given_up = Signal(int, str)
    taken = Signal(int, str, object)
    back_asked = Signal(int, bool)
    """A line is to be as it was before its last change; with True, as it was before that was taken back."""
    stepped = Signal(int)
    below_asked = Signal(str)
    """Somebody goes down from the last line, in a column."""

    def __init__(
        self,
        suggester: PaperSuggester,
        day_above: Callable[[int], date | None],
        amount_column: Callable[[int], str],
        past: Past,
    ) -> None:
        """`day_above` gives the day a line takes over; `amount_column` where its amount stands, "" for not known.

        `past` tells whether the line at hand has something to be taken back (True: to be had again).
        """
        super().__init__()
        self.setObjectName("day_lines")
        self.setAccessibleName(_("Lines of the page"))
        names = ("income", "expense", "saving", "hover", "surface", "primary")
        self.setStyleSheet(_SHEET.format(pad=7, **{name: getattr(tokens(), name) for name in names}))
        self._suggester, self._day_above, self._amount_column = suggester, day_above, amount_column
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        self.head = LinesHead()
        stack.addWidget(self.head)
        self._past = past
        self.rows = [LineRow(line, self._on_key, past) for line in range(1, DAY_ROWS + 1)]
        for one in self.rows:
            stack.addWidget(one)
            one.typed.connect(self._on_typed)
            one.entered.connect(self.entered)
            one.left.connect(self._on_cell_left)
            one.pressed.connect(self._on_pressed)
        self.remove = icon_button("delete", _("Take this line out"), lambda: self.take_out_asked.emit(self._removes))
        self.remove.setObjectName("take_line_out")
        self.remove.setToolTip(f"{_('Take this line out')} (Ctrl+Delete)")
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # on the way from cell to cell; the keys do it too
        self.remove.hide()
        self._removes = 0
        self.list = Offering(suggester, self)
        self.list.taken.connect(self._on_taken)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def row(self, line: int) -> LineRow:
        """Give a line, from 1."""
        return self.rows[line - 1]

    def current(self) -> CellEdit | None:
        """Give the cell the keyboard is at."""
        at: QWidget | None = self.window().focusWidget()  # also while another program is in front
        return at if isinstance(at, CellEdit) and self.isAncestorOf(at) else None

    def current_line(self) -> int:
        """Give the line the keyboard is at; 0 for none."""
        return _line_of(self.current())

    def room_of(self, cell: CellEdit) -> QRect:
        """Give the room of a cell, with the sentence under it."""
        row = self.row(_line_of(cell))
        return row.room_of(cell).translated(row.pos())

    def offer_remove(self, line: int, *, is_let: bool) -> None:
        """Offer to take the line at hand out, at its end, or offer it no more."""
        self._removes = line
        row = self.row(line)
        if self.remove.parent() is not row:
            self.remove.setParent(row)
        self.remove.setVisible(is_let)
        row.keep_room(self.remove if is_let else None)

    def go(self, line: int, name: str, reason: Qt.FocusReason = Qt.FocusReason.TabFocusReason) -> None:
        """Bring the keyboard to a cell."""
        self.row(line).cells[name].setFocus(reason)

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Tell that a line was left, for another line or for something else of the window."""
        was = _line_of(before) if before is not None and self.isAncestorOf(before) else 0
        is_elsewhere = now is not None and (not self.isAncestorOf(now) or _line_of(now) != was)
        if was and is_elsewhere and now is not None and now.window() is self.window():
            self.line_left.emit(was)

    def _on_typed(self, line: int, name: str) -> None:
        self.typed.emit(line, name)
        if self._suggester.has_list(name):
            self.list.soon(name)
        else:
            self.list.close()

    def _on_cell_left(self, line: int, name: str) -> None:
        self.list.close()
        self.cell_left.emit(line, name)

    def _on_pressed(self, line: int, name: str) -> None:
        cell = self.row(line).cells[name]
        if self._suggester.is_choice(name) and not cell.text() and not cell.isReadOnly():
            self.list.open(everything=True)

    def _on_taken(self, offer: object) -> None:
        cell = self.current()
        if cell is not None:
            self.list.close()
            self.taken.emit(_line_of(cell), cell.name, offer)

    def _on_key(self, cell: CellEdit, event: QKeyEvent) -> bool:
        """Take a key before its cell does; False leaves it to the cell."""
        key, held = Key(event.key()), event.modifiers()
        line, is_control = _line_of(cell), bool(held & _CONTROL)
        if event.isAutoRepeat() and key in (Key.Key_Return, Key.Key_Enter):
            return True  # a finger left on the key says yes to nothing
        if is_control and key in (Key.Key_Delete, Key.Key_Backspace):
            self.take_out_asked.emit(line)
            return True
        ways: dict[Qt.Key, Callable[[], bool]] = {
            Key.Key_Tab: lambda: self._tab(cell, -1 if held & _SHIFT else 1),
            Key.Key_Backtab: lambda: self._tab(cell, -1),
            Key.Key_Return: lambda: self._enter(line),
            Key.Key_Enter: lambda: self._enter(line),
            Key.Key_Escape: lambda: self._escape(cell),
            Key.Key_Up: lambda: self._arrow(cell, -1, is_open_asked=bool(held & _ALT)),
            Key.Key_Down: lambda: self._arrow(cell, 1, is_open_asked=bool(held & _ALT)),
            Key.Key_PageUp: lambda: self._step(-1),
            Key.Key_PageDown: lambda: self._step(1),
        }
        if key in ways and not is_control:
            return ways[key]()
        for words, is_redo in ((QKeySequence.StandardKey.Undo, False), (QKeySequence.StandardKey.Redo, True)):
            if event.matches(words) and not self._has_own(cell, redo=is_redo) and self._past(is_redo):
                self.list.close()
                self.back_asked.emit(line, is_redo)
                return True
        is_step = cell.name == "date" and key in (Key.Key_Plus, Key.Key_Minus) and not is_control
        return is_step and self._move_day(cell, 1 if key == Key.Key_Plus else -1)

    @staticmethod
    def _has_own(cell: CellEdit, *, redo: bool) -> bool:
        return QLineEdit.isRedoAvailable(cell) if redo else QLineEdit.isUndoAvailable(cell)

    def _tab(self, cell: CellEdit, step: int) -> bool:
        self.list.settle()
        offer = self.list.current()
        if step > 0 and offer is not None and not cell.isReadOnly():
            self._on_taken(offer)
            return True
        self.list.close()
        line, place = _line_of(cell), CELLS.index(cell.name) + step
        if step > 0 and cell.name == "number" and (column := self._amount_column(line)):
            place = CELLS.index(column)
        elif step > 0 and self._has_amount(cell):
            place = CELLS.index("note")
        if place < 0 or place >= len(CELLS):
            line, place = line + step, place % len(CELLS)
        if not 1 <= line <= DAY_ROWS:
            return False
        self.go(line, CELLS[place], Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason)
        return True

    def _has_amount(self, cell: CellEdit) -> bool:
        """Tell whether a line's amount stands in a cell or before it: the columns after it have nothing to say."""
        if cell.name not in AMOUNTS:
            return False
        place, texts = AMOUNTS.index(cell.name), self.row(_line_of(cell)).texts()
        filled = [bool(texts[name].strip()) for name in AMOUNTS]
        return any(filled[: place + 1]) and not any(filled[place + 1 :])

    def _enter(self, line: int) -> bool:
        self.list.settle()
        offer, cell = self.list.current(), self.current()
        if offer is not None and cell is not None and self.list.is_chosen:
            self._on_taken(offer)
            if cell.name == "what":
                return True  # a whole line was filled in: it is looked at before it is kept
        self.list.close()
        self.enter_pressed.emit(line)
        return True

    def _escape(self, cell: CellEdit) -> bool:
        self.list.settle()
        if self.list.is_open():
            self.list.close()
        else:
            self.given_up.emit(_line_of(cell), cell.name)
        return True

    def _arrow(self, cell: CellEdit, step: int, *, is_open_asked: bool) -> bool:
        self.list.settle()
        if self.list.is_open():
            self.list.move_by(step)
            return True
        is_begun = step > 0 and cell.name == "number" and not cell.text() and not cell.isReadOnly()
        if self._suggester.is_choice(cell.name) and (is_open_asked or is_begun):
            self.list.open(everything=True)
            if self.list.is_open():
                self.list.move_by(0)
                return True
        line = _line_of(cell) + step
        if 1 <= line <= DAY_ROWS:
            self.go(line, cell.name, Qt.FocusReason.OtherFocusReason)
        elif step > 0:
            self.below_asked.emit(cell.name)
        return True

    def _step(self, step: int) -> bool:
        self.list.close()
        self.stepped.emit(step)
        return True

    def _move_day(self, cell: CellEdit, days: int) -> bool:
        """Move the day with + and −; in the midst of a date typed with dashes the dash is a dash."""
        is_untouched = not cell.isModified() or cell.selectedText() == cell.text()
        above = self._day_above(_line_of(cell))
        if (days < 0 and not is_untouched) or cell.isReadOnly() or above is None:
            return False
        day = parse_date(cell.text(), above) if cell.text() else above
        if isinstance(day, Problem):
            return False
        cell.type_anew(format_date(day + timedelta(days=days), "day"))
        cell.selectAll()
        return True


def _line_of(widget: QObject | None) -> int:
    """Give the line a cell is on; 0 for what is no cell of a line."""
    parent = widget.parent() if widget is not None else None
    return parent.line if isinstance(parent, LineRow) else 0
