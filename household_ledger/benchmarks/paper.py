"""P12 and P13: a provider's pages of a month and its savings summary, against bare ReportLab with the same words."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from typing import TYPE_CHECKING, Any

from household_ledger.benchmarks.measure import Measure, compared, in_turn
from household_ledger.benchmarks.sizes import LAST_MONTH, Bench

if TYPE_CHECKING:
    from household_ledger.charts.spec import PaperChart
    from household_ledger.reports.batch import Batch
    from household_ledger.reports.frame import Document
    from household_ledger.services.views.month_page import MonthPage
    from household_ledger.services.views.savings_page import SavingsPage

_ROUNDS = 5
_PAGES = 75
_ROWS = 150
_FONT_SIZE = 9.5


@dataclass(slots=True)
class Said:
    """The words of a page, in rows of two cells."""

    words: list[str] = field(default_factory=list)

    def rows(self) -> list[tuple[str, str]]:
        """Pair them up."""
        return [
            (self.words[n], self.words[n + 1] if n + 1 < len(self.words) else "") for n in range(0, len(self.words), 2)
        ]


def measure_pages(bench: Bench) -> Measure:
    """Print 75 month pages with two charts each into one file; all figures are kept on both sides."""
    from household_ledger.charts.months import months_chart
    from household_ledger.charts.spending import spending_chart
    from household_ledger.reports.batch import print_together
    from household_ledger.reports.household_month import household_month

    pages = _month_pages(bench)
    words = [_words_of(household_month(page)) for page in pages]
    charts: list[tuple[PaperChart, PaperChart]] = [
        (months_chart(page.year), spending_chart(page.now)) for page in pages
    ]

    def program() -> object:
        return print_together(_batch([_maker(household_month, page) for page in pages]), bench.folder / "pages.pdf")

    def floor() -> object:
        return _platypus([said.rows() for said in words], charts)

    floor_times, times = in_turn([floor, program], _ROUNDS)
    return compared(("P12", "75 month pages, two charts each", bench.size), floor_times, times, 1.3)


def measure_summary(bench: Bench) -> Measure:
    """Print a provider edition of 150 rows."""
    from household_ledger.reports.batch import print_together
    from household_ledger.reports.savings_summary import savings_summary

    page = _summary_of(bench, _ROWS)
    cells = [_row_words(index, row) for index, row in enumerate(page.table.rows, start=1)]

    def program() -> object:
        return print_together(_batch([_maker(savings_summary, page)]), bench.folder / "summary.pdf")

    def floor() -> object:
        return _platypus([cells], [])

    floor_times, times = in_turn([floor, program], _ROUNDS)
    return compared(("P13", "provider edition, 150 rows", bench.size), floor_times, times, 1.5)


def _maker(make: Callable[[Any], Document], page: object) -> Callable[[], Document]:
    return lambda: make(page)


def _batch(makers: Sequence[Callable[[], Document]]) -> Batch:
    from household_ledger.benchmarks.clock import BenchClock
    from household_ledger.reports.batch import Batch, Piece

    pieces = [Piece(f"{number}.pdf", make) for number, make in enumerate(makers)]
    return Batch(pieces, "bench", "bench", BenchClock().now(), "th-TH")


def _month_pages(bench: Bench) -> list[MonthPage]:
    from household_ledger.services.views.month_page import month_page, origin_of

    figures = bench.app.figures
    with bench.app.store.reader() as reader:
        origin = origin_of(reader, bench.app.store.name, bench.clock.today())
        households = [one for one in figures.households() if one.left_on is None]
        pages = [month_page(figures, reader, one, LAST_MONTH, origin=origin) for one in households]
    return list(islice(cycle(pages), _PAGES))


def _summary_of(bench: Bench, count: int) -> SavingsPage:
    """Take the provider's own summary, its rows over and over until there are enough."""
    from dataclasses import replace

    from household_ledger.services.views.month_page import origin_of
    from household_ledger.services.views.savings_page import savings_page

    with bench.app.store.reader() as reader:
        origin = origin_of(reader, bench.app.store.name, bench.clock.today())
        page = savings_page(bench.app.figures, reader, LAST_MONTH, None, origin=origin)
    rows = tuple(islice(cycle(page.table.rows), count))
    return replace(page, table=replace(page.table, rows=rows))


def _row_words(index: int, row: Any) -> tuple[str, ...]:  # noqa: ANN401 -- a SavingsRow, typed where it is made
    from household_ledger.reports.savings_summary import cells_of

    return cells_of(index, row)


def _words_of(document: Document) -> Said:
    """Collect what a document writes, without drawing it."""
    from household_ledger.reports.frame import Frame
    from household_ledger.reports.paging import pages_of
    from household_ledger.reports.pen import Pen

    said = Said()

    class Listener(Pen):
        """A pen that only listens."""

        def text(self, _x: float, _baseline: float, text: str, _style: object) -> None:
            """Keep the words."""
            said.words.append(text)

    pages, frame = pages_of(document), Frame(document)
    listener = Listener(_blank_canvas(), document.sheet)
    for number, page in enumerate(pages, start=1):
        frame.draw(listener, number, len(pages))
        page.draw(listener, frame.body_box(number))
    return said


def _blank_canvas() -> Any:  # noqa: ANN401 -- ReportLab has no types
    from reportlab.pdfgen.canvas import Canvas

    return Canvas(io.BytesIO())


def _platypus(tables: Sequence[Sequence[tuple[str, ...]]], charts: Sequence[tuple[PaperChart, ...]]) -> int:
    """Set tables of shaped strings with platypus, and the charts under each; give the size of the file."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import PageBreak, SimpleDocTemplate, Table, TableStyle

    from household_ledger.reports.fonts import REGULAR, font

    font(REGULAR)
    style = TableStyle(
        [("FONT", (0, 0), (-1, -1), REGULAR, _FONT_SIZE), ("LINEBELOW", (0, 0), (-1, -1), 0.4, (0.7, 0.7, 0.7))]
    )
    story: list[object] = []
    for number, rows in enumerate(tables):
        story.append(Table([list(row) for row in rows], style=style, repeatRows=1))
        story += [_chart_flowable(chart) for chart in (charts[number] if charts else ())]
        story.append(PageBreak())
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4, topMargin=20, bottomMargin=20).build(story)
    return len(buffer.getvalue())


def _chart_flowable(chart: PaperChart) -> object:
    from reportlab.platypus import Flowable

    from household_ledger.reports.chart_block import ChartBlock
    from household_ledger.reports.pen import Pen
    from household_ledger.reports.sheet import Box, Sheet

    width, height = 260.0, 120.0

    class Picture(Flowable):  # type: ignore[misc]  # ReportLab has no types
        """The chart as a flowable."""

        def wrap(self, _width: float, _height: float) -> tuple[float, float]:
            """Say how large it is."""
            return width, height

        def draw(self) -> None:
            """Draw it with the same pen."""
            ChartBlock(chart, height).draw(Pen(self.canv, Sheet(width, height)), Box(0, 0, width, height))

    return Picture()
