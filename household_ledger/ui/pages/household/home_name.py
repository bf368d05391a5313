"""Putting right what a home is called, where it is and since when it is in the book."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from household_ledger.services.commands.households import ChangeHousehold
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.fields import DateField, Field, TextField
from household_ledger.ui.widgets.form import FormDialog


def ask_name(desk: Desk, parent: QWidget | None) -> bool:
    """Ask for the name, address and first day of the household looked at; True when it was kept."""
    household = desk.household_record()
    if household is None:
        return False
    fields: tuple[Field, ...] = (
        TextField(_("Name of the household"), name="name", is_needed=True, longest=100),
        TextField(_("Address"), name="address", longest=300),
        DateField(_("In the book since"), name="started_on", today=desk.today, is_needed=True),
    )
    for field in fields:
        field.show_value(getattr(household, field.name))

    def save() -> None:
        now = replace(household, **{one.name: one.value() for one in fields})
        if now != household:
            desk.execute(ChangeHousehold(was=household, now=now))

    return bool(FormDialog(parent, _("Name and address of the home"), fields, save=save).exec())
