"""What a sheet of paper looks like: its size, its margins, its greys and its letter sizes; all lengths in points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MILLIMETRE = 72 / 25.4

INK = 0.07
"""Text and firm lines: not quite black, so that a copier does not fill the marks."""
SOFT_INK = 0.33
"""Small print; the palest grey that a worn copier still takes as text."""
STRONG_RULE = 0.2
RULE = 0.55
HAIRLINE = 0.72
CARD_EDGE = 0.66
WHITE = 1.0

LEADING = 1.6
"""Line to line, in letter sizes: less and a tone mark touches the vowel of the line above (the font's ink reaches
+1.22 and −0.54 of its size)."""
ASCENT = 1.13
"""First baseline below the top of its line, in letter sizes."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How letters look."""

    size: float
    is_bold: bool = False
    grey: float = INK

    @property
    def leading(self) -> float:
        """Give the height of a line."""
        return self.size * LEADING

    def at(self, size: float) -> TextStyle:
        """Give the same style in another size."""
        return TextStyle(size, is_bold=self.is_bold, grey=self.grey)


TITLE = TextStyle(16, is_bold=True)
HEADLINE = TextStyle(12.5, is_bold=True)
HEADING = TextStyle(10.75, is_bold=True)
BODY = TextStyle(10.5)
STRONG = TextStyle(10.5, is_bold=True)
NOTE = TextStyle(8.75, grey=SOFT_INK)
TABLE = TextStyle(9.5)
TABLE_STRONG = TextStyle(9.5, is_bold=True)
AXIS = TextStyle(8, grey=SOFT_INK)


class RowLook(StrEnum):
    """What a row of amounts is."""

    PLAIN = "plain"
    TOTAL = "total"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the sheet; y counts down from the top edge of the paper."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Give the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Give the bottom edge."""
        return self.y + self.height

    def inside(self, *, across: float, down: float) -> Box:
        """Give the box inside margins left and right, and above and below."""
        return Box(self.x + across, self.y + down, self.width - 2 * across, self.height - 2 * down)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A format of paper with its margins."""

    width: float
    height: float
    side: float = 14 * MILLIMETRE
    top: float = 12 * MILLIMETRE
    bottom: float = 9 * MILLIMETRE

    @property
    def inner_width(self) -> float:
        """Give the width between the margins."""
        return self.width - 2 * self.side


A4 = Sheet(210 * MILLIMETRE, 297 * MILLIMETRE)
A4_LANDSCAPE = Sheet(297 * MILLIMETRE, 210 * MILLIMETRE)
