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

    fields = (
        TextField(_("Name of who writes"), name="name", is_needed=True, longest=100),
        ChoiceField(_("What this person does"), name="role", choices=[(role, role_name(role)) for role in Role]),
    )
    fields[1].show_value(Role.RECORDER)

    def save() -> None:
        person = Person(id=NO_ID, name=str(form["name"].value()), role=Role(form["role"].value()))
        desk.let_type(desk.execute(AddRecords((person,))).ids[0])

    form = FormDialog(parent, _("Add a person"), fields, save=save, intro=_("Each entry remembers who typed it."))
    form.exec()
