"""A ruled sheet to write on by hand: heads, lines of one height, places for sums; it fills what room there is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from household_ledger.reports.block import Block
from household_ledger.reports.fitting import Fitted, fit, fit_name, fit_pieces, head_pieces
from household_ledger.reports.fonts import width_of
from household_ledger.reports.pen import Pen, Stroke
from household_ledger.reports.sheet import ASCENT, INK, MILLIMETRE, RULE, STRONG_RULE, TABLE, TABLE_STRONG, Box
from household_ledger.reports.thai_paragraph import Align
from household_ledger.text.wrap import breaks

HAND_HEIGHT = 7.5 * MILLIMETRE
"""The least height of a line somebody writes on."""
_HEAD_LINES = 6
_HEAD_AIR = 3.0
_GROUP_AIR = 0.5
_PADDING = 3.0
_THIN = Stroke(0.5, RULE)
_FIRM = Stroke(0.9, STRONG_RULE)
_DOUBLE = 1.8
_TICK = 8.5
_SQUARE = Stroke(0.8, STRONG_RULE)
_STROKE = re.compile(r"/(?=\S)")
_HEAD_SIZES = (8.5, 8.0, 7.5, 7.0)


@dataclass(frozen=True, slots=True)
class RuledColumn:
    """A column: its head, its width in millimetres or (0) its share of what the others leave, and how cells stand.

    A share never ends inside a word of the head: a column is wider than its share where a long word needs it.
    """

    head: str
    width: float = 0.0
    align: Align = Align.CENTRE
    share: float = 1.0
    is_name: bool = False
    """Whether its head is a person's name, whose parts are kept whole."""
    has_squares: bool = False
    """Whether each line has a square to tick."""


@dataclass(frozen=True, slots=True)
class RuledRow:
    """What is printed on a line before anybody writes; a firm rule under it parts weeks and fives."""

    cells: tuple[str, ...]
    is_firm: bool = False
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Ruled(Block):
    """Lines and columns; `groups` are heads over so many columns each, "" over those that need none."""

    columns: tuple[RuledColumn, ...]
    rows: tuple[RuledRow, ...]
    groups: tuple[tuple[str, int], ...] = ()
    head_room: float = 0.0
    """The least height (points) of heads, and of those over groups."""
    is_even: bool = False
    """Whether columns that share are all of one width, as long as each holds its head."""

    def height(self, width: float) -> float:
        """Give the height with lines of the least height."""
        return self._heads_height(width) + HAND_HEIGHT * len(self.rows) + _DOUBLE

    def stretches(self) -> bool:
        """Give what room is left to the lines."""
        return True

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw heads, lines and columns."""
        widths = self._widths(box.width)
        top = box.y + self._heads_height(box.width)
        each = (box.bottom - _DOUBLE - top) / len(self.rows)
        self._draw_heads(pen, box, widths, top)
        for number, row in enumerate(self.rows):
            self._draw_row(pen, row, Box(box.x, top + number * each, box.width, each), widths)
        self._draw_columns(pen, Box(box.x, box.y, box.width, top + each * len(self.rows) - box.y), widths)

    def _draw_row(self, pen: Pen, row: RuledRow, box: Box, widths: list[float]) -> None:
        if row.is_total:
            pen.rule(box, box.y, _FIRM)
        style = TABLE_STRONG if row.is_total else TABLE
        x = box.x
        for text, column, width in zip(row.cells, self.columns, widths, strict=True):
            if text:
                _write(pen, fit(text, style, width - 2 * _PADDING, 1), Box(x, box.y, width, box.height), column.align)
            elif column.has_squares and not row.is_total:
                square = Box(x + (width - _TICK) / 2, box.y + (box.height - _TICK) / 2, _TICK, _TICK)
                pen.box(square, stroke=_SQUARE)
            x += width
        pen.rule(box, box.bottom, _FIRM if row.is_firm or row.is_total else _THIN)

    def _draw_heads(self, pen: Pen, box: Box, widths: list[float], bottom: float) -> None:
        pen.rule(box, box.y, _FIRM)
        pen.rule(box, bottom, _FIRM)
        top = box.y + self._group_height
        x, index = box.x, 0
        for title, count in self.groups:
            place = Box(x, box.y, sum(widths[index : index + count]), self._group_height)
            if title:
                _write(pen, fit(title, TABLE_STRONG, place.width - 2 * _PADDING, 1), place, Align.CENTRE)
                pen.rule(place, top, _THIN)
            x += place.width
            index += count
        x, has_group = box.x, [bool(title) for title, count in self.groups for _each in range(count)]
        for index, (column, width) in enumerate(zip(self.columns, widths, strict=True)):
            y = top if self.groups and has_group[index] else box.y
            _write(pen, self._head(column, width, box.width), Box(x, y, width, bottom - y), Align.CENTRE)
            x += width

    def _draw_columns(self, pen: Pen, box: Box, widths: list[float]) -> None:
        """Draw the upright lines, firm where one group ends; inside a group they begin under its head."""
        ends, count = {0, len(widths)}, 0
        inside: set[int] = set()
        for title, each in self.groups:
            inside |= set(range(count + 1, count + each)) if title else set()
            ends |= {count, count + each} if title else set()
            count += each
        x = box.x
        for index in range(len(widths) + 1):
            top = box.y + (self._group_height if index in inside else 0.0)
            pen.line((x, top), (x, box.bottom), _FIRM if index in ends else _THIN)
            x += widths[index] if index < len(widths) else 0.0

    @property
    def _group_height(self) -> float:
        return max(TABLE_STRONG.leading + _GROUP_AIR, self.head_room) if self.groups else 0.0

    def _heads_height(self, width: float) -> float:
        widths = self._widths(width)
        heads = max(self._head(column, each, width).height for column, each in zip(self.columns, widths, strict=True))
        return self._group_height + max(heads + _HEAD_AIR, self.head_room)

    def _head(self, column: RuledColumn, width: float, whole: float) -> Fitted:
        style = TABLE_STRONG.at(self._head_size(whole))
        room = width - 2 * _PADDING
        if column.is_name:
            return fit_name(column.head, style, room, _HEAD_LINES)
        whole_parts = fit_pieces(head_pieces(column.head), style, room, _HEAD_LINES)
        if whole_parts is not None:
            return whole_parts
        fitted = fit(_breaking(column.head), style, room, _HEAD_LINES)
        return replace(fitted, lines=tuple(_joined(line, column.head) for line in fitted.lines))

    def _head_size(self, width: float) -> float:
        """Give the largest letters in which no head breaks inside a name, else inside a word; at last the smallest."""
        room = self._shared(width)
        fitting = [size for size in _HEAD_SIZES if self._asked(self._whole(size)) <= room]
        fitting += [size for size in _HEAD_SIZES if self._asked(self._needs(size)) <= room]
        return fitting[0] if fitting else _HEAD_SIZES[-1]

    def _shared(self, width: float) -> float:
        return width - sum(column.width for column in self.columns) * MILLIMETRE

    def _asked(self, needs: list[float]) -> float:
        """Give the room that columns of these needs take: of columns all of one width the widest decides."""
        return max(needs) * len([one for one in needs if one]) if self.is_even else sum(needs)

    def _needs(self, size: float) -> list[float]:
        """List what the columns that share need for the longest word of their heads."""
        return [0.0 if one.width else _longest_word(one.head, size, one.is_name) + 2 * _PADDING for one in self.columns]

    def _whole(self, size: float) -> list[float]:
        """List what they need for the longest name among the parts of their heads."""
        return [0.0 if one.width else _longest_part(one.head, size, one.is_name) + 2 * _PADDING for one in self.columns]

    def _needs_within(self, width: float) -> list[float]:
        """List the needs of columns: of whole names for as many as there is room for, else of words."""
        size, room = self._head_size(width), self._shared(width)
        needs, whole = self._needs(size), self._whole(size)
        for index in sorted(range(len(needs)), key=lambda index: whole[index] - needs[index]):
            if sum(needs) - needs[index] + whole[index] <= room:
                needs[index] = whole[index]
        return needs

    def _widths(self, width: float) -> list[float]:
        """Share out: first what long words need above their share, then the rest among the others."""
        widths = {index: column.width * MILLIMETRE for index, column in enumerate(self.columns) if column.width}
        needs = self._needs_within(width)
        if self.is_even and self._asked(needs) <= self._shared(width):
            each = self._shared(width) / len([one for one in needs if one])
            return [widths.get(index, each) for index in range(len(self.columns))]
        while True:
            sharing = {index: one.share for index, one in enumerate(self.columns) if index not in widths}
            each = max(0.0, width - sum(widths.values())) / (sum(sharing.values()) or 1.0)
            wide = {index: needs[index] for index, share in sharing.items() if needs[index] > each * share}
            if not wide or len(wide) == len(sharing):
                widths |= {index: each * share for index, share in sharing.items()}
                return [widths[index] for index in range(len(self.columns))]
            widths |= wide


def _breaking(head: str) -> str:
    """Let a head end a line after a stroke too."""
    return _STROKE.sub("/ ", head)


def _joined(line: str, head: str) -> str:
    """Take off the spaces a head does not have itself, where both sides of a stroke came to stand on one line."""
    return line if "/ " in head else line.replace("/ ", "/")


@lru_cache(maxsize=2048)
def _longest_part(head: str, size: float, is_name: bool) -> float:  # noqa: FBT001 -- a cache knows no keywords apart
    parts = head.split() if is_name else [words.strip() for words in head_pieces(head)]
    return max((width_of(words, TABLE_STRONG.at(size)) for words in parts), default=0.0)


@lru_cache(maxsize=2048)
def _longest_word(head: str, size: float, is_name: bool) -> float:  # noqa: FBT001 -- a cache knows no keywords apart
    told = _breaking(head)
    cuts = [0, *breaks(told), len(told)]
    words = head.split() if is_name else [told[start:end].strip() for start, end in pairwise(cuts)]
    return max((width_of(word, TABLE_STRONG.at(size)) for word in words), default=0.0)


def _write(pen: Pen, fitted: Fitted, place: Box, align: Align) -> None:
    """Write lines in the middle of the height of a place."""
    style = fitted.style
    top = place.y + (place.height - fitted.height) / 2
    for number, line in enumerate(fitted.lines):
        baseline = top + number * style.leading + style.size * ASCENT
        if align is Align.LEFT:
            pen.text(place.x + _PADDING, baseline, line, style)
        elif align is Align.RIGHT:
            pen.text_right(place.right - _PADDING, baseline, line, style)
        else:
            pen.text_centred(place.x + place.width / 2, baseline, line, style)


@dataclass(frozen=True, slots=True)
class Fill:
    """A dotted line to write on, with its share of what the words leave."""

    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A square to tick, and what it says."""

    words: str


_TICK_GAP = 4.0
_PART_GAP = 7.0
_DOTS = Stroke(0.8, INK, (0, 2.4))


@dataclass(frozen=True, slots=True)
class HandLine(Block):
    """Words with dotted lines and squares between them, on one line."""

    parts: tuple[str | Fill | Tick, ...]
    room: float = HAND_HEIGHT

    def height(self, width: float) -> float:  # noqa: ARG002
        """Give a line's height."""
        return self.room

    def draw(self, pen: Pen, box: Box) -> None:
        """Write from edge to edge."""
        each = box.width / len(self.parts)
        told = {number: self._told(part, each * 3) for number, part in enumerate(self.parts)}
        taken = sum(_wide(part, told[number]) for number, part in enumerate(self.parts))
        free = box.width - taken - _PART_GAP * (len(self.parts) - 1)
        shares = sum(part.share for part in self.parts if isinstance(part, Fill)) or 1.0
        baseline = box.bottom - 0.42 * TABLE.size
        x = box.x
        for number, part in enumerate(self.parts):
            width = free * part.share / shares if isinstance(part, Fill) else _wide(part, told[number])
            if isinstance(part, Fill):
                pen.line((x, baseline + 1), (x + width, baseline + 1), _DOTS)
            else:
                start = x
                if isinstance(part, Tick):
                    pen.box(Box(x, baseline - _TICK + 1, _TICK, _TICK), stroke=_SQUARE)
                    start += _TICK + _TICK_GAP
                pen.text(start, baseline, told[number].lines[0], told[number].style)
            x += width + _PART_GAP

    @staticmethod
    def _told(part: str | Fill | Tick, most: float) -> Fitted:
        return fit("" if isinstance(part, Fill) else part.words if isinstance(part, Tick) else part, TABLE, most, 1)


def _wide(part: str | Fill | Tick, told: Fitted) -> float:
    if isinstance(part, Fill):
        return 0.0
    return width_of(told.lines[0], told.style) + (_TICK + _TICK_GAP if isinstance(part, Tick) else 0.0)
