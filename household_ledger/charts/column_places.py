"""Where upright columns stand beside each other, on the window and on paper alike: in whatever the canvas measures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from household_ledger.charts.spec import Columns, Series


@dataclass(frozen=True, slots=True)
class Column:
    """One column: whose it is, its value, and where it begins; all are as wide as their places say."""

    series: Series
    value: int
    left: float


@dataclass(frozen=True, slots=True)
class ColumnPlaces:
    """The columns of a chart: the middle of every label's place, how wide that is, and how wide each column."""

    chart: Columns
    middles: tuple[float, ...]
    slot: float
    width: float

    @classmethod
    def within(cls, chart: Columns, left: float, room: float, *, part: float, widest: float) -> ColumnPlaces:
        """Share a room out among the labels; the columns fill `part` of each place, none wider than `widest`."""
        slot = room / max(1, len(chart.labels))
        middles = tuple(left + slot * (index + 0.5) for index in range(len(chart.labels)))
        return cls(chart, middles, slot, min(widest, slot * part / max(1, len(chart.series))))

    def columns(self, index: int) -> Iterator[Column]:
        """Give the columns of one label from the left; of what is unknown the place stays empty."""
        start = self.middles[index] - self.width * len(self.chart.series) / 2
        for place, series in enumerate(self.chart.series):
            value = series.values[index]
            if value is not None:
                yield Column(series, value, start + place * self.width)

    def highest(self, index: int) -> int:
        """Give the highest value of one label: a mark stands over it."""
        return max((series.values[index] or 0 for series in self.chart.series), default=0)
