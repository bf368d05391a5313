"""The list that opens under a cell while one types: what is meant, what would be taken, and the keys that take it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from household_ledger.text.i18n import _
from household_ledger.ui.entry_grid.hints import KeyWords
from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.look import BODY, SMALL, color, px, tokens
from household_ledger.ui.widgets.cards import hairline

_Index = QModelIndex | QPersistentModelIndex
_MOST_ROWS = 8
_GAP = 6
_FOOT = 62


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the list: its words, what is said beside them, and what taking it means to whoever offered it."""

    words: str
    detail: str = ""
    value: Any = None
    is_kind: bool = False
    """A word that changes the kind of the row; it is written in the colour of a deed."""


class OfferList(QFrame):
    """Shown under (or above) a cell without taking the keyboard from it; `taken` carries the Offer pressed."""

    taken = Signal(object)
    pointed = Signal(object)
    """The Offer the list stands at, None when it closes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("offer_list")
        self.setProperty("kind", "popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Suggestions"))
        self._model = _Offers(self)
        self.list = QListView()
        self.list.setObjectName("offers")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(_("Suggestions"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._on_clicked)
        self.is_chosen = False
        """Whether a person moved to the current line, rather than the list having begun there."""
        rows = QVBoxLayout(self)
        rows.setContentsMargins(6, 6, 6, 6)
        rows.setSpacing(2)
        rows.addWidget(self.list)
        rows.addWidget(hairline())
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(8, 2, 8, 2)
        rows.addLayout(self._foot)
        self._foot_words: tuple[tuple[str, str], ...] = ()
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(18)
        shadow.setOffset(0, 4)
        shadow.setColor(tokens().shadow)
        self.setGraphicsEffect(shadow)
        self.hide()

    def offer(self, offers: Sequence[Offer], keys: Sequence[tuple[str, str]], *, is_begun: bool = True) -> None:
        """Show offers; the list stands at the first when `is_begun`. `keys` are shown below: (key, what it does)."""
        self._model.show(offers)
        self.list.scrollToTop()  # it stands where the list before was left
        self.is_chosen = False
        self._say_keys(tuple(keys))
        self._stand_at(0 if is_begun and offers else -1)

    def place_under(self, cell: QRect) -> None:
        """Open under a cell (in the coordinates of the parent), or above it where there is more room."""
        room_of = self.parentWidget()
        layout = self.layout()
        if room_of is None or layout is None:
            return
        below, above = room_of.rect().bottom() - cell.bottom(), cell.top()
        most = (max(below, above) - px(_FOOT)) // _row_height()
        rows = min(len(self._model.offers), _MOST_ROWS, max(2, most))
        self.list.setFixedHeight(max(1, rows) * _row_height() + 2)
        width = max(px(420), min(cell.width(), px(560)))
        self._foot.activate()
        layout.invalidate()
        layout.activate()
        height = layout.totalSizeHint().height()
        room = room_of.rect()
        top = cell.bottom() + _GAP if below >= height + _GAP or below >= above else cell.top() - height - _GAP
        left = min(cell.left(), room.right() - width - _GAP)
        self.setGeometry(QRect(QPoint(max(_GAP, left), max(0, top)), QSize(min(width, room.width() - 12), height)))
        self.raise_()
        self.show()

    def close_list(self) -> None:
        """Put the list away."""
        if self.isVisible():
            self.hide()
            self.pointed.emit(None)
        self._model.show(())
        self.is_chosen = False

    def current(self) -> Offer | None:
        """Give the offer the list stands at."""
        row = self.list.currentIndex().row()
        return self._model.offers[row] if self.isVisible() and 0 <= row < len(self._model.offers) else None

    def offers(self) -> tuple[Offer, ...]:
        """List what is offered."""
        return self._model.offers if self.isVisible() else ()

    def move_by(self, steps: int) -> None:
        """Go down or up; from the last to the first."""
        count = len(self._model.offers)
        if count:
            row = self.list.currentIndex().row()
            start = row if row >= 0 else (-1 if steps > 0 else 0)
            self.is_chosen = True
            self._stand_at((start + steps) % count)

    def _stand_at(self, row: int) -> None:
        self.list.setCurrentIndex(self._model.index(row, 0) if row >= 0 else QModelIndex())
        self.pointed.emit(self._model.offers[row] if row >= 0 else None)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.taken.emit(self._model.offers[index.row()])

    def _say_keys(self, keys: tuple[tuple[str, str], ...]) -> None:
        if keys == self._foot_words:
            return
        self._foot_words = keys
        while (item := self._foot.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for key, words in keys:
            told = KeyWords(key, words)
            self._foot.addWidget(told)
            told.show()  # else it has no size before the list is seen
        self._foot.addStretch(1)


class _Offers(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.offers: tuple[Offer, ...] = ()

    def show(self, offers: Sequence[Offer]) -> None:
        self.beginResetModel()
        self.offers = tuple(offers)
        self.endResetModel()

    def rowCount(self, _parent: _Index | None = None) -> int:
        return len(self.offers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- Qt's own signature
        one = self.offers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{one.words} {one.detail}".strip()
        if role == Qt.ItemDataRole.UserRole:
            return one
        return None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(px(200), _row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        one: Offer = index.data(Qt.ItemDataRole.UserRole)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("primary_soft" if is_current else "hover"))
            painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 6, 6)
        room = option.rect.adjusted(10, 0, -10, 0)
        small = font(px(SMALL))
        painter.setFont(small)
        detail_width = min(painter.fontMetrics().horizontalAdvance(one.detail), room.width() * 6 // 10)
        detail = painter.fontMetrics().elidedText(one.detail, Qt.TextElideMode.ElideRight, detail_width + 1)
        painter.setPen(color("ink_2"))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, detail)
        painter.setFont(font(px(BODY), is_strong=is_current))
        painter.setPen(color("primary" if one.is_kind else "ink"))
        words_room = room.adjusted(0, 0, -detail_width - 12, 0)
        words = painter.fontMetrics().elidedText(one.words, Qt.TextElideMode.ElideRight, words_room.width())
        painter.drawText(words_room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


def _row_height() -> int:
    return px(34)
