"""The keys of the row being typed: to the next cell, up and down, saving, giving back, moving the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.problem import Problem
from household_ledger.text.dates import parse_date
from household_ledger.ui.entry_grid.keys import deed_of
from household_ledger.ui.entry_grid.row.typing import RowTyping
from household_ledger.ui.entry_grid.table.editor import RowEditor
from household_ledger.ui.typing.cell import CellEdit
from household_ledger.ui.typing.offer import Offer
from household_ledger.ui.typing.suggesting import KINDS, Suggester

Key = Qt.Key
_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ENTER = (Key.Key_Return, Key.Key_Enter)
_FAR = (Key.Key_Home, Key.Key_End)
_ALL = 10**9
"""More rows than there are."""
_STANDARD = QKeySequence.StandardKey


class RowKeys:
    """Hears of every key of every cell before the cell does."""

    def __init__(self, typing: RowTyping, editor: RowEditor, suggester: Suggester) -> None:
        self._typing, self._editor, self._suggester = typing, editor, suggester
        self._list = typing.list

    def on_key(self, cell: CellEdit, event: QKeyEvent) -> bool:
        """Take a key before its cell does; False leaves it to the cell."""
        key, held = Key(event.key()), event.modifiers()
        if deed := deed_of(event):
            self._typing.deed_asked.emit(deed)
            return True
        is_control = bool(held & _CONTROL)
        if event.isAutoRepeat() and key in _ENTER:
            return True  # a finger left on the key says yes to nothing
        ways: dict[Qt.Key, Callable[[], bool]] = {
            Key.Key_Tab: lambda: self._tab(cell, -1 if held & _SHIFT else 1),
            Key.Key_Backtab: lambda: self._tab(cell, -1),
            Key.Key_Return: self._enter,
            Key.Key_Enter: self._enter,
            Key.Key_Escape: lambda: self._escape(cell),
            Key.Key_Up: lambda: self._arrow(cell, -1, is_open_asked=bool(held & _ALT)),
            Key.Key_Down: lambda: self._arrow(cell, 1, is_open_asked=bool(held & _ALT)),
            Key.Key_PageUp: lambda: self._far(cell, key),
            Key.Key_PageDown: lambda: self._far(cell, key),
        }
        if key in ways and not is_control:
            return ways[key]()
        if self._list.name == KINDS and not is_control:
            return self._list.seek_kind(event)
        if is_control:
            is_far = key in _FAR and not held & _SHIFT
            return self._far(cell, key) if is_far else self._take_back(cell, event) or self._paste(event)
        is_step = cell.name == "date" and key in (Key.Key_Plus, Key.Key_Minus)
        return is_step and self._move_day(cell, 1 if key == Key.Key_Plus else -1)

    def _paste(self, event: QKeyEvent) -> bool:
        """Paste rows as rows, and pictures as pictures of the row, wherever in the row the keyboard is."""
        if not event.matches(_STANDARD.Paste) or not (_holds_rows(QGuiApplication.clipboard().text()) or _is_picture()):
            return False
        self._typing.deed_asked.emit("paste")
        return True

    def _take_back(self, cell: CellEdit, event: QKeyEvent) -> bool:
        """Take the row's last change back, where the cell has none of its own."""
        if event.matches(_STANDARD.Undo) and not QLineEdit.isUndoAvailable(cell):
            return self._typing.take_back(redo=False)
        if event.matches(_STANDARD.Redo) and not QLineEdit.isRedoAvailable(cell):
            return self._typing.take_back(redo=True)
        return False

    def _tab(self, cell: CellEdit, step: int) -> bool:
        self._list.settle()
        offer = self._list.current()
        if step > 0 and offer is not None:
            self._typing.take(offer)
            return True
        self._list.close()
        cells = self._editor.order()
        place = (cells.index(cell) if cell in cells else -1) + step
        if step > 0 and self._wants_part(cell):
            self._typing.split()
            return True
        if 0 <= place < len(cells):
            reason = Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason
            cells[place].setFocus(reason)
            return True
        if place < 0:
            if not self._typing.is_refused:  # what follows is meant for this row, not for the one above
                self._typing.gone.emit(-1, cell.name)
            return True
        return self._editor.leave_by_tab(cell)

    def _wants_part(self, cell: CellEdit) -> bool:
        """Tell whether Tab in the last part's amount should open one more: something is left to be divided."""
        parts = self._typing.row.parts
        is_last = bool(parts) and cell.name == f"part_{len(parts) - 1}_amount"
        return is_last and bool(cell.text()) and bool(self._typing.said.rest)

    def _enter(self) -> bool:
        self._list.settle()
        offer = self._list.current()
        if offer is None and self._list.name == KINDS and self._list.is_open():
            return True
        is_guess = offer is not None and self._list.is_guess and self._typing.lacks("category")
        if offer is not None and (is_guess or self._list.is_chosen or _needs_nothing_more(offer)):
            is_begun = offer.is_kind and not _needs_nothing_more(offer)  # what the kind asks for is still to come
            goes_on = self._list.name == KINDS or offer.is_looked_at or is_guess or is_begun
            self._typing.take(offer)
            if goes_on:
                return True
        self._list.close()
        self._typing.save_asked.emit()
        return True

    def _escape(self, cell: CellEdit) -> bool:
        self._list.settle()
        if self._list.is_open():
            self._list.close()
            self._typing.look()
        else:
            self._typing.give_back(cell)
        return True

    def _arrow(self, cell: CellEdit, step: int, *, is_open_asked: bool) -> bool:
        self._list.settle()
        if self._list.is_open():
            self._list.move_by(step)
            return True
        if (is_open_asked or step > 0) and self._suggester.has_list(cell.name):
            self._list.open(everything=not cell.text() or is_open_asked)
            if self._list.is_open():
                self._list.move_by(0)
                return True
        self._typing.gone.emit(step, cell.name)
        return True

    def _far(self, cell: CellEdit, key: Qt.Key) -> bool:
        """Go to the first row or a screen up; the row being typed is the last of all. In words one stays in them."""
        if key == Key.Key_End:
            cell.end(False)  # noqa: FBT003 -- Qt's own signature: nothing is chosen on the way
            self._typing.bring_in_sight()
        elif key == Key.Key_Home and cell.text():
            cell.home(False)  # noqa: FBT003 -- as above
        elif key != Key.Key_PageDown:
            self._list.close()
            self._typing.gone.emit(-_ALL if key == Key.Key_Home else -self._typing.rows_in_sight(), cell.name)
        return True

    def _move_day(self, cell: CellEdit, days: int) -> bool:
        """Move the day with + and −; in the midst of a date typed with dashes the dash is a dash."""
        is_untouched = not self._typing.is_day_half_typed() or cell.selectedText() == cell.text()
        ground = self._typing.ground
        if (days < 0 and not is_untouched) or ground is None:
            return False
        day = parse_date(cell.text(), ground.previous) if cell.text() else ground.previous
        if isinstance(day, Problem):
            return False
        self._typing.move_day(day + timedelta(days=days))
        return True


def _needs_nothing_more(offer: Offer) -> bool:
    """Tell whether the word typed whole says all there is to say: nothing today."""
    return getattr(offer.value, "kind", None) is EntryKind.NOTHING and offer.is_kind


def _is_picture() -> bool:
    mime = QGuiApplication.clipboard().mimeData()
    if not mime.hasUrls() and not mime.hasImage():
        return False
    from household_ledger.ui.photos.wanted import is_picture_copied

    return is_picture_copied(mime)


def _holds_rows(text: str) -> bool:
    """Tell whether a text is more than one cell: rows of a spreadsheet, lines of a letter."""
    return "\t" in text.strip("\r\n") or len(text.strip().splitlines()) > 1
