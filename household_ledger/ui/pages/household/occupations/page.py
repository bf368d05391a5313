"""Occupations: what each brought in, what it cost, and what was left of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from household_ledger.domain.period import MONTHS_A_YEAR
from household_ledger.domain.register import Occupation
from household_ledger.services.views.occupation_book import OccupationStanding, occupation_standings
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import format_month, format_months
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.first_household import ask_first_household
from household_ledger.ui.pages.household.money_parts import ClosedNote
from household_ledger.ui.pages.household.occupations.card import OccupationCard, Span
from household_ledger.ui.pages.household.occupations.form import ask_occupation
from household_ledger.ui.pages.page import Page, PaletteAction
from household_ledger.ui.widgets.beside import Even
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.stack import Stack
from household_ledger.ui.widgets.states import EmptyState

_COLUMNS = 2


class OccupationsPage(Page):
    """Answers: which work of ours leaves something, and how much."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.add_one = self.add_button(
            button(_("Add an occupation"), partial(ask_occupation, desk, self, None), look="primary", picture="add")
        )
        self.add_one.setObjectName("add_occupation")
        self.closed = ClosedNote()
        self.about.insertWidget(self.about.count() - 1, self.closed)
        self.stack = Stack()
        self.body.addWidget(self.stack, 1)
        self.whole = QWidget()
        outer = QVBoxLayout(self.whole)
        outer.setContentsMargins(0, 0, 0, 0)
        self.cards = Even(_COLUMNS)
        outer.addWidget(self.cards)
        outer.addStretch(1)
        self.stack.addWidget(self.whole)
        self.nothing = EmptyState("occupation", "", "", action=(_("Begin"), self._on_begin))
        self.stack.addWidget(self.nothing)

    def refresh(self) -> None:
        """Read the occupations and a year of their books."""
        household = self.desk.household
        self.add_one.setVisible(household is not None)
        self.closed.hide()
        if household is None:
            self._show_nothing(
                _("No household yet"),
                _("Add a household first; then its work stands here."),
                _("Add the first household"),
            )
            return
        with self.desk.reader() as reader:
            occupations = reader.of_household(Occupation, household, with_deleted=True)
        first = self.desk.month.plus(1 - MONTHS_A_YEAR)
        months = self.desk.figures.months(household, first, self.desk.month)
        standings = occupation_standings(occupations, months, self.desk.month)
        if not standings:
            self._show_nothing(
                _("No occupation yet"),
                _(
                    "Growing, raising, trading, weaving: give it a name, "
                    "and sales and costs written for it are held together."
                ),
                _("Add an occupation"),
            )
            return
        span = Span(self.desk.month, months[0].month if months else self.desk.month)
        self.closed.show_month(self.desk.month, is_closed=bool(months) and months[-1].is_closed)
        self._say_heading(standings, span)
        self._show(standings, span)

    def palette_actions(self) -> list[PaletteAction]:
        """Offer adding one."""
        return [
            PaletteAction(
                _("Add an occupation"), partial(ask_occupation, self.desk, self, None), also="occupation อาชีพ"
            )
        ]

    def help_text(self) -> str:
        """Say how an occupation is counted."""
        return _(
            "Sales are not profit: what the work cost is taken off first, tools a little every month. "
            "What the home used of its own produce counts as brought in. "
            "Own work is shown as hours, never taken off in baht."
        )

    def _show_nothing(self, title: str, words: str, begin: str) -> None:
        self.say_heading(title)
        self.nothing.say(title, words, begin)
        self.stack.setCurrentWidget(self.nothing)

    def _say_heading(self, standings: list[OccupationStanding], span: Span) -> None:
        best = max(standings, key=lambda one: one.year.profit)
        if best.year.profit > 0:
            title = _("{name} left the most: {amount} baht").format(
                name=best.occupation.name, amount=format_amount(best.year.profit)
            )
        elif any(one.year.brought or one.year.cost for one in standings):
            title = _("No occupation left anything over yet")
        else:
            title = _("Nothing is written for an occupation yet")
        is_year = span.first != span.month
        self.say_heading(title, format_months(span.first, span.month) if is_year else format_month(span.month))

    def _show(self, standings: list[OccupationStanding], span: Span) -> None:
        self.cards.clear()
        for one in standings:
            self.cards.add(OccupationCard(self.desk, one, span))
        self.stack.setCurrentWidget(self.whole)

    def _on_begin(self) -> None:
        if self.desk.household is None:
            ask_first_household(self.desk, self)
        else:
            ask_occupation(self.desk, self, None)
