"""A ruled page to type in: a key writes in the cell one stands at, Enter goes down, Tab on along the line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from household_ledger.ui.entry_grid.keys import is_typing
from household_ledger.ui.entry_paper.cells_head import ColumnHead, LineHead
from household_ledger.ui.entry_paper.cells_model import REACHED, CellKind, CellsModel
from household_ledger.ui.entry_paper.cells_paint import CellPainter
from household_ledger.ui.theme.look import px
from household_ledger.ui.typing.cell import CellEdit, has_keyboard
from household_ledger.ui.widgets.quiet_bar import QuietBar

Key = Qt.Key
_ENTER = (Key.Key_Return, Key.Key_Enter)
_EMPTY = (Key.Key_Delete, Key.Key_Backspace)
_ASIDE = {Key.Key_Left: -1, Key.Key_Right: 1}
_ALONG = {Key.Key_Up: -1, Key.Key_Down: 1}
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_PLAIN = "QTableView, QTableView:focus { border: 0; border-radius: 0; padding: 0; background: transparent; }"
_EDITOR = "QLineEdit { min-height: 0; border-radius: 3px; padding: 0 2px; }"
"""No higher than its cell, whatever the letters."""
_SLACK = 20


class CellsTable(QTableView):
    """Cells of a `CellsModel`, and one editor over the cell that is typed in.

    `check` says what is wrong with a text typed in a cell; `words_of` gives what is typed in a cell already.
    """

    typed = Signal(int, int, str)
    """A cell was left with another text."""
    opened = Signal(int, int)
    ticked = Signal(int, int)
    stood = Signal()
    """One stands at another cell, or something else is typed."""
    beyond = Signal(int, int)
    """Somebody went past the last (1) or before the first (-1) line of a column: step, column."""

    def __init__(self, name: str, words: str, *, has_heads: bool = True) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setStyleSheet(_PLAIN)
        self.cells = CellsModel()
        self.setModel(self.cells)
        self.setItemDelegate(CellPainter(self, self.cells))
        self.head, self.days = ColumnHead(self.cells), LineHead(self.cells)
        self.setHorizontalHeader(self.head)
        self.setVerticalHeader(self.days)
        self.head.setVisible(has_heads)
        self.days.setDefaultSectionSize(max(36, px(28)))
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(QuietBar())
        self.check: Callable[[int, int, str], str] = lambda _row, _column, _text: ""
        self.asks_again: Callable[[int, int], bool] = lambda _row, _column: False
        """Takes Enter on a cell whose text waits for an answer."""
        self.words_of: Callable[[int, int], str] = lambda row, column: self.cells.cell(row, column).text
        self._has_typed = False
        """Whether something was typed since the keyboard came by Tab."""
        self.is_waiting = False
        """Whether something is asked about the cell left last: one goes on once it is answered."""
        self._at = (-1, -1)
        self._is_over = False
        """Whether what is typed replaces the cell: then the arrows leave it, as they do where nothing is typed."""
        self.editor = CellEdit(name, self.viewport(), self._on_cell_key)
        self.editor.setStyleSheet(_EDITOR)
        self.editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editor.typed.connect(self._on_typed)
        self.editor.left.connect(self._on_left)
        self.editor.hide()
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(lambda _value: self.place_editor())
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self.head.viewport().update())
        self.days.pressed.connect(self._on_line_pressed)
        self.clicked.connect(lambda index: self._on_clicked(index.row(), index.column()))
        self.cells.modelReset.connect(self.close_editor)

    @property
    def at(self) -> tuple[int, int]:
        """Give the line and column one stands at; (-1, -1) before anybody did."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else (-1, -1)

    @property
    def is_editing(self) -> bool:
        """Tell whether a cell is being typed in."""
        return self._at != (-1, -1)

    def stand_at(self, row: int, column: int) -> None:
        """Bring the keyboard to a cell."""
        self.setCurrentIndex(self.cells.index(row, column))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit_cell(self, row: int, column: int, text: str | None = None) -> None:
        """Open a cell to be typed in: over what stands there with a `text`, else with what stands there."""
        if self.cells.cell(row, column).kind is not CellKind.TYPED:
            return
        self.setCurrentIndex(self.cells.index(row, column))
        self._at, self._is_over = (row, column), text is not None
        line, head = self.cells.lines[row], self.cells.columns[column]
        self.editor.setAccessibleName(f"{line.head} {head.words}")
        self.editor.show_text("" if text is not None else self.words_of(row, column))
        self.editor.show_wrong("")
        self.place_editor()
        self.editor.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if text:
            self.editor.type_anew(text)

    def close_editor(self) -> None:
        """Put the editor away; what stood in the cell stands there again."""
        self._at = (-1, -1)
        if has_keyboard(self.editor):  # before it is hidden, or Qt gives the keyboard to whatever comes next
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.hide()
        self.stood.emit()

    def commit(self) -> bool:
        """Hand over what is typed; True where it is other than what is kept."""
        if not self.is_editing:
            return False
        (row, column), text = self._at, self.editor.text()
        is_waiting = bool(self.cells.cell(row, column).wrong)
        is_typed = self.editor.isModified() and text.strip() != self.words_of(row, column).strip()
        is_changed = is_typed or is_waiting
        self.close_editor()
        if is_changed:
            self._has_typed = True
            self.typed.emit(row, column, text)
        return is_changed

    def follow(self) -> None:
        """Show in a cell that is open, and not typed in yet, what stands there now: a step may have been taken back."""
        if self.is_editing and not self.editor.isModified():
            self.editor.show_text(self.words_of(*self._at))
            self.editor.selectAll()

    def place_editor(self) -> None:
        """Lay the editor over its cell; where more is typed than it has room for, over those to the left as well."""
        if not self.is_editing:
            return
        cell = self.visualRect(self.cells.index(*self._at))
        needed = self.editor.fontMetrics().horizontalAdvance(self.editor.text()) + px(_SLACK)
        width = max(cell.width(), min(needed, self.viewport().width()))
        left = max(0, cell.right() + 1 - width)
        self.editor.setGeometry(QRect(left, cell.top(), width, cell.height()))

    def press_key(self, key: str) -> None:
        """Take a digit, a point, or `back` of a pad as if it had been typed."""
        if self.is_editing and key == "back":
            self.editor.backspace()
            self._on_typed()
        elif self.is_editing:
            self.editor.insert(key)
            self._on_typed()
        elif key != "back":
            self.edit_cell(*self.at, key)
        elif self.words_of(*self.at):
            self.edit_cell(*self.at)

    def move_down(self, step: int = 1) -> None:
        """Go to the next cell below (or above) to write in; past the last, whoever holds the table says where."""
        if self.is_waiting:
            return
        row, column = self.at
        found = self.cells.next_in_column(row, column, step)
        if found is None:
            self.beyond.emit(step, column)
        else:
            self.stand_at(found, column)

    def move_on(self, step: int) -> bool:
        """Go along the line; False past the ends."""
        if self.is_waiting:
            return True
        found = self.cells.next_in_line(*self.at, step)
        if found is not None:
            self.stand_at(*found)
        return found is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write in the cell, tick its box, open what stands in it; the arrows are the table's own."""
        if not self.currentIndex().isValid():
            self.stand_first()
        (row, column), key = self.at, Qt.Key(event.key())
        kind = self.cells.cell(row, column).kind
        if key in _ENTER and kind is CellKind.TYPED and self.asks_again(row, column):
            return
        if key in _ENTER or (key == Key.Key_Space and kind is CellKind.BOX):
            self._press(row, column, kind)
            if key in _ENTER and kind is not CellKind.OPENS:
                self.move_down(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif kind is CellKind.TYPED and key == Key.Key_F2:
            self.edit_cell(row, column)
        elif kind is CellKind.TYPED and key in _EMPTY:
            if self.words_of(row, column):
                self.typed.emit(row, column, "")
        elif is_typing(event):
            self.edit_cell(row, column, event.text())
        elif key in _ALONG and not 0 <= row + _ALONG[key] < self.cells.rowCount():
            self.beyond.emit(_ALONG[key], column)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 -- Qt's own signature
        """Go along the line with Tab; at its end on to the next where somebody types, else out of the table."""
        step = 1 if is_next else -1
        found = self.cells.next_in_line(*self.at, step) if self.currentIndex().isValid() else None
        is_along = found is not None and (self._has_typed or found[0] == self.at[0])
        if self.hasFocus() and is_along and self.move_on(step):
            return True
        return super().focusNextPrevChild(is_next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand at the first cell to write in when the keyboard comes first."""
        is_first = not self.currentIndex().isValid()
        if event.reason() in _BY_TAB:
            self._has_typed = False
        super().focusInEvent(event)
        if is_first and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.stand_first()
        self.stood.emit()

    def stand_first(self) -> None:
        """Stand at the first cell to write in; where there is none, at the first."""
        found = self.cells.next_in_line(0, -1, 1)
        if self.cells.rowCount() and self.cells.columnCount():
            self.setCurrentIndex(self.cells.index(*(found or (0, 0))))

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the frame of the cell one stands at, and tell."""
        super().currentChanged(current, previous)
        self.viewport().update()
        self.stood.emit()

    def _press(self, row: int, column: int, kind: CellKind) -> None:
        if kind is CellKind.BOX:
            self._has_typed = True
            self.ticked.emit(row, column)
        elif kind is CellKind.OPENS:
            self.opened.emit(row, column)

    def _on_line_pressed(self, row: int) -> None:
        """Stand at the first cell of the line to write in: a hand that points at its name means the line."""
        self.commit()
        found = self.cells.next_in_line(row, -1, 1)
        if found is not None and found[0] == row:
            self.stand_at(*found)

    def _on_clicked(self, row: int, column: int) -> None:
        kind = self.cells.cell(row, column).kind
        if kind is CellKind.TYPED:
            self.edit_cell(row, column)
            self.editor.selectAll()
            self._is_over = True
        elif kind in REACHED:
            self._press(row, column, kind)

    def _on_cell_key(self, _cell: CellEdit, event: QKeyEvent) -> bool:
        """Leave the cell with what is typed, or (Esc) without."""
        key = Qt.Key(event.key())
        is_held = bool(event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))
        if key == Key.Key_Escape:
            self.close_editor()
        elif key in _ENTER:
            self.commit()
            self.move_down(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key in (Key.Key_Tab, Key.Key_Backtab) and not is_held:
            self.commit()
            if not self.is_waiting:
                self.focusNextPrevChild(key == Key.Key_Tab)
        elif key in _ALONG:
            self.commit()
            self.move_down(_ALONG[key])
        elif key in _ASIDE and self._is_over and not is_held:
            self.commit()
            self.move_on(_ASIDE[key])
        elif key == Key.Key_F2:
            self._is_over = False
        else:
            return False
        return True

    def _on_typed(self) -> None:
        row, column = self._at
        self.editor.show_wrong(self.check(row, column, self.editor.text()) if self.editor.text().strip() else "")
        self.place_editor()
        self.stood.emit()

    def _on_left(self) -> None:
        """Keep what is typed when the keyboard goes elsewhere in the window; another window is no answer."""
        if self.is_editing and QApplication.activeWindow() is self.window() and not self.editor.hasFocus():
            self.commit()
