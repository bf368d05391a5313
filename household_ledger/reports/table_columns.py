"""How wide the columns of a table are, and what of each cell fits into them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from household_ledger.reports.block import CLOSE
from household_ledger.reports.fitting import Fitted, fit, fit_amount, fit_name
from household_ledger.reports.fonts import width_of
from household_ledger.reports.sheet import ASCENT, NOTE, SOFT_INK, TABLE, TABLE_STRONG, RowLook, TextStyle
from household_ledger.reports.thai_paragraph import Align, Run, break_lines
from household_ledger.text.wrap import breaks

if TYPE_CHECKING:
    from collections.abc import Sequence

PADDING = 4.0
_LEAST_WORDS = 60.0
"""Words get at least this width (points) before the letters of the whole table shrink."""
_LEAST_SIZE = 7.0
_SIZE_STEP = 0.5
_HEAD_LINES = 3
_QUIET = 0.9
"""Small print in a table, as a part of its letter size."""
_MOST_AIR = 14.0
"""What a column of amounts may have more than it needs, when the words leave it."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its head, where its cells stand, and what they are.

    With a `share` it holds words, which wrap, and gets that share of the width the other columns leave; without, it
    holds amounts or short codes, is as wide as the widest of them, and nothing in it is ever cut.
    """

    head: str
    align: Align = Align.RIGHT
    share: float = 0.0
    is_bold: bool = False
    most_lines: int = 2
    is_name: bool = False
    """Whether it holds names of people, whose parts are kept whole."""
    width: float = 0.0
    """A width (points) it has whatever is in it; 0: by what is in it."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of cells, as text."""

    cells: tuple[str, ...]
    look: RowLook = RowLook.PLAIN


@dataclass(frozen=True, slots=True)
class FittedRow:
    """A row as it fits the columns, and how many lines it takes."""

    cells: tuple[Fitted, ...]
    lines_height: float
    heads_next: bool = False
    """Whether it heads the rows after it, so that no page ends with it."""


@dataclass(frozen=True, slots=True)
class FittedColumns:
    """Columns with the widths found for them and the letters the table is set in."""

    columns: tuple[TableColumn, ...]
    widths: tuple[float, ...]
    size: float
    """The size of the letters."""

    def head(self, *, is_quiet: bool) -> FittedRow:
        """Fit the heads, bold or as small print."""
        style = NOTE.at(self.size * _QUIET) if is_quiet else TABLE_STRONG.at(self.size)
        cells = tuple(
            fit(column.head, style, width - 2 * PADDING, _HEAD_LINES, least_scale=1)
            for column, width in zip(self.columns, self.widths, strict=True)
        )
        return FittedRow(cells, max(map(self._height, cells)))

    def row(self, row: TableRow) -> FittedRow:
        """Fit the cells of a row."""
        cells = tuple(
            self._cell(text, column, width - 2 * PADDING, style_of(column, row, self.size))
            for text, column, width in zip(row.cells, self.columns, self.widths, strict=True)
        )
        return FittedRow(cells, max(map(self._height, cells)), heads_next=row.look is RowLook.TOTAL)

    def _height(self, cell: Fitted) -> float:
        """Give the height of a cell whose first base line is that of its row, whatever its letters' size."""
        return cell.height + (self.size - cell.style.size) * ASCENT

    def _cell(self, text: str, column: TableColumn, width: float, style: TextStyle) -> Fitted:
        if column.is_name:
            return fit_name(text, style, width, column.most_lines)
        if column.share:
            return fit(text, style, width, column.most_lines)
        return fit_amount(text, style, width)


def style_of(column: TableColumn, row: TableRow, size: float) -> TextStyle:
    """Give the letters a cell is written in."""
    if column.is_bold or row.look is RowLook.TOTAL:
        return TABLE_STRONG.at(size)
    return TextStyle(size * _QUIET, grey=SOFT_INK) if row.look is RowLook.NOTE else TABLE.at(size)


def set_columns(columns: tuple[TableColumn, ...], rows: Sequence[TableRow], width: float) -> FittedColumns:
    """Give every column its width: amounts what they need, words the rest; letters shrink if that is too much."""
    size = TABLE.size
    while True:
        widths = _widths(columns, rows, width, size)
        if sum(widths) <= width + CLOSE or size <= _LEAST_SIZE:
            break
        size -= _SIZE_STEP
    too_much = min(1.0, width / sum(widths))
    return FittedColumns(columns, tuple(each * too_much for each in widths), size)


def _widths(columns: tuple[TableColumn, ...], rows: Sequence[TableRow], width: float, size: float) -> list[float]:
    """Give the widths at a letter size; more than the width there is when they do not fit."""
    cells = [_widest_cell(column, index, rows, size) for index, column in enumerate(columns)]
    widths = _shared(columns, [*map(max, cells, _heads(columns, size, is_broken=False))], width)
    if sum(widths) <= width + CLOSE:
        return widths
    return _shared(columns, [*map(max, cells, _heads(columns, size, is_broken=True))], width)


def _heads(columns: tuple[TableColumn, ...], size: float, *, is_broken: bool) -> list[float]:
    """Give what the heads need, whole or broken between their words; nothing where the width is given."""
    needed = [
        _narrowest(column.head, size) if is_broken else width_of(column.head, TABLE_STRONG.at(size))
        for column in columns
    ]
    return [0.0 if column.width else need + 2 * PADDING for column, need in zip(columns, needed, strict=True)]


def _widest_cell(column: TableColumn, index: int, rows: Sequence[TableRow], size: float) -> float:
    """Give what the cells of a column need on one line."""
    widest = max((width_of(row.cells[index], style_of(column, row, size)) for row in rows), default=0.0)
    return column.width or widest + 2 * PADDING


def _shared(columns: tuple[TableColumn, ...], needed: list[float], width: float) -> list[float]:
    """Share out what the columns of amounts leave; what the words do not need is air between the amounts."""
    shares = sum(column.share for column in columns)
    amounts = sum(not column.share and not column.width for column in columns)
    left = width - sum(need for column, need in zip(columns, needed, strict=True) if not column.share)
    words = sum(need for column, need in zip(columns, needed, strict=True) if column.share)
    air = max(0.0, left - words) / amounts if amounts else 0.0
    if shares:
        air = min(_MOST_AIR, air)
        left -= air * amounts
    return [
        max(left * column.share / shares, _LEAST_WORDS) if column.share else need + (0.0 if column.width else air)
        for column, need in zip(columns, needed, strict=True)
    ]


@lru_cache(maxsize=1024)
def _narrowest(head: str, size: float) -> float:
    """Give the width (points) at which a head breaks between words into as many lines as a head may have."""
    style = TABLE_STRONG.at(size)
    cuts = [0, *breaks(head), len(head)]
    width = max(width_of(head[start:end].strip(), style) for start, end in pairwise(cuts))
    while len(break_lines((Run(head, style),), width)) > _HEAD_LINES:
        width *= 1.05
    return width
