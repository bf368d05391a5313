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


class _Fields:
    """What is asked of an occupation."""

    def __init__(self, desk: Desk) -> None:
        kinds = [(one, sector_name(one)) for one in Sector]
        what, none = _("For example raising hens, weaving"), _("Empty: none")
        self.name = TextField(_("What work"), name="name", is_needed=True, longest=100, hint=what)
        self.sector = ChoiceField(_("Kind"), name="sector", choices=kinds)
        self.since = DateField(_("Since"), name="started_on", today=desk.today, hint=_("Empty: long ago"))
        self.group = TextField(_("Group it belongs to"), name="group_name", longest=100, hint=none)
        self.is_main = CheckField(_("The home's main occupation"), name="is_main")
        self.is_new = CheckField(_("New since the project"), name="is_new")
        self.is_supported = CheckField(_("Supported by the project"), name="is_supported")
        checks = (self.is_main, self.is_new, self.is_supported)
        self.all: tuple[Field, ...] = (self.name, self.sector, self.since, self.group, *checks)

    def show(self, occupation: Occupation) -> None:
        """Show what is known of an occupation."""
        self.name.show_value(occupation.name)
        self.sector.show_value(occupation.sector)
        self.since.show_value(occupation.started_on)
        self.group.show_value(occupation.group_name)
        self.is_main.show_value(occupation.is_main)
        self.is_new.show_value(occupation.is_new)
        self.is_supported.show_value(occupation.is_supported)

    def occupation(self, before: Occupation) -> Occupation:
        """Make an occupation of what is typed."""
        return replace(
            before,
            name=self.name.value(),
            sector=self.sector.given(),
            started_on=self.since.value(),
            group_name=self.group.value(),
            is_main=self.is_main.value(),
            is_new=self.is_new.value(),
            is_supported=self.is_supported.value(),
        )


def ask_occupation(desk: Desk, parent: QWidget | None, occupation: Occupation | None) -> bool:
    """Ask for a new occupation, or change one; True when it was kept."""
    if desk.household is None:
        return False
    before = occupation or Occupation(id=NO_ID, household=desk.household, name="")
    asked = _Fields(desk)
    if occupation is not None:
        asked.show(occupation)

    def save() -> None:
        now = asked.occupation(before)
        if occupation is None:
            desk.execute(AddOccupation(now))
        elif now != occupation:
            desk.execute(ChangeOccupation(was=occupation, now=now))

    title = _("Add an occupation") if occupation is None else occupation.name
    return bool(FormDialog(parent, title, asked.all, save=save).exec())


def ask_to_end(desk: Desk, parent: QWidget | None, occupation: Occupation) -> bool:
    """Ask for the last day of an occupation that is given up; its entries and figures stay."""
    last = DateField(_("Last day"), name="ended_on", today=desk.today, is_needed=True)
    last.show_value(occupation.ended_on or desk.today)
    form = FormDialog(
        parent,
        _("Is {name} given up?").format(name=occupation.name),
        (last,),
        save=lambda: desk.execute(EndOccupation(occupation.id, on=last.given())),
        save_words=_("Give up"),
        intro=_("It is no longer offered for later days. What was written stays, and it can be taken up again."),
    )
    form.setObjectName("ending_form")
    return bool(form.exec())


def take_up_again(desk: Desk, occupation: Occupation) -> bool:
    """Go on with an occupation that was given up."""
    return desk.do(EndOccupation(occupation.id, is_over=False)) is not None
