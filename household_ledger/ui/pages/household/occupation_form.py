"""Adding an occupation, changing it, giving it up and taking it up again."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import Sector
from household_ledger.domain.register import Occupation
from household_ledger.services.commands.occupations import AddOccupation, ChangeOccupation, EndOccupation
from household_ledger.text.i18n import _
from household_ledger.text.labels import sector_name
from household_ledger.ui.desk import Desk
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
        TextField(_("Group it belongs to"), name="group_name", longest=100, hint=_("Empty: none")),
        CheckField(_("The home's main occupation"), name="is_main"),
        CheckField(_("New since the project"), name="is_new"),
        CheckField(_("Supported by the project"), name="is_supported"),
    )

    def save() -> None:
        before = occupation if occupation is not None else Occupation(id=NO_ID, household=household, name="")
        now = replace(before, **{field.name: field.value() for field in fields})
        if occupation is None:
            desk.execute(AddOccupation(now))
        elif now != occupation:
            desk.execute(ChangeOccupation(was=occupation, now=now))

    form = FormDialog(parent, _("Add an occupation") if occupation is None else occupation.name, fields, save=save)
    if occupation is not None:
        for field in fields:
            field.show_value(getattr(occupation, field.name))
    return bool(form.exec())


def ask_to_end(desk: Desk, parent: QWidget | None, occupation: Occupation) -> bool:
    """Ask for the last day of an occupation that is given up; its entries and figures stay."""
    last = DateField(_("Last day"), name="ended_on", today=desk.today, is_needed=True)
    last.show_value(occupation.ended_on or desk.today)
    form = FormDialog(
        parent,
        _("Is {name} given up?").format(name=occupation.name),
        (last,),
        save=lambda: desk.execute(EndOccupation(occupation.id, on=last.value())),
        save_words=_("Give up"),
        intro=_("It is no longer offered for later days. What was written stays, and it can be taken up again."),
    )
    form.setObjectName("ending_form")
    return bool(form.exec())


def take_up_again(desk: Desk, occupation: Occupation) -> bool:
    """Go on with an occupation that was given up."""
    return desk.do(EndOccupation(occupation.id, is_over=False)) is not None
