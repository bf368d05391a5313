"""What stands in pockets and debts on a day is every line up to it added up, whenever it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from household_ledger.domain.changes import Label
from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Account, EntryKind
from household_ledger.services.commands.entries import AddEntries, DeleteEntries, ReplaceEntry
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.ports import EntryQuery, Reader, Work
from tests.db.drafts import draft
from tests.db.ledgers import HandClock, Home, add_home, add_people, new_book

K = EntryKind
_HELD = (Account.POCKET, Account.SAVINGS, Account.DEBT, Account.LENT, Account.THING)
_Balances = Mapping[tuple[Account, int], int]
_DAYS = [date(2026, 1, 1) + timedelta(days=7 * week) for week in range(30)]


def _drafts(seed: int, home: Home) -> tuple[Draft, ...]:
    return (*(draft(seed, home, kind=kind) for kind in (K.EXPENSE, K.SAVE, K.BORROW)), draft(seed, home))


def _added_up(reader: Reader, household: Id, day: date) -> _Balances:
    added: dict[tuple[Account, int], int] = {}
    for entry in reader.entries(EntryQuery(household=household, last=day)):
        for line in entry.lines:
            if line.account in _HELD and line.satang:
                added[line.account, line.ref] = added.get((line.account, line.ref), 0) + line.satang
    return added


@dataclass
class _AskedInBetween:
    """Writes, takes out and moves entries in one step; asks after each."""

    home: Home
    seed: int
    asked: list[tuple[_Balances, _Balances]] = field(default_factory=list)

    def write(self, work: Work) -> Label:
        AddEntries(_drafts(self.seed, self.home)).write(work)
        self._ask(work)
        first, second, *_rest = work.reader.entries(EntryQuery(household=self.home.id))
        DeleteEntries((first.id,)).write(work)
        self._ask(work)
        work.replace_entry(replace(second, date=second.date + timedelta(days=35)))
        self._ask(work)
        return Label("add_entry")

    def _ask(self, work: Work) -> None:
        for day in _DAYS:
            asked = work.reader.balances(self.home.id, day)
            self.asked.append((asked, _added_up(work.reader, self.home.id, day)))


@settings(max_examples=8, deadline=None)
@given(seeds=st.lists(st.integers(0, 10**6), min_size=1, max_size=5))
def test_balances_are_all_lines_added_up_between_steps_and_in_the_midst_of_one(seeds: list[int]) -> None:
    with TemporaryDirectory() as folder, new_book(Path(folder) / "book.hldb", HandClock()) as book:
        add_people(book)
        home, other = add_home(book), add_home(book, "002")
        for seed in seeds:
            book.do(AddEntries((*_drafts(seed, home), *_drafts(seed + 1, other))))
            step = _AskedInBetween(home, seed)
            book.do(step)
            assert any(asked for asked, _added in step.asked)
            assert all(asked == added for asked, added in step.asked)
            with book.store.reader() as reader:
                one = next(one for one in reader.entries(EntryQuery(household=home.id)) if not one.pair)
                book.do(ReplaceEntry(one, replace(draft_of(one), date=one.date + timedelta(days=20))))
            with book.store.reader() as reader:
                for day in _DAYS:
                    assert reader.balances(home.id, day) == _added_up(reader, home.id, day)
