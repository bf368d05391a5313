"""The first questions of a new book: who writes, which household, what cash is in hand. One form, two minutes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from household_ledger.domain.kinds import Role
from household_ledger.settings import ENTRY_WAY, PARTICIPANT, PROVIDER, VOLUNTEER, WRITER
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk

_ROLES = {PARTICIPANT: Role.PARTICIPANT, VOLUNTEER: Role.RECORDER, PROVIDER: Role.RESPONSIBLE}


def ask_first_household(desk: Desk, parent: QWidget | None) -> bool:
    """Ask and write in one step; True when a household is there now."""
    from household_ledger.services.commands.first_household import AddFirstHousehold
    from household_ledger.ui.widgets.fields import AmountField, TextField
    from household_ledger.ui.widgets.form import FormDialog
    from household_ledger.ui.widgets.writer_field import WriterField

    heads = _("For example the name of the person who heads it.")
    given = _("The one your group gave you; with none, leave it as it is.")
    counted = _("Count it now or leave it empty; it can be said later.")
    writer = WriterField()
    person = TextField(_("Name of who writes"), name="person", is_needed=True, longest=100)
    name = TextField(_("Name of the household"), name="household", is_needed=True, longest=100, hint=heads)
    code = TextField(_("House code"), name="code", is_needed=True, longest=20, hint=given)
    cash = AmountField(_("Cash in hand now, in baht"), name="cash", hint=counted)
    code.show_value("001")

    def save() -> None:
        command = AddFirstHousehold(
            person=person.value(),
            role=_ROLES[writer.given()],
            code=code.value(),
            name=name.value(),
            cash=cash.value(),
        )
        desk.execute(command)
        desk.settings.choose(WRITER, writer.given())
        desk.settings.choose(ENTRY_WAY, "")  # as whoever writes here usually has it, not as another book is written
        desk.take_first()

    form = FormDialog(
        parent,
        _("First household"),
        (writer, person, name, code, cash),
        save=save,
        save_words=_("Begin"),
        intro=_("Five short questions, then the book is ready to write in."),
    )
    return bool(form.exec())
