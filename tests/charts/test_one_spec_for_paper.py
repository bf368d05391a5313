"""The specifications made from figures go on paper as they are, with nothing on top of anything."""

from __future__ import annotations

from datetime import date

import pytest
from matplotlib.text import Text

from household_ledger.charts.before_after import before_after_chart
from household_ledger.charts.debts import debts_chart
from household_ledger.charts.draw import draw as picture_of
from household_ledger.charts.goals import goal_chart
from household_ledger.charts.months import months_chart
from household_ledger.charts.savings import savings_chart
from household_ledger.charts.spec import Pair, Pairs, PaperChart, Tone
from household_ledger.charts.spending import spending_chart
from household_ledger.reports.chart_block import chart_card
from tests.charts.making import OCTOBER, SPENT, a_month, comparison, goal, goal_months, months
from tests.reports.paper_samples import draw

LATE = goal(forecast_to=date(2031, 1, 31))
CHARTS = (
    months_chart(months(12)),
    months_chart([]),
    spending_chart(a_month(OCTOBER, spent=SPENT)),
    savings_chart(goal_months(goal())),
    savings_chart([]),
    debts_chart(months(3)),
    goal_chart(goal_months(goal()), goal()),
    goal_chart(goal_months(LATE), LATE),
    goal_chart(goal_months(goal()), goal(forecast_to=None)),
    before_after_chart(comparison()),
    before_after_chart(comparison(started_on=None)),
)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: str(chart.kind))
@pytest.mark.parametrize("width", [230.0, 500.0])
def test_a_chart_of_figures_fits_on_paper(chart: PaperChart, width: float) -> None:
    drawn = draw(chart_card(chart), width)

    assert drawn.collisions() == []
    assert [text.text for text in drawn.texts if text.left < -0.01 or text.right > width + 0.01] == []
    assert [point for path in drawn.paths for point in path if not -0.01 <= point[0] <= width + 0.01] == []


def test_means_are_in_whole_baht_on_screen_and_paper() -> None:
    pair = Pair("ขายไข่", 10_050, 20_033, 9_983, Tone.INCOME)
    chart = Pairs(kind="before-after", title="ก", alternative="", pairs=(pair,), below=(pair,))

    on_paper = draw(chart_card(chart), 500.0).said()
    on_screen = [text.get_text() for text in picture_of(chart).figure.findobj(Text)]

    assert on_paper.count("+100") == on_screen.count("+100") == 2
    assert "101 → 200" in on_paper
    assert "101 → 200" in on_screen
