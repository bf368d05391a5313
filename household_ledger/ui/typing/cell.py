"""One cell being typed in: words, what is offered behind them in grey, a frame where something is wrong."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QToolTip, QWidget

from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.look import BODY, color, px

_SARA_AM = "ำ"
_QT_MARGIN = 2
"""What Qt leaves free at both ends of a field, beside its padding."""
_HISTORY = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


Past = Callable[[bool], bool]
"""Tells whether the row has a state to go back to; asked with True, one to go on to again."""


def has_keyboard(widget: QWidget) -> bool:
    """Tell whether keys come to a widget, now or once its window is in front again.

    What others write comes while somebody looks at another program, too: where one typed is where one goes on.
    """
    return widget.window().focusWidget() is widget and widget.isVisible()


class CellEdit(QLineEdit):
    """A cell of the row that is typed; whoever holds the row hears of every key before the cell does."""

    typed = Signal()
    entered = Signal()
    """The keyboard came here."""
    left = Signal()
    pressed = Signal()
    """The mouse pressed here while the keyboard was here already, or came with it."""
    menu_asked = Signal(object)  # QPoint, global

    def __init__(
        self, name: str, parent: QWidget, keys: Callable[[CellEdit, QKeyEvent], bool], past: Past = lambda _redo: False
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"cell_{name}")
        self.name = name
        self._keys = keys
        self._past = past
        self._ghost = ""
        self._said = ""
        self._is_pressed_into = False
        self.setFont(font(px(BODY)))
        self.setFrame(False)
        self.textEdited.connect(self._on_edited)

    def show_text(self, text: str) -> None:
        """Show other words; nothing is told, and there is no way back to what stood here before.

        The same words stay chosen as they were: what is typed next is meant to replace them.
        """
        is_same = self.text() == text
        place = self.cursorPosition() if is_same else len(text)
        chosen = (self.selectionStart(), self.selectionLength()) if is_same and self.hasSelectedText() else None
        self.setText(text)
        self.setCursorPosition(place if has_keyboard(self) else 0)
        if chosen is not None and has_keyboard(self):
            self.setSelection(*chosen)
        self.show_ghost("")

    def type_anew(self, text: str) -> None:
        """Put words in as if they had just been typed over what stood there."""
        self.selectAll()
        self.insert(text)
        self._on_edited()

    def show_ghost(self, whole: str) -> None:
        """Show in grey how the typed words would go on; "" for nothing."""
        typed = self.text()
        rest = whole[len(typed) :] if typed and whole.startswith(typed) else ""
        # A mark that sits on the last typed letter cannot be drawn apart from it.
        if rest and (unicodedata.category(rest[0]) == "Mn" or rest[0] == _SARA_AM):
            rest = ""
        if rest != self._ghost:
            self._ghost = rest
            self.update()

    def show_wrong(self, sentence: str) -> None:
        """Outline the cell and say why; "" when it is right."""
        if sentence == self._said:
            return
        was_wrong, self._said = bool(self._said), sentence
        self.setAccessibleDescription(sentence)
        self.setToolTip(sentence)
        if was_wrong != bool(sentence):
            self.setProperty("wrong", bool(sentence))
            self.style().unpolish(self)
            self.style().polish(self)

    def is_wrong(self) -> bool:
        """Tell whether the cell is outlined."""
        return bool(self._said)

    def event(self, event: QEvent) -> bool:
        """Let Tab be a key like any other, and leave undo to the ledger where nothing is typed to take back."""
        if isinstance(event, QHelpEvent) and not self._said and self._is_cut():
            QToolTip.showText(event.globalPos(), self.text(), self)
            return True
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and self._is_for_the_ledger(event):
                event.ignore()
                return False
            is_tab = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if is_tab and event.type() is QEvent.Type.KeyPress and self._keys(self, event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask the row first."""
        if self._keys(self, event):
            event.accept()
            return
        if self._is_for_the_ledger(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def isUndoAvailable(self) -> bool:
        """Tell whether anything typed can be taken back: here, else in the row."""
        return super().isUndoAvailable() or self._past(False)  # noqa: FBT003 -- the question is the argument

    def isRedoAvailable(self) -> bool:
        """Tell whether anything taken back can be had again: here, else in the row."""
        return super().isRedoAvailable() or self._past(True)  # noqa: FBT003 -- the question is the argument

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose all when the keyboard comes by Tab, so that typing replaces.

        What was typed here on an earlier visit is taken back by the row, in the order it was typed.
        """
        self.setText(self.text())
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()
        elif event.reason() is Qt.FocusReason.MouseFocusReason:
            self._is_pressed_into = self.name == "date"  # a day is written anew: 5 put into 31 Oct is no day
        elif self.name == "date":
            self.selectAll()
        else:
            self.setCursorPosition(len(self.text()))
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard went."""
        super().focusOutEvent(event)
        self.show_ghost("")
        self.left.emit()
        self.setCursorPosition(0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a press of the left button."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.hasSelectedText():
            self.pressed.emit()
            if self._is_pressed_into:
                self.selectAll()
        self._is_pressed_into = False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files and pictures to the row: their names are not meant to be written here."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the row's menu, not Qt's."""
        self.menu_asked.emit(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the grey rest behind what is typed; where nobody types, words too long for the cell end in …."""
        if not self.hasFocus() and self._is_cut():
            self._paint_cut()
            return
        super().paintEvent(event)
        if not self._ghost or self.cursorPosition() != len(self.text()) or self.isReadOnly():
            return
        painter = QPainter(self)
        painter.setFont(self.font())
        place = self.cursorRect()
        room = self.rect().adjusted(place.center().x() + 1, 0, -4, 0)
        width = painter.fontMetrics().horizontalAdvance(self._ghost)
        if width <= room.width():
            ground = room.adjusted(0, (room.height() - px(24)) // 2, 0, -(room.height() - px(24)) // 2)
            ground.setWidth(width + 2)
            painter.fillRect(ground, color("primary_soft"))
            painter.setPen(color("ink_2"))
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._ghost)

    def _words_room(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return inside.adjusted(_QT_MARGIN, 0, -_QT_MARGIN, 0)

    def _is_cut(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) > self._words_room().width()

    def _paint_cut(self) -> None:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        room = self._words_room()
        letters = self.fontMetrics()
        words = letters.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        room.setTop(room.top() + (room.height() - letters.height() + 1) // 2)  # as Qt does, half a pixel down
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)

    def _on_edited(self) -> None:
        self._ghost = ""
        self.typed.emit()

    def _is_for_the_ledger(self, event: QKeyEvent) -> bool:
        undo, redo = (event.matches(one) for one in _HISTORY)
        return (undo and not self.isUndoAvailable()) or (redo and not self.isRedoAvailable())
