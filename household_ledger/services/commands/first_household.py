"""Beginning a book: who writes, the first household, its cash pocket and what is in it."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.changes import Label
from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind, PocketKind, Role
from household_ledger.domain.money import Money
from household_ledger.domain.register import Household, Person, Pocket
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import made_entries
from household_ledger.services.commands.register import label_of, sound, with_id
from household_ledger.services.ports import Work
from household_ledger.text.clean import clean

CASH_POCKET = "เงินสด"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddFirstHousehold:
    """Write a person, a household that starts today, its cash pocket and (when said) the cash counted now."""

    person: str
    role: Role
    code: str
    name: str
    cash: Money | None = None

    def write(self, work: Work) -> Label:
        """UserError `code_taken`; InvalidEntry for the cash."""
        if work.reader.household_by_code(clean(self.code)) is not None:
            raise UserError("code_taken", code=clean(self.code))
        today = work.clock.today()
        person = with_id(sound(Person(id=NO_ID, name=self.person, role=self.role)), work)
        household = with_id(sound(Household(id=NO_ID, code=self.code, name=self.name, started_on=today)), work)
        pocket = with_id(Pocket(id=NO_ID, household=household.id, name=CASH_POCKET, kind=PocketKind.CASH), work)
        work.insert([person, household, pocket])
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
