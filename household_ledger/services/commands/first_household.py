"""Beginning a book: who writes, the first household, its cash pocket and what is in it."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.changes import Label
from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind, Role
from household_ledger.domain.money import Money
from household_ledger.domain.register import Household, Person
from household_ledger.services.commands.entries import made_entries
from household_ledger.services.commands.households import insert_household, problems_of
from household_ledger.services.commands.register import label_of, refuse, sound, with_id
from household_ledger.services.ports import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class AddFirstHousehold:
    """Write a person, a household that starts today, its cash pocket and (when said) the cash counted now."""

    person: str
    role: Role
    code: str
    name: str
    cash: Money | None = None

    def write(self, work: Work) -> Label:
        """InvalidEntry for the person, the household (`code_taken`) or the cash."""
        today = work.clock.today()
        person = with_id(sound(Person(id=NO_ID, name=self.person, role=self.role)), work)
        wanted = Household(id=NO_ID, code=self.code, name=self.name, started_on=today)
        refuse(problems_of(wanted, work))
        work.insert([person])
        household, pocket = insert_household(work, wanted, NO_ID)
        if self.cash is not None:
            opening = Draft(
                household=household.id,
                date=today,
                kind=EntryKind.OPENING,
                amount=self.cash,
                pocket=pocket.id,
            )
            work.insert_entries(made_entries((opening,), work))
        return label_of("add", [household])
