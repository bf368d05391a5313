"""How the cells of a table are drawn: a meter before the words, words on several lines, and how high those are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from household_ledger.text.wrap import bound, with_zwsp
from household_ledger.ui.theme.look import color, px

_Index = QModelIndex | QPersistentModelIndex
METER = Qt.ItemDataRole.UserRole + 1
"""How much of the meter before a cell's words is filled, in permille."""
_METER_WIDTH, _METER_HEIGHT = 90, 9
_EDGE = 13
"""Pixels at both sides of the words of a cell, as the sheet and Qt give them."""
_SLACK = 4
"""Qt cuts words on one line that have no pixel to spare."""
_ABOVE = 5
_FAR = 10_000
_LINES = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


class Cells(QStyledItemDelegate):
    """Draws the meter of a cell before its words, and words that may wrap on several lines."""

    def __init__(self, table: QTableView, wrapping: Sequence[int]) -> None:
        super().__init__(table)
        self._wrapping = wrapping

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a cell."""
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:  # a style sheet leaves it out
            painter.fillRect(option.rect, ground)
        permille = index.data(METER)
        if index.column() in self._wrapping and not _is_on_one_line(index, option.rect.width()):
            self._paint_ground(painter, option, index)
            _write_lines(painter, option.rect, index)
            return
        if permille is None:
            super().paint(painter, option, index)
            return
        self._paint_ground(painter, option, index)
        wide = QStyleOptionViewItem(option)
        wide.rect = option.rect.adjusted(px(_METER_WIDTH) + 10, 0, 0, 0)
        super().paint(painter, wide, index)
        lane = QRectF(option.rect.left() + 10, 0, px(_METER_WIDTH), px(_METER_HEIGHT))
        lane.moveTop(option.rect.center().y() - lane.height() / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("hover"))
        painter.drawRoundedRect(lane, lane.height() / 2, lane.height() / 2)
        if permille:
            lane.setWidth(max(lane.height(), lane.width() * permille / 1000))
            painter.setBrush(color("saving"))
            painter.drawRoundedRect(lane, lane.height() / 2, lane.height() / 2)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        empty = QStyleOptionViewItem(option)
        self.initStyleOption(empty, index)
        empty.text = ""
        QApplication.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, empty, painter, option.widget)


def row_heights(table: QTableView, wrapping: Sequence[int]) -> list[int]:
    """Give the height each row needs for its words in some columns as wide as these are now; nothing of no column."""
    least, model = table.verticalHeader().defaultSectionSize(), table.model()
    if not wrapping:
        return []
    return [
        max(least, *(_height(model.index(place, number), table.columnWidth(number)) for number in wrapping))
        for place in range(model.rowCount())
    ]


def _is_on_one_line(index: _Index, width: int) -> bool:
    letters = QFontMetrics(index.data(Qt.ItemDataRole.FontRole))
    return letters.horizontalAdvance(index.data(Qt.ItemDataRole.DisplayRole)) <= width - 2 * _EDGE - _SLACK


def _height(index: _Index, width: int) -> int:
    if _is_on_one_line(index, width):
        return 0  # as high as any other row
    room = QRect(0, 0, width - 2 * _EDGE, _FAR)
    letters = QFontMetrics(index.data(Qt.ItemDataRole.FontRole))
    return letters.boundingRect(room, _LINES, _broken(index)).height() + 2 * px(_ABOVE)


def _write_lines(painter: QPainter, rect: QRect, index: _Index) -> None:
    room = rect.adjusted(_EDGE, 0, -_EDGE, 0)
    painter.save()
    painter.setFont(index.data(Qt.ItemDataRole.FontRole))
    painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole))
    painter.drawText(room, _LINES | Qt.AlignmentFlag.AlignVCenter, _broken(index))
    painter.restore()


def _broken(index: _Index) -> str:
    """Mark where the words may be broken; the dictionary is asked, so only of those that do not fit."""
    return with_zwsp(bound(index.data(Qt.ItemDataRole.DisplayRole)))
