"""The people of the book: who types, who checks, who answers for it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import Role
from household_ledger.domain.register import Person
from household_ledger.services.commands.register import AddRecords, ReplaceRecord
from household_ledger.text.collation import sort_key
from household_ledger.text.i18n import _
from household_ledger.text.labels import role_name
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.fields import ChoiceField, TextField
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.states import EmptyState
from household_ledger.ui.widgets.table import Cell, Column, Row, Table


class PeoplePart(QWidget):
    """A row a person; pressing one changes it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.table = Table(
            _("People of the book"), (Column(_("Name")), Column(_("What this person does"), 260), Column("", 160))
        )
        self.table.setObjectName("people")
        self.table.pressed.connect(self._change)
        self.nothing = EmptyState(
            "person",
            _("Nobody is written down yet"),
            _("Say who types and who checks; then every entry remembers its writer."),
            action=(_("Add a person"), self.add),
        )
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.nothing, 1)

    def refresh(self) -> None:
        """Read the people by name."""
        people = self._people()
        self.table.setVisible(bool(people))
        self.nothing.setVisible(not people)
        self.table.show_rows(
            [
                Row(
                    one.id,
                    (
                        Cell(one.name, tip=one.name),
                        Cell(role_name(one.role)),
                        Cell(_("is typing now") if one.id == self._desk.person else "", "primary"),
                    ),
                )
                for one in people
            ]
        )

    def count(self) -> int:
        """Count the people."""
        return len(self._people())

    def add(self) -> None:
        """Ask for one more person."""
        self._ask(None)

    def _people(self) -> list[Person]:
        with self._desk.reader() as reader:
            return sorted(reader.all(Person), key=lambda one: sort_key(one.name))

    def _change(self, key: object) -> None:
        found = next((one for one in self._people() if one.id == key), None)
        if found is not None:
            self._ask(found)

    def _ask(self, person: Person | None) -> None:
        name = TextField(_("Name"), name="name", is_needed=True, longest=100)
        roles = [(role, role_name(role)) for role in Role]
        role = ChoiceField(_("What this person does"), name="role", choices=roles)
        name.show_value(person.name if person is not None else "")
        role.show_value(person.role if person is not None else Role.RECORDER)

        def save() -> None:
            if person is None:
                self._desk.execute(AddRecords((Person(id=NO_ID, name=name.value(), role=role.given()),)))
                return
            now = replace(person, name=name.value(), role=role.given())
            if now != person:
                self._desk.execute(ReplaceRecord(was=person, now=now))

        form = FormDialog(self, _("Add a person") if person is None else person.name, (name, role), save=save)
        form.setObjectName("person_form")
        form.exec()
