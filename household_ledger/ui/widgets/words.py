"""Words on a page: one label for all of them, broken at Thai words on every system."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from household_ledger.text.wrap import bound, strip_zwsp, with_zwsp
from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.look import BODY, FIGURE, SMALL, TITLE, color, px

_SIZES = {
    "body": BODY,
    "strong": BODY,
    "heading": BODY,
    "hint": SMALL,
    "small": SMALL,
    "title": TITLE,
    "figure": FIGURE,
    "amount": 17,
}
_SLACK = 2
_LEAST_WIDTH = 48
_STRONG = frozenset({"strong", "heading", "title", "figure", "amount"})
_TONES = {"heading": "ink_2", "hint": "ink_3", "small": "ink_2"}


def metrics(role: str) -> QFontMetrics:
    """Measure the letters of a role."""
    return QFontMetrics(font(px(_SIZES[role]), is_strong=role in _STRONG))


class Words(QLabel):
    """A label in a role (body, strong, heading, hint, small, title, figure, amount) and the tone of a token.

    With `wraps` it breaks at Thai words; the dictionary is only asked when the words do not fit on one line.
    """

    def __init__(self, words: str = "", role: str = "body", *, tone: str = "", wraps: bool = False) -> None:
        super().__init__()
        self.role = role
        self._words = ""
        self._is_cut = False
        self.setFont(font(px(_SIZES[role]), is_strong=role in _STRONG))
        self.set_tone(tone or _TONES.get(role, "ink"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        if wraps:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.show_words(words)

    def words(self) -> str:
        """Give the words without the invisible breaks."""
        return self._words

    def show_words(self, words: str) -> None:
        """Show other words."""
        self._words = strip_zwsp(words)
        self._is_cut = False
        self.setText(self._words)
        self.setAccessibleName(self._words)
        self._cut_where_needed(self.width())

    def set_tone(self, tone: str) -> None:
        """Write in the colour of a token."""
        size, weight = px(_SIZES[self.role]), 600 if self.role in _STRONG else 400
        sheet = f"color: {color(tone).name()}; font-size: {size}px; font-weight: {weight};"
        if sheet != self.styleSheet():  # Qt dresses anew even what is dressed the same
            self.setStyleSheet(sheet)

    def sizeHint(self) -> QSize:
        """Ask for room on one line for each line of the words, so that what can stay together does."""
        hint = super().sizeHint()
        if not self.wordWrap():
            return hint
        lines = self._words.splitlines() or [""]
        wide = max(self.fontMetrics().horizontalAdvance(line) for line in lines)
        return QSize(wide + _SLACK, len(lines) * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        """Ask for little until the words are broken: where Qt knows no Thai words it takes a sentence for one word."""
        least = super().minimumSizeHint()
        if self._is_cut or not self.wordWrap():
            return least
        return QSize(min(least.width(), px(_LEAST_WIDTH)), least.height())

    def heightForWidth(self, width: int) -> int:
        """Give the height the words need at a width; a guess where they are not broken yet.

        Layouts ask for many widths in passing that never come, and the first break costs the reading of a dictionary:
        the words are broken for a width the label really has, and the layout then asks again.
        """
        if width == self.width():
            self._cut_where_needed(width)
        height = super().heightForWidth(width)
        if self._is_cut or not self.wordWrap() or width <= 0:
            return height
        letters = self.fontMetrics()
        lines = sum(math.ceil(letters.horizontalAdvance(line) / width) for line in self._words.splitlines())
        return max(height, lines * letters.lineSpacing())

    def showEvent(self, event: QShowEvent) -> None:
        """Break for the width it is first seen at."""
        super().showEvent(event)
        self._cut_where_needed(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break anew for the new width."""
        self._cut_where_needed(event.size().width())
        super().resizeEvent(event)

    def _cut_where_needed(self, width: int) -> None:
        if not self.wordWrap() or self._is_cut or not self._words or not self.isVisible():
            return  # before it is seen its width says nothing, and the dictionary takes a tenth of a second
        if any(self.fontMetrics().horizontalAdvance(line) > width for line in self._words.splitlines()):
            self._is_cut = True
            self.setText("\n".join(with_zwsp(bound(line)) for line in self._words.splitlines()))
