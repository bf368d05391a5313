"""What may be said of a group's change: cards that can be walked down from, the charts, and every sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from household_ledger.charts.grades import grades_chart
from household_ledger.charts.slope import slope_chart
from household_ledger.charts.spec import About
from household_ledger.domain.first_year import FirstYear
from household_ledger.domain.grade_months import GradeTable
from household_ledger.domain.group_change import GroupChange
from household_ledger.domain.ids import Id
from household_ledger.domain.indicators.result import Indicator
from household_ledger.services.views.evidence_walk import (
    Stop,
    stop_of_change,
    stop_of_households,
    stop_of_verdicts,
)
from household_ledger.text.first_year_words import Shown, first_year_parts
from household_ledger.text.group_figures import (
    Said,
    contribution_said,
    difference_said,
    left_said,
    middle_said,
    verdicts_said,
)
from household_ledger.text.group_words import group_lines
from household_ledger.text.i18n import N_, _
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.beside import Beside, Even
from household_ledger.ui.widgets.cards import Card, FigureCard, clear
from household_ledger.ui.widgets.chart_card import ChartCard
from household_ledger.ui.widgets.words import Words

_Stops = Callable[[str, GroupChange], Stop]
_CHARTS = 760
"""The width at 100 % that both charts need beside each other."""


class SaidPanel(QWidget):
    """Shows one GroupChange with the grades of the months it rests on; a card or a line leads down in the drawer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._change: GroupChange | None = None
        self._names: Mapping[Id, str] = {}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(14)
        self.early = Even(most=2)
        self.early.setObjectName("first_year")
        rows.addWidget(self.early)
        self.cards = Even(most=5)
        rows.addWidget(self.cards)
        charts = Beside(_CHARTS)
        self.slope = ChartCard(desk, "slope_chart", least_height=300, left_out=("subtitle", "note"), lead=self._to_one)
        self.grades = ChartCard(desk, "grades_chart", least_height=300, left_out=("subtitle", "note"))
        charts.add(self.slope, 1)
        charts.add(self.grades, 1)
        rows.addWidget(charts, 1)
        self.words = Card(_("Sentence by sentence"))
        self.words.setObjectName("sentences")
        rows.addWidget(self.words)

    def show_change(
        self, change: GroupChange, grades: GradeTable, names: Mapping[Id, str], year: FirstYear | None = None
    ) -> None:
        """Show what may be said, and by whose books; what a first `year` can show already stands first."""
        self._change, self._names = change, names
        self.cards.show_parts(self._cards(change), drops=True)
        self.early.show_parts([_part(one) for one in first_year_parts(year)] if year is not None else [], drops=True)
        self.early.setVisible(year is not None)
        nothing = _("Who has good months before and after is drawn here.") if not change.participants.changes else ""
        self.slope.show_chart(slope_chart(change, names), nothing=nothing)
        self.grades.show_chart(grades_chart(grades))
        clear(self.words.body)
        for line in group_lines(change):
            self.words.body.addWidget(Words(line, "small", tone="ink", wraps=True))

    def first_card(self) -> QWidget | None:
        """Give the first card, where the keyboard begins."""
        return next(iter(self.cards.parts()), None)

    def _cards(self, change: GroupChange) -> list[QWidget]:
        side = change.participants
        left = self._card("left", N_("Left the project"), left_said(side), self._left)
        if not side.changes:
            return [self._card("verdicts", N_("Who can be compared"), verdicts_said(side), self._verdicts), left]
        return [
            self._card("middle", N_("Middle household"), middle_said(side), self._ours),
            self._card("verdicts", N_("Income truly rose"), verdicts_said(side), self._verdicts),
            self._card("difference", N_("Comparison group"), difference_said(change), self._both),
            self._card("contribution", N_("Supported occupations"), contribution_said(side), self._supported),
            left,
        ]

    def _card(self, name: str, title: str, said: Said, stop: _Stops) -> FigureCard:
        """Make a card; `title` is marked for the catalogue, and translated where it is shown."""
        card = FigureCard(_(title), said.tone, partial(self._walk, title, stop))
        card.setObjectName(f"card_{name}")
        card.setToolTip(_("Whose it is"))
        card.show_figure(said.figure, said.below)
        return card

    def _walk(self, title: str, stop: _Stops) -> None:
        change = self._change
        if change is not None:
            self._desk.walk(lambda: stop(_(title), change), change.as_of)

    def _ours(self, title: str, change: GroupChange) -> Stop:
        return stop_of_change(title, change, (change.participants,), self._names)

    def _both(self, title: str, change: GroupChange) -> Stop:
        return stop_of_change(title, change, (change.participants, change.comparison), self._names)

    def _verdicts(self, title: str, change: GroupChange) -> Stop:
        return stop_of_verdicts(title, change, self._names)

    def _supported(self, title: str, change: GroupChange) -> Stop:
        households = change.participants.contribution.households
        return stop_of_households(title, households, self._names, Indicator.OCCUPATIONS)

    def _left(self, title: str, change: GroupChange) -> Stop:
        leavers = [one.household for one in change.participants.attrition.leavers]
        return stop_of_households(title, leavers, self._names, Indicator.NET_INCOME)

    def _to_one(self, about: About) -> None:
        """Go down from a line of the slope chart, which is one household."""
        if self._change is None or not isinstance(about, int):
            return
        change, names = self._change, self._names

        def begin() -> Stop:
            whole = stop_of_change(_("Real income before and after"), change, (change.participants,), names)
            return replace(whole, lines=tuple(one for one in whole.lines if one.household == about))

        self._desk.walk(begin, change.as_of)


def _part(shown: Shown) -> Card:
    """Put one thing that can be shown into a card, the finding first."""
    card = Card(shown.name)
    for place, line in enumerate(shown.lines):
        card.body.addWidget(Words(line, "body" if place == 0 else "small", tone="ink", wraps=True))
    card.body.addStretch(1)
    return card
