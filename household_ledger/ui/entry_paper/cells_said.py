"""What is said about the cell one stands at: a line below the page, a sentence right below a cell."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.words import Words

_WIDEST, _GAP, _SIDE, _TOP = 340, 4, 10, 4


class SaidLine(Words):
    """One line whatever is said: what does not fit ends in …, and nothing below moves."""

    def __init__(self) -> None:
        super().__init__("", "small")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Show other words."""
        super().show_words(words)
        self._shorten(self.width())

    def sizeHint(self) -> QSize:
        """Ask for the height of a line."""
        return QSize(0, self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words for the new width."""
        super().resizeEvent(event)
        self._shorten(event.size().width())

    def _shorten(self, width: int) -> None:
        shown = self.fontMetrics().elidedText(self.words(), Qt.TextElideMode.ElideRight, width)
        self.setText(shown)
        self.setToolTip(self.words() if shown != self.words() else "")


class Bubble(QFrame):
    """A sentence below a cell."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cell_problem")
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(_SIDE, _TOP, _SIDE, _TOP)
        self.words = Words("", "small", tone="expense", wraps=True)
        rows.addWidget(self.words)
        self.hide()

    def say(self, sentence: str, below: QPoint, above: int) -> None:
        """Say it below a place, or above the cell (of a height) where there is no room below."""
        ground = self.parentWidget()
        if ground is None:
            return
        self.words.show_words(sentence)
        wide = self.words.fontMetrics().horizontalAdvance(sentence) + 2 * _SIDE + 6
        width = min(wide, px(_WIDEST), ground.width() - 2 * _GAP)
        self.setFixedWidth(width)
        self.show()
        self.raise_()
        height = self.words.heightForWidth(width - 2 * _SIDE) + 2 * _TOP + 2
        self.resize(width, height)
        top = below.y() + _GAP
        if top + height > ground.height():
            top = below.y() - above - height - _GAP
        self.move(max(_GAP, min(below.x(), ground.width() - width - _GAP)), top)
