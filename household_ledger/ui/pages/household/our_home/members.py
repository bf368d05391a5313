"""Who lives in a home: name, year of birth, since when, until when, whether they take part in the project."""

from __future__ import annotations

from dataclasses import replace

from household_ledger.domain.household_size import age_in, counted_from
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.problem import Problem
from household_ledger.domain.record_rules import born_ahead, problems_of
from household_ledger.domain.register import Member
from household_ledger.services.commands.register import AddRecords, DeleteRecords, ReplaceRecord
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date, format_year
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.money_parts import watch
from household_ledger.ui.pages.household.our_home.parts import ListPart, change_and_delete
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.fields import CheckField, DateField, Field, TextField, YearField
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.states import EmptyState
from household_ledger.ui.widgets.table import Cell, Column, Row, Table

_EXAMPLE = 1987
"""A year of birth, of the Common Era."""


class MembersPart(ListPart):
    """A row a person; those who left stand below, paler."""

    def __init__(self, desk: Desk) -> None:
        table = Table(
            _("People of this home"),
            (
                Column(_("Name")),
                Column(_("Born"), 90, "right"),
                Column(_("Age"), 80, "right"),
                Column(_("Here since"), 140),
                Column(_("Until"), 140),
                Column(_("In the project"), 150),
            ),
        )
        super().__init__(desk, table, "members")
        self.nothing = EmptyState(
            "people",
            _("Nobody written down yet"),
            _("Say who lives here, so that money can be told for each person."),
            action=(_("Add a person"), self.add),
        )
        self.rows.addWidget(self.table, 1)
        self.rows.addWidget(self.nothing, 1)
        self.rows.addLayout(change_and_delete(self.table, self._change, self._delete))

    def refresh(self) -> None:
        """Show who lives here now, then who left."""
        members = self._members()
        today = self._desk.today
        members.sort(key=lambda one: (one.present_to is not None and one.present_to < today, one.id))
        self.table.setVisible(bool(members))
        self.nothing.setVisible(not members)
        self.table.show_rows([self._row(one) for one in members])

    @property
    def is_empty(self) -> bool:
        """Tell whether nobody is written down."""
        return self.table.model().rowCount() == 0

    def add(self) -> None:
        """Ask for one more person."""
        self._ask(None)

    def _members(self) -> list[Member]:
        if self._desk.household is None:
            return []
        with self._desk.reader() as reader:
            return reader.of_household(Member, self._desk.household)

    def _row(self, member: Member) -> Row:
        today = self._desk.today
        has_left = member.present_to is not None and member.present_to < today
        tone = "ink_3" if has_left else ""
        born, age = member.birth_year, age_in(today.year, member.birth_year)
        return Row(
            member.id,
            (
                Cell(member.name, tone, tip=member.name),
                Cell(format_year(born) if born else "", tone, sort=born or 0),
                Cell(format_number(age) if age is not None else "", tone, sort=age if age is not None else -1),
                _day(member.present_from, _("not said"), tone or ("" if member.present_from else "attention")),
                _day(member.present_to, "", tone),
                Cell("✓" if member.is_participant else "", "primary", sort=not member.is_participant),
            ),
        )

    def _change(self, key: object) -> None:
        found = next((one for one in self._members() if one.id == key), None)
        if found is not None:
            self._ask(found)

    def _delete(self, key: object) -> None:
        found = next((one for one in self._members() if one.id == key), None)
        if found is None or not dialogs.confirm(
            self,
            _("Take {name} out?").format(name=found.name),
            _("Somebody who moved away keeps their place: write until when they lived here instead."),
            _("Take out"),
        ):
            return
        self._desk.do(DeleteRecords(Member, (found.id,)))

    def _ask(self, member: Member | None) -> None:
        household = self._desk.household_record()
        if household is None:
            return
        before = member or Member(
            id=NO_ID,
            household=household.id,
            name="",
            present_from=counted_from(household.started_on or self._desk.today),
        )
        asked = _Fields(self._desk)
        asked.show(before)

        def save() -> None:
            now = asked.member(before)
            if member is None:
                self._desk.execute(AddRecords((now,)))
            elif now != member:
                self._desk.execute(ReplaceRecord(was=member, now=now))

        form = FormDialog(self, _("Add a person") if member is None else member.name, asked.all, save=save)

        def problems() -> list[Problem]:
            now = asked.member(before)
            return born_ahead(now, self._desk.today) or problems_of(now)

        watch(form, ("birth_year", "present_from", "present_to"), problems)
        form.exec()


class _Fields:
    """What is asked of a person."""

    def __init__(self, desk: Desk) -> None:
        today = desk.today
        year, long_before = format_year(_EXAMPLE), _("Lived here long before? Leave it as it is.")
        self.name = TextField(_("Name"), name="name", is_needed=True, longest=100)
        self.born = YearField(_("Year of birth"), name="birth_year", hint=_("For example {year}").format(year=year))
        self.since = DateField(_("Here since"), name="present_from", today=today, is_needed=True, hint=long_before)
        self.until = DateField(_("Until"), name="present_to", today=today, hint=_("Empty: still here"))
        self.takes_part = CheckField(_("Takes part in the project"), name="is_participant")
        self.all: tuple[Field, ...] = (self.name, self.born, self.since, self.until, self.takes_part)

    def show(self, member: Member) -> None:
        """Show what is known of a person."""
        self.name.show_value(member.name)
        self.born.show_value(member.birth_year)
        self.since.show_value(member.present_from)
        self.until.show_value(member.present_to)
        self.takes_part.show_value(member.is_participant)

    def member(self, before: Member) -> Member:
        """Make a person of what is typed."""
        return replace(
            before,
            name=self.name.value(),
            birth_year=self.born.value(),
            present_from=self.since.value(),
            present_to=self.until.value(),
            is_participant=self.takes_part.value(),
        )


def _day(day: object, otherwise: str, tone: str) -> Cell:
    from datetime import date

    if not isinstance(day, date):
        return Cell(otherwise, tone, sort="")
    return Cell(format_date(day), tone, sort=day.isoformat())
