"""A list for the drawer whose places have two lines each: what it was above, the rest of it smaller below."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from household_ledger.ui.theme.look import BODY, SMALL, color, px

Index = QModelIndex | QPersistentModelIndex
_LINE = 1.81
"""Height of a line of our letters, in their size."""


class TwoLineList(QListView):
    """A list that scrolls up and down only, standing at its first place."""

    def __init__(self, name: str, accessible: str, model: QAbstractListModel, drawn_by: TwoLines) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model.setParent(self)
        self.setModel(model)
        drawn_by.setParent(self)
        self.setItemDelegate(drawn_by)
        if model.rowCount():
            self.setCurrentIndex(model.index(0, 0))


class TwoLines(QStyledItemDelegate):
    """Draws the ground of a place; what derives from it writes the two lines."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Give both lines their height, whatever stands in them."""
        return QSize(option.rect.width(), px(BODY * _LINE) + px(SMALL * _LINE) + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground and hairline, then the lines."""
        painter.save()
        ground = option.rect
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.fillRect(ground, color("primary_soft" if is_chosen else "hover"))
        painter.setPen(color("line"))
        painter.drawLine(ground.bottomLeft(), ground.bottomRight())
        inner = ground.adjusted(8, 4, -8, -5)
        upper = QRect(inner.topLeft(), QSize(inner.width(), px(BODY * _LINE)))
        lower = QRect(inner.left(), upper.bottom() + 1, inner.width(), px(SMALL * _LINE))
        self.write(painter, upper, lower, index)
        painter.restore()

    def write(self, painter: QPainter, upper: QRect, lower: QRect, index: Index) -> None:
        """Write the lines of a place into their rooms."""
        raise NotImplementedError


def write_words(painter: QPainter, place: QRect, words: str, tone: str) -> None:
    """Write words at the left of a place, cut with "…" where they are too long."""
    painter.setPen(color(tone))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
