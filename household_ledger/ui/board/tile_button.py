"""One large button: a drawn picture over a few words, as large as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from household_ledger.text.wrap import bound, with_zwsp
from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.icons import pixmap
from household_ledger.ui.theme.look import color, px
from household_ledger.ui.widgets.buttons import PressButton

_LARGEST, _SMALLEST, _LEAST_LETTERS = 20, 13, 20
"""Pixels at 100 %; words of two lines may be as small as the last, whatever the letters, so that a picture is seen."""
_LEAST_HEIGHT = 96
_SIDE, _GAP = 6, 8
_LINES = 2
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
        self._words, self._picture, self._tone = "", "", "ink_2"

    def show_item(self, words: str, picture: str, tone: str) -> None:
        """Show other words and another picture."""
        self._words, self._picture, self._tone = words, picture, tone
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
        """Draw the frame as every button's, then the picture over the words, both in the middle."""
        super().paintEvent(event)
        room = self.rect().adjusted(_SIDE, _SIDE, -_SIDE, -_SIDE)
        size, text = self._fitting(room.width(), room.height() // 2)
        letters = QFontMetrics(font(size, is_strong=self.isChecked()))
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        tall = min(letters.boundingRect(room, flags, text).height(), letters.lineSpacing() * _LINES)
        side = max(24, min(int(room.height() * 0.44), room.height() - tall - _GAP, room.width()))
        top = room.top() + max(0, (room.height() - side - _GAP - tall) // 2)
        painter = QPainter(self)
        painter.drawPixmap(room.center().x() - side // 2, top, pixmap(self._picture, self._tone, side))
        painter.setFont(font(size, is_strong=self.isChecked()))
        painter.setPen(color("ink"))
        painter.drawText(QRect(room.left(), top + side + _GAP, room.width(), tall + 4), flags, text)
        painter.end()

    def _fitting(self, width: int, most: int) -> tuple[int, str]:
        """Give the largest letters, in pixels, at which the words stand on two lines and leave the picture its half.

        The words are cut where none are small enough.
        """
        smallest = min(px(_SMALLEST), _LEAST_LETTERS)
        for size in range(px(_LARGEST), smallest - 1, -1):
            letters = QFontMetrics(font(size, is_strong=True))
            if letters.horizontalAdvance(self._words) <= width and letters.lineSpacing() <= most:
                return size, self._words
            text = with_zwsp(bound(self._words))
            box = letters.boundingRect(QRect(0, 0, width, 1000), int(Qt.TextFlag.TextWordWrap), text)
            if box.height() <= min(letters.lineSpacing() * _LINES + 2, most) and box.width() <= width:
                return size, text
        letters = QFontMetrics(font(smallest, is_strong=True))
        cut = letters.elidedText(self._words, Qt.TextElideMode.ElideRight, int(width * 1.7))
        return smallest, with_zwsp(bound(cut))
