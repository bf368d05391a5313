"""Running text: lines that end at Thai word boundaries, with no invisible character ever reaching the paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from household_ledger.reports.block import CLOSE, Block
from household_ledger.reports.fonts import width_of
from household_ledger.reports.shaping import MARKS
from household_ledger.reports.sheet import ASCENT, BODY, Box, TextStyle
from household_ledger.text.wrap import breaks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from household_ledger.reports.pen import Pen

_CLUSTERS = re.compile(f"[\u0e40-\u0e44]?[^{MARKS}]?[{MARKS}\u0e30\u0e32\u0e45\u0e46\u0e2f]*", re.DOTALL)
"""What stays together even inside a word that is too long: a letter, the vowel before it and what follows from it."""
_FEWEST_LINES = 2
"""No page begins or ends with fewer lines of a paragraph."""


class Align(StrEnum):
    """Where text stands in its box."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style."""

    text: str
    style: TextStyle = BODY

    @property
    def width(self) -> float:
        """Give its width as drawn."""
        return width_of(self.text, self.style)


Line = tuple[Run, ...]


@lru_cache(maxsize=4096)
def break_lines(runs: tuple[Run, ...], width: float, indent: float = 0.0) -> tuple[Line, ...]:
    """Break text into lines no wider than the width (points): at words, at line feeds, inside a word only if it must.

    The first line is shorter by the indent. Spaces at the end of a line are left out.
    """
    lines = _Lines(width, indent)
    for word in _words(runs):
        lines.add(word)
    return lines.all()


def clusters(text: str) -> list[str]:
    """Cut text between letters where it may be cut at all."""
    return [found for found in _CLUSTERS.findall(text) if found]


def _words(runs: tuple[Run, ...]) -> Iterator[Line]:
    """Give the words with the spaces after them; a word may run through several styles."""
    text = "".join(run.text for run in runs)
    feeds = (found.end() for found in re.finditer("\n", text))
    start = 0
    for end in sorted({*breaks(text), *feeds, len(text)}):
        if end > start:
            yield _between(runs, start, end)
        start = end


def _between(runs: tuple[Run, ...], start: int, end: int) -> Line:
    pieces, at = [], 0
    for run in runs:
        text = run.text[max(0, start - at) : max(0, end - at)]
        if text:
            pieces.append(Run(text, run.style))
        at += len(run.text)
    return tuple(pieces)


class _Lines:
    """Lines being filled."""

    def __init__(self, width: float, indent: float) -> None:
        self._width = width
        self._room = width - indent
        self._used = 0.0
        self._line: list[Run] = []
        self._done: list[Line] = []

    def add(self, word: Line) -> None:
        """Put a word on the line, or on the next one."""
        bare = _without_end_spaces(word)
        needed = sum(run.width for run in bare)
        if self._line and self._used + needed > self._room + CLOSE:
            self._end_line()
        if needed > self._room + CLOSE:
            self._add_in_pieces(word)
        else:
            self._put(word)
        if word[-1].text.endswith("\n"):
            self._end_line()

    def all(self) -> tuple[Line, ...]:
        """Give the lines, at least one."""
        if self._line or not self._done:
            self._end_line()
        return tuple(self._done)

    def _put(self, runs: Line) -> None:
        self._line += runs
        self._used += sum(run.width for run in runs)

    def _add_in_pieces(self, word: Line) -> None:
        for piece in (Run(cluster, run.style) for run in word for cluster in clusters(run.text)):
            if self._line and self._used + piece.width > self._room + CLOSE:
                self._end_line()
            self._put((piece,))

    def _end_line(self) -> None:
        self._done.append(_joined(_without_end_spaces(tuple(self._line))))
        self._line, self._used, self._room = [], 0.0, self._width


def _without_end_spaces(runs: Line) -> Line:
    kept = list(runs)
    while kept:
        text = kept[-1].text.rstrip()
        if text:
            return (*kept[:-1], Run(text, kept[-1].style))
        kept.pop()
    return ()


def _joined(runs: Line) -> Line:
    """Join neighbours of one style, so that they are written in one go."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].style == run.style:
            joined[-1] = Run(joined[-1].text + run.text, run.style)
        else:
            joined.append(run)
    return tuple(joined)


@dataclass(frozen=True, slots=True)
class TextLines(Block):
    """Lines already broken, one under the other."""

    lines: tuple[Line, ...]
    align: Align = Align.LEFT
    leading: float = BODY.leading
    indent: float = 0.0

    def height(self, width: float) -> float:  # noqa: ARG002
        """Give the height of the lines; they stay broken as they are."""
        return len(self.lines) * self.leading

    def draw(self, pen: Pen, box: Box) -> None:
        """Write from the top."""
        for index, line in enumerate(self.lines):
            size = max((run.style.size for run in line), default=0.0)
            baseline = box.y + index * self.leading + size * ASCENT
            x = self._start(line, box) + (self.indent if index == 0 else 0.0)
            for run in line:
                pen.text(x, baseline, run.text, run.style)
                x += run.width

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002
        """Cut between lines, two at least on either side."""
        fitting = min(int((room + CLOSE) / self.leading), len(self.lines) - _FEWEST_LINES)
        if fitting < _FEWEST_LINES:
            return None
        first = TextLines(self.lines[:fitting], self.align, self.leading, self.indent)
        return first, TextLines(self.lines[fitting:], self.align, self.leading)

    def _start(self, line: Line, box: Box) -> float:
        if self.align is Align.LEFT:
            return box.x
        left_over = box.width - sum(run.width for run in line)
        return box.x + (left_over if self.align is Align.RIGHT else left_over / 2)


@dataclass(frozen=True, slots=True)
class ThaiParagraph(Block):
    """Text broken to the width it gets; styles may change inside it, word boundaries are found over all of it."""

    runs: tuple[Run, ...]
    align: Align = Align.LEFT
    indent: float = 0.0

    @classmethod
    def of(cls, text: str, style: TextStyle = BODY, align: Align = Align.LEFT) -> ThaiParagraph:
        """Make a paragraph of one style."""
        return cls((Run(text, style),), align)

    def height(self, width: float) -> float:
        """Give the height of its lines at a width."""
        return self.lines(width).height(width)

    def draw(self, pen: Pen, box: Box) -> None:
        """Write its lines."""
        self.lines(box.width).draw(pen, box)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Cut between lines."""
        return self.lines(width).split(width, room)

    def lines(self, width: float) -> TextLines:
        """Break it to a width."""
        leading = max(run.style.leading for run in self.runs)
        return TextLines(break_lines(self.runs, width, self.indent), self.align, leading, self.indent)
