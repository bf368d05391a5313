"""Lines over time: savings growing, a goal with its plan and its forecast fan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.charts.axis import baht_axis
from household_ledger.charts.canvas import bare, new_figure, place
from household_ledger.charts.draw_columns import legend
from household_ledger.charts.spec import Fan, Lines, Series, Tone
from household_ledger.charts.theme import Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_MOST_LABELS = 13


def draw_lines(chart: Lines, theme: Theme, size: tuple[float, float]) -> Figure:
    """Draw lines; the plan dashed, the last known point marked and named, the forecast dotted inside its fan."""
    figure, axes = new_figure(chart, theme, size)
    bare(axes, theme)
    place(axes, left=0.78, right=0.45, bottom=0.62, top=0.16)
    for series in chart.series:
        _line(axes, series, theme)
    values = [value for series in chart.series for value in series.values if value is not None]
    baht_axis(axes, theme, [*values, *([chart.target] if chart.target is not None else [])])
    if chart.target is not None:
        axes.axhline(chart.target / 100, color=theme.tones[Tone.PLAN], linewidth=1, linestyle=(0, (1, 2)))
        spot = (0, chart.target / 100)
        _say(axes, chart.target_name, spot, color=theme.ink_2, offset=(2, -4), ha="left", va="top")
    if chart.fan is not None and chart.target is not None:
        _fan(axes, chart, chart.fan, theme)
    _name_last(axes, chart, theme)
    _label_months(axes, chart)
    legend(axes, theme, chart.series)
    return figure


def _line(axes: Axes, series: Series, theme: Theme) -> None:
    known = [(index, value / 100) for index, value in enumerate(series.values) if value is not None]
    dashed = series.tone is Tone.PLAN
    axes.plot(
        [index for index, _ in known],
        [value for _, value in known],
        color=theme.tones[series.tone],
        linewidth=1.2 if dashed else 2.2,
        linestyle=(0, (5, 4)) if dashed else "-",
        solid_joinstyle="round",
        label=series.name,
    )


def _fan(axes: Axes, chart: Lines, fan: Fan, theme: Theme) -> None:
    start = next((s.values[fan.start] for s in chart.series if s.tone is not Tone.PLAN), None)
    if start is None or chart.target is None:
        return
    level, target = start / 100, chart.target / 100
    latest = fan.late if fan.late is not None else len(chart.labels) - 1
    axes.fill([fan.start, fan.early, latest], [level, target, target], color=theme.tones[Tone.SAVING], alpha=0.16, linewidth=0)
    axes.plot([fan.start, fan.likely], [level, target], color=theme.tones[Tone.SAVING], linewidth=1.8, linestyle=":")
    _say(axes, fan.label, (fan.likely, target), color=theme.tones[Tone.SAVING], offset=(0, 5), ha="center", va="bottom")


def _name_last(axes: Axes, chart: Lines, theme: Theme) -> None:
    series = next((s for s in chart.series if s.tone is not Tone.PLAN), None)
    if series is None:
        return
    known = [(index, value / 100) for index, value in enumerate(series.values) if value is not None]
    if known:
        index, value = known[-1]
        axes.plot([index], [value], "o", color=theme.tones[series.tone], markersize=6)
        ends = index > len(chart.labels) * 0.75
        offset, align = ((-9, 5), "right") if ends else ((8, -6), "left")
        _say(axes, chart.last_label, (index, value), color=theme.ink, offset=offset, ha=align, va="bottom" if ends else "top")


def _say(axes: Axes, text: str, at: tuple[float, float], **how: object) -> None:
    axes.annotate(
        text,
        at,
        xytext=how["offset"],  # type: ignore[arg-type]
        textcoords="offset points",
        ha=str(how["ha"]),
        va=str(how["va"]),
        color=str(how["color"]),
        fontsize=10,
        annotation_clip=False,
    )


def _label_months(axes: Axes, chart: Lines) -> None:
    every = max(1, -(-len(chart.labels) // _MOST_LABELS))
    shown = range(0, len(chart.labels), every)
    axes.set_xlim(-0.4, max(1, len(chart.labels) - 0.6))
    axes.set_xticks(list(shown), [chart.labels[index] for index in shown])
    for label in axes.get_xticklabels():
        label.set_va("baseline")
    axes.tick_params(axis="x", pad=14)
