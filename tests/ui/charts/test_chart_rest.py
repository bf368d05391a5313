"""A chart comes to rest: whatever height a width needs, it is drawn a few times and then stands."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.charts.raster import Raster, raster
from household_ledger.charts.spec import AnyChart, Columns
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.page import Page
from household_ledger.ui.widgets import chart_view
from household_ledger.ui.widgets.chart_view import ChartView

_TURNS, _QUIET = 60, 5
_MOST = 6
"""Drawings after one change: at its width, once higher, beside the scroll bar that comes with it, and higher again."""


class Needing:
    """Drawings that need a height of their own at every width, higher at some by chance; counts them."""

    def __init__(self, needs: list[int]) -> None:
        self.needs = needs
        self.drawn = 0

    def raster(self, _chart: AnyChart, _theme: str, width: int, height: int, _dots: int) -> Raster:
        self.drawn += 1
        high = max(height, self.needs[width % len(self.needs)])
        return Raster(width, high, bytes(4 * width * high), ())


class Held:
    """A chart with something over it in an area that scrolls, as on a page."""

    def __init__(self, desk: Desk, chart: Columns, bar: Qt.ScrollBarPolicy) -> None:
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setVerticalScrollBarPolicy(bar)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        over = QWidget()
        over.setFixedHeight(60)
        rows.addWidget(over)
        self.view = ChartView(desk, least_height=120)
        rows.addWidget(self.view, 1)
        self.area.setWidget(inside)
        self.view.show_chart(chart)

    def comes_to_rest(self) -> bool:
        """Let everything happen; tell whether it ended: nothing under way for a few turns."""
        quiet = 0
        for _turn in range(_TURNS):
            QApplication.processEvents()
            quiet = quiet + 1 if self.view.is_drawn else 0
            if quiet == _QUIET:
                return True
        return False


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Wait for no size to settle, and draw in the window's thread."""
    monkeypatch.setattr(chart_view, "_SETTLED", 0)
    monkeypatch.setattr(chart_view, "sys", SimpleNamespace(modules={"matplotlib.figure": None}))
    return monkeypatch


def test_a_chart_drawn_beside_the_window_is_drawn_once(
    desk: Desk, chart: Columns, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    drawings = Needing([200])
    monkeypatch.setattr(chart_view, "raster", drawings.raster)
    monkeypatch.setattr(chart_view, "sys", SimpleNamespace(modules={}))
    view = ChartView(desk)
    qtbot.addWidget(view)
    view.resize(300, 250)
    view.show_chart(chart)
    view.show()
    qtbot.waitUntil(lambda: view.is_drawn)
    for _turn in range(5):
        QApplication.processEvents()
        desk.jobs.finish()

    assert drawings.drawn == 1


@pytest.mark.parametrize("bar", [Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOn])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(
    needs=st.lists(st.integers(50, 500), min_size=2, max_size=40),
    sizes=st.lists(st.tuples(st.integers(150, 500), st.integers(100, 500)), min_size=1, max_size=4),
)
def test_a_chart_stands_still_whatever_height_each_width_needs(
    desk: Desk,
    chart: Columns,
    quick: pytest.MonkeyPatch,
    *,
    bar: Qt.ScrollBarPolicy,
    needs: list[int],
    sizes: list[tuple[int, int]],
) -> None:
    drawings = Needing(needs)
    quick.setattr(chart_view, "raster", drawings.raster)
    held = Held(desk, chart, bar)
    for width, height in sizes:
        held.area.resize(width, height)
        held.area.show()
        before = drawings.drawn

        assert held.comes_to_rest()
        assert drawings.drawn - before <= _MOST
    held.area.close()
    held.area.deleteLater()


@pytest.mark.parametrize("dots", [96, 144, 193])
@pytest.mark.parametrize("width", [200, 333, 620, 1100])
def test_a_drawing_that_was_given_the_height_it_needed_needs_no_more(chart: Columns, width: int, dots: int) -> None:
    first = raster(chart, "light", width, 60, dots)
    again = raster(chart, "light", width, first.height, dots)

    assert first.height > 60
    assert again.height <= first.height


def test_the_scroll_bar_of_a_page_has_its_place_whether_or_not_there_is_something_to_scroll(desk: Desk) -> None:
    """Were it to come and go, a page wide enough for two columns only without it would have no rest."""
    page = Page(desk)
    page.resize(900, 500)
    page.show()
    filling = QWidget()
    page.body.addWidget(filling)
    QApplication.processEvents()
    before = page.area.viewport().width()

    filling.setFixedHeight(3000)
    QApplication.processEvents()

    assert page.area.viewport().width() == before
