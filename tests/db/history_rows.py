"""Steps of histories that the entry page takes: rows, copies, counted cash, a day with nothing, money lent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import rule

from household_ledger.domain.entry import Draft, Entry
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import Account, EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import Party
from household_ledger.services.commands.days import AdjustToCount, AskDays, CountCash, NothingToday
from household_ledger.services.commands.lending import LendOrReturn
from household_ledger.services.commands.rows import AddRows, CopyRows, ReplaceRow
from tests.db.drafts import draft, pair
from tests.db.history_base import PACKING, SEED, WHICH, RememberingBook
from tests.db.ledgers import Home

_KINDS_BESIDE_A_DAY = (EntryKind.OPENING, EntryKind.HOURS)
DAY = st.dates(date(2026, 1, 1), date(2026, 2, 28))


class RowHistories(RememberingBook):
    """Commands of the grid and of a day as a whole."""

    @rule(which=WHICH, seeds=st.lists(SEED, min_size=1, max_size=3), bulk=PACKING)
    def add_rows(self, which: int, seeds: list[int], bulk: int) -> None:
        rows = tuple(_row(seed, self.homes[which]) for seed in seeds)
        before = {entry.id for entry in self.entries()}
        touched = ((one.household, one.date) for row in rows for one in row)
        if self.act(AddRows(rows), refused=self.closed(*touched), bulk=bulk):
            made = [entry for entry in self.entries() if entry.id not in before]
            pairs = [entry.pair for entry in made if entry.pair]
            assert len(made) == sum(map(len, rows))
            assert len(set(pairs)) * 2 == len(pairs) == 2 * sum(len(row) == 2 for row in rows)

    @rule(place=SEED, seed=SEED, bulk=PACKING)
    def replace_row(self, place: int, seed: int, bulk: int) -> None:
        """Write a row anew as whatever comes: an entry becomes a pair, a pair an entry."""
        if not (was := self._some_row(place)):
            return
        home = self.home_of(was[0])
        first, *other = _row(seed, home)
        drafts = (replace(first, note=f"แก้ครั้งที่ {self.book.steps()}"), *other)
        kept = {entry.id for entry in self.entries()} - {entry.id for entry in was}
        if self.act(
            ReplaceRow(was, drafts), refused=self.closed((home.id, was[0].date), (home.id, first.date)), bulk=bulk
        ):
            now = [entry for entry in self.entries() if entry.id not in kept]
            assert [entry.kind for entry in now] == [one.kind for one in drafts]
            assert {entry.first_written_on for entry in now} == {was[0].first_written_on}

    @rule(places=st.lists(SEED, min_size=1, max_size=3), day=DAY, bulk=PACKING)
    def copy_rows(self, places: list[int], day: date, bulk: int) -> None:
        rows = {row[0].id: row for row in map(self._some_row, places) if row}
        if not rows:
            return
        before = {entry.id for entry in self.entries()}
        touched = ((row[0].household, day) for row in rows.values())
        if self.act(CopyRows(tuple(rows), day), refused=self.closed(*touched), bulk=bulk):
            copies = [entry for entry in self.entries() if entry.id not in before]
            copied = [entry for row in rows.values() for entry in row]
            assert {entry.date for entry in copies} == {day}
            assert sorted((e.kind, e.description) for e in copies) == sorted((e.kind, e.description) for e in copied)

    @rule(which=WHICH, day=DAY, counted=st.integers(0, 90000), is_adjusting=st.booleans())
    def count_cash(self, which: int, day: date, counted: int, is_adjusting: bool) -> None:  # noqa: FBT001 -- hypothesis
        home = self.homes[which]
        book = self._cash(home, day)
        command = CountCash(
            household=home.id, pocket=home.cash, day=day, counted=Money(counted), is_adjusting=is_adjusting
        )
        if self.act(command, refused=self.closed((home.id, day))):
            assert self._cash(home, day) == (counted if is_adjusting else book)

    @rule(which=WHICH, day=DAY, difference=st.integers(0, 2), up=st.integers(0, 900))
    def adjust_to_count(self, which: int, day: date, difference: int, up: int) -> None:
        home = self.homes[which]
        counted = Money(self._cash(home, day) + difference * up)
        command = AdjustToCount(household=home.id, pocket=home.cash, day=day, counted=counted)
        refused = self.closed((home.id, day)) if difference * up else "count_agrees"
        if self.act(command, refused=refused):
            assert self._cash(home, day) == counted

    @rule(which=WHICH, day=DAY)
    def nothing_today(self, which: int, day: date) -> None:
        home = self.homes[which].id
        written = [one for one in self.entries() if (one.household, one.date) == (home, day)]
        is_written = any(one.kind not in _KINDS_BESIDE_A_DAY for one in written)
        self.act(NothingToday(home, day), refused="day_has_entries" if is_written else self.closed((home, day)))

    @rule(which=WHICH, days=st.lists(DAY, max_size=4), bulk=PACKING)
    def ask_days(self, which: int, days: list[date], bulk: int) -> None:
        """Every day that can be said so is said so; the step is refused only where none is left."""
        home = self.homes[which].id
        ours = [one for one in self.entries() if one.household == home]
        written = {one.date for one in ours if one.kind not in _KINDS_BESIDE_A_DAY}
        within = [day for day in set(days) if not self.closed((home, day))]
        free = {day for day in within if day not in written}
        refused = "" if free else "day_has_entries" if within else "month_closed" if days else "nothing_changed"
        if self.act(AskDays(home, tuple(days)), refused=refused, bulk=bulk):
            before = {one.id for one in ours}
            made = [one for one in self.entries() if one.id not in before and one.household == home]
            assert sorted((one.date, one.kind) for one in made) == sorted((day, EntryKind.NOTHING) for day in free)

    @rule(which=WHICH, seed=SEED, name=st.sampled_from(("ร้านป้า", "  ร้านป้า ", "ลุงดำ", "น้าแดง", " ")))
    def lend_or_return(self, which: int, seed: int, name: str) -> None:
        home = self.homes[which]
        kind = (EntryKind.LEND, EntryKind.RETURNED)[seed % 2]
        said = draft(seed, home, kind=kind)
        known = self._parties(home)
        refused = self.closed((home.id, said.date)) if name.strip() else "name_missing"
        before = {entry.id for entry in self.entries()}
        if self.act(LendOrReturn(replace(said, party=NO_ID), name), refused=refused):
            (made,) = (entry for entry in self.entries() if entry.id not in before)
            now = self._parties(home)
            assert now[made.party] == known.get(made.party, name.strip())
            assert len(now) - len(known) == (name.strip() not in known.values())

    def _parties(self, home: Home) -> dict[int, str]:
        with self.book.store.reader() as reader:
            return {one.id: one.name for one in reader.of_household(Party, home.id)}

    def _some_row(self, place: int) -> tuple[Entry, ...]:
        """Give an entry, or both halves of a pair in the order they were written; nothing where nothing is."""
        ours = {home.id for home in self.homes}
        if not (found := [entry for entry in self.entries() if entry.household in ours]):
            return ()
        one = found[place % len(found)]
        halves = [entry for entry in found if entry.pair == one.pair] if one.pair else [one]
        return tuple(sorted(halves, key=lambda entry: entry.id))

    def _cash(self, home: Home, day: date) -> int:
        """Add up what the lines hold in the cash pocket at the end of a day, in satang."""
        lines = (line for e in self.entries() if e.household == home.id and e.date <= day for line in e.lines)
        return sum(line.satang for line in lines if (line.account, line.ref) == (Account.POCKET, home.cash))


def _row(seed: int, home: Home) -> tuple[Draft, ...]:
    if seed % 3:
        return (draft(seed, home),)
    two = pair(seed // 3, home)
    return (two.first, two.second)
