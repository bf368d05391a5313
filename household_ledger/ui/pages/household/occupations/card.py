"""An occupation on a card: what it brought, cost and left, in the month looked at and in the year up to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Occupation
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.occupation_book import OccupationStanding, Takings
from household_ledger.text.amounts import NONE, format_amount, format_number, format_quantity
from household_ledger.text.dates import format_date, format_month, format_months
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside, named
from household_ledger.text.labels import sector_name
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.money_parts import Mark
from household_ledger.ui.pages.household.occupations.form import ask_occupation, ask_to_end, take_up_again
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card, hairline
from household_ledger.ui.widgets.words import Words

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Span:
    """The month looked at, and the first of the months added up."""

    month: Month
    first: Month


class OccupationCard(Card):
    """Figures are pressed by their heads: the entries of the month, those of the year."""

    def __init__(self, desk: Desk, standing: OccupationStanding, span: Span) -> None:
        super().__init__()
        occupation = standing.occupation
        self._desk, self._occupation, self._span = desk, occupation, span
        self.setObjectName(f"occupation_{occupation.id}")
        self.name(occupation.name)
        self.title.set_tone("ink")
        if occupation.is_main:
            self.head.addWidget(Mark(_("main occupation")), 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(Words(_about(standing), "small", wraps=True))
        self.body.addLayout(self._figures(standing))
        self.body.addStretch(1)
        self.body.addWidget(hairline())
        self.body.addLayout(self._foot())

    def _figures(self, standing: OccupationStanding) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        span = self._span
        heads = [(span.month, format_month(span.month, "short"), "month_entries", standing.month)]
        if span.first != span.month:
            heads.append((span.first, format_months(span.first, span.month), "year_entries", standing.year))
        for column, (first, head, name, takings) in enumerate(heads, start=1):
            made = button(head, partial(self._show_entries, first), look="link")
            made.setObjectName(f"{name}_{self._occupation.id}")
            made.setAccessibleName(_("Entries of {name}, {months}").format(name=self._occupation.name, months=head))
            made.setToolTip(_("Show the entries behind it"))
            grid.addWidget(made, 0, column, _RIGHT)
            for number, (told, tone) in enumerate(_told(takings, standing.year), start=1):
                shown = Words(told, "strong" if tone == "ink" else "body", tone=tone)
                shown.setAlignment(_RIGHT)
                grid.addWidget(shown, number, column)
        for number, words in enumerate(_names(standing.year), start=1):
            grid.addWidget(Words(words, "strong" if words == _("Left over") else "small", wraps=True), number, 0)
        return grid

    def _foot(self) -> QHBoxLayout:
        desk, occupation = self._desk, self._occupation
        offered: list[tuple[str, str, Callable[[], object]]] = [
            ("change", _("Change"), partial(ask_occupation, desk, self, occupation)),
            ("end", _("Give up"), partial(ask_to_end, desk, self, occupation)),
        ]
        if occupation.is_given_up:
            offered = [
                ("end", _("Change the last day"), partial(ask_to_end, desk, self, occupation)),
                ("resume", _("Take up again"), partial(take_up_again, desk, occupation)),
            ]
        foot = QHBoxLayout()
        foot.setSpacing(12)
        for name, words, run in offered:
            one = button(words, run, look="link")
            one.setObjectName(f"{name}_{occupation.id}")
            one.setAccessibleName(named(words, occupation.name))
            foot.addWidget(one)
        foot.addStretch(1)
        return foot

    def _show_entries(self, first: Month) -> None:
        occupation = self._occupation
        query = EntryQuery(
            household=occupation.household, first=first.first, last=self._span.month.last, occupation=occupation.id
        )
        self._desk.show_entries(occupation.name, (query,))


def _about(standing: OccupationStanding) -> str:
    """Say what sort of work it is, since when, and whether the project supports it."""
    occupation = standing.occupation
    parts = [_over(occupation), sector_name(occupation.sector)]
    if occupation.started_on is not None:
        parts.append(_("since {day}").format(day=format_date(occupation.started_on)))
    parts.append(_("new") if occupation.is_new else "")
    parts.append(_("supported by the project") if occupation.is_supported else _("not supported by the project"))
    parts.append(occupation.group_name)
    if standing.months_selling:
        sold = ngettext("sold in {count} month", "sold in {count} months", standing.months_selling)
        parts.append(sold.format(count=format_number(standing.months_selling)))
    return beside(*parts)


def _over(occupation: Occupation) -> str:
    if occupation.ended_on is not None:
        return _("given up on {day}").format(day=format_date(occupation.ended_on))
    return _("given up") if occupation.is_deleted else ""


def _names(year: Takings) -> list[str]:
    names = [_("Sold"), _("Used at home, given or used for work"), _("Costs")]
    if year.cost_paid != year.cost:
        names.append(_("Paid out in cash for it"))
    names.append(_("Left over"))
    return [*names, _("Own hours"), _("Left over an hour")] if year.hours else names


def _told(takings: Takings, year: Takings) -> list[tuple[str, str]]:
    """Write the figures under their names, each with its tone; nothing is pale."""
    told = [
        _figure(takings.revenue, "income"),
        _figure(takings.in_kind, "in_kind"),
        _figure(takings.cost, "expense"),
    ]
    if year.cost_paid != year.cost:
        told.append(_figure(takings.cost_paid, "ink_2"))
    told.append((format_amount(takings.profit), "ink"))
    if year.hours:
        told.append((format_quantity(takings.hours) if takings.hours else NONE, "ink_2"))
        an_hour = takings.profit_per_hour
        told.append((format_amount(an_hour) if an_hour is not None else NONE, "ink_2"))
    return told


def _figure(amount: Money, tone: str) -> tuple[str, str]:
    return format_amount(amount), tone if amount else "ink_3"
