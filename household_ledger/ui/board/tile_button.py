"""One large button: a drawn picture, as large as there is room for, with a few words in letters all buttons share."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from household_ledger.text.wrap import ZWSP, bound, segments
from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.icons import pixmap
from household_ledger.ui.theme.look import color, px
from household_ledger.ui.widgets.buttons import PressButton

_LETTERS, _MOST_LETTERS, _SMALLEST = 18, 32, 13
"""Pixels at 100 %: of all words, up to where two lines are still seen, and of one word too wide for its button."""
_LEAST_HEIGHT, _LEAST_PICTURE = 84, 32
_SIDE, _GAP = 6, 6
_MOST_LINES = 3
_WIDE = 1.6
"""So much wider than high, a button has its picture beside its words."""
_WRAP = int(Qt.TextFlag.TextWordWrap)
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class TileButton(PressButton):
    """A button that paints its picture and words itself: Qt's own puts them side by side and breaks no Thai words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "tile")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self._words, self._picture, self._tone, self._mark = "", "", "ink_2", ""
        self._known: tuple[QSize, _Laid] | None = None

    def show_item(self, words: str, picture: str, tone: str, *, mark: str = "") -> None:
        """Show other words and another picture, with a few letters at it where another button has the same."""
        if words != self._words:
            self._known = None
        self._words, self._picture, self._tone, self._mark = words, picture, tone, mark
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def words(self) -> str:
        """Give its words."""
        return self._words

    def minimumSizeHint(self) -> QSize:
        """Ask for room for a finger."""
        return QSize(_LEAST_HEIGHT, _LEAST_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows to the board, and Enter on what is chosen already to whoever writes it."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in _ARROWS or (is_enter and self.isChecked()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame as every button's, then the picture over the words, or beside them in a low button."""
        super().paintEvent(event)
        laid = self._laid()
        painter = QPainter(self)
        painter.drawPixmap(laid.picture.topLeft(), pixmap(self._picture, self._tone, laid.picture.width()))
        if self._mark:
            self._paint_mark(painter, laid.picture)
        painter.setFont(font(laid.letters, is_strong=self.isChecked()))
        painter.setPen(color("ink"))
        painter.drawText(laid.words, laid.flags, laid.text)
        painter.end()

    def look_of(self) -> tuple[str, str]:
        """Name its picture and the mark at it."""
        return self._picture, self._mark

    def _paint_mark(self, painter: QPainter, picture: QRect) -> None:
        """Write the mark large on a round ground at the upper corner of the picture."""
        side = max(_LEAST_PICTURE, picture.width() // 2)
        letters = QFontMetrics(font(side * 2 // 3, is_strong=True))
        wide = max(side, letters.horizontalAdvance(self._mark) + side // 3)
        ground = QRect(picture.right() - side // 4, picture.top() - side // 4, wide, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(self._tone))
        painter.drawRoundedRect(ground, side / 2, side / 2)
        painter.setFont(font(side * 2 // 3, is_strong=True))
        painter.setPen(color("surface"))
        painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, self._mark)

    def letters(self) -> int:
        """Give the size its words are written in, in pixels."""
        return self._laid().letters

    def _laid(self) -> _Laid:
        """Say where picture and words stand in the room there is; reckoned once for each size."""
        if self._known is None or self._known[0] != self.size():
            self._known = self.size(), self._lay(self.rect().adjusted(_SIDE, _SIDE, -_SIDE, -_SIDE))
        return self._known[1]

    def _lay(self, room: QRect) -> _Laid:
        if room.width() > room.height() * _WIDE:
            return self._laid_beside(room)
        size, text = self._fitting(room.width(), room.height() - _LEAST_PICTURE - _GAP)
        tall = _height_of(text, size, room.width())
        side = max(_LEAST_PICTURE, min(int(room.height() * 0.5), room.height() - tall - _GAP, room.width()))
        top = room.top() + max(0, (room.height() - side - _GAP - tall) // 2)
        picture = QRect(room.center().x() - side // 2, top, side, side)
        width = _even_width(text, size, room.width())
        words = QRect(room.center().x() - width // 2, picture.bottom() + 1 + _GAP, width, tall + 4)
        return _Laid(picture, words, size, text, _WRAP | int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop))

    def _laid_beside(self, room: QRect) -> _Laid:
        side = min(int(room.height() * 0.7), int(room.width() * 0.28))
        picture = QRect(room.left() + _GAP, room.center().y() - side // 2, side, side)
        words = room.adjusted(side + 2 * _GAP, 0, 0, 0)
        size, text = self._fitting(words.width(), room.height())
        spare = words.width() - _even_width(text, size, words.width())
        words.adjust(spare // 2, 0, -(spare - spare // 2), 0)
        return _Laid(picture, words, size, text, _WRAP | int(Qt.AlignmentFlag.AlignCenter))

    def _fitting(self, width: int, most: int) -> tuple[int, str]:
        """Give the letters in pixels, and the words with the places their lines may end.

        The letters are those of every button; smaller only where one word is too wide. What is too long ends in "…".
        """
        metrics = QFontMetrics(font(_letters(), is_strong=True))
        if metrics.horizontalAdvance(self._words) <= width:
            return _letters(), self._words
        pieces = segments(bound(self._words))
        widest = max(metrics.horizontalAdvance(one.strip()) for one in pieces)
        size = _letters() if widest <= width else max(px(_SMALLEST), _letters() * width // widest)
        lines = max(1, min(_MOST_LINES, most // QFontMetrics(font(size)).lineSpacing()))
        high = lines * QFontMetrics(font(size)).lineSpacing() + 2
        for count in range(len(pieces), 0, -1):
            text = ZWSP.join(pieces[:count]).rstrip() + ("" if count == len(pieces) else "…")
            if _height_of(text, size, width) <= high:
                return size, text
        return size, metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, width)


@dataclass(frozen=True, slots=True)
class _Laid:
    """Where a button has its picture and its words, and how these are written."""

    picture: QRect
    words: QRect
    letters: int
    text: str
    flags: int


def _letters() -> int:
    return min(px(_LETTERS), _MOST_LETTERS)


def _even_width(text: str, size: int, most: int) -> int:
    """Give the least width in which the words take no more lines: a last line of one short word reads badly."""
    high = _height_of(text, size, most)
    if high < QFontMetrics(font(size, is_strong=True)).lineSpacing() * 2 - 2:
        return most
    widths = (width for width in range(most // 2, most, 6) if _height_of(text, size, width) <= high)
    return next((width for width in widths if _width_of(text, size, width) <= width), most)


def _width_of(text: str, size: int, width: int) -> int:
    return _box(text, size, width).width()


def _height_of(text: str, size: int, width: int) -> int:
    return _box(text, size, width).height()


def _box(text: str, size: int, width: int) -> QRect:
    return QFontMetrics(font(size, is_strong=True)).boundingRect(QRect(0, 0, width, 1000), _WRAP, text)
