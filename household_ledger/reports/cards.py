"""Rounded cards of a page and what stands in them: amounts, a progress bar, lines to write on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from household_ledger.reports.block import CLOSE, Block
from household_ledger.reports.fitting import fit, fit_amount
from household_ledger.reports.fonts import width_of
from household_ledger.reports.pen import Pen, Stroke
from household_ledger.reports.sheet import (
    ASCENT,
    BODY,
    CARD_EDGE,
    HEADING,
    NOTE,
    RULE,
    SOFT_INK,
    STRONG,
    STRONG_RULE,
    Box,
    RowLook,
)
from household_ledger.reports.thai_paragraph import Run
from household_ledger.text.i18n import _

if TYPE_CHECKING:
    from household_ledger.reports.fitting import Fitted

DOTS = Stroke(0.8, SOFT_INK, (0, 2.4))
"""A line to write on."""
_EDGE = Stroke(0.75, CARD_EDGE)
_RADIUS = 4.5
_ACROSS, _DOWN = 9.0, 6.0
_UNDER_TITLE = 3.5
_BETWEEN = 9.0
"""The least room between a label and its amount."""
_FACT_GAP = 12.0


@dataclass(frozen=True, slots=True)
class Card(Block):
    """A rounded frame round a block, with a title and, at the right of it, what the amounts are counted in."""

    content: Block
    title: str = ""
    aside: str = ""
    is_ruled: bool = True
    is_rest: bool = False
    """Whether it goes on from the page before."""
    is_listed: bool = False
    """Whether a reader's list of contents leads to it."""

    def height(self, width: float) -> float:
        """Give the height of frame, title and content."""
        inner = width - 2 * _ACROSS
        return 2 * _DOWN + self._title_height(inner) + self.content.height(inner)

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw the frame, then what stands in it."""
        if self.is_listed and not self.is_rest:
            pen.list_page(self.title)
        pen.box(box, stroke=_EDGE, radius=_RADIUS)
        inner = box.inside(across=_ACROSS, down=_DOWN)
        below = self._title_height(inner.width)
        if self.title:
            self._draw_title(pen, inner)
        self.content.draw(pen, Box(inner.x, inner.y + below, inner.width, inner.height - below))

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Cut the content; the second card says that it goes on."""
        inner = width - 2 * _ACROSS
        parts = self.content.split(inner, room - 2 * _DOWN - self._title_height(inner))
        if parts is None:
            return None
        return replace(self, content=parts[0]), replace(self, content=parts[1], is_rest=True)

    def stretches(self) -> bool:
        """Stretch when the content does."""
        return self.content.stretches()

    def _title_height(self, inner: float) -> float:
        if not self.title:
            return 0.0
        return self._title(inner).height + (_UNDER_TITLE if self.is_ruled else 0.0)

    def _title(self, inner: float) -> Fitted:
        aside = width_of(self.aside, HEADING) + _BETWEEN if self.aside else 0.0
        title = _("{title} (continued)").format(title=self.title) if self.is_rest else self.title
        return fit(title, HEADING, inner - aside)

    def _draw_title(self, pen: Pen, inner: Box) -> None:
        title = self._title(inner.width)
        write_lines(pen, title, inner.x, inner.y)
        if self.aside:
            pen.text_right(inner.right, inner.y + HEADING.size * ASCENT, self.aside, HEADING)
        if self.is_ruled:
            pen.rule(inner, inner.y + title.height, Stroke(1.1, STRONG_RULE))


def write_lines(pen: Pen, fitted: Fitted, x: float, top: float) -> None:
    """Write fitted lines one under the other from a left edge."""
    for index, line in enumerate(fitted.lines):
        pen.text(x, top + index * fitted.style.leading + fitted.style.size * ASCENT, line, fitted.style)


_ROW_AIR = 1.0
_OVER_TOTAL = 4.0
"""Room for the rule over a total, clear of the vowels above and the tone marks below it."""
_MOST_OF_ROW = 0.6
"""An amount longer than this part of the row is written smaller, so that the label keeps a place."""
_STYLES = {RowLook.PLAIN: BODY, RowLook.TOTAL: STRONG, RowLook.NOTE: NOTE}


@dataclass(frozen=True, slots=True)
class AmountRow(Block):
    """A label at the left, an amount at the right; a total has a line over it."""

    label: str
    amount: str
    look: RowLook = RowLook.PLAIN

    def height(self, width: float) -> float:
        """Give one line, or two for a very long label; a total has air under its rule."""
        return max(BODY.leading, self._label(width).height) + _ROW_AIR + self._over

    def draw(self, pen: Pen, box: Box) -> None:
        """Write label and amount on one base line."""
        style = _STYLES[self.look]
        if self.look is RowLook.TOTAL:
            pen.rule(box, box.y + _OVER_TOTAL / 2, Stroke(0.6, RULE))
        top = box.y + self._over + _ROW_AIR / 2 + (BODY.size - style.size) * ASCENT
        write_lines(pen, self._label(box.width), box.x, top)
        amount = fit_amount(self.amount, style, box.width * _MOST_OF_ROW)
        pen.text_right(box.right, top + style.size * ASCENT, amount.lines[0], amount.style)

    @property
    def _over(self) -> float:
        return _OVER_TOTAL if self.look is RowLook.TOTAL else 0.0

    def _label(self, width: float) -> Fitted:
        style = _STYLES[self.look]
        amount = fit_amount(self.amount, style, width * _MOST_OF_ROW)
        return fit(self.label, style, width - width_of(self.amount, amount.style) - _BETWEEN)


@dataclass(frozen=True, slots=True)
class ProgressBar(Block):
    """How much of a goal is reached, in thousandths; more than all of it shows as all of it."""

    permille: int

    def height(self, width: float) -> float:  # noqa: ARG002
        """Give its height, with air before the next goal's words."""
        return 12.5

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw the frame and fill the part reached."""
        frame = Box(box.x + 0.4, box.y + 3.0, box.width - 0.8, 6.6)
        part = min(1000, max(0, self.permille)) / 1000
        if part > 0:
            with pen.only_in(Box(frame.x, frame.y, frame.width * part, frame.height)):
                pen.box(frame, fill=0.27, radius=3.3)
        pen.box(frame, stroke=Stroke(0.75, STRONG_RULE), radius=3.3)


@dataclass(frozen=True, slots=True)
class WritingLines(Block):
    """Dotted lines to write on by hand: at least so many, more where there is room."""

    least: int = 2
    spacing: float = 23.0

    def height(self, width: float) -> float:  # noqa: ARG002
        """Give the height of the fewest lines."""
        return self.least * self.spacing

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw as many lines as the box takes, the last a little above its edge."""
        for index in range(1, int((box.height + CLOSE) / self.spacing) + 1):
            pen.rule(box, box.y + index * self.spacing - 2, DOTS)

    def stretches(self) -> bool:
        """Take what is left of the page."""
        return True


@dataclass(frozen=True, slots=True)
class Facts(Block):
    """Short statements side by side in a frame, spread over its width; in two or more rows when one is too narrow."""

    facts: tuple[Run, ...]

    def height(self, width: float) -> float:
        """Give the height of frame and rows."""
        return 2 * _DOWN + len(self._rows(width - 2 * _ACROSS)) * (BODY.leading + 1)

    def draw(self, pen: Pen, box: Box) -> None:
        """Write each row from edge to edge."""
        pen.box(box, stroke=_EDGE, radius=_RADIUS)
        inner = box.inside(across=_ACROSS, down=_DOWN)
        for index, row in enumerate(self._rows(inner.width)):
            baseline = inner.y + index * (BODY.leading + 1) + BODY.size * ASCENT + 0.5
            left_over = inner.width - sum(fact.width for fact in row)
            x = inner.x
            for fact in row:
                pen.text(x, baseline, fact.text, fact.style)
                x += fact.width + left_over / max(1, len(row) - 1)

    def _rows(self, width: float) -> list[list[Run]]:
        rows: list[list[Run]] = [[]]
        used = 0.0
        for fact in self.facts:
            fitted = fit(fact.text, fact.style, width, 1)
            shown = Run(fitted.lines[0], fitted.style)
            if rows[-1] and used + _FACT_GAP + shown.width > width + CLOSE:
                rows.append([])
                used = 0.0
            used += shown.width + (_FACT_GAP if rows[-1] else 0.0)
            rows[-1].append(shown)
        return rows
