"""Whose book it is: the provider and its project, as they stand on every paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from household_ledger.domain.reference import consumer_prices
from household_ledger.domain.register import Project, Provider
from household_ledger.services.commands.provider import TellProvider
from household_ledger.text.dates import format_date, format_days, format_year
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.beside import Beside
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card
from household_ledger.ui.widgets.fields import ChoiceField, DateField, Field, TextField
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.words import Words

_PROVIDER = ("provider_name", "node", "region", "province", "address")
_PROJECT = ("project_name", "funder", "contract", "starts_on", "ends_on", "price_year")


class ProviderPart(QWidget):
    """Two cards of facts, and one form to change them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.provider, self.project = Card(_("Provider")), Card(_("Project"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(14)
        both = Beside()
        both.add(self.provider, 1)
        both.add(self.project, 1)
        rows.addWidget(both)
        self.change = button(_("Change these facts…"), self.add, picture="edit")
        self.change.setObjectName("change_provider")
        rows.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addStretch(1)
        self._grids: list[QWidget] = []

    def refresh(self) -> None:
        """Read and show the facts."""
        with self._desk.reader() as reader:
            provider, project = reader.provider(), reader.project()
        for old in self._grids:
            old.hide()
            old.deleteLater()
        self._grids = [
            _facts(
                self.provider,
                (
                    (_("Name of the provider"), provider.name),
                    (_("NODE"), provider.node),
                    (_("Region"), provider.region),
                    (_("Province"), provider.province),
                    (_("Address"), provider.address),
                ),
            ),
            _facts(
                self.project,
                (
                    (_("Name of the project"), project.name),
                    (_("Funder"), project.funder),
                    (_("Contract number"), project.contract),
                    (_("Period"), _period(project.starts_on, project.ends_on)),
                    (_("Prices of the year"), format_year(project.price_year) if project.price_year else ""),
                ),
            ),
        ]

    def add(self) -> None:
        """Ask for the facts."""
        with self._desk.reader() as reader:
            provider, project = reader.provider(), reader.project()
        fields = self._fields()
        for field in fields:
            field.show_value(_value(field.name, provider, project))

        def save() -> None:
            said = {field.name: field.value() for field in fields}
            now = (
                replace(provider, **{name.removeprefix("provider_"): said[name] for name in _PROVIDER}),
                replace(project, **{name.removeprefix("project_"): said[name] for name in _PROJECT}),
            )
            if now != (provider, project):
                self._desk.execute(TellProvider(*now))

        form = FormDialog(
            self,
            _("Provider and project"),
            fields,
            save=save,
            intro=_("These stand at the head of every paper."),
        )
        form.setObjectName("provider_form")
        form.exec()

    def _fields(self) -> tuple[Field, ...]:
        today = self._desk.today
        years = sorted(consumer_prices().by_year, reverse=True)
        return (
            TextField(_("Name of the provider"), name="provider_name", longest=200),
            TextField(_("Name of the project"), name="project_name", longest=200),
            TextField(_("NODE"), name="node", longest=100),
            TextField(_("Funder"), name="funder", longest=100),
            TextField(_("Region"), name="region", longest=100),
            TextField(_("Contract number"), name="contract", longest=100),
            TextField(_("Province"), name="province", longest=100),
            DateField(_("Project begins"), name="starts_on", today=today),
            TextField(_("Address"), name="address", longest=300),
            DateField(_("Project ends"), name="ends_on", today=today),
            ChoiceField(
                _("Prices of the year"),
                name="price_year",
                choices=[(None, _("As usual")), *((year, format_year(year)) for year in years)],
                hint=_("Amounts of several years are compared in the prices of this one."),
            ),
        )


def _value(name: str, provider: Provider, project: Project) -> object:
    if name in _PROVIDER:
        return getattr(provider, name.removeprefix("provider_"))
    return getattr(project, name.removeprefix("project_"))


def _facts(card: Card, facts: tuple[tuple[str, str], ...]) -> QWidget:
    """Put facts into a card, a line each; what is not said is told so."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for row, (name, value) in enumerate(facts):
        grid.addWidget(Words(name, tone="ink_2"), row, 0, Qt.AlignmentFlag.AlignTop)
        said = Words(value or _("not said"), tone="" if value else "ink_3", wraps=True)
        grid.addWidget(said, row, 1)
    card.body.addWidget(holder)
    return holder


def _period(first: date | None, last: date | None) -> str:
    if first is not None and last is not None:
        return format_days(first, last)
    if first is not None:
        return _("from {day}").format(day=format_date(first))
    return _("until {day}").format(day=format_date(last)) if last is not None else ""
