"""A year of days in a card: which were written, which hold nothing, which nobody knows of."""

from __future__ import annotations

from datetime import date

from household_ledger.charts.recording import recording_chart
from household_ledger.charts.spec import About, Calendar
from household_ledger.domain.ids import Id
from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.text.i18n import _
from household_ledger.ui.arrivals import WriteOn
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.chart_card import ChartCard


class YearOfDays(ChartCard):
    """Shows twelve months of days; pressing one with entries shows them, pressing a gap goes there to write."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "recording_chart", least_height=300, lead=self._on_gap)
        self._desk = desk

    def show_days(self, household: Id, last: Month) -> Calendar:
        """Show the days of the twelve months to one, and give what is shown."""
        chart = recording_chart(self._desk.figures.recording(household, last.plus(1 - MONTHS_A_YEAR), last))
        self.show_chart(chart, _("Days written"))
        return chart

    def _on_gap(self, about: About) -> None:
        if isinstance(about, date):
            self._desk.go("entry", WriteOn(about), month=Month.of(about))
