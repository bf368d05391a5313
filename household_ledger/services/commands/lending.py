"""Money lent to somebody, or returned by them, the person named by words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from household_ledger.domain.changes import Label
from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.register import Party
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import added_label, made_entries
from household_ledger.services.commands.register import with_id
from household_ledger.services.ports import Work
from household_ledger.text.clean import clean


@dataclass(frozen=True, slots=True)
class LendOrReturn:
    """Write a lend or returned entry; whoever is not known yet is written down in the same step."""

    draft: Draft
    party: str

    def write(self, work: Work) -> Label:
        """UserError `name_missing`; InvalidEntry."""
        name = clean(self.party)
        if not name:
            raise UserError("name_missing")
        household = self.draft.household
        known = next((one for one in work.reader.of_household(Party, household) if one.name == name), None)
        if known is None:
            known = with_id(Party(id=NO_ID, household=household, name=name), work)
            work.insert([known])
        entries = made_entries((replace(self.draft, party=known.id),), work)
        work.insert_entries(entries)
        return added_label(entries)
