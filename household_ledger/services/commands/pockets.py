"""Beginning to keep money somewhere: a pocket and what was in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from household_ledger.domain.changes import Label
from household_ledger.domain.entry import Draft
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import Pocket
from household_ledger.services.commands.entries import made_entries
from household_ledger.services.commands.register import label_of, sound, with_id
from household_ledger.services.ports import Work


@dataclass(frozen=True, slots=True)
class AddPocket:
    """Write a new pocket (id 0) and, when said, its opening balance on a day."""

    pocket: Pocket
    opening: Money | None = None
    on: date | None = None

    def write(self, work: Work) -> Label:
        """InvalidEntry for an opening that cannot be kept."""
        pocket = with_id(sound(self.pocket), work)
        work.insert([pocket])
        if self.opening:
            draft = Draft(
                household=pocket.household,
                date=self.on or work.clock.today(),
                kind=EntryKind.OPENING,
                amount=self.opening,
                pocket=pocket.id,
            )
            work.insert_entries(made_entries((draft,), work))
        return label_of("add", [pocket])
