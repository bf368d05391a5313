"""A chart as dots for a screen: drawn once for a size and look, kept while it is the same."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from household_ledger.charts.canvas import Spot
from household_ledger.charts.draw import draw
from household_ledger.charts.spec import AnyChart
from household_ledger.charts.theme import THEMES

if TYPE_CHECKING:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

_LOCK = threading.Lock()
"""Typefaces are shared while they are measured: one chart at a time."""
_KEPT = 24


@dataclass(frozen=True, slots=True)
class Raster:
    """Rows of red, green, blue and opacity, a byte each; `spots` are parts of width and height from the lower left."""

    width: int
    height: int
    dots: bytes
    spots: tuple[Spot, ...]


@lru_cache(maxsize=_KEPT)
def raster(chart: AnyChart, theme: str, width: int, height: int, dots_per_inch: int) -> Raster:
    """Draw a chart for so many dots, higher where its words and rows need more.

    `theme` is a name of `charts.theme.THEMES`; letters follow `dots_per_inch`. Any thread.
    """
    with _LOCK:
        size = (width / dots_per_inch, height / dots_per_inch)
        picture = draw(chart, theme=THEMES[theme], size=size)
        picture.figure.set_dpi(dots_per_inch)
        canvas = cast("FigureCanvasAgg", picture.figure.canvas)
        canvas.draw()  # type: ignore[no-untyped-call] # matplotlib has types for most, not for these
        wide, high = canvas.get_width_height()
        dots = bytes(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
        return Raster(wide, high, dots, picture.spots)
