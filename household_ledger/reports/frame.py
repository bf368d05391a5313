"""The frame of a document: who made it and of what above, what it was made from and the page below."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.reports.block import GAP, Block
from household_ledger.reports.cards import write_lines
from household_ledger.reports.fitting import Fitted, fit, fit_name
from household_ledger.reports.fonts import width_of
from household_ledger.reports.pen import Pen, Stroke
from household_ledger.reports.sheet import A4, ASCENT, BODY, HEADING, INK, NOTE, RULE, TITLE, Box, Sheet
from household_ledger.text.digits import to_thai
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside

_RIGHT_SHARE = 0.4
"""The part of the width that provider and project may take."""
_BETWEEN = 18.0
_UNDER_HEAD = 4.5
_FOOT_AIR = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What is printed under one title, with its own page numbers; one file may hold many."""

    title: str
    subtitle: str = ""
    issued_by: tuple[str, ...] = ()
    """Provider, and project with its contract number: a line each, at the right."""
    outline: str = ""
    """What a reader's list of contents calls it; "" as its subtitle, or its title."""
    made_from: str
    """The file, the step and the day of printing."""
    body: tuple[Block, ...]
    closing: Block | None = None
    """Stands at the foot of the last page: the signatures."""
    is_one_page: bool = False
    """Made smaller until it fits one page."""
    has_thai_digits: bool = False
    """The digits of the page numbers, those the document's figures were written in."""
    sheet: Sheet = A4
    pages_before: int = 0
    pages_behind: int = 0
    """Pages of other documents that belong to it and are counted with its own: the survey behind a year."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Head and foot of a document's pages, and the place between them."""

    document: Document

    def body_box(self, page: int) -> Box:
        """Give the place for the content of a page, counted from 1."""
        sheet = self.document.sheet
        top = sheet.top + self._head_height(page) + GAP
        return Box(sheet.side, top, sheet.inner_width, self._foot_top - GAP - top)

    def draw(self, pen: Pen, page: int, pages: int) -> None:
        """Draw head and foot of a page."""
        if page == 1:
            self._draw_head(pen)
        else:
            self._draw_short_head(pen)
        self._draw_foot(pen, page, pages)

    @property
    def _foot_top(self) -> float:
        sheet = self.document.sheet
        return sheet.height - sheet.bottom - NOTE.leading - _FOOT_AIR

    def _head_height(self, page: int) -> float:
        if page > 1:
            return HEADING.leading + _UNDER_HEAD
        left, right = self._head_left(), self._head_right()
        return max(_stack_height(left), _stack_height(right)) + _UNDER_HEAD

    def _head_right(self) -> list[Fitted]:
        width = self.document.sheet.inner_width * _RIGHT_SHARE
        return [fit(line, NOTE, width) for line in self.document.issued_by if line]

    def _head_left(self) -> list[Fitted]:
        widest = max((width_of(line, each.style) for each in self._head_right() for line in each.lines), default=0.0)
        width = self.document.sheet.inner_width - (widest + _BETWEEN if widest else 0.0)
        subtitle = [fit(self.document.subtitle, BODY, width)] if self.document.subtitle else []
        return [fit_name(self.document.title, TITLE, width), *subtitle]

    def _draw_head(self, pen: Pen) -> None:
        """Draw title and subtitle at the left, provider and project at the right, both standing on the rule."""
        sheet = self.document.sheet
        bottom = sheet.top + self._head_height(1) - _UNDER_HEAD
        left, right = self._head_left(), self._head_right()
        y = bottom - _stack_height(left)
        for fitted in left:
            write_lines(pen, fitted, sheet.side, y)
            y += fitted.height
        y = bottom - _stack_height(right)
        for fitted in right:
            for index, line in enumerate(fitted.lines):
                baseline = y + index * fitted.style.leading + fitted.style.size * ASCENT
                pen.text_right(sheet.width - sheet.side, baseline, line, fitted.style)
            y += fitted.height
        pen.rule(Box(sheet.side, 0, sheet.inner_width, 0), bottom + _UNDER_HEAD, Stroke(1.5, INK))

    def _draw_short_head(self, pen: Pen) -> None:
        """Draw the head of a later page: the title again, so that a loose sheet says what it is."""
        sheet = self.document.sheet
        right = (
            fit(self.document.issued_by[0], NOTE, sheet.inner_width * _RIGHT_SHARE, 1)
            if self.document.issued_by
            else None
        )
        taken = width_of(right.lines[0], right.style) + _BETWEEN if right else 0.0
        text = beside(self.document.title, self.document.subtitle)
        title = fit(text, HEADING, sheet.inner_width - taken, 1)
        baseline = sheet.top + HEADING.size * ASCENT
        pen.text(sheet.side, baseline, title.lines[0], title.style)
        if right:
            pen.text_right(sheet.width - sheet.side, baseline, right.lines[0], right.style)
        bottom = sheet.top + HEADING.leading + _UNDER_HEAD
        pen.rule(Box(sheet.side, 0, sheet.inner_width, 0), bottom, Stroke(1.5, INK))

    def _draw_foot(self, pen: Pen, page: int, pages: int) -> None:
        """Draw the line saying what the document was made from, and the page of pages."""
        sheet, top = self.document.sheet, self._foot_top
        pen.rule(Box(sheet.side, 0, sheet.inner_width, 0), top, Stroke(0.6, RULE))
        baseline = top + _FOOT_AIR + NOTE.size * ASCENT
        before, behind = self.document.pages_before, self.document.pages_behind
        label = _("Page {page}/{pages}").format(page=before + page, pages=before + pages + behind)
        if self.document.has_thai_digits:
            label = to_thai(label)
        pen.text_right(sheet.width - sheet.side, baseline, label, NOTE)
        made_from = fit(self.document.made_from, NOTE, sheet.inner_width - width_of(label, NOTE) - _BETWEEN, 1)
        pen.text(sheet.side, baseline, made_from.lines[0], made_from.style)


def _stack_height(lines: list[Fitted]) -> float:
    return sum(each.height for each in lines)
