"""A pen on a sheet: text, lines and shapes in points, y counted down from the top edge."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from household_ledger.reports.fonts import font_of, width_of
from household_ledger.reports.sheet import INK, Box, TextStyle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from household_ledger.reports.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line looks; `dash` are lengths drawn and left out, dots when the first is 0."""

    weight: float = 0.5
    grey: float = INK
    dash: tuple[float, ...] = ()


class Pen:
    """Draws on the current page of a ReportLab canvas; remembers what is set, so that nothing is said twice."""

    def __init__(self, canvas: Any, sheet: Sheet) -> None:  # noqa: ANN401 -- ReportLab has no types
        """Draw on a canvas whose pages are such sheets."""
        self._canvas = canvas
        self._height = sheet.height
        self._stroke: Stroke | None = None
        self._fill: float | None = None

    def text(self, x: float, baseline: float, text: str, style: TextStyle) -> None:
        """Write from x to the right."""
        font = font_of(style)
        self._set_fill(style.grey)
        written = self._canvas.beginText(x, self._height - baseline)
        written.setFont(font.fontName, style.size)
        written.textOut(text)
        self._canvas.drawText(written)

    def text_right(self, x: float, baseline: float, text: str, style: TextStyle) -> None:
        """Write so that the text ends at x."""
        self.text(x - width_of(text, style), baseline, text, style)

    def text_centred(self, x: float, baseline: float, text: str, style: TextStyle) -> None:
        """Write so that x is the middle."""
        self.text(x - width_of(text, style) / 2, baseline, text, style)

    def list_page(self, title: str) -> None:
        """Name the current page in the list of contents, below its document."""
        key = f"page-{self._canvas.getPageNumber()}"
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(title, key, level=1)

    def line(self, start: tuple[float, float], end: tuple[float, float], stroke: Stroke) -> None:
        """Draw a straight line."""
        self._set_stroke(stroke)
        self._canvas.line(start[0], self._height - start[1], end[0], self._height - end[1])

    def rule(self, box: Box, y: float, stroke: Stroke) -> None:
        """Draw a level line from the left to the right edge of a box."""
        self.line((box.x, y), (box.right, y), stroke)

    def path(
        self, points: Sequence[tuple[float, float]], *, stroke: Stroke | None = None, fill: float | None = None
    ) -> None:
        """Draw through points; filled, the last is joined to the first."""
        path = self._canvas.beginPath()
        path.moveTo(points[0][0], self._height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self._height - y)
        if fill is not None:
            path.close()
        self._prepare(stroke, fill)
        self._canvas.drawPath(path, stroke=stroke is not None, fill=fill is not None)

    def box(self, box: Box, *, stroke: Stroke | None = None, fill: float | None = None, radius: float = 0) -> None:
        """Draw a rectangle, with rounded corners if a radius is given."""
        self._prepare(stroke, fill)
        left, bottom, drawn = box.x, self._height - box.bottom, (stroke is not None, fill is not None)
        if radius > 0:
            self._canvas.roundRect(left, bottom, box.width, box.height, radius, *drawn)
        else:
            self._canvas.rect(left, bottom, box.width, box.height, *drawn)

    def circle(
        self, x: float, y: float, radius: float, *, stroke: Stroke | None = None, fill: float | None = None
    ) -> None:
        """Draw a circle round a point."""
        self._prepare(stroke, fill)
        self._canvas.circle(x, self._height - y, radius, stroke is not None, fill is not None)

    def picture(self, box: Box, jpeg: bytes) -> bool:
        """Draw a picture to fill a box; False where its bytes are no picture."""
        from io import BytesIO

        from reportlab.lib.utils import ImageReader

        try:
            shown = ImageReader(BytesIO(jpeg))
        except (OSError, ValueError):
            return False
        self._canvas.drawImage(shown, box.x, self._height - box.bottom, box.width, box.height)
        return True

    @contextmanager
    def only_in(self, box: Box) -> Iterator[None]:
        """Let nothing be drawn outside a box."""
        self._canvas.saveState()
        path = self._canvas.beginPath()
        path.rect(box.x, self._height - box.bottom, box.width, box.height)
        self._canvas.clipPath(path, stroke=0, fill=0)
        yield
        self._restore()

    @contextmanager
    def scaled(self, x: float, y: float, scale: float) -> Iterator[None]:
        """Draw smaller about a point, which stays where it is."""
        self._canvas.saveState()
        self._canvas.translate(x * (1 - scale), (self._height - y) * (1 - scale))
        self._canvas.scale(scale, scale)
        yield
        self._restore()

    def _restore(self) -> None:
        self._canvas.restoreState()
        self._stroke = self._fill = None

    def _prepare(self, stroke: Stroke | None, fill: float | None) -> None:
        if stroke is not None:
            self._set_stroke(stroke)
        if fill is not None:
            self._set_fill(fill)

    def _set_fill(self, grey: float) -> None:
        if grey != self._fill:
            self._canvas.setFillGray(grey)
            self._fill = grey

    def _set_stroke(self, stroke: Stroke) -> None:
        if stroke == self._stroke:
            return
        self._canvas.setLineWidth(stroke.weight)
        self._canvas.setStrokeGray(stroke.grey)
        self._canvas.setLineCap(1 if stroke.dash[:1] == (0,) else 0)
        self._canvas.setDash(list(stroke.dash))
        self._stroke = stroke
