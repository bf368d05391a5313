"""Who is typing: choosing one of the file's people, and adding one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import Role
from household_ledger.domain.register import Person
from household_ledger.text.collation import sort_key
from household_ledger.text.i18n import _
from household_ledger.text.labels import role_name
from household_ledger.ui.desk import Desk


def people_of(desk: Desk) -> list[Person]:
    """List the people of the file by name."""
    with desk.reader() as reader:
        return sorted(reader.all(Person), key=lambda one: sort_key(one.name))


def add_person(desk: Desk, parent: QWidget) -> None:
    """Ask for a new person, who types from then on."""
    from household_ledger.services.commands.register import AddRecords
    from household_ledger.ui.widgets.fields import ChoiceField, TextField
    from household_ledger.ui.widgets.form import FormDialog

    name = TextField(_("Name of who writes"), name="name", is_needed=True, longest=100)
    roles = [(one, role_name(one)) for one in Role]
    role = ChoiceField(_("What this person does"), name="role", choices=roles)
    role.show_value(Role.RECORDER)

    def save() -> None:
        person = Person(id=NO_ID, name=name.value(), role=role.given())
        desk.let_type(desk.execute(AddRecords((person,))).ids[0])

    told = _("Each entry remembers who typed it.")
    FormDialog(parent, _("Add a person"), (name, role), save=save, intro=told).exec()
