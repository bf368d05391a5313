"""A list to choose from while the keyboard stays where one types: words, what is said beside them, a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.icons import pixmap
from household_ledger.ui.theme.look import BODY, SMALL, color, px

_Index = QModelIndex | QPersistentModelIndex
_GAP = 10
_MOST_AFTER = 6
"""Tenths of a line that what is said at its end may take; the words give way to it, not to all of it."""


@dataclass(frozen=True, slots=True)
class PickLine:
    """One line as it is painted."""

    words: str
    before: str = ""
    """Said before the words: a code."""
    after: str = ""
    """Said at the right end: what kind of thing it is, or its key."""
    picture: str = ""
    tone: str = "ink"
    is_strong: bool = False

    @property
    def told(self) -> str:
        """All it says, for a reader of the screen and where it is cut."""
        return " ".join(part for part in (self.before, self.words, self.after) if part)


class PickList(QListView):
    """Shows lines of one height; `taken` carries the place of the line pressed, `moved` where it stands (-1: none)."""

    taken = Signal(int)
    moved = Signal(int)

    def __init__(self, name: str, words: str, line_height: int) -> None:
        """`name` in the program, `words` for a reader of the screen."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.line_height = line_height
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setStyleSheet("QListView { border: 0; }")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._lines = _Lines(self)
        self.setModel(self._lines)
        self.setItemDelegate(_Painter(self))
        self.clicked.connect(lambda index: self.taken.emit(index.row()))

    def show_lines(self, lines: Sequence[PickLine], at: int = -1) -> None:
        """Show other lines from the first; the list stands at one of them, or at none."""
        self._lines.show(lines)
        self.scrollToTop()  # it stands where the list before was left
        self.stand_at(at)

    def count(self) -> int:
        """Count the lines."""
        return self._lines.rowCount()

    def place(self) -> int:
        """Give the place of the line it stands at; -1 for none."""
        return self.currentIndex().row()

    def stand_at(self, place: int) -> None:
        """Stand at a line; -1 for none."""
        self.setCurrentIndex(self._lines.index(place, 0) if 0 <= place < self.count() else QModelIndex())
        self.moved.emit(self.place())

    def move_by(self, steps: int) -> None:
        """Go down or up: one step goes round, more end at the first or last line."""
        count = self.count()
        if not count:
            return
        here = self.place()
        start = here if here >= 0 else (-1 if steps > 0 else 0)
        place = start + steps
        self.stand_at(place % count if abs(steps) <= 1 else max(0, min(count - 1, place)))


class _Lines(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: tuple[PickLine, ...] = ()

    def show(self, lines: Sequence[PickLine]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, _parent: _Index | None = None) -> int:
        return len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.lines[index.row()].told
        return None


class _Painter(QStyledItemDelegate):
    """Draws picture, code, words and kind of one line; the words give way to the rest."""

    def __init__(self, parent: PickList) -> None:
        super().__init__(parent)
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(option.rect.width(), self._list.line_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, _Lines):
            return
        one = model.lines[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("primary_soft" if is_current else "hover"))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 6, 6)
        self._write(painter, option.rect.adjusted(_GAP, 0, -_GAP, 0), one, is_current=is_current)
        painter.restore()

    @staticmethod
    def _write(painter: QPainter, room: QRect, one: PickLine, *, is_current: bool) -> None:
        if one.picture:
            shown = pixmap(one.picture, "primary" if one.is_strong else "ink_2", px(18))
            painter.drawPixmap(room.left(), room.center().y() - px(18) // 2 + 1, shown)
            room.setLeft(room.left() + px(18) + _GAP)
        room.setLeft(room.left() + _hint(painter, room, one.before, Qt.AlignmentFlag.AlignLeft))
        room.setRight(room.right() - _hint(painter, room, one.after, Qt.AlignmentFlag.AlignRight))
        painter.setFont(font(px(BODY), is_strong=one.is_strong or is_current))
        painter.setPen(color(one.tone))
        words = painter.fontMetrics().elidedText(one.words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _hint(painter: QPainter, room: QRect, words: str, side: Qt.AlignmentFlag) -> int:
    """Write a hint at one end and give the room it took."""
    if not words:
        return 0
    letters = font(px(SMALL))
    width = QFontMetrics(letters)
    shown = width.elidedText(words, Qt.TextElideMode.ElideRight, room.width() * _MOST_AFTER // 10)
    painter.setFont(letters)
    painter.setPen(color("ink_2"))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | side, shown)
    return width.horizontalAdvance(shown) + _GAP
