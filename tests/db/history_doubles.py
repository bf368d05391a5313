"""Steps of histories about things that are there twice: said to be the same, or given a code of their own."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import rule

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.register import HouseholdCategory, Party
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.commands.same import GiveOwnCode, SayTheSame
from tests.db.drafts import draft
from tests.db.history_base import PACKING, SEED, WHICH, RememberingBook


class DoubleHistories(RememberingBook):
    """Commands on what is there twice."""

    @rule(which=WHICH, seed=SEED, with_entry=st.booleans(), bulk=PACKING)
    def say_the_same(self, which: int, seed: int, *, with_entry: bool, bulk: int) -> None:
        """Say that a shop named anew is the one there, whatever month its entry is of."""
        home = self.homes[which]
        (twin,) = self.book.do(AddRecords((Party(id=NO_ID, household=home.id, name="ร้านป้า"),)))
        said = replace(draft(seed, home, kind=EntryKind.EXPENSE), party=twin)
        is_open = not self.closed((home.id, said.date))
        if with_entry and is_open:
            self.book.do(AddEntries((said,)))
        assert self.act(SayTheSame(Party, (twin, home.party)), bulk=bulk)
        assert twin not in {one.party for one in self.entries(with_deleted=True)}

    @rule(which=WHICH)
    def give_own_code(self, which: int) -> None:
        home = self.homes[which]
        twin = HouseholdCategory(id=NO_ID, household=home.id, code="E01.1", under="E01", name="ผักสด")
        (made,) = self.book.do(AddRecords((twin,)))
        assert self.act(GiveOwnCode(made))
        with self.book.store.reader() as reader:
            codes = [one.code for one in reader.of_household(HouseholdCategory, home.id) if one.id == made]
        assert codes != ["E01.1"]
