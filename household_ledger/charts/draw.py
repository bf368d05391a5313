"""Drawing a specification with matplotlib, and saving it whole as PNG or SVG."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from household_ledger.charts.canvas import Sheet, Spot
from household_ledger.charts.draw_bars import draw_bars, draw_pairs
from household_ledger.charts.draw_calendar import draw_calendar
from household_ledger.charts.draw_columns import draw_columns
from household_ledger.charts.draw_lines import draw_lines
from household_ledger.charts.draw_slopes import draw_slopes
from household_ledger.charts.draw_stacks import draw_stacks
from household_ledger.charts.draw_stairs import draw_stairs
from household_ledger.charts.spec import (
    AnyChart,
    Bars,
    Calendar,
    Columns,
    CountedChart,
    Lines,
    Pairs,
    Slopes,
    Stacks,
    Stairs,
)
from household_ledger.charts.theme import LIGHT, Theme
from household_ledger.errors import UserError
from household_ledger.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.figure import Figure

WIDTH, HEIGHT = 8.4, 4.8
"""A chart's own size in inches; lying bars are as high as their rows need."""
DOTS_PER_INCH = 200
ENDINGS = (".png", ".svg")


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn chart, and where on it its values stand."""

    figure: Figure
    spots: tuple[Spot, ...]


def draw(chart: AnyChart, *, theme: Theme = LIGHT, size: tuple[float, float] | None = None) -> Picture:
    """Draw a chart on a new figure of a size in inches, higher where its words and rows need more.

    EnvironmentProblem `typeface_missing` when the installation lost its letters.
    """
    sheet = _sheet(chart, theme, size or own_size(chart))
    return Picture(sheet.figure, tuple(sheet.spots))


def own_size(chart: AnyChart) -> tuple[float, float]:
    """Give the size a chart has in a file: width and least height, in inches."""
    is_as_high_as_its_rows = isinstance(chart, Bars | Pairs | Calendar)
    return WIDTH, 0.0 if is_as_high_as_its_rows or _is_empty(chart) else HEIGHT


def _is_empty(chart: AnyChart) -> bool:
    """Tell whether there are only words to set."""
    if isinstance(chart, Slopes):
        return not chart.slopes
    if isinstance(chart, Stairs):
        return not chart.stairs
    return isinstance(chart, Columns | Lines | Stacks) and not chart.labels


def _sheet(chart: AnyChart, theme: Theme, size: tuple[float, float]) -> Sheet:
    if isinstance(chart, CountedChart):
        return _counted_sheet(chart, theme, size)
    if isinstance(chart, Columns):
        return draw_columns(chart, theme, size)
    if isinstance(chart, Bars):
        return draw_bars(chart, theme, size)
    if isinstance(chart, Pairs):
        return draw_pairs(chart, theme, size)
    return draw_lines(chart, theme, size)


def _counted_sheet(chart: CountedChart, theme: Theme, size: tuple[float, float]) -> Sheet:
    if isinstance(chart, Calendar):
        return draw_calendar(chart, theme, size)
    if isinstance(chart, Stacks):
        return draw_stacks(chart, theme, size)
    if isinstance(chart, Slopes):
        return draw_slopes(chart, theme, size)
    return draw_stairs(chart, theme, size)


def save(chart: AnyChart, path: Path, *, theme: Theme = LIGHT, size: tuple[float, float] | None = None) -> None:
    """Write a chart to `.png` (200 dpi) or `.svg`, whole or not at all, its text alternative inside.

    The same chart gives the same bytes. UserError `chart_format` for another ending; EnvironmentProblem when the disk
    refuses.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UserError("chart_format", name=path.name)
    picture = draw(chart, theme=theme, size=size)
    write_whole(path, _svg(picture, chart) if ending == ".svg" else _png(picture, chart))


def _png(picture: Picture, chart: AnyChart) -> bytes:
    buffer = io.BytesIO()
    told = {"Title": chart.title, "Description": chart.alternative, "Software": None}
    picture.figure.savefig(buffer, format="png", dpi=DOTS_PER_INCH, metadata=told)
    return buffer.getvalue()


def _svg(picture: Picture, chart: AnyChart) -> bytes:
    """Write SVG whose title and description are also where a screen reader looks for them."""
    buffer = io.BytesIO()
    told = {"Title": chart.title, "Description": chart.alternative, "Date": None, "Creator": None}
    picture.figure.savefig(buffer, format="svg", metadata=told)
    described = f"</title>\n <desc>{escape(chart.alternative)}</desc>"
    return buffer.getvalue().decode("utf-8").replace("</title>", described, 1).encode("utf-8")
