"""The first questions of a new book: who writes, which household, what cash is in hand. One form, two minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from household_ledger.domain.kinds import Role
from household_ledger.domain.money import Money
from household_ledger.settings import WRITER
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk

if TYPE_CHECKING:
    from household_ledger.ui.widgets.form import FormDialog

_ROLES = {"participant": Role.PARTICIPANT, "volunteer": Role.RECORDER, "provider": Role.RESPONSIBLE}


def ask_first_household(desk: Desk, parent: QWidget | None) -> bool:
    """Ask and write in one step; True when a household is there now."""
    from household_ledger.ui.widgets.fields import AmountField, ChoiceField, TextField
    from household_ledger.ui.widgets.form import FormDialog

    fields = (
        ChoiceField(
            _("Who writes here?"),
            name="writer",
            choices=(
                ("participant", _("We write our own account")),
                ("volunteer", _("A volunteer writes for several homes")),
                ("provider", _("The provider looks after all homes")),
            ),
        ),
        TextField(_("Name of who writes"), name="person", is_needed=True, longest=100),
        TextField(
            _("Name of the household"),
            name="household",
            is_needed=True,
            longest=100,
            hint=_("For example the name of the person who heads it."),
        ),
        TextField(
            _("House code"),
            name="code",
            is_needed=True,
            longest=20,
            hint=_("The one your group gave you; with none, leave it as it is."),
        ),
        AmountField(
            _("Cash in hand now, in baht"), name="cash", hint=_("Count it now or leave it empty; it can be said later.")
        ),
    )
    form = FormDialog(
        parent,
        _("First household"),
        fields,
        save=lambda: _save(desk, form),
        save_words=_("Begin"),
        intro=_("Five short questions, then the book is ready to write in."),
    )
    form["code"].show_value("001")
    return bool(form.exec())


def _save(desk: Desk, form: FormDialog) -> None:
    from household_ledger.services.commands.first_household import AddFirstHousehold

    writer = str(form["writer"].value())
    cash = form["cash"].value()
    command = AddFirstHousehold(
        person=form["person"].value(),
        role=_ROLES[writer],
        code=form["code"].value(),
        name=form["household"].value(),
        cash=None if cash is None else Money(cash),
    )
    desk.execute(command)
    desk.settings.choose(WRITER, writer)
    desk.take_first()
