"""Forms of the register: a household taken in or changed, and one that leaves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Household, VillageGroup
from household_ledger.services.commands.households import AddHousehold, ChangeHousehold, LeaveProject
from household_ledger.services.exchange.member_lines import read_members
from household_ledger.services.exchange.register_list import ListedMember
from household_ledger.services.household_codes import next_code
from household_ledger.text.collation import sort_key
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.fields import CheckField, ChoiceField, DateField, Field, NoteField, TextField
from household_ledger.ui.widgets.form import FormDialog

_NEW = Id(-1)
"""Stands for a village that is not in the list."""


class MembersField(NoteField):
    """People of a home, one a line with the year of birth."""

    def __init__(self, label: str, *, name: str, hint: str, this_year: int) -> None:
        self._this_year = this_year
        super().__init__(label, name=name, hint=hint)

    def members(self) -> tuple[ListedMember, ...]:
        """Give the people typed; nobody while they cannot be read."""
        read = read_members(self._typed(), self._this_year)
        return () if isinstance(read, Problem) else read

    def _wrong(self) -> str:
        read = read_members(self._typed(), self._this_year)
        return message(read) if isinstance(read, Problem) else ""


class HouseholdForm:
    """The form of one household, new (None) or known; `exec` gives its id when it was saved."""

    def __init__(self, desk: Desk, parent: QWidget | None, household: Household | None) -> None:
        self._desk, self._was = desk, household
        self._saved = household.id if household is not None else None
        with desk.reader() as reader:
            self._villages = {one.id: one for one in reader.all(VillageGroup)}
            codes = [one.code for one in reader.households()]
            province = reader.provider().province
        fields = self._fields()
        title = _("Add a household") if household is None else household.name
        intro = "" if household is not None else _("A cash pocket comes with it, so writing can begin at once.")
        self.dialog = FormDialog(parent, title, fields, save=self._save, intro=intro)
        self.dialog.setObjectName("household_form")
        shown = household or Household(
            id=NO_ID, code=next_code(codes), name="", province=province, started_on=desk.today
        )
        for field in fields:
            if field.name not in ("village", "new_village", "members"):
                field.show_value(getattr(shown, field.name))
        self._show_villages(shown)
        self.dialog["name" if household is None else "code"].setFocus()

    def exec(self) -> Id | None:
        """Ask; the household's id when it was saved."""
        return self._saved if self.dialog.exec() else None

    def _fields(self) -> tuple[Field, ...]:
        today = self._desk.today
        fields: tuple[Field, ...] = (
            TextField(_("House code"), name="code", is_needed=True, longest=20),
            TextField(
                _("Name of the household"),
                name="name",
                is_needed=True,
                longest=100,
                hint=_("For example the name of the person who heads it."),
            ),
            ChoiceField(_("Village"), name="village", choices=()),
            TextField(_("Name of the new village"), name="new_village", is_needed=True, longest=100),
            TextField(_("Province"), name="province", longest=100),
            TextField(_("Address"), name="address", longest=300),
            DateField(_("Began on"), name="started_on", today=today, is_needed=True),
            CheckField(_("Only to compare with, gets no help"), name="is_comparison"),
        )
        if self._was is not None:
            return fields
        hint = _("One a line with the year of birth, like: นางบุญมา ใจงาม 2518. The first takes part in the project.")
        return (*fields, MembersField(_("Who lives there"), name="members", hint=hint, this_year=today.year))

    def _show_villages(self, household: Household) -> None:
        field, new = self.dialog["village"], self.dialog["new_village"]
        known = sorted(self._villages.values(), key=lambda one: sort_key(one.name))
        choices = [(NO_ID, _("Not said")), *((one.id, self._called(one)) for one in known), (_NEW, _("A new village…"))]
        if isinstance(field, ChoiceField):
            field.show_choices(choices)
        field.show_value(household.group if household.group in self._villages else NO_ID)
        field.changed.connect(lambda: new.setVisible(field.value() == _NEW))
        new.setVisible(False)

    def _called(self, village: VillageGroup) -> str:
        """Tell villages of one name apart by where they lie."""
        twins = [one for one in self._villages.values() if one.name == village.name]
        place = village.subdistrict or village.district or village.province
        return f"{village.name} ({place})" if len(twins) > 1 and place else village.name

    def _village(self) -> tuple[Id, str]:
        """Give the village chosen and its name; a new one has only that."""
        chosen = self.dialog["village"].value()
        if chosen == _NEW:
            return NO_ID, str(self.dialog["new_village"].value())
        return chosen, self._villages[chosen].name if chosen else ""

    def _save(self) -> None:
        values: dict[str, Any] = {
            name: self.dialog[name].value()
            for name in ("code", "name", "province", "address", "started_on", "is_comparison")
        }
        group, village = self._village()
        if self._was is None:
            household = Household(id=NO_ID, group=group, **values)
            changes = self._desk.execute(AddHousehold(household=household, village=village, people=self._people()))
            with self._desk.reader() as reader:  # a village may have been made with it
                self._saved = next(one for one in changes.ids if reader.record(Household, one) is not None)
            return
        now = replace(self._was, group=group, **values)
        if now != self._was or (village and not group):
            self._desk.execute(ChangeHousehold(was=self._was, now=now, village=village))

    def _people(self) -> tuple[ListedMember, ...]:
        field = self.dialog["members"]
        return field.members() if isinstance(field, MembersField) else ()


def ask_leaving(desk: Desk, parent: QWidget | None, household: Household) -> bool:
    """Ask when and why a household left; True when it was saved."""
    fields: tuple[Field, ...] = (
        DateField(_("Left on"), name="left_on", today=desk.today, is_needed=True),
        TextField(
            _("Why"),
            name="reason",
            longest=200,
            hint=_("For example: moved away, no time, passed away."),
        ),
    )
    fields[0].show_value(desk.today)

    def save() -> None:
        command = LeaveProject(household=household.id, on=form["left_on"].value(), reason=str(form["reason"].value()))
        desk.execute(command)

    form = FormDialog(
        parent,
        _("{name} leaves").format(name=household.name),
        fields,
        save=save,
        save_words=_("Has left"),
        intro=_("Its months until that day stay in every figure. It can come back at any time."),
    )
    form.setObjectName("leaving_form")
    return bool(form.exec())
