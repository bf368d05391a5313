"""Words that may get less room than they need: an end of "…" and the whole in the tooltip."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.icons import icon
from household_ledger.ui.theme.look import color, px
from household_ledger.ui.widgets.words import Words


class ShortWords(Words):
    """A label of one line that gives way, down to `least` pixels at 100 %."""

    def __init__(self, words: str = "", role: str = "body", *, tone: str = "", least: int = 24) -> None:
        self._least, self._room = least, 0
        super().__init__(words, role, tone=tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Show other words."""
        super().show_words(words)
        self.updateGeometry()
        self._shorten(self.width())

    def keep_room(self, pixels: int) -> None:
        """Ask for this room whatever the words: what stands behind them stays where it is."""
        self._room = pixels

    def sizeHint(self) -> QSize:
        """Ask for room for all the words, or for what was kept for any of them."""
        wide = self._room or self.fontMetrics().horizontalAdvance(self.words()) + _SLACK
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Get along with little."""
        return QSize(min(px(self._least), self.sizeHint().width()), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words for the new width."""
        super().resizeEvent(event)
        self._shorten(event.size().width())

    def _shorten(self, width: int) -> None:
        shown = self.fontMetrics().elidedText(self.words(), Qt.TextElideMode.ElideRight, width)
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self.words() if shown != self.words() else "")


class LaidButton(QPushButton):
    """A button with a layout of its own inside: icon, words that give way or wrap, a hint."""

    def __init__(self, name: str, look: str, *, margins: tuple[int, int] = (10, 4)) -> None:
        super().__init__()
        self.setProperty("look", look)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(margins[0], margins[1], margins[0], margins[1])
        self.row.setSpacing(8)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget, stretch: int = 0) -> None:
        """Put a part into it that leaves the mouse to the button."""
        part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.row.addWidget(part, stretch, Qt.AlignmentFlag.AlignVCenter)

    def sizeHint(self) -> QSize:
        """Ask for what the parts ask for."""
        return self._at_least(self.row.totalSizeHint())

    def minimumSizeHint(self) -> QSize:
        """Get along with what the parts get along with."""
        return self._at_least(self.row.totalMinimumSize())

    def hasHeightForWidth(self) -> bool:
        """Words may wrap."""
        return self.row.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """Be as high as the wrapped words."""
        return max(_TARGET, self.row.totalHeightForWidth(width))

    @staticmethod
    def _at_least(size: QSize) -> QSize:
        return QSize(size.width(), max(_TARGET, size.height()))


class PictureLabel(QLabel):
    """An icon that is part of something else."""

    def __init__(self, picture: str, tone: str, size: int = 18) -> None:
        super().__init__()
        self._picture, self._size = picture, size
        self.show_tone(tone)

    def show_picture(self, picture: str, tone: str) -> None:
        """Draw another one."""
        self._picture = picture
        self.show_tone(tone)

    def show_tone(self, tone: str) -> None:
        """Draw it in the colour of a token."""
        self._icon = icon(self._picture, tone, px(self._size))
        self.setPixmap(self._icon.pixmap(px(self._size)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it faded where it cannot be pressed: Qt's own greying leaves it bright on dark."""
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        self._icon.paint(QPainter(self), self.rect(), Qt.AlignmentFlag.AlignCenter, mode)


class KeyCap(QWidget):
    """A key as a small cap, for eyes only: whatever it is on says it aloud."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self._font = font(px(_CAP))
        width = QFontMetrics(self._font).horizontalAdvance(key) + px(10)
        self.setFixedSize(max(width, px(18)), px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw cap and key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(color("line"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(self._font)
        painter.setPen(color("ink_3"))
        ink = QFontMetrics(self._font).tightBoundingRect(self._key)
        painter.drawText(
            QPointF((self.width() - ink.width()) / 2 - ink.x(), self.height() / 2 - ink.center().y()), self._key
        )


_CAP = 11
"""Size of the letters of a cap at 100 %, in pixels."""
_SLACK = 2
_TARGET = 36
"""The least height of something to be pressed, in pixels."""
