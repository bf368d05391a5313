"""Adding an occupation, changing it, and taking out one nobody used."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import Sector
from household_ledger.domain.register import Occupation
from household_ledger.services.commands.register import AddRecords, DeleteRecords, ReplaceRecord
from household_ledger.services.ports import EntryQuery
from household_ledger.text.i18n import _
from household_ledger.text.labels import sector_name
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.fields import CheckField, ChoiceField, DateField, Field, TextField
from household_ledger.ui.widgets.form import FormDialog


def ask_occupation(desk: Desk, parent: QWidget | None, occupation: Occupation | None) -> bool:
    """Ask for a new occupation, or change one; True when it was kept."""
    if desk.household is None:
        return False
    household = desk.household
    fields: tuple[Field, ...] = (
        TextField(
            _("What work"), name="name", is_needed=True, longest=100, hint=_("For example raising hens, weaving")
        ),
        ChoiceField(_("Kind"), name="sector", choices=[(one, sector_name(one)) for one in Sector]),
        DateField(_("Since"), name="started_on", today=desk.today, hint=_("Empty: long ago")),
        CheckField(_("The home's main occupation"), name="is_main"),
        CheckField(_("New since the project"), name="is_new"),
        CheckField(_("Supported by the project"), name="is_supported"),
        TextField(_("Group it belongs to"), name="group_name", longest=100, hint=_("Empty: none")),
    )

    def save() -> None:
        before = occupation if occupation is not None else Occupation(id=NO_ID, household=household, name="")
        now = replace(before, **{field.name: field.value() for field in fields})
        if occupation is None:
            desk.execute(AddRecords((now,)))
        elif now != occupation:
            desk.execute(ReplaceRecord(was=occupation, now=now))

    form = FormDialog(parent, _("Add an occupation") if occupation is None else occupation.name, fields, save=save)
    if occupation is not None:
        for field in fields:
            field.show_value(getattr(occupation, field.name))
    return bool(form.exec())


def ask_to_take_out(desk: Desk, parent: QWidget | None, occupation: Occupation) -> bool:
    """Take out an occupation without entries; one with entries stays, and the reason is said."""
    with desk.reader() as reader:
        query = EntryQuery(household=occupation.household, occupation=occupation.id)
        has_entries = next(reader.entries(query), None) is not None
    if has_entries:
        desk.say(_("This occupation has entries, so it stays; its figures would be lost otherwise."), "problem")
        return False
    if not dialogs.confirm(
        parent, _("Take {name} out?").format(name=occupation.name), _("Nothing was written for it yet."), _("Take out")
    ):
        return False
    return desk.do(DeleteRecords(Occupation, (occupation.id,))) is not None
