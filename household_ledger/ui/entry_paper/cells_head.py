"""The heads of a ruled page: columns under their groups, words broken over lines; days at the left."""

from __future__ import annotations

import re
from itertools import accumulate

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from household_ledger.text.wrap import segments
from household_ledger.ui.entry_paper.cells_model import CellsModel, ShownColumn, ShownLine
from household_ledger.ui.entry_paper.cells_paint import measure, rule
from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.look import BODY, SMALL, color, has_large_letters, px

_CENTRE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip)
"""Marks of Thai letters reach beyond the line they stand in."""
_MOST_LINES = 4
_PAD = 3
WIDEST_WORD, _WIDEST = 80, 180
"""A word longer than this is cut in the head and whole in its tooltip."""
_LINE = 1.34
"""Height of a line in sizes of letters: small heads stand closer than running words."""


_PIECE = re.compile("[^/]+/?|/")


def _pieces(column: ShownColumn) -> list[str]:
    """Cut a head where it may be broken: as anywhere, and behind a stroke; between the parts of a name."""
    if column.is_name:
        return [f"{one} " for one in column.words.split()]
    return [piece for one in segments(column.words) for piece in _PIECE.findall(one)]


def broken(column: ShownColumn, room: int, letters: QFontMetrics) -> list[str]:
    """Break a head over a few lines of a width; what is left over ends in …."""
    lines, most = _lines(column, room, letters), _most_lines()
    if len(lines) > most:
        lines[most - 1 :] = ["".join(lines[most - 1 :])]
    return [letters.elidedText(one, Qt.TextElideMode.ElideRight, room + 1) for one in lines]


def least_width(column: ShownColumn, longest_word: int) -> int:
    """Give the width that a head's longest word needs, up to so many pixels, and all of it on its lines."""
    letters = measure(SMALL - 1, is_strong=True)
    longest = max((letters.horizontalAdvance(one.strip()) for one in _pieces(column)), default=0)
    room, widest = min(longest, px(longest_word)), px(_WIDEST)
    while room < widest and len(_lines(column, room, letters)) > _most_lines():
        room += px(8)
    return room + 2 * _PAD + 2


def _lines(column: ShownColumn, room: int, letters: QFontMetrics) -> list[str]:
    lines: list[str] = []
    line = ""
    for piece in _pieces(column):
        if line and letters.horizontalAdvance((line + piece).rstrip()) > room:
            lines.append(line.rstrip())
            line = piece
        else:
            line += piece
    return [one for one in (*lines, line.rstrip()) if one]


def _most_lines() -> int:
    """Give how many lines a head has at most: large letters leave the height to what is written below."""
    return 2 if has_large_letters() else _MOST_LINES


class ColumnHead(QHeaderView):
    """Heads of columns, those that stand together under the head of their group."""

    def __init__(self, model: CellsModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._model = model
        self._lines = 1
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(px(20))
        self.setStyleSheet(f"QHeaderView {{ font-size: {px(SMALL - 1)}px; font-weight: 600; }}")

    def fit(self) -> None:
        """Find the height the heads need at their widths."""
        letters = measure(SMALL - 1, is_strong=True)
        rooms = [self.sectionSize(place) - 2 * _PAD for place in range(len(self._model.columns))]
        told = [broken(one, room, letters) for one, room in zip(self._model.columns, rooms, strict=True)]
        self._lines = max(map(len, told), default=1)
        self._model.heads = tuple("\n".join(one) for one in told)
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """Give the height of group and heads."""
        return QSize(super().sizeHint().width(), self._group_height() + self._lines * _line_height() + 10)

    def paintSection(self, painter: QPainter, rect: QRect, place: int) -> None:
        """Draw one head, and its part of the group's."""
        columns = self._model.columns
        if not 0 <= place < len(columns):
            return
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, color("hover"))
        top = rect.top() + self._paint_group(painter, rect, place)
        room = QRect(rect.left() + _PAD, top, rect.width() - 2 * _PAD, rect.bottom() - top)
        painter.setFont(font(px(SMALL - 1), is_strong=True))
        painter.setPen(color("ink"))
        lines = str(self._model.headerData(place, Qt.Orientation.Horizontal)).split("\n")
        used = len(lines) * _line_height()
        for number, line in enumerate(lines):
            at = QRect(
                room.left() - _PAD,
                room.top() + (room.height() - used) // 2 + number * _line_height(),
                room.width() + 2 * _PAD,
                _line_height(),
            )
            painter.drawText(at, _CENTRE, line)
        painter.fillRect(QRect(rect.right(), top, 1, rect.bottom() - top), rule(is_firm=columns[place].is_firm))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), rule(is_firm=True))
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, place: int) -> int:
        """Draw what of the group's head lies over a column; give the height it takes."""
        groups = self._model.groups
        if not groups:
            return 0
        ends = list(accumulate(one.count for one in groups))
        number = next(number for number, end in enumerate(ends) if place < end)
        one, first, last = groups[number], ends[number] - groups[number].count, ends[number] - 1
        height = self._group_height()
        left = self.sectionViewportPosition(first)
        right = self.sectionViewportPosition(last) + self.sectionSize(last)
        whole = QRect(left, rect.top(), right - left, height)
        if not one.words:
            return 0
        if self._model.columns[last].is_firm:
            painter.fillRect(QRect(right - 1, rect.top(), 1, height), rule(is_firm=True))
        painter.setFont(font(px(SMALL), is_strong=True))
        painter.setPen(color(one.tone))
        words = painter.fontMetrics().elidedText(one.words, Qt.TextElideMode.ElideRight, whole.width() - 2 * _PAD)
        painter.drawText(self._in_sight(whole, painter.fontMetrics().horizontalAdvance(words)), _CENTRE, words)
        painter.fillRect(QRect(rect.left(), rect.top() + height, rect.width(), 1), color("line"))
        return height

    def _in_sight(self, whole: QRect, words: int) -> QRect:
        """Give what is seen of a group's head, in whose middle its words stand; no narrower than they are."""
        seen = whole.intersected(self.viewport().rect())
        least = words + 2 * _PAD
        if seen.width() >= least:
            return seen
        left = whole.left() if seen.left() <= whole.left() else whole.right() + 1 - least
        return QRect(left, whole.top(), least, whole.height())

    def _group_height(self) -> int:
        return px(26) if any(one.words for one in self._model.groups) else 0


class LineHead(QHeaderView):
    """The days at the left, which stay when the page is moved sideways."""

    pressed = Signal(int)
    """The head of a line was pressed."""

    def __init__(self, model: CellsModel) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._model = model
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def wanted_width(self) -> int:
        """Give the width the longest of the heads needs."""
        plain, strong = measure(BODY), measure(SMALL, is_strong=True)
        return max((_width(one, plain, strong) for one in self._model.lines), default=0) + 2 * px(8)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which line is meant."""
        super().mousePressEvent(event)
        place = self.logicalIndexAt(event.position().toPoint())
        if place >= 0:
            self.pressed.emit(place)

    def paintSection(self, painter: QPainter, rect: QRect, place: int) -> None:
        """Draw the head of one line."""
        if not 0 <= place < len(self._model.lines):
            return
        line = self._model.lines[place]
        painter.save()
        painter.fillRect(rect, color("hover"))
        painter.setFont(font(px(SMALL if line.is_sum else BODY), is_strong=line.is_sum))
        painter.setPen(color(line.tone))
        room = rect.adjusted(px(8), 0, -px(8), 0)
        side = Qt.AlignmentFlag.AlignLeft if line.is_sum else Qt.AlignmentFlag.AlignRight
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, line.head)
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), rule(is_firm=True))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), rule(is_firm=line.is_firm))
        painter.restore()


class Corner(QWidget):
    """What stands over the days."""

    def __init__(self, parent: QWidget, words: str) -> None:
        super().__init__(parent)
        self._words = words
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it as a head."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("hover"))
        painter.setFont(font(px(SMALL - 1), is_strong=True))
        painter.setPen(color("ink"))
        painter.drawText(self.rect(), _CENTRE, self._words)
        painter.fillRect(QRect(self.width() - 1, 0, 1, self.height()), rule(is_firm=True))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), rule(is_firm=True))
        painter.end()


def _line_height() -> int:
    return round(px(SMALL - 1) * _LINE)


def _width(line: ShownLine, plain: QFontMetrics, strong: QFontMetrics) -> int:
    return (strong if line.is_sum else plain).horizontalAdvance(line.head)
