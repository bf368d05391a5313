"""A ledger table: thin rules, amounts at the right, a bold total under a double line, its head on every page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from household_ledger.reports.block import CLOSE, Block
from household_ledger.reports.pen import Pen, Stroke
from household_ledger.reports.sheet import ASCENT, HAIRLINE, RULE, STRONG_RULE, Box, RowLook
from household_ledger.reports.table_columns import (
    PADDING,
    FittedColumns,
    FittedRow,
    TableColumn,
    TableRow,
    set_columns,
)
from household_ledger.reports.thai_paragraph import Align

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST_ROWS = 2
"""A total does not stand alone under a repeated head."""
_DOUBLE = 2.0


@dataclass(frozen=True, slots=True)
class TableLook:
    """How open or closed a table looks."""

    air: float = 4.8
    """What a row has above and below its lines together (points)."""
    has_rules: bool = True
    has_grid: bool = False
    """Upright lines between the columns: paper to write on."""
    row_height: float = 0.0
    """The least height of a row (points): room for handwriting."""
    is_quiet: bool = False
    """A small comparison inside a card: its heads are small print, its edges flush with what is around it."""


LEDGER = TableLook()
OPEN = TableLook(air=2.0, has_rules=False, is_quiet=True)


class Table(Block):
    """FittedColumns, rows and perhaps a total, fitted once to a width and cut between rows where a page ends."""

    __slots__ = ("_columns", "_fitted", "_look", "_rows", "_total")

    def __init__(
        self,
        columns: Sequence[TableColumn],
        rows: Sequence[TableRow],
        *,
        total: tuple[str, ...] | None = None,
        look: TableLook = LEDGER,
    ) -> None:
        """Keep what the table shows."""
        self._columns = tuple(columns)
        self._rows = tuple(rows)
        self._total = None if total is None else TableRow(total, RowLook.TOTAL)
        self._look = look
        self._fitted: dict[float, TableLines] = {}

    def height(self, width: float) -> float:
        """Give the height of all of it at a width."""
        return self.lines(width).height(width)

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw all of it."""
        self.lines(box.width).draw(pen, box)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Cut between rows."""
        return self.lines(width).split(width, room)

    def lines(self, width: float) -> TableLines:
        """Fit it to a width."""
        if width not in self._fitted:
            everything = self._rows if self._total is None else (*self._rows, self._total)
            columns = set_columns(self._columns, everything, width + (2 * PADDING if self._look.is_quiet else 0.0))
            rows = tuple(columns.row(row) for row in self._rows)
            total = None if self._total is None else columns.row(self._total)
            self._fitted[width] = TableLines(
                columns, columns.head(is_quiet=self._look.is_quiet), rows, total, self._look
            )
        return self._fitted[width]


@dataclass(frozen=True, slots=True)
class TableLines(Block):
    """Rows that fit their columns: a whole table, or what of it stands on one page."""

    columns: FittedColumns
    head: FittedRow
    rows: tuple[FittedRow, ...]
    total: FittedRow | None
    look: TableLook

    def height(self, width: float) -> float:  # noqa: ARG002
        """Add up head, rows and total."""
        total = self._height(self.total) + _DOUBLE if self.total else 0.0
        return self._head_height + sum(map(self._height, self.rows)) + total

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002
        """Cut between rows: as many as fit, but never the total alone on the next page."""
        room -= self._head_height
        fitting, used = 0, 0.0
        for row in self.rows:
            used += self._height(row)
            if used > room + CLOSE:
                break
            fitting += 1
        keep = _FEWEST_ROWS if self.total else 1
        fitting = min(fitting, len(self.rows) - keep)
        while fitting > 0 and self.rows[fitting - 1].heads_next:
            fitting -= 1
        if fitting < 1:
            return None
        return self._part(self.rows[:fitting], None), self._part(self.rows[fitting:], self.total)

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw the head, the rows and the total with their rules."""
        if self.look.is_quiet:
            box = box.inside(across=-PADDING, down=0)
        y = box.y + self._draw_head(pen, box)
        for row in self.rows:
            self._draw_row(pen, row, box.x, y)
            y += self._height(row)
            if self.look.has_rules:
                pen.rule(box, y, _ROW_RULE)
        if self.total:
            pen.rule(box, y, _HEAD_RULE)
            self._draw_row(pen, self.total, box.x, y)
            y += self._height(self.total)
            pen.rule(box, y, _HEAD_RULE)
            pen.rule(box, y + _DOUBLE, _HEAD_RULE)
        if self.look.has_grid:
            self._draw_grid(pen, box, y)

    def _part(self, rows: tuple[FittedRow, ...], total: FittedRow | None) -> TableLines:
        return TableLines(self.columns, self.head, rows, total, self.look)

    @property
    def _head_height(self) -> float:
        return self.head.lines_height + self.look.air if any(each.head for each in self.columns.columns) else 0.0

    def _height(self, row: FittedRow) -> float:
        return max(row.lines_height + self.look.air, self.look.row_height)

    def _draw_head(self, pen: Pen, box: Box) -> float:
        """Draw the heads, the last line of each just above the rule; give their height."""
        height = self._head_height
        if height:
            for index, cell in enumerate(self.head.cells):
                below = self.head.lines_height - cell.height
                self._draw_cell(pen, index, self.head, box.x, box.y + self.look.air / 2 + below)
            if not self.look.is_quiet:
                pen.rule(box, box.y + height, _HEAD_RULE)
        return height

    def _draw_row(self, pen: Pen, row: FittedRow, x: float, y: float) -> None:
        top = y + (self._height(row) - row.lines_height) / 2
        for index in range(len(row.cells)):
            self._draw_cell(pen, index, row, x, top)

    def _draw_cell(self, pen: Pen, index: int, row: FittedRow, x: float, top: float) -> None:
        cell, align = row.cells[index], self.columns.columns[index].align
        left = x + sum(self.columns.widths[:index])
        width = self.columns.widths[index]
        for number, line in enumerate(cell.lines):
            if not line:
                continue
            baseline = top + number * cell.style.leading + self.columns.size * ASCENT
            if align is Align.LEFT:
                pen.text(left + PADDING, baseline, line, cell.style)
            elif align is Align.RIGHT:
                pen.text_right(left + width - PADDING, baseline, line, cell.style)
            else:
                pen.text_centred(left + width / 2, baseline, line, cell.style)

    def _draw_grid(self, pen: Pen, box: Box, bottom: float) -> None:
        x = box.x
        for width in (0.0, *self.columns.widths):
            x += width
            pen.line((x, box.y), (x, bottom), _GRID_RULE)
        pen.rule(box, box.y, _GRID_RULE)


_ROW_RULE = Stroke(0.5, HAIRLINE)
_HEAD_RULE = Stroke(0.9, STRONG_RULE)
_GRID_RULE = Stroke(0.5, RULE)
