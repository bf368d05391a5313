"""Whose book it is: the provider and its project, as they stand on every paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from household_ledger.domain.money import Money
from household_ledger.domain.register import Project, Provider
from household_ledger.services.addresses import provinces_like
from household_ledger.services.commands.provider import TellProvider
from household_ledger.text.amounts import format_baht
from household_ledger.text.dates import format_date, format_days
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.beside import Beside
from household_ledger.ui.widgets.cards import Card
from household_ledger.ui.widgets.fields import AmountField, DateField, Field, OfferedField, TextField
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.words import Words

REGIONS = ("เหนือ", "ตะวันออกเฉียงเหนือ", "กลาง", "ใต้")
"""As the country is divided for statistics; what is written down is the Thai name."""


class FactsPart(QWidget):
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
        rows.addStretch(1)
        self._grids: list[QWidget] = []
        self._name = ""

    def heading(self) -> tuple[str, str]:
        """Name the project."""
        return self._name or _("The project has no name yet"), _("These facts stand at the head of every paper.")

    def refresh(self) -> None:
        """Read and show the facts."""
        with self._desk.reader() as reader:
            provider, project = reader.provider(), reader.project()
        self._name = project.name
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
                    (_("Budget of the mechanism"), _budget(project.mechanism_budget)),
                    (_("Budget of occupations"), _budget(project.occupation_budget)),
                    (_("Data kept until"), format_date(project.keep_until) if project.keep_until else ""),
                ),
            ),
        ]

    def add(self) -> None:
        """Ask for the facts."""
        with self._desk.reader() as reader:
            provider, project = reader.provider(), reader.project()
        asked = _Fields(self._desk.today)
        asked.show(provider, project)

        def save() -> None:
            now = (asked.provider(provider), asked.project(project))
            if now != (provider, project):
                self._desk.execute(TellProvider((provider, project), *now))

        form = FormDialog(
            self,
            _("Provider and project"),
            asked.all,
            save=save,
            intro=_("These stand at the head of every paper."),
        )
        form.setObjectName("provider_form")
        form.exec()


class _Fields:
    """What is asked of a provider and its project; two columns show the one beside the other."""

    def __init__(self, today: date) -> None:
        self.name = TextField(_("Name of the provider"), name="provider_name", longest=200)
        self.node = TextField(_("NODE"), name="node", longest=100)
        self.region = OfferedField[str](_("Region"), name="region", offers=_regions)
        self.region.taken.connect(lambda region: self.region.take_words(str(region)))
        self.province = OfferedField[str](_("Province"), name="province", offers=_provinces)
        self.province.taken.connect(lambda province: self.province.take_words(str(province)))
        self.address = TextField(_("Address"), name="address", longest=300)
        self.project_name = TextField(_("Name of the project"), name="project_name", longest=200)
        self.funder = TextField(_("Funder"), name="funder", longest=100)
        self.contract = TextField(_("Contract number"), name="contract", longest=100)
        self.begins = DateField(_("Project begins"), name="starts_on", today=today)
        self.ends = DateField(_("Project ends"), name="ends_on", today=today)
        self.mechanism = AmountField(_("Budget of the mechanism, baht"), name="mechanism_budget")
        self.occupation = AmountField(_("Budget of occupations, baht"), name="occupation_budget")
        reminded = _("Often some years after the project ends. You are reminded then; nothing is erased by itself.")
        self.keep_until = DateField(_("Data kept until"), name="keep_until", today=today, hint=reminded)
        self.all: tuple[Field, ...] = (
            *(self.name, self.project_name),
            *(self.node, self.funder),
            *(self.region, self.contract),
            *(self.province, self.begins),
            *(self.address, self.ends),
            *(self.mechanism, self.occupation),
            self.keep_until,
        )

    def show(self, provider: Provider, project: Project) -> None:
        """Show what is known."""
        self.name.show_value(provider.name)
        self.node.show_value(provider.node)
        self.region.show_value(provider.region)
        self.province.show_value(provider.province)
        self.address.show_value(provider.address)
        self.project_name.show_value(project.name)
        self.funder.show_value(project.funder)
        self.contract.show_value(project.contract)
        self.begins.show_value(project.starts_on)
        self.ends.show_value(project.ends_on)
        self.mechanism.show_value(project.mechanism_budget)
        self.occupation.show_value(project.occupation_budget)
        self.keep_until.show_value(project.keep_until)

    def provider(self, before: Provider) -> Provider:
        """Make a provider of what is typed."""
        return replace(
            before,
            name=self.name.value(),
            node=self.node.value(),
            region=self.region.value(),
            province=self.province.value(),
            address=self.address.value(),
        )

    def project(self, before: Project) -> Project:
        """Make a project of what is typed."""
        return replace(
            before,
            name=self.project_name.value(),
            funder=self.funder.value(),
            contract=self.contract.value(),
            starts_on=self.begins.value(),
            ends_on=self.ends.value(),
            mechanism_budget=self.mechanism.value(),
            occupation_budget=self.occupation.value(),
            keep_until=self.keep_until.value(),
        )


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
    card.body.addWidget(holder, 0, Qt.AlignmentFlag.AlignTop)
    return holder


def _regions(typed: str) -> list[tuple[str, str]]:
    """Offer the four regions; another way of dividing the country is typed."""
    return [(one, one) for one in REGIONS if typed.strip() and typed.strip() in one and typed.strip() != one]


def _provinces(typed: str) -> list[tuple[str, str]]:
    """Offer provinces that begin so."""
    return [(one, one) for one in provinces_like(typed) if one != typed.strip()]


def _budget(amount: Money | None) -> str:
    return format_baht(amount) if amount is not None else ""


def _period(first: date | None, last: date | None) -> str:
    if first is not None and last is not None:
        return format_days(first, last)
    if first is not None:
        return _("from {day}").format(day=format_date(first))
    return _("until {day}").format(day=format_date(last)) if last is not None else ""
