"""Upright columns: income beside spending, month by month, the short months marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.charts.axis import baht_axis
from household_ledger.charts.canvas import bare, new_figure, place
from household_ledger.charts.spec import Columns, Series, Tone
from household_ledger.charts.theme import Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_GROUP_WIDTH = 0.74


def draw_columns(chart: Columns, theme: Theme, size: tuple[float, float]) -> Figure:
    """Draw columns; a marked label has a ▼ over it and its meaning in the legend."""
    figure, axes = new_figure(chart, theme, size)
    bare(axes, theme)
    place(axes, left=0.78, right=0.3, bottom=0.62, top=0.18)
    width = _GROUP_WIDTH / max(1, len(chart.series))
    for index, series in enumerate(chart.series):
        _columns(axes, series, theme, width=width, offset=(index - (len(chart.series) - 1) / 2) * width)
    for place_of in sorted(chart.marked):
        highest = max((series.values[place_of] or 0 for series in chart.series), default=0)
        axes.annotate(
            "▼",
            (place_of, highest / 100),
            xytext=(0, 5),
            textcoords="offset points",
            ha="center",
            va="bottom",
            color=theme.tones[Tone.ATTENTION],
            fontsize=9,
        )
    values = [value for series in chart.series for value in series.values if value is not None]
    baht_axis(axes, theme, values)
    axes.set_xlim(-0.6, len(chart.labels) - 0.4)
    axes.set_xticks(range(len(chart.labels)), chart.labels)
    for label in axes.get_xticklabels():
        label.set_va("baseline")
    axes.tick_params(axis="x", pad=14)
    legend(axes, theme, chart.series, mark_name=chart.mark_name if chart.marked else "")
    return figure


def _columns(axes: Axes, series: Series, theme: Theme, *, width: float, offset: float) -> None:
    hollow = series.tone in theme.hollow
    axes.bar(
        [index + offset for index, value in enumerate(series.values) if value is not None],
        [value / 100 for value in series.values if value is not None],
        width=width * 0.92,
        color=theme.surface if hollow else theme.tones[series.tone],
        edgecolor=theme.tones[series.tone] if hollow else theme.surface,
        linewidth=0.9 if hollow else 0,
        hatch=theme.hatches.get(series.tone, "") or None,
        label=series.name,
    )


def legend(axes: Axes, theme: Theme, series: tuple[Series, ...], *, mark_name: str = "") -> None:
    """Name the tones under the axes, from the left; marks are named with their sign."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    handles: list[Patch | Line2D] = [
        Patch(
            facecolor=theme.surface if one.tone in theme.hollow else theme.tones[one.tone],
            edgecolor=theme.tones[one.tone] if one.tone in theme.hollow else theme.surface,
            hatch=theme.hatches.get(one.tone, "") or None,
            label=one.name,
        )
        for one in series
    ]
    if mark_name:
        marker = Line2D([], [], marker="v", linestyle="", color=theme.tones[Tone.ATTENTION], markersize=6, label=mark_name)
        handles.append(marker)
    shown = axes.legend(
        handles=handles,
        loc="upper left",
        bbox_to_anchor=(-0.005, -0.13),
        ncols=len(handles),
        frameon=False,
        fontsize=10,
        handlelength=1.0,
        handleheight=0.9,
        columnspacing=1.4,
        borderaxespad=0,
    )
    for text in shown.get_texts():
        text.set_color(theme.ink_2)
