"""A bare matplotlib figure in our typeface and colours; pyplot is never touched."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from household_ledger.text.typefaces import typeface
from household_ledger.text.wrap import segments

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    from household_ledger.charts.spec import Chart
    from household_ledger.charts.theme import Theme

_POINTS = 10.5
_TITLE_POINTS = 13.5
_MARGIN_INCHES = 0.28


@lru_cache(maxsize=1)
def _prepare() -> None:
    """Make the typeface known to matplotlib, once (thai-text.md §4)."""
    import matplotlib as mpl
    from matplotlib import font_manager

    for style in ("Regular", "SemiBold", "Bold"):
        font_manager.fontManager.addfont(str(typeface(style)))
    mpl.rcParams.update(
        {
            "font.family": ["Sarabun", "DejaVu Sans"],
            "font.size": _POINTS,
            "axes.unicode_minus": False,
            "svg.fonttype": "path",
            "svg.hashsalt": "household-ledger",
            "hatch.linewidth": 0.6,
        }
    )


def new_figure(chart: Chart, theme: Theme, size: tuple[float, float]) -> tuple[Figure, Axes]:
    """Open a figure of a size in inches with the chart's title and note set; the axes fill the rest."""
    _prepare()
    from matplotlib.figure import Figure

    figure = Figure(figsize=size, facecolor=theme.surface)
    width, height = size
    lines = fitted(figure, chart.title, points=_TITLE_POINTS, width=width - 2 * _MARGIN_INCHES, weight="semibold")
    title_height = len(lines) * _TITLE_POINTS * 1.6 / 72
    left, top = _MARGIN_INCHES / width, 1 - (_MARGIN_INCHES * 0.7) / height
    figure.text(left, top, "\n".join(lines), va="top", fontsize=_TITLE_POINTS, color=theme.ink, weight="semibold", linespacing=1.5)
    foot = _MARGIN_INCHES
    if chart.note:
        note = fitted(figure, chart.note, points=_POINTS - 1.5, width=width - 2 * _MARGIN_INCHES)
        figure.text(left, foot * 0.6 / height, "\n".join(note), va="bottom", fontsize=_POINTS - 1.5, color=theme.ink_2, linespacing=1.5)
        foot += len(note) * (_POINTS - 1.5) * 1.6 / 72
    top_edge = _MARGIN_INCHES * 0.7 + title_height + 0.14
    axes = figure.add_axes((0.1, foot / height, 0.8, 1 - (foot + top_edge) / height))
    return figure, axes


def fitted(figure: Figure, text: str, *, points: float, width: float, weight: str = "normal") -> list[str]:
    """Break text at Thai word boundaries into lines of at most `width` inches."""
    lines, line = [], ""
    for piece in segments(text):
        if line and width_of(figure, (line + piece).rstrip(), points=points, weight=weight) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()]


def width_of(figure: Figure, text: str, *, points: float, weight: str = "normal") -> float:
    """Measure text in inches as it will be drawn."""
    probe: Text = figure.text(0, 0, text, fontsize=points, weight=weight)
    try:
        return float(probe.get_window_extent().width / figure.dpi)
    finally:
        probe.remove()


def bare(axes: Axes, theme: Theme) -> None:
    """Take away the box; leave hairlines and quiet labels."""
    axes.set_facecolor(theme.surface)
    for side in axes.spines.values():
        side.set_visible(False)
    axes.tick_params(length=0, colors=theme.ink_2, labelsize=_POINTS)
    axes.set_axisbelow(True)


def place(axes: Axes, *, left: float, right: float, bottom: float = 0.0, top: float = 0.0) -> None:
    """Give room (inches) for what stands outside the axes: labels left and right, ticks below, marks above."""
    figure = axes.figure
    width, height = figure.get_size_inches()
    box = axes.get_position()
    axes.set_position(
        (
            left / width,
            box.y0 + bottom / height,
            1 - (left + right) / width,
            box.height - (bottom + top) / height,
        )
    )
