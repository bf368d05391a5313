"""Drawing a specification with matplotlib, and saving it whole as PNG or SVG."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from household_ledger.charts.draw_bars import draw_bars, draw_pairs
from household_ledger.charts.draw_columns import draw_columns
from household_ledger.charts.draw_lines import draw_lines
from household_ledger.charts.spec import AnyChart, Bars, Columns, Pairs
from household_ledger.charts.theme import LIGHT, Theme
from household_ledger.errors import UserError
from household_ledger.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.figure import Figure

SIZE_INCHES = (8.4, 4.8)
DOTS_PER_INCH = 200


def draw(chart: AnyChart, *, theme: Theme = LIGHT, size: tuple[float, float] = SIZE_INCHES) -> Figure:
    """Draw a chart on a new figure of a size in inches."""
    if isinstance(chart, Columns):
        return draw_columns(chart, theme, size)
    if isinstance(chart, Bars):
        return draw_bars(chart, theme, size)
    if isinstance(chart, Pairs):
        return draw_pairs(chart, theme, size)
    return draw_lines(chart, theme, size)


def save(chart: AnyChart, path: Path, *, theme: Theme = LIGHT, size: tuple[float, float] = SIZE_INCHES) -> None:
    """Write a chart to `.png` (200 dpi) or `.svg`, whole or not at all, its text alternative inside.

    UserError `chart_format` for another ending; EnvironmentProblem when the disk refuses.
    """
    ending = path.suffix.lower()
    if ending not in (".png", ".svg"):
        raise UserError("chart_format", name=path.name)
    buffer = io.BytesIO()
    figure = draw(chart, theme=theme, size=size)
    told = {"Title": chart.title, "Description": chart.alternative}
    if ending == ".svg":
        figure.savefig(buffer, format="svg", metadata={**told, "Date": None}, facecolor=theme.surface)
    else:
        figure.savefig(buffer, format="png", dpi=DOTS_PER_INCH, metadata=told, facecolor=theme.surface)
    write_whole(path, buffer.getvalue())
