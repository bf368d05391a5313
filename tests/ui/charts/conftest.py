"""Charts on a desk with the made-up provider."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest

from household_ledger.charts.months import months_chart
from household_ledger.charts.spec import Columns
from household_ledger.domain.period import Month
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.chart_view import ChartView


def settle(desk: Desk) -> None:
    """Let the size settle and jobs end."""
    for turn in range(2000):
        QTest.qWait(5)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if not desk.jobs.is_busy and turn > 20:
            return


@pytest.fixture
def chart(desk: Desk) -> Columns:
    """Give twelve months of the first household."""
    assert desk.household is not None
    return months_chart(desk.figures.months(desk.household, Month(2025, 11), Month(2026, 10)))


@pytest.fixture
def view(desk: Desk, chart: Columns) -> Iterator[ChartView]:
    """Give a view that shows them, drawn."""
    made = ChartView(desk, least_height=160)
    made.resize(620, 320)
    made.show_chart(chart)
    made.show()
    settle(desk)
    yield made
    made.close()
