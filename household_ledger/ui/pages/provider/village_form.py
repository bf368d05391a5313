"""Putting right what a village is called and where it lies."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.register import VillageGroup
from household_ledger.services.commands.register import AddRecords, ReplaceRecord
from household_ledger.text.digits import to_arabic
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.place_fields import Lying, PlaceFields
from household_ledger.ui.widgets.fields import TextField
from household_ledger.ui.widgets.form import FormDialog


def ask_village(desk: Desk, parent: QWidget | None, village: VillageGroup | None) -> bool:
    """Ask for the facts of a village, a new one (None) or one there is; True when they were kept."""
    with desk.reader() as reader:
        near = reader.provider().province
    before = village or VillageGroup(id=NO_ID, name="", province=near)
    name = TextField(_("Name of the village"), name="name", is_needed=True, longest=100)
    place = PlaceFields(lambda: place.lying().province or near)
    name.show_value(before.name)
    place.show(Lying.of(before))

    def save() -> None:
        lying = place.lying()
        now = replace(
            before,
            name=name.value(),
            subdistrict=lying.subdistrict,
            district=lying.district,
            province=lying.province,
            postcode=to_arabic(lying.postcode),
        )
        if village is None:
            desk.execute(AddRecords((now,)))
        elif now != village:
            desk.execute(ReplaceRecord(was=village, now=now))

    title = _("Add a village") if village is None else village.name
    form = FormDialog(parent, title, (name, *place.all()), save=save)
    form.setObjectName("village_form")
    return bool(form.exec())
