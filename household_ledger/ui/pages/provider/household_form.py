"""Forms of the register: a household taken in or changed, and one that leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Household, VillageGroup
from household_ledger.services.commands.households import AddHousehold, ChangeHousehold, LeaveProject, code_problem
from household_ledger.services.exchange.member_lines import read_members
from household_ledger.services.exchange.register_list import ListedMember
from household_ledger.services.household_codes import next_code
from household_ledger.text.collation import sort_key
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.fields import CheckField, ChoiceField, DateField, Field, NoteField, TextField
from household_ledger.ui.widgets.form import FormDialog

_NEW = Id(-1)
"""Stands for a village that is not in the list."""


class MembersField(NoteField):
    """People of a home, one a line with the year of birth."""

    def __init__(self, label: str, *, name: str, hint: str, this_year: int) -> None:
        self._this_year = this_year
        super().__init__(label, name=name, hint=hint)

    def members(self) -> tuple[ListedMember, ...]:
        """Give the people typed; nobody while they cannot be read."""
        read = read_members(self._typed(), self._this_year)
        return () if isinstance(read, Problem) else read

    def _wrong(self) -> str:
        read = read_members(self._typed(), self._this_year)
        return message(read) if isinstance(read, Problem) else ""


class CodeField(TextField):
    """A household's code; one another household has is told while it is typed."""

    def __init__(self, label: str, *, name: str, taken: Callable[[str], Problem | None]) -> None:
        """`taken` tells which problem there is with a code."""
        self._taken = taken
        super().__init__(label, name=name, is_needed=True, longest=20)

    def _wrong(self) -> str:
        problem = self._taken(self.value()) if self.value() else None
        return message(problem) if problem is not None else super()._wrong()


class _Fields:
    """What is asked of a household; who lives there only of a new one."""

    def __init__(
        self, today: date, villages: Sequence[tuple[Id, str]], taken: Callable[[str], Problem | None], *, is_new: bool
    ) -> None:
        heads, a_line = (
            _("For example the name of the person who heads it."),
            _("One a line with the year of birth, like: นางบุญมา ใจงาม 2518. The first takes part in the project."),
        )
        self.code = CodeField(_("House code"), name="code", taken=taken)
        self.name = TextField(_("Name of the household"), name="name", is_needed=True, longest=100, hint=heads)
        self.village = ChoiceField(_("Village"), name="village", choices=villages)
        self.new_village = TextField(_("Name of the new village"), name="new_village", is_needed=True, longest=100)
        self.province = TextField(_("Province"), name="province", longest=100)
        self.address = TextField(_("Address"), name="address", longest=300)
        self.began = DateField(_("Began on"), name="started_on", today=today, is_needed=True)
        self.is_comparison = CheckField(_("Only to compare with, gets no help"), name="is_comparison")
        self.members = None
        if is_new:
            self.members = MembersField(_("Who lives there"), name="members", hint=a_line, this_year=today.year)
        self.village.changed.connect(self._on_village)

    def all(self) -> tuple[Field, ...]:
        """List the fields in their order."""
        where = (self.village, self.new_village, self.province, self.address)
        asked = (self.code, self.name, *where, self.began, self.is_comparison, self.members)
        return tuple(one for one in asked if one is not None)

    def show(self, household: Household) -> None:
        """Show what is known of a household; a village that is not in the list is not said."""
        self.code.show_value(household.code)
        self.name.show_value(household.name)
        self.village.show_value(NO_ID)
        self.village.show_value(household.group)
        self.province.show_value(household.province)
        self.address.show_value(household.address)
        self.began.show_value(household.started_on)
        self.is_comparison.show_value(household.is_comparison)
        self.new_village.setVisible(False)

    def household(self, before: Household) -> Household:
        """Make a household of what is typed."""
        chosen = self.village.given()
        return replace(
            before,
            code=self.code.value(),
            name=self.name.value(),
            group=NO_ID if chosen == _NEW else chosen,
            province=self.province.value(),
            address=self.address.value(),
            started_on=self.began.value(),
            is_comparison=self.is_comparison.value(),
        )

    def _on_village(self) -> None:
        self.new_village.setVisible(self.village.value() == _NEW)


class HouseholdForm:
    """The form of one household, new (None) or known; `exec` gives its id when it was saved."""

    def __init__(self, desk: Desk, parent: QWidget | None, household: Household | None) -> None:
        self._desk, self._was = desk, household
        self._saved = household.id if household is not None else None
        with desk.reader() as reader:
            self._villages = {one.id: one for one in reader.all(VillageGroup)}
            codes = [one.code for one in reader.households()]
            province = reader.provider().province
        self._asked = asked = _Fields(desk.today, self._offered(), self._taken, is_new=household is None)
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
        return [(NO_ID, _("Not said")), *((one.id, self._called(one)) for one in known), (_NEW, _("A new village…"))]

    def _called(self, village: VillageGroup) -> str:
        """Tell villages of one name apart by where they lie."""
        twins = [one for one in self._villages.values() if one.name == village.name]
        place = village.subdistrict or village.district or village.province
        return f"{village.name} ({place})" if len(twins) > 1 and place else village.name

    def _village(self) -> str:
        """Name the village chosen or typed; "" for none."""
        chosen = self._asked.village.given()
        if chosen == _NEW:
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
    day.show_value(desk.today)

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
