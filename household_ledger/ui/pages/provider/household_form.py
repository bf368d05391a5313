"""Forms of the register: a household taken in or changed, and one that leaves."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Household, VillageGroup
from household_ledger.services.commands.households import (
    AddHousehold,
    ChangeHousehold,
    LeaveProject,
    code_problem,
    leaving_reason,
)
from household_ledger.services.household_codes import next_code
from household_ledger.text.collation import sort_key
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.household_fields import NEW_VILLAGE, HouseholdFields
from household_ledger.ui.widgets.fields import DateField, TextField
from household_ledger.ui.widgets.form import FormDialog


class HouseholdForm:
    """The form of one household, new (None) or known; `exec` gives its id when it was saved."""

    def __init__(self, desk: Desk, parent: QWidget | None, household: Household | None) -> None:
        self._desk, self._was = desk, household
        self._saved = household.id if household is not None else None
        with desk.reader() as reader:
            self._villages = {one.id: one for one in reader.all(VillageGroup)}
            codes = [one.code for one in reader.households()]
            province = reader.provider().province
        self._asked = asked = HouseholdFields(
            desk.today,
            self._offered(),
            self._taken,
            known=self._villages,
            is_new=household is None,
        )
        asked.home.near = province
        title = _("Add a household") if household is None else household.name
        intro = "" if household is not None else _("A cash pocket comes with it, so writing can begin at once.")
        self.dialog = FormDialog(parent, title, asked.all(), save=self._save, intro=intro)
        self.dialog.setObjectName("household_form")
        asked.show(
            household or Household(id=NO_ID, code=next_code(codes), name="", province=province, started_on=desk.today)
        )
        (asked.name if household is None else asked.code).setFocus()

    def exec(self) -> Id | None:
        """Ask; the household's id when it was saved."""
        return self._saved if self.dialog.exec() else None

    def _taken(self, code: str) -> Problem | None:
        """Tell whether another household has a code."""
        with self._desk.reader() as reader:
            return code_problem(reader, code, self._was.id if self._was is not None else NO_ID)

    def _offered(self) -> list[tuple[Id, str]]:
        """List the villages there are, one that is not in the list, and none."""
        known = sorted(self._villages.values(), key=lambda one: sort_key(one.name))
        return [
            (NO_ID, _("Not said")),
            *((one.id, self._called(one)) for one in known),
            (NEW_VILLAGE, _("A new village…")),
        ]

    def _called(self, village: VillageGroup) -> str:
        """Tell villages of one name apart by where they lie."""
        twins = [one for one in self._villages.values() if one.name == village.name]
        place = village.subdistrict or village.district or village.province
        return f"{village.name} ({place})" if len(twins) > 1 and place else village.name

    def _village(self) -> str:
        """Name the village chosen or typed; "" for none."""
        chosen = self._asked.village.given()
        if chosen == NEW_VILLAGE:
            return self._asked.new_village.value()
        return self._villages[chosen].name if chosen else ""

    def _save(self) -> None:
        asked, village = self._asked, self._village()
        if self._was is None:
            household = asked.household(Household(id=NO_ID, code="", name=""))
            people = asked.members.members() if asked.members is not None else ()
            changes = self._desk.execute(AddHousehold(household=household, village=village, people=people))
            with self._desk.reader() as reader:  # a village may have been made with it
                self._saved = next(one for one in changes.ids if reader.record(Household, one) is not None)
            return
        now = asked.household(self._was)
        if now != self._was or (village and not now.group):
            self._desk.execute(ChangeHousehold(was=self._was, now=now, village=village))


def ask_leaving(desk: Desk, parent: QWidget | None, household: Household) -> bool:
    """Ask when and why a household left; True when it was saved."""
    day = DateField(_("Left on"), name="left_on", today=desk.today, is_needed=True)
    why = _("For example: moved away, no time, passed away.")
    reason = TextField(_("Why"), name="reason", longest=200, hint=why)
    day.show_value(household.left_on or desk.today)
    reason.show_value(leaving_reason(household))

    def save() -> None:
        desk.execute(LeaveProject(household=household.id, on=day.given(), reason=reason.value()))

    form = FormDialog(
        parent,
        _("{name} leaves").format(name=household.name),
        (day, reason),
        save=save,
        save_words=_("Has left"),
        intro=_("Its months until that day stay in every figure. It can come back at any time."),
    )
    form.setObjectName("leaving_form")
    return bool(form.exec())
