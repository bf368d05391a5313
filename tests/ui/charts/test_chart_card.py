"""A chart in a card: one heading, one small button; and the chart as a table, every value of every kind of chart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu

from household_ledger.charts.before_after import before_after_chart
from household_ledger.charts.debts import debts_chart
from household_ledger.charts.recording import recording_chart
from household_ledger.charts.spec import AnyChart, Bars, Columns, Lines, Pairs
from household_ledger.charts.spending import spending_chart
from household_ledger.domain.period import Month
from household_ledger.text.amounts import format_amount
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.chart_card import ChartCard
from household_ledger.ui.widgets.chart_table import ChartTable
from household_ledger.ui.widgets.table import Table
from tests.charts.making import comparison
from tests.charts.making_counted import calendar
from tests.ui.charts.conftest import settle
from tests.ui.conftest import Shot
from tests.ui.hands import child, press


@pytest.fixture
def card(desk: Desk, chart: Columns) -> Iterator[ChartCard]:
    made = ChartCard(desk, "months_chart")
    made.resize(620, 340)
    made.show_chart(chart)
    made.show()
    settle(desk)
    yield made
    made.close()


def shown_table(chart: AnyChart) -> list[list[str]]:
    table = ChartTable(chart)
    found = child(table, "chart_table", Table)
    assert isinstance(found, Table)
    return [[cell.text for cell in row.cells] for row in found.rows()]


def heads_of(chart: AnyChart) -> list[str]:
    table = ChartTable(chart)
    model = child(table, "chart_table", Table).model()  # type: ignore[attr-defined] # a table
    return [str(model.headerData(number, Qt.Orientation.Horizontal) or "") for number in range(model.columnCount())]


def test_the_finding_is_said_once_as_the_heading(card: ChartCard, chart: Columns, desk: Desk, shot: Shot) -> None:
    assert card.title.words() == chart.title
    assert card.view._shortened(chart).title == ""
    assert card.view.accessibleName() == chart.title, "a screen reader still hears it at the picture"
    shot(card, "chart-card")
    card.show_chart(None)
    assert card.title.isHidden()
    assert card.more.isHidden()
    assert desk.jobs.is_busy is False


def test_trimmed_margins_keep_presses_on_their_values(card: ChartCard, desk: Desk) -> None:
    asked: list[object] = []
    desk.entries_asked.connect(asked.append)
    first, last = card.view.spots()[0], card.view.spots()[-1]
    for spot in (first, last):
        place = card.view._place(spot)
        assert card.view.rect().contains(place.center().toPoint())
        press(card.view, place.center().toPoint())

    assert [one.queries for one in asked] == [first.behind, last.behind]  # type: ignore[attr-defined]


def test_the_small_button_offers_table_picture_and_copy(card: ChartCard, desk: Desk) -> None:
    opened: list[list[str]] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        opened.append([one.text() for one in menu.actions()])
        menu.close()

    QTimer.singleShot(0, look)
    press(child(card, "months_chart_more"))

    assert opened == [[words for words, _run in card.view.actions_offered()]]
    assert len(opened[0]) == 3
    settle(desk)


def test_a_table_of_columns_has_every_month_and_what_was_left(chart: Columns) -> None:
    rows = shown_table(chart)

    assert [row[0] for row in rows] == list(chart.labels)
    assert chart.net is not None
    wanted = [format_amount(value or 0, decimals="never") for value in chart.net.values]
    assert [row[3] for row in rows] == wanted


def test_a_table_of_bars_has_every_category(desk: Desk) -> None:
    assert desk.household is not None
    bars = spending_chart(desk.figures.month(desk.household, Month(2026, 9)), [])
    assert isinstance(bars, Bars)

    wanted = [[one.label, format_amount(one.value, decimals="never")] for one in bars.bars]
    assert shown_table(bars) == wanted
    assert len(wanted) > 3


def test_a_table_of_pairs_has_before_after_and_change() -> None:
    pairs = before_after_chart(comparison(), [])
    assert isinstance(pairs, Pairs)

    rows = shown_table(pairs)
    assert "เปลี่ยนไป" in heads_of(pairs), "the head of a column, not the button that changes something"
    assert [row[0] for row in rows] == [one.label for one in (*pairs.pairs, *pairs.below)]
    assert rows[-1][3] == format_amount(pairs.below[-1].change, signed=True, decimals="never")


def test_a_table_of_lines_has_every_month(desk: Desk) -> None:
    assert desk.household is not None
    lines = debts_chart(desk.figures.months(desk.household, Month(2026, 1), Month(2026, 10)))
    assert isinstance(lines, Lines)

    assert [row[0] for row in shown_table(lines)] == list(lines.labels)


def test_a_chart_that_counts_has_its_own_table_sorted_by_its_numbers() -> None:
    chart = recording_chart(calendar(Month(2026, 9), Month(2026, 10), gaps=("2026-10-12",)))

    assert heads_of(chart)[1:] == list(chart.heads)
    assert shown_table(chart) == [[cell.words for cell in row] for row in chart.table]
    assert [row[4] for row in shown_table(chart)] == ["30", "30"]
