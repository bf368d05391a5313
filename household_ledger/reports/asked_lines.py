"""Lines somebody asks about and writes into: a name, then a box for each amount; what is not asked is shaded."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.reports.block import Block
from household_ledger.reports.fitting import fit
from household_ledger.reports.fonts import width_of
from household_ledger.reports.pen import Pen, Stroke
from household_ledger.reports.sheet import ASCENT, MILLIMETRE, RULE, STRONG_RULE, TABLE, TABLE_STRONG, Box

_HEAD_ROOM = 15.5
"""The height (points) of a line that only names what follows."""
_HEADS_ROOM = 28.0
"""The height of the names of the columns, on two lines at most."""
_PADDING = 3.0
_LINE_ROOM = 6.1 * MILLIMETRE
"""The least height of a line an amount is written on; it takes what more a page has."""
_LEAST_NAME = 0.7
"""A name may shrink by so much: a line is one line, and what is asked must be read whole."""
_HEAD_GREY, _UNASKED_GREY = 0.87, 0.93
_THIN = Stroke(0.5, RULE)
_FIRM = Stroke(0.9, STRONG_RULE)
_HEAD = TABLE.at(8.5)


@dataclass(frozen=True, slots=True)
class AskedLine:
    """A name, and of each column whether it is asked; no boxes at all: a heading over the lines below it."""

    name: str
    boxes: tuple[bool, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Tell whether nothing is written here."""
        return not self.boxes


@dataclass(frozen=True, slots=True)
class AskedLines(Block):
    """Lines under the names of their columns (each with its width in millimetres); they fill what room there is."""

    title: str
    columns: tuple[tuple[str, float], ...]
    lines: tuple[AskedLine, ...]

    def height(self, width: float) -> float:  # noqa: ARG002
        """Give the height with lines of the least height."""
        return self._fixed + _LINE_ROOM * self._written

    def stretches(self) -> bool:
        """Give what room is left to the lines."""
        return True

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw heads, lines and boxes."""
        each = (box.height - self._fixed) / max(1, self._written)
        ends = self._ends(box)
        y = box.y + self._heads
        if self._heads:
            self._draw_heads(pen, box, ends)
        places: list[Box] = []
        for line in self.lines:
            places.append(Box(box.x, y, box.width, _HEAD_ROOM if line.is_heading else each))
            y = places[-1].bottom
        for line, place in zip(self.lines, places, strict=True):
            _shade(pen, line, place, ends)
        for line, place in zip(self.lines, places, strict=True):
            _write(pen, line, place, ends)
        for edge in (box.y + self._heads, y):
            pen.rule(box, edge, _FIRM)

    @property
    def _heads(self) -> float:
        return _HEADS_ROOM if self.title else 0.0

    @property
    def _written(self) -> int:
        return sum(not line.is_heading for line in self.lines)

    @property
    def _fixed(self) -> float:
        return self._heads + _HEAD_ROOM * (len(self.lines) - self._written)

    def _ends(self, box: Box) -> list[float]:
        """Give where the names end and each column ends."""
        ends = [box.right]
        for _name, width in reversed(self.columns):
            ends.insert(0, ends[0] - width * MILLIMETRE)
        return ends

    def _draw_heads(self, pen: Pen, box: Box, ends: list[float]) -> None:
        bottom = box.y + _HEADS_ROOM - 2
        title = fit(self.title, TABLE_STRONG.at(11), ends[0] - box.x, 2)
        for number, line in enumerate(reversed(title.lines)):
            pen.text(box.x, bottom - number * title.style.leading - 0.42 * title.style.size, line, title.style)
        for (name, _width), left, right in zip(self.columns, ends, ends[1:], strict=False):
            head = fit(name, _HEAD, right - left - 2, 2, least_scale=1)
            for number, line in enumerate(head.lines):
                baseline = bottom - head.height + number * head.style.leading + head.style.size * ASCENT
                pen.text_centred((left + right) / 2, baseline, line, head.style)


def _shade(pen: Pen, line: AskedLine, box: Box, ends: list[float]) -> None:
    """Grey a heading, and the boxes nothing is written into; before any rule is drawn."""
    if line.is_heading:
        pen.box(box, fill=_HEAD_GREY)
    for is_asked, left, right in zip(line.boxes, ends, ends[1:], strict=False):
        if not is_asked:
            pen.box(Box(left, box.y, right - left, box.height), fill=_UNASKED_GREY)


def _write(pen: Pen, line: AskedLine, box: Box, ends: list[float]) -> None:
    style = TABLE_STRONG if line.is_heading else TABLE
    room = (box.right if line.is_heading else ends[0]) - box.x - 2 * _PADDING
    name = fit(line.name, style, room, 1, least_scale=_LEAST_NAME)
    baseline = box.y + (box.height - name.height) / 2 + name.style.size * ASCENT
    pen.text(box.x + _PADDING, baseline, name.lines[0], name.style)
    for _is_asked, left in zip(line.boxes if line.name else (), ends, strict=False):
        pen.line((left, box.y), (left, box.bottom), _THIN)
    pen.rule(box, box.bottom, _THIN)


@dataclass(frozen=True, slots=True)
class AskedWhole(Block):
    """A heading with, at its right, a box for what all of it comes to."""

    title: str
    whole: str
    width: float
    """Of the box, in millimetres."""

    def height(self, width: float) -> float:  # noqa: ARG002
        """Give a line's height."""
        return _LINE_ROOM

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw heading, what the box is for, and the box."""
        left = box.right - self.width * MILLIMETRE
        pen.box(Box(box.x, box.y, left - box.x, box.height), fill=_HEAD_GREY)
        pen.box(Box(left, box.y, box.right - left, box.height), stroke=_FIRM)
        told = fit(self.whole, TABLE, (left - box.x) / 2, 1)
        title = fit(self.title, TABLE_STRONG, left - box.x - width_of(told.lines[0], told.style) - 6 * _PADDING, 1)
        for fitted, x in ((title, box.x + _PADDING), (told, left - _PADDING - width_of(told.lines[0], told.style))):
            baseline = box.y + (box.height - fitted.height) / 2 + fitted.style.size * ASCENT
            pen.text(x, baseline, fitted.lines[0], fitted.style)
