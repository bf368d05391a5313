"""Beginning to owe: a debt, and the money that came now or was owed before the book began."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from household_ledger.domain.changes import Label
from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import Debt
from household_ledger.services.commands.entries import made_entries
from household_ledger.services.commands.register import label_of, sound, with_id
from household_ledger.services.ports import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class AddDebt:
    """Write a new debt (id 0) and how it began.

    `amount` was borrowed into `pocket` on the day, or, without a pocket, was owed already (an opening balance); None
    or zero: nothing is owed yet, as with a shop's credit book.
    """

    debt: Debt
    amount: Money | None = None
    on: date | None = None
    pocket: Id = NO_ID

    def write(self, work: Work) -> Label:
        """InvalidEntry for a beginning that cannot be kept."""
        debt = with_id(sound(self.debt), work)
        work.insert([debt])
        if self.amount:
            is_new = self.pocket != NO_ID
            draft = Draft(
                household=debt.household,
                date=self.on or work.clock.today(),
                kind=EntryKind.BORROW if is_new else EntryKind.OPENING,
                amount=self.amount,
                pocket=self.pocket,
                debt=debt.id,
            )
            work.insert_entries(made_entries((draft,), work))
        return label_of("add", [debt])
