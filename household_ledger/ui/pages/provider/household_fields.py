"""What is asked of a household: its code and name, where it lies, since when, and of a new one who lives there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Household, VillageGroup
from household_ledger.services.exchange.member_lines import read_members
from household_ledger.services.exchange.register_row import ListedMember
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.pages.place_fields import HomeFields, Lying
from household_ledger.ui.widgets.fields import CheckField, ChoiceField, DateField, Field, NoteField, TextField

NEW_VILLAGE: Final = Id(-1)
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


class HouseholdFields:
    """What is asked of a household; who lives there only of a new one."""

    def __init__(
        self,
        today: date,
        villages: Sequence[tuple[Id, str]],
        taken: Callable[[str], Problem | None],
        *,
        known: Mapping[Id, VillageGroup],
        is_new: bool,
    ) -> None:
        """`villages` are offered, `known` tells of them."""
        self._known, self._filled = known, Lying()
        heads, a_line = (
            _("For example the name of the person who heads it."),
            _("One a line with the year of birth, like: นางบุญมา ใจงาม 2518. The first takes part in the project."),
        )
        self.code = CodeField(_("House code"), name="code", taken=taken)
        self.name = TextField(_("Name of the household"), name="name", is_needed=True, longest=100, hint=heads)
        self.village = ChoiceField(_("Village"), name="village", choices=villages)
        self.new_village = TextField(_("Name of the new village"), name="new_village", is_needed=True, longest=100)
        self.home = HomeFields()
        self.began = DateField(_("Began on"), name="started_on", today=today, is_needed=True)
        self.is_comparison = CheckField(_("Only to compare with, gets no help"), name="is_comparison")
        self.members = None
        if is_new:
            self.members = MembersField(_("Who lives there"), name="members", hint=a_line, this_year=today.year)
        self.village.changed.connect(self._on_village)

    def all(self) -> tuple[Field, ...]:
        """List the fields in their order."""
        where = (self.village, self.new_village, *self.home.all())
        asked = (self.code, self.name, *where, self.began, self.is_comparison, self.members)
        return tuple(one for one in asked if one is not None)

    def show(self, household: Household) -> None:
        """Show what is known of a household; a village that is not in the list is not said."""
        self.code.show_value(household.code)
        self.name.show_value(household.name)
        self.village.show_value(NO_ID)
        self.village.show_value(household.group)
        self.home.show(household)
        self._filled = Lying(province=household.province)
        self.began.show_value(household.started_on)
        self.is_comparison.show_value(household.is_comparison)
        self.new_village.setVisible(False)

    def household(self, before: Household) -> Household:
        """Make a household of what is typed."""
        chosen = self.village.given()
        return replace(
            self.home.household(before),
            code=self.code.value(),
            name=self.name.value(),
            group=NO_ID if chosen == NEW_VILLAGE else chosen,
            started_on=self.began.value(),
            is_comparison=self.is_comparison.value(),
        )

    def _on_village(self) -> None:
        chosen = self.village.value()
        self.new_village.setVisible(chosen == NEW_VILLAGE)
        village, place = self._known.get(chosen) if chosen is not None else None, self.home.place
        if village is not None and Lying.of(village) != Lying() and place.lying() in (Lying(), self._filled):
            self._filled = Lying.of(village)  # what a person typed is never written over
            place.take(self._filled)
