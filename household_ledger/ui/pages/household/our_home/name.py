"""Putting right what a home is called, where it is and since when it is in the book."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from household_ledger.services.commands.households import ChangeHousehold
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.place_fields import HomeFields
from household_ledger.ui.widgets.fields import DateField, TextField
from household_ledger.ui.widgets.form import FormDialog


def ask_name(desk: Desk, parent: QWidget | None) -> bool:
    """Ask for the name, address and first day of the household looked at; True when it was kept."""
    household = desk.household_record()
    if household is None:
        return False
    name = TextField(_("Name of the household"), name="name", is_needed=True, longest=100)
    with desk.reader() as reader:
        home = HomeFields(reader.provider().province)
    started = DateField(_("In the book since"), name="started_on", today=desk.today, is_needed=True)
    name.show_value(household.name)
    home.show(household)
    started.show_value(household.started_on)

    def save() -> None:
        now = replace(home.household(household), name=name.value(), started_on=started.value())
        if now != household:
            desk.execute(ChangeHousehold(was=household, now=now))

    asked = (name, *home.all(), started)
    return bool(FormDialog(parent, _("Name and address of the home"), asked, save=save).exec())
