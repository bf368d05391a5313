"""Keys that are told where they serve: a small key beside what it does; some can be pressed with the mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from household_ledger.text.joined import named
from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.look import SMALL, color, px
from household_ledger.ui.widgets.buttons import PressButton

_GAP = 6


class KeyWords(QWidget):
    """A key and what it does, to be read."""

    def __init__(self, key: str, words: str) -> None:
        super().__init__()
        self._key, self._words = key, words
        self.setAccessibleName(named(key, words))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for the width of both."""
        return QSize(_width(self._key, self._words), px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the key as a key, then the words."""
        painter = QPainter(self)
        _paint(painter, self.rect(), self._key, self._words, "ink_2")


class KeyButton(PressButton):
    """What a key does, to be pressed; Tab reaches it too."""

    def __init__(self, key: str, words: str, on_click: Callable[[], object], *, name: str) -> None:
        super().__init__()
        self._key, self._said = key, words
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setAccessibleDescription(key)
        self.setToolTip(f"{words} ({key})" if key else words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: on_click())

    def sizeHint(self) -> QSize:
        """Ask for the width of both and a target of a finger's size."""
        return QSize(_width(self._key, self._said) + 16, max(36, px(32)))

    def minimumSizeHint(self) -> QSize:
        """Never be less."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint like the key it stands for; a frame when focused, a ground under the mouse."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse() or self.isDown():
            painter.setBrush(color("surface"))
            painter.drawRoundedRect(frame, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(color("primary"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(frame, 6, 6)
        tone = "ink_2" if self.isEnabled() else "ink_3"
        _paint(painter, self.rect().adjusted(8, 0, -8, 0), self._key, self._said, tone)


def _fonts() -> tuple[QFontMetrics, QFontMetrics]:
    return QFontMetrics(font(px(SMALL - 1))), QFontMetrics(font(px(SMALL)))


def _width(key: str, words: str) -> int:
    small, usual = _fonts()
    chip = small.horizontalAdvance(key) + px(12) + (_GAP if words else 0) if key else 0
    return chip + usual.horizontalAdvance(words) + 2


def _paint(painter: QPainter, room: QRect, key: str, words: str, tone: str) -> None:
    small, _usual = _fonts()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left = room.left()
    if key:
        height = px(21)
        chip = QRectF(left + 0.5, room.center().y() - height / 2 + 0.5, small.horizontalAdvance(key) + px(12), height)
        painter.setBrush(color("surface"))
        painter.setPen(color("line"))
        painter.drawRoundedRect(chip, 4, 4)
        painter.setFont(font(px(SMALL - 1)))
        painter.setPen(color("ink_2"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, key)
        left = int(chip.right()) + _GAP
    painter.setFont(font(px(SMALL)))
    painter.setPen(color(tone))
    rest = QRect(left, room.top(), room.right() - left + 2, room.height())
    painter.drawText(rest, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
