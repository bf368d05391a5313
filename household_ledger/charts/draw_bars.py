"""Lying bars: where money goes, and before beside after by source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.charts.canvas import bare, fitted, new_figure
from household_ledger.charts.draw_columns import legend
from household_ledger.charts.spec import Bars, Pair, Pairs, Series, Tone
from household_ledger.charts.theme import Theme
from household_ledger.text.amounts import format_amount

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_LABEL_INCHES = 2.2
_VALUE_INCHES = 1.15


def draw_bars(chart: Bars, theme: Theme, size: tuple[float, float]) -> Figure:
    """Draw bars from the top; the value stands at the right, the classes and their totals under them."""
    figure, axes = new_figure(chart, theme, _tall_enough(size, len(chart.bars)))
    bare(axes, theme)
    _frame(axes, left=_LABEL_INCHES, bottom=0.5)
    longest = max((bar.value for bar in chart.bars), default=1)
    for row, bar in enumerate(chart.bars):
        _lying(axes, theme, row, value=bar.value, tone=bar.tone, height=0.56)
        _value(axes, theme, row, longest, text=format_amount(bar.value))
    _labels(axes, theme, [bar.label for bar in chart.bars])
    axes.set_xlim(0, longest / 100)
    axes.set_ylim(len(chart.bars) - 0.4, -0.6)
    if chart.legend:
        named = tuple(Series(f"{name} {format_amount(amount)}", tone, ()) for name, tone, amount in chart.legend)
        legend(axes, theme, named)
    return figure


def draw_pairs(chart: Pairs, theme: Theme, size: tuple[float, float]) -> Figure:
    """Draw before (pale or hollow) over after (full) by source, the change at the right; costs and net as text below."""
    rows = [*chart.pairs, *chart.below]
    figure, axes = new_figure(chart, theme, _tall_enough(size, len(rows)))
    bare(axes, theme)
    _frame(axes, left=_LABEL_INCHES, bottom=0.5)
    longest = max((max(pair.before, pair.after) for pair in chart.pairs), default=0) or 1
    for row, pair in enumerate(rows):
        if row < len(chart.pairs):
            _lying(axes, theme, row - 0.19, value=pair.before, tone=Tone.BEFORE, height=0.3)
            _lying(axes, theme, row + 0.19, value=pair.after, tone=pair.tone, height=0.3)
        else:
            text = f"{format_amount(pair.before)} → {format_amount(pair.after)}"
            axes.text(0, row, text, va="center", color=theme.ink_2)
        _value(axes, theme, row, longest, text=_signed(pair))
    if chart.below:
        axes.axhline(len(chart.pairs) - 0.5, color=theme.line, linewidth=1)
    _labels(axes, theme, [pair.label for pair in rows])
    axes.set_xlim(0, longest / 100)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    after = next((pair.tone for pair in chart.pairs), Tone.AFTER)
    legend(axes, theme, (Series(chart.before_name, Tone.BEFORE, ()), Series(chart.after_name, after, ())))
    return figure


def _signed(pair: Pair) -> str:
    return format_amount(pair.change, signed=True)


def _tall_enough(size: tuple[float, float], rows: int) -> tuple[float, float]:
    """Grow a figure so that every row keeps the room its tone marks need."""
    return size[0], max(size[1], 1.6 + 0.36 * rows)


def _frame(axes: Axes, *, left: float, bottom: float) -> None:
    width, height = axes.figure.get_size_inches()
    box = axes.get_position()
    axes.set_position((left / width, box.y0 + bottom / height, 1 - (left + _VALUE_INCHES) / width, box.height - bottom / height))
    axes.set_xticks([])


def _lying(axes: Axes, theme: Theme, row: float, *, value: int, tone: Tone, height: float) -> None:
    hollow = tone in theme.hollow
    axes.barh(
        row,
        max(0, value) / 100,
        height=height,
        color=theme.surface if hollow else theme.tones[tone],
        edgecolor=theme.tones[tone] if hollow else theme.surface,
        linewidth=0.9 if hollow else 0,
        hatch=theme.hatches.get(tone, "") or None,
    )


def _value(axes: Axes, theme: Theme, row: int, longest: int, *, text: str) -> None:
    axes.annotate(
        text,
        (longest / 100, row),
        xytext=(_VALUE_INCHES * 72 - 22, 0),
        textcoords="offset points",
        ha="right",
        va="center",
        color=theme.ink,
    )


def _labels(axes: Axes, theme: Theme, names: list[str]) -> None:
    """Write labels left-aligned, on two lines at most, ending in … where even that is too little."""
    figure = axes.figure
    for row, name in enumerate(names):
        lines = fitted(figure, name, points=10.5, width=_LABEL_INCHES - 0.4)  # type: ignore[arg-type]
        shown = "\n".join([*lines[:1], lines[1] + ("…" if len(lines) > 2 else "")] if len(lines) > 1 else lines)  # noqa: PLR2004
        points = 10.5 if len(lines) == 1 else 9.0
        axes.annotate(
            shown,
            (0, row),
            xytext=(-(_LABEL_INCHES - 0.28) * 72, 0),
            textcoords="offset points",
            va="center",
            fontsize=points,
            color=theme.ink,
            linespacing=1.35,
            annotation_clip=False,
        )
    axes.set_yticks([])
