"""One line of a daily page: seven cells, what its number stands for, and below it what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from household_ledger.services.typed.paper_columns import AMOUNTS, CELLS
from household_ledger.services.views.paper_numbers import is_numeric
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.ui.entry_paper.line_columns import SAID, Columns, columns_in, head_of
from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.look import BODY, SMALL, color, px
from household_ledger.ui.typing.cell import CellEdit, Past
from household_ledger.ui.widgets.words import Words

HEIGHT, _SENTENCE = 36, 24
_FIVE = 5
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LineRow(QWidget):
    """A line that is typed in; `keys` is asked for every key of every cell first."""

    typed = Signal(int, str)
    entered = Signal(int, str)
    left = Signal(int, str)
    pressed = Signal(int, str)

    def __init__(self, line: int, keys: Callable[[CellEdit, QKeyEvent], bool], past: Past) -> None:
        """`line` from 1, as the paper numbers it."""
        super().__init__()
        self.line = line
        self.setObjectName(f"line_{line}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.cells: dict[str, CellEdit] = {}
        self._is_saved = self._is_here = False
        for name in CELLS:
            self._add_cell(name, keys, past)
        self.said = Words("", "small")
        self.said.setParent(self)
        self.said.setObjectName(f"line_{line}_said")
        self.sentence = Words("", "small", tone="expense", wraps=True)
        self.sentence.setParent(self)
        self.sentence.setObjectName(f"line_{line}_sentence")
        self.sentence.hide()
        self._columns: Columns = columns_in(self.width())
        self._under = "what"
        self._button: QWidget | None = None
        self._shown: tuple[str, str] = ("", "")
        self._place()

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show what stands in the cells; those that show it already keep their cursor."""
        for name, cell in self.cells.items():
            if cell.text() != texts[name]:
                cell.show_text(texts[name])

    def texts(self) -> dict[str, str]:
        """Give what stands in the cells."""
        return {name: cell.text() for name, cell in self.cells.items()}

    def show_said(self, words: str, *, is_guess: bool) -> None:
        """Say what the line is of; a guess with a sign and in another tone."""
        told = f"? {words}" if is_guess and words else words
        tone = "attention" if is_guess else "ink_2"
        if (told, tone) == self._shown:
            return
        self._shown = told, tone
        letters = self.said.fontMetrics()
        room = self._columns.widths[SAID] - px(12)
        self.said.show_words(letters.elidedText(told, Qt.TextElideMode.ElideRight, room) if room > 0 else told)
        self.said.set_tone(tone)
        tip = _("Guessed from the words. Write a number to change it.") if is_guess and words else words
        self.said.setToolTip(tip)
        heard = _("Guessed: {words}").format(words=words) if is_guess and words else words
        self.said.setAccessibleName(heard)
        self.cells["number"].setAccessibleDescription(heard)

    def show_problems(self, problems: Mapping[str, str], remark: str = "", *, is_here: bool = False) -> None:
        """Outline the cells that are wrong and say why under the first; else a remark.

        Where letters leave it no room of its own, what the line is of is said here while the keyboard `is_here`.
        """
        for name, cell in self.cells.items():
            cell.show_wrong(problems.get(name, ""))
        here = next((name for name, cell in self.cells.items() if cell.hasFocus() and name in problems), "")
        name = here or next((one for one in CELLS if one in problems), "")
        words, tone = (problems[name], "expense") if name else (remark, "attention")
        self._under = name or "what"
        if not words and is_here and not self._columns.widths[SAID]:
            words, tone, self._under = self._shown[0], self._shown[1], "number"
        self.sentence.show_words(words)
        self.sentence.set_tone(tone)
        self.sentence.setVisible(bool(words))
        self._place()

    def show_state(self, *, is_saved: bool, is_here: bool, may_write: bool) -> None:
        """Show whether the line is kept, the keyboard is at it, and it may be typed in."""
        for cell in self.cells.values():
            if cell.isReadOnly() == may_write:
                cell.setReadOnly(not may_write)
        if (is_saved, is_here) != (self._is_saved, self._is_here):
            self._is_saved, self._is_here = is_saved, is_here
            self._place()
            self.update()

    def show_day_above(self, words: str) -> None:
        """Show in grey which day an empty cell takes over."""
        if self.cells["date"].placeholderText() != words:
            self.cells["date"].setPlaceholderText(words)

    def keep_room(self, button: QWidget | None) -> None:
        """Let a button stand at the end of the line; None when it goes."""
        if button is not self._button:
            self._button = button
            self._place()

    def room_of(self, cell: CellEdit) -> QRect:
        """Give a cell's place with the sentence under it: a list opens below both."""
        if self.sentence.isVisible() and self._under == cell.name:
            return QRect(cell.x(), cell.y(), cell.width(), self.height() - cell.y())
        return cell.geometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cells under the heads."""
        self._columns = columns_in(self.width())
        self._shown = ("", "")
        self._place()
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper's lines and its number."""
        painter = QPainter(self)
        if self._is_here:
            painter.fillRect(self.rect(), color("primary_soft"))
        painter.setPen(color("line"))
        for name in ("date", "what", "number", *AMOUNTS, "note"):
            left, is_edge = self._columns.lefts[name], name == "note" and self._columns.has_note_below
            if not is_edge:
                painter.drawLine(left, 0, left, self.height())
        painter.setPen(color("ink_3" if self.line % _FIVE == 0 else "line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.setPen(color("ink" if self._is_saved else "ink_3"))
        painter.setFont(font(px(SMALL if not self._is_saved else BODY), is_strong=self._is_saved))
        room = QRect(0, 0, self._columns.widths["line"], px(HEIGHT))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, in_digits(str(self.line)))
        painter.end()

    def _add_cell(self, name: str, keys: Callable[[CellEdit, QKeyEvent], bool], past: Past) -> None:
        cell = CellEdit(name, self, keys, past)
        cell.setObjectName(f"line_{self.line}_{name}")
        number = in_digits(str(self.line))
        cell.setAccessibleName(_("Line {line}: {column}").format(line=number, column=head_of(name)))
        cell.setProperty("tone", name)
        if name in (*AMOUNTS, "number"):
            cell.setAlignment(_RIGHT if name in AMOUNTS else Qt.AlignmentFlag.AlignCenter)
        cell.typed.connect(lambda: self.typed.emit(self.line, name))
        cell.entered.connect(lambda: self.entered.emit(self.line, name))
        cell.left.connect(lambda: self.left.emit(self.line, name))
        cell.pressed.connect(lambda: self.pressed.emit(self.line, name))
        self.cells[name] = cell

    def _place(self) -> None:
        high, columns = px(HEIGHT), self._columns
        number = self.cells["number"]
        has_words = bool(number.text().strip()) and not is_numeric(number.text())
        for name, cell in self.cells.items():
            more = columns.widths[SAID] if name == "number" and has_words else 0  # a category's name in place of it
            if name == "note" and self._button is not None:
                more = -high
                self._button.setGeometry(columns.right(name) - high, 0, high, high)
            cell.setGeometry(columns.lefts[name] + 1, 1, columns.widths[name] + more - 2, high - 3)
        self.cells["note"].setPlaceholderText(head_of("note") if columns.has_note_below else "")
        below = self._place_note_below() if columns.has_note_below else 0
        number.setAlignment(_LEFT if has_words else Qt.AlignmentFlag.AlignCenter)
        self.said.setGeometry(columns.lefts[SAID] + px(4), 0, max(0, columns.widths[SAID] - px(8)), high)
        self.said.setVisible(columns.widths[SAID] > 0 and not has_words)
        more, high = 0, high + below
        if not self.sentence.isHidden():
            wide = self.sentence.fontMetrics().horizontalAdvance(self.sentence.words()) + px(10)
            left = max(px(8), min(columns.lefts[self._under] + px(8), self.width() - wide))
            more = px(_SENTENCE) * (2 if wide > self.width() - left else 1)
            self.sentence.setGeometry(left, high - px(2), max(1, self.width() - left), more)
        self.setFixedHeight(high + more)

    def _place_note_below(self) -> int:
        """Lay the remark under the words: of the line at hand, and where there is one; give the height it takes."""
        note, high, left = self.cells["note"], px(HEIGHT), self._columns.lefts["what"]
        is_seen = self._is_here or bool(note.text())
        right = self.width() - (high if self._button is not None else 0)
        if self._button is not None:
            self._button.setGeometry(right, high, high, high)
        note.setGeometry(left + 1, high, max(1, right - left - 2), high - 3 if is_seen else 0)
        return high if is_seen else 0
