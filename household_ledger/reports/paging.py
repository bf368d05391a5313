"""Which blocks stand on which page, known before anything is drawn, so that every page can name the number of pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from household_ledger.reports.block import CLOSE, GAP, Block, Column, fitted
from household_ledger.reports.frame import Frame
from household_ledger.reports.sheet import Box

if TYPE_CHECKING:
    from household_ledger.reports.frame import Document
    from household_ledger.reports.pen import Pen

_CLOSING_GAP = 15.0


@dataclass(frozen=True, slots=True)
class Page:
    """What stands between head and foot of a page."""

    content: Column
    closing: Block | None = None

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw the content from the top and the closing at the foot."""
        height = self.closing.height(box.width) if self.closing else 0.0
        room = box.height - (height + _CLOSING_GAP if self.closing else 0.0)
        stretching = self.content.stretches()
        content_height = room if stretching else self.content.height(box.width)
        self.content.draw(pen, Box(box.x, box.y, box.width, content_height))
        if self.closing:
            self.closing.draw(pen, Box(box.x, box.bottom - height, box.width, height))


def pages_of(document: Document) -> list[Page]:
    """Share a document out over pages; a closing never stands alone on one when something can stand with it."""
    frame = Frame(document)
    first = frame.body_box(1)
    closing = document.closing.height(first.width) + _CLOSING_GAP if document.closing else 0.0
    if document.is_one_page:
        block = fitted(Column(document.body), first.width, first.height - closing)
        return [Page(Column((block,)), document.closing)]
    columns = _fill(document, frame)
    if document.closing:
        columns = _make_room(columns, frame.body_box(len(columns)), closing)
    return [Page(column, document.closing if column is columns[-1] else None) for column in columns]


def _fill(document: Document, frame: Frame) -> list[Column]:
    """Put as much on each page as it takes; what is higher than a whole page is drawn smaller."""
    columns: list[Column] = []
    rest: Block | None = Column(document.body)
    while rest is not None:
        box = frame.body_box(len(columns) + 1)
        page, rest = _first_page(rest, box.width, box.height)
        columns.append(page)
    return columns


def _first_page(rest: Block, width: float, room: float) -> tuple[Column, Block | None]:
    if rest.height(width) <= room + CLOSE:
        return _as_column(rest), None
    parts = rest.split(width, room)
    if parts is not None:
        return _as_column(parts[0]), parts[1]
    blocks = _as_column(rest).blocks
    after = Column(blocks[1:]) if len(blocks) > 1 else None
    return Column((fitted(blocks[0], width, room),)), after


def _make_room(columns: list[Column], box: Box, closing: float) -> list[Column]:
    """Move the end of the last page over to a new one when the closing has no room under it."""
    last = columns[-1]
    room = box.height - closing
    if last.height(box.width) <= room + CLOSE:
        return columns
    parts = last.split(box.width, room)
    moved = (parts[0], parts[1]) if parts else (last, Column(()))
    return [*columns[:-1], _as_column(moved[0]), _as_column(moved[1])]


def _as_column(block: Block) -> Column:
    return block if isinstance(block, Column) else Column((block,), GAP)
