"""A chart as a piece of a page, drawn in lines and letters from the same specification the screen shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from household_ledger.charts.spec import Bars, Columns, Lines, Pairs, PaperChart, Slopes, Stacks
from household_ledger.reports.block import Block, Gap, Together
from household_ledger.reports.cards import Card
from household_ledger.reports.chart_columns import draw_columns
from household_ledger.reports.chart_lines import draw_lines
from household_ledger.reports.chart_lying import bars_height, draw_bars, draw_pairs, pairs_height
from household_ledger.reports.chart_slopes import draw_slopes, slopes_height
from household_ledger.reports.chart_stacks import draw_stacks
from household_ledger.reports.chart_stairs import draw_stairs
from household_ledger.reports.sheet import NOTE
from household_ledger.reports.thai_paragraph import ThaiParagraph

if TYPE_CHECKING:
    from household_ledger.reports.pen import Pen
    from household_ledger.reports.sheet import Box


@dataclass(frozen=True, slots=True)
class ChartBlock(Block):
    """A chart without its title: most take the height given, lying bars and named lines what they need."""

    chart: PaperChart
    points: float = 120.0

    def height(self, width: float) -> float:
        """Give its height."""
        if isinstance(self.chart, Bars):
            return bars_height(self.chart, width)
        if isinstance(self.chart, Pairs):
            return pairs_height(self.chart)
        if isinstance(self.chart, Slopes):
            return slopes_height(self.chart, width, self.points)
        return self.points

    def grows(self) -> bool:
        """Fill the card beside a higher one: columns and lines at any height, lying bars at that of their rows."""
        return not isinstance(self.chart, Bars | Pairs)

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw it over the whole box."""
        if isinstance(self.chart, Columns):
            draw_columns(pen, box, self.chart)
        elif isinstance(self.chart, Bars):
            draw_bars(pen, box, self.chart)
        elif isinstance(self.chart, Pairs):
            draw_pairs(pen, box, self.chart)
        elif isinstance(self.chart, Lines):
            draw_lines(pen, box, self.chart)
        elif isinstance(self.chart, Stacks):
            draw_stacks(pen, box, self.chart)
        elif isinstance(self.chart, Slopes):
            draw_slopes(pen, box, self.chart)
        else:
            draw_stairs(pen, box, self.chart)


def chart_card(chart: PaperChart, points: float = 120.0) -> Card:
    """Frame a chart with its finding above and how it was reckoned below."""
    note = (ThaiParagraph.of(chart.note, NOTE),) if chart.note else ()
    return Card(Together((Gap(2), ChartBlock(chart, points), *note), gap=2), chart.title, is_ruled=False)
