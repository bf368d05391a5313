"""Occupations: what each brought in, what it cost, and what was left of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from household_ledger.domain.period import Month
from household_ledger.domain.register import Occupation
from household_ledger.services.figure_drill import behind_occupation
from household_ledger.services.occupation_book import OccupationStanding, Takings, occupation_standings
from household_ledger.text.amounts import NONE, format_amount, format_number, format_quantity
from household_ledger.text.dates import format_date, format_month, format_months
from household_ledger.text.i18n import _
from household_ledger.text.labels import sector_name
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.occupation_form import ask_occupation, ask_to_take_out
from household_ledger.ui.pages.page import Page, PaletteAction
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card, clear_grid, hairline
from household_ledger.ui.widgets.states import EmptyState
from household_ledger.ui.widgets.words import Words

_YEAR, _COLUMNS = 12, 2


class OccupationsPage(Page):
    """Answers: which work of ours leaves something, and how much."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.add_one = self.add_button(
            button(_("Add an occupation"), partial(ask_occupation, desk, self, None), look="primary", picture="add")
        )
        self.add_one.setObjectName("add_occupation")
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack, 1)
        self.whole = QWidget()
        outer = QVBoxLayout(self.whole)
        outer.setContentsMargins(0, 0, 0, 0)
        self.cards = QGridLayout()
        self.cards.setSpacing(14)
        outer.addLayout(self.cards)
        outer.addStretch(1)
        self.stack.addWidget(self.whole)
        self.nothing = EmptyState(
            "occupation", "", "", action=(_("Add an occupation"), partial(ask_occupation, desk, self, None))
        )
        self.stack.addWidget(self.nothing)

    def refresh(self) -> None:
        """Read the occupations and a year of their books."""
        household = self.desk.household
        self.add_one.setVisible(household is not None)
        if household is None:
            self._show_nothing(_("No household yet"), _("Add a household first; then its work stands here."))
            return
        with self.desk.reader() as reader:
            occupations = reader.of_household(Occupation, household)
        if not occupations:
            self._show_nothing(
                _("No occupation yet"),
                _(
                    "Growing, raising, trading, weaving: give it a name, "
                    "and sales and costs written for it are held together."
                ),
            )
            return
        first = self.desk.month.plus(1 - _YEAR)
        months = self.desk.figures.months(household, first, self.desk.month)
        standings = occupation_standings(occupations, months, self.desk.month)
        span = format_months(months[0].month, months[-1].month) if months else format_month(self.desk.month)
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

    def _show_nothing(self, title: str, words: str) -> None:
        self.say_heading(title)
        self.nothing.say(title, words)
        self.stack.setCurrentWidget(self.nothing)

    def _say_heading(self, standings: list[OccupationStanding], span: str) -> None:
        best = max(standings, key=lambda one: one.year.profit)
        if best.year.profit > 0:
            title = _("{name} left the most: {amount} baht").format(
                name=best.occupation.name, amount=format_amount(best.year.profit, decimals="never")
            )
        elif any(one.year.brought or one.year.cost for one in standings):
            title = _("No occupation left anything over yet")
        else:
            title = _("Nothing is written for an occupation yet")
        self.say_heading(title, span)

    def _show(self, standings: list[OccupationStanding], span: str) -> None:
        clear_grid(self.cards)
        for number, one in enumerate(standings):
            self.cards.addWidget(self._card(one, span), number // _COLUMNS, number % _COLUMNS)
        for column in range(_COLUMNS):
            self.cards.setColumnStretch(column, 1)
        self.stack.setCurrentWidget(self.whole)

    def _card(self, standing: OccupationStanding, span: str) -> Card:
        occupation = standing.occupation
        card = Card()
        card.setObjectName(f"occupation_{occupation.id}")
        card.name(occupation.name)
        card.title.set_tone("ink")
        card.body.addWidget(Words(_about(standing), "small", wraps=True))
        card.body.addLayout(_figures(standing, self.desk.month, span))
        card.body.addStretch(1)
        card.body.addWidget(hairline())
        foot = QHBoxLayout()
        for name, words, run in (
            ("entries", _("Entries of the month"), partial(self._show_entries, occupation)),
            ("change", _("Change"), partial(ask_occupation, self.desk, self, occupation)),
            ("take_out", _("Take out"), partial(ask_to_take_out, self.desk, self, occupation)),
        ):
            one = button(words, run, look="link")
            one.setObjectName(f"{name}_{occupation.id}")
            one.setAccessibleName(f"{words}: {occupation.name}")
            foot.addWidget(one)
        foot.addStretch(1)
        card.body.addLayout(foot)
        return card

    def _show_entries(self, occupation: Occupation) -> None:
        place = self.desk.figures.place(occupation.household, self.desk.month)
        self.desk.show_entries(occupation.name, (behind_occupation(place, occupation.id),))


def _about(standing: OccupationStanding) -> str:
    """Say what sort of work it is, since when, and whether the project supports it."""
    occupation = standing.occupation
    parts = [_("main occupation") if occupation.is_main else "", sector_name(occupation.sector)]
    if occupation.started_on is not None:
        parts.append(_("since {day}").format(day=format_date(occupation.started_on)))
    parts.append(_("new") if occupation.is_new else "")
    parts.append(_("supported by the project") if occupation.is_supported else "")
    parts.append(occupation.group_name)
    parts.append(_("sold in {count} months").format(count=format_number(standing.months_selling)))
    return " · ".join(one for one in parts if one)


def _figures(standing: OccupationStanding, month: Month, span: str) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(0, 1)
    for column, head in ((1, format_month(month, "short")), (2, span)):
        grid.addWidget(_right(head, "hint"), 0, column)
    rows = (
        (_("Sold"), _revenue, "income"),
        (_("Used at home, given or used for work"), _in_kind, "in_kind"),
        (_("Costs"), _cost, "expense"),
        (_("Left over"), _profit, "ink"),
        (_("Own hours"), _hours, "ink_2"),
        (_("Left over an hour"), _per_hour, "ink_2"),
    )
    shown = rows if standing.year.hours else rows[:4]
    for number, (words, told, tone) in enumerate(shown, start=1):
        is_result = tone == "ink"
        grid.addWidget(Words(words, "strong" if is_result else "small", wraps=True), number, 0)
        for column, takings in ((1, standing.month), (2, standing.year)):
            grid.addWidget(_right(told(takings), "strong" if is_result else "body", tone), number, column)
    return grid


def _right(words: str, role: str, tone: str = "") -> Words:
    made = Words(words, role, tone=tone)
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made


def _revenue(takings: Takings) -> str:
    return format_amount(takings.revenue)


def _in_kind(takings: Takings) -> str:
    return format_amount(takings.in_kind)


def _cost(takings: Takings) -> str:
    return format_amount(takings.cost)


def _profit(takings: Takings) -> str:
    return format_amount(takings.profit)


def _hours(takings: Takings) -> str:
    return format_quantity(takings.hours) if takings.hours else NONE


def _per_hour(takings: Takings) -> str:
    return format_amount(takings.profit_per_hour) if takings.profit_per_hour is not None else NONE
