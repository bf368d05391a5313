"""Three real files whose people write, close, undo and hand each other bundles in any order: nothing is lost."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Entry, Part
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import HouseholdCategory, Pocket
from household_ledger.services.commands.conflicts import SettleConflict
from household_ledger.services.commands.entries import AddEntries, DeleteEntries, ReplaceEntry, RestoreEntries
from household_ledger.services.commands.erasing import EraseHousehold
from household_ledger.services.commands.history import Redo, Undo
from household_ledger.services.commands.months import (
    CloseMonth,
    CorrectClosed,
    MarkPaperDaily,
    ReopenMonth,
    VerifyMonth,
)
from household_ledger.services.commands.register import AddRecords, DeleteRecords, ReplaceRecord
from household_ledger.services.commands.same import SayTheSame
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.merging.conflict import Choice, Conflict
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.doubles import doubles_page
from tests.db.drafts import draft
from tests.db.ledgers import HandClock, Home, add_home, add_people
from tests.merging.replicas import Recorded, Replica, World, content, images_of

_LAPTOP = st.integers(0, 2)
_WHICH = st.integers(0, 9)
MORE = os.environ.get("HL_MORE") == "1"
_SKEWS = (0, 5, -40_000, 8 * 365 * 86_400)
"""Seconds a clock is wrong by: a little, half a day, a wrong year."""
_ERASED = 0.2
"""How often somebody erases a household, of the times they could."""


class Laptops(RuleBasedStateMachine):
    """Two households, few entries, three laptops."""

    def __init__(self) -> None:
        super().__init__()
        self.held = ExitStack()
        folder = Path(self.held.enter_context(tempfile.TemporaryDirectory()))
        self.world = World(folder, self.held)
        self.sticks: list[tuple[Path, set[tuple[int, int]]]] = []
        self.homes: list[Home] = []
        self.registered = 0

    @initialize(skews=st.tuples(*[st.sampled_from(_SKEWS)] * 3))
    def start(self, skews: tuple[int, int, int]) -> None:
        """Register two households on the first laptop and give them to the others."""
        for skew in skews:
            clock = HandClock()
            clock.moment += timedelta(seconds=skew)
            self.world.laptop(clock)
        first = self.world.replicas[0]
        recorded = Recorded(self.world, first)
        add_people(recorded)  # type: ignore[arg-type]
        self.homes = [add_home(recorded, code) for code in ("001", "002")]  # type: ignore[arg-type]
        for seed in range(3):
            entry = draft(seed, self.homes[0], kind=EntryKind.EXPENSE)
            self.world.do(first, AddEntries((entry,)), "typist")
        self.world.do(first, CloseMonth(self.homes[0].id, Month(2026, 1)), "typist")
        self.registered = len(first.have)
        for other in self.world.replicas[1:]:
            other.book.people = first.book.people
            self.world.give(first, other)

    def _entry(self, replica: Replica, which: int) -> Entry | None:
        with replica.book.store.reader() as reader:
            entries = list(reader.entries(EntryQuery(with_deleted=True)))
        return sorted(entries, key=lambda one: one.id)[which % len(entries)] if entries else None

    def _add(self, laptop: int, seed: int, home: int) -> None:
        """Write an entry of any kind."""
        self.world.do(self.world.replicas[laptop], AddEntries((draft(seed, self.homes[home]),)), "typist")

    def _split(self, laptop: int, which: int, satang: int) -> None:
        """Divide an entry among two categories, another amount each time."""
        replica = self.world.replicas[laptop]
        entry = self._entry(replica, which)
        if entry is not None and entry.kind is EntryKind.EXPENSE:
            parts = (Part(fixed_id("E01"), Money(satang * 100)), Part(fixed_id("E02"), Money(100)))
            said = replace(draft_of(entry), parts=parts, amount=Money(satang * 100 + 100))
            self._edit(replica, entry, said)

    def _move(self, laptop: int, which: int, day: int, month: int) -> None:
        """Give an entry another day."""
        replica = self.world.replicas[laptop]
        entry = self._entry(replica, which)
        if entry is not None:
            self._edit(replica, entry, replace(draft_of(entry), date=entry.date.replace(day=day, month=month)))

    def _note(self, laptop: int, which: int, note: str) -> None:
        """Write a note, in a closed month as a correction."""
        replica = self.world.replicas[laptop]
        entry = self._entry(replica, which)
        if entry is not None:
            command = ReplaceEntry(entry, replace(draft_of(entry), note=note))
            if not self.world.do(replica, command):
                self.world.do(replica, CorrectClosed(entry.household, Month.of(entry.date), "เพิ่งรู้", command))

    def _edit(self, replica: Replica, entry: Entry, said: object) -> None:
        self.world.do(replica, ReplaceEntry(entry, said))  # type: ignore[arg-type]

    def _delete(self, laptop: int, which: int) -> None:
        """Take an entry out, or bring it back."""
        replica = self.world.replicas[laptop]
        entry = self._entry(replica, which)
        if entry is not None:
            self.world.do(replica, (RestoreEntries if entry.is_deleted else DeleteEntries)((entry.id,)))

    def _month(self, laptop: int, month: int, way: int) -> None:
        """Close, verify, reopen or mark a month."""
        replica, household, when = self.world.replicas[laptop], self.homes[0].id, Month(2026, month)
        if way < 3:
            self.world.do(replica, CloseMonth(household, when, "ดูแล้ว" if way else ""), "typist")
        elif way == 3:
            self.world.do(replica, VerifyMonth(household, when, "กระดาษ"), "verifier")
        elif way == 4:
            self.world.do(replica, ReopenMonth(household, when, "ผิด"))
        else:
            self.world.do(replica, MarkPaperDaily(household, when, is_daily=True))

    def _register(self, laptop: int, way: int, name: str) -> None:
        """Make a category on any side, rename a pocket, take a pocket out."""
        replica, home = self.world.replicas[laptop], self.homes[0]
        if way < 2:
            category = HouseholdCategory(id=NO_ID, household=home.id, code=f"E01.{name}", under="E01", name=name)
            self.world.do(replica, AddRecords((category,)))
            return
        with replica.book.store.reader() as reader:
            pocket = reader.record(Pocket, home.bank)
        if pocket is None:
            return
        command = ReplaceRecord(pocket, replace(pocket, name=name)) if way == 2 else DeleteRecords(Pocket, (home.bank,))
        self.world.do(replica, command)

    def _erase(self, laptop: int, chance: float) -> None:
        """Take a household out for good, wherever it still is: the second, seldom the first."""
        if chance < _ERASED:
            home, code = (self.homes[0], "001") if chance < _ERASED / 5 else (self.homes[1], "002")
            self.world.do(self.world.replicas[laptop], EraseHousehold(home.id, code), "typist")

    def _settle(self, laptop: int, which: int) -> None:
        """Settle something; it is then not asked any more."""
        replica = self.world.replicas[laptop]
        with replica.book.store.reader() as reader:
            conflicts = reader.conflicts()
        if conflicts:
            one = conflicts[which % len(conflicts)]
            choice = one.choices[which % len(one.choices)]
            if self.world.do(replica, SettleConflict(one, choice.step)):
                with replica.book.store.reader() as reader:
                    left = {(left.kind, left.record, left.sub, left.unit) for left in reader.conflicts()}
                assert (one.kind, one.record, one.sub, one.unit) not in left
                assert images_of(replica.book)[one.kind, one.record, one.sub][one.unit] == self._said(one, choice)

    def _said(self, conflict: Conflict, choice: Choice) -> object:
        step = self.world.steps[choice.step.writer, choice.step.seq]
        record = (conflict.kind, int(conflict.record), conflict.sub)
        return step.after[record].get(conflict.unit)

    def _say_the_same(self, laptop: int, which: int) -> None:
        """Say that something made on two sides is the same, or bring what is out of use and was written with over."""
        replica = self.world.replicas[laptop]
        with replica.book.store.reader() as reader:
            page = doubles_page(reader)
        said = [SayTheSame(one.double.sort, tuple(twin.id for twin in one.double.records)) for one in page.doubles]
        said += [
            SayTheSame(one.orphan.sort, (one.orphan.record.id, other.id))  # type: ignore[attr-defined]
            for one in page.orphans
            for other in one.others
        ]
        if said:
            self.world.do(replica, said[which % len(said)])

    def _undo(self, laptop: int, *, is_redo: bool) -> None:
        """Take a step back, or bring one back: one's own only."""
        replica = self.world.replicas[laptop]
        others = {key: image for key, image in content(replica.book).items() if key == "touch"}
        self.world.do(replica, Redo() if is_redo else Undo())
        assert set(others["touch"]) <= set(content(replica.book)["touch"])

    @rule(laptop=_LAPTOP, seeds=st.lists(st.integers(0, 1 << 20), min_size=2, max_size=6))
    def work(self, laptop: int, seeds: list[int]) -> None:
        """Do several things on a laptop, mostly about the same few entries."""
        for seed in seeds:
            self._act(laptop, random.Random(seed))

    def _act(self, laptop: int, r: random.Random) -> None:
        which = r.randrange(5)
        acts: tuple[Callable[[], None], ...] = (
            lambda: self._add(laptop, r.randrange(999), r.randrange(2)),
            lambda: self._split(laptop, which, r.randint(2, 4)),
            lambda: self._split(laptop, which, r.randint(2, 4)),
            lambda: self._move(laptop, which, r.randint(1, 2), r.randint(1, 2)),
            lambda: self._note(laptop, which, r.choice("กข")),
            lambda: self._delete(laptop, which),
            lambda: self._month(laptop, r.randint(1, 2), r.randrange(6)),
            lambda: self._month(laptop, r.randint(1, 2), r.randrange(6)),
            lambda: self._register(laptop, r.randrange(4), r.choice("กขค")),
            lambda: self._undo(laptop, is_redo=r.random() < 0.3),
            lambda: self._settle(laptop, r.randrange(9)),
            lambda: self._say_the_same(laptop, r.randrange(9)),
            lambda: self._erase(laptop, r.random()),
        )
        r.choice(acts)()

    @rule(one=_LAPTOP, other=_LAPTOP)
    def give(self, one: int, other: int) -> None:
        """Hand over a bundle."""
        stick = self.world.bundle(self.world.replicas[one])
        self.sticks.append(stick)
        self.world.take(self.world.replicas[other], *stick)
        self.world.check(self.world.replicas[other])

    @rule(one=_LAPTOP, other=_LAPTOP, whose=_LAPTOP, gap=st.integers(0, 5))
    def give_a_part(self, one: int, other: int, whose: int, gap: int) -> None:
        """Hand over a bundle in which two steps of somebody are missing, but no erasure: what it emptied is there."""
        writer, first = self.world.replicas[whose].writer, gap + (self.registered if whose == 0 else 0)
        erasures = {key for key, step in self.world.steps.items() if any(one[0] == "erasure" for one in step.after)}
        stick = self.world.bundle(
            self.world.replicas[one],
            without=lambda key: key[0] == writer and first < key[1] <= first + 2 and key not in erasures,
        )
        self.sticks.append(stick)
        self.world.take(self.world.replicas[other], *stick)
        self.world.check(self.world.replicas[other])

    @rule(laptop=_LAPTOP, which=_WHICH)
    def old_stick(self, laptop: int, which: int) -> None:
        """Find an old stick and take it in, perhaps again."""
        if self.sticks:
            self.world.take(self.world.replicas[laptop], *self.sticks[which % len(self.sticks)])

    def teardown(self) -> None:
        """Join all in two orders, some twice: the same everywhere, and nothing lost."""
        try:
            if self.homes:
                self._join()
        finally:
            self.held.close()

    def _join(self) -> None:
        one, two, three = self.world.replicas[:3]
        for replica in (one, two, three):
            self.world.check(replica)
        bundles = [self.world.bundle(replica) for replica in (one, two, three)]
        joined = [self.world.laptop() for _order in range(2)]
        for replica, order in zip(joined, ((0, 1, 2, 0), (2, 1, 0, 1)), strict=True):
            for place in order:
                self.world.take(replica, *bundles[place])
            self.world.check(replica)
            assert replica.have == set(self.world.steps), "nothing saved is lost"
        assert content(joined[0].book) == content(joined[1].book), "any order"
        for replica in (one, two, three):
            self.world.give(joined[0], replica)
            assert content(replica.book) == content(joined[0].book), "all the same"
        self._join_by_twos(bundles, content(joined[0].book))

    def _join_by_twos(self, bundles: list[tuple[Path, set[tuple[int, int]]]], all_together: dict[str, Any]) -> None:
        """Join the last two first and the first to that, each by a bundle of its own."""
        two_of_them, all_of_them = self.world.laptop(), self.world.laptop()
        for bundle in bundles[1:]:
            self.world.take(two_of_them, *bundle)
        self.world.take(all_of_them, *bundles[0])
        self.world.give(two_of_them, all_of_them)
        assert content(all_of_them.book) == all_together, "by twos or one by one"
        self.world.give(two_of_them, all_of_them)
        assert content(all_of_them.book) == all_together, "again, and nothing more"


TestLaptops = Laptops.TestCase
TestLaptops.settings = settings(
    max_examples=60 if MORE else 5, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
)


@given(st.integers(0, 1 << 32))
@example(120)  # an entry moved here makes a month late by what others did to it before
@settings(max_examples=120 if MORE else 6, deadline=None, suppress_health_check=list(HealthCheck))
def test_long_histories_come_to_the_same_everywhere(seed: int) -> None:
    live(seed, moves=24)


def live(seed: int, moves: int) -> None:
    """Live through a long history, as busy as one chosen step by step is not."""
    r, laptops = random.Random(seed), Laptops()
    try:
        laptops.start(tuple(r.choice(_SKEWS) for _laptop in range(3)))
        for _move in range(moves):
            one, other, whose = (r.randrange(3) for _laptop in range(3))
            if r.random() < 0.6:
                laptops.work(one, [r.randrange(1 << 20) for _act in range(r.randint(1, 4))])
            else:
                way = r.randrange(4)
                if way < 2:
                    laptops.give(one, other)
                elif way == 2:
                    laptops.give_a_part(one, other, whose, r.randrange(6))
                else:
                    laptops.old_stick(one, r.randrange(9))
    except BaseException:
        laptops.held.close()
        raise
    laptops.teardown()
