"""Random histories through the real door with every command; each ends undone to the start and redone to the end."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from household_ledger.db.capture import capture_statements
from household_ledger.db.journal import digest_of, make_leaf, text_of
from household_ledger.domain.baseline import Baseline, BaselineLine
from household_ledger.domain.category import fixed_id
from household_ledger.domain.changes import Label
from household_ledger.domain.entry import Draft, Entry
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, PROJECT, PROVIDER, Id
from household_ledger.domain.kinds import Account, BaselineType, CostKind, EntryKind, Need, PocketKind, Role
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import (
    Debt,
    Household,
    HouseholdCategory,
    Member,
    Occupation,
    Party,
    Person,
    Pocket,
    ProductionCycle,
    Project,
    ProjectCost,
    Provider,
    VillageGroup,
)
from household_ledger.services.commands.baselines import SetBaseline
from household_ledger.services.commands.entries import (
    AddEntries,
    DeleteEntries,
    RemakeEntries,
    ReplaceEntry,
    ReplacePair,
    RestoreEntries,
)
from household_ledger.services.commands.goals import AddGoal, ChangeGoal
from household_ledger.services.commands.history import Redo, Undo
from household_ledger.services.commands.importing import ImportEntries, ImportRefused
from household_ledger.services.commands.months import (
    CloseMonth,
    CorrectClosed,
    MarkPaperDaily,
    ReopenMonth,
    VerifyMonth,
)
from household_ledger.services.commands.register import AddRecords, DeleteRecords, ReplaceRecord
from household_ledger.services.demo.steps import On, Together
from household_ledger.services.exchange.importing_source import TypedRows
from household_ledger.services.exchange.rows import Row
from household_ledger.services.ports import Command, EntryQuery, Work
from tests.db.drafts import draft, pair
from tests.db.history_base import PACKING, SEED, WHICH, packed
from tests.db.history_doubles import DoubleHistories
from tests.db.history_evidence import EvidenceHistories
from tests.db.history_interview import InterviewHistories
from tests.db.history_photos import PhotoHistories
from tests.db.history_prices import PriceHistories
from tests.db.history_recurring import RecurringHistories
from tests.db.history_register import RegisterHistories
from tests.db.history_reverts import RevertHistories
from tests.db.history_rows import RowHistories
from tests.db.history_shortcuts import ShortcutHistories
from tests.db.ledgers import Home

_FOOD, _CLOTHES = fixed_id("E01"), fixed_id("E02")
CAPTURE = list(capture_statements())
"""What tests put mutants into."""


@dataclass(frozen=True)
class Recode:
    """Raw SQL on lines only, by no command of the program: capture must see it too."""

    household: Id
    old: int
    new: int

    def write(self, work: Work) -> Label:
        """Post spending of one category under another."""
        raw: Any = work.reader.raw  # type: ignore[attr-defined]  # a test may
        raw.execute(
            "update entry_line set ref=? where ref=? and account='spending'"
            " and entry_id in (select id from entry where household_id=?)",
            (self.new, self.old, self.household),
        )
        return Label("recode")


class Histories(
    RowHistories,
    RecurringHistories,
    RevertHistories,
    RegisterHistories,
    ShortcutHistories,
    PriceHistories,
    PhotoHistories,
    InterviewHistories,
    DoubleHistories,
    EvidenceHistories,
):
    """Every command of the program, and what other programs and hands do to the file."""

    @rule(which=WHICH, seeds=st.lists(SEED, min_size=1, max_size=3), bulk=PACKING)
    def add(self, which: int, seeds: list[int], bulk: int) -> None:
        drafts = tuple(draft(seed, self.homes[which]) for seed in seeds)
        before = {entry.id for entry in self.entries()}
        if self.act(AddEntries(drafts), refused=self.closed(*((d.household, d.date) for d in drafts)), bulk=bulk):
            made = [entry for entry in self.entries() if entry.id not in before]
            said = sorted((str(d.kind), d.date, d.description, d.quantity or 0) for d in drafts)
            assert sorted((str(e.kind), e.date, e.description, e.quantity or 0) for e in made) == said

    @rule(which=WHICH, seed=SEED)
    def add_pair(self, which: int, seed: int) -> None:
        two = pair(seed, self.homes[which])
        refused = self.closed((two.first.household, two.first.date))
        if self.act(AddEntries((two.first, two.second), is_pair=True), refused=refused):
            *_, first, second = sorted(self.entries(), key=lambda entry: entry.id)
            assert first.pair == second.pair != NO_ID

    @rule(place=SEED, seed=SEED, bulk=PACKING)
    def change(self, place: int, seed: int, bulk: int) -> None:
        ours = {home.id for home in self.homes}
        if not (found := [entry for entry in self.entries() if not entry.pair and entry.household in ours]):
            return
        was = found[place % len(found)]
        new = replace(draft(seed, self.home_of(was)), note=f"แก้ครั้งที่ {self.book.steps()}")
        refused = self.closed((was.household, was.date), (was.household, new.date))
        if self.act(ReplaceEntry(was, new), refused=refused, bulk=bulk):
            now = next(entry for entry in self.entries() if entry.id == was.id)
            assert (now.date, now.kind, now.note) == (new.date, new.kind, new.note)
            assert (now.pair, now.first_written_on) == (was.pair, was.first_written_on)

    @rule(place=SEED, seed=SEED)
    def change_pair(self, place: int, seed: int) -> None:
        if not (halves := [entry for entry in self.entries() if entry.pair]):
            return
        half = halves[place % len(halves)]
        first, second = sorted((entry for entry in halves if entry.pair == half.pair), key=lambda entry: entry.id)
        new = pair(seed, self.home_of(half))
        note = f"แก้ครั้งที่ {self.book.steps()}"
        command = ReplacePair((first, second), (replace(new.first, note=note), new.second))
        self.act(command, refused=self.closed((first.household, first.date), (first.household, new.first.date)))

    @rule(places=st.lists(SEED, min_size=1, max_size=4), bulk=PACKING)
    def delete(self, places: list[int], bulk: int) -> None:
        if not (found := self.entries()):
            return
        chosen = {found[place % len(found)].id: found[place % len(found)] for place in places}
        gone = [e for e in found if e.id in chosen or (e.pair and e.pair in {c.pair for c in chosen.values()})]
        refused = self.closed(*((entry.household, entry.date) for entry in gone))
        if self.act(DeleteEntries(tuple(chosen)), refused=refused, bulk=bulk):
            assert {entry.id for entry in self.entries()} == {entry.id for entry in found} - {
                entry.id for entry in gone
            }

    @rule(place=SEED)
    def restore(self, place: int) -> None:
        if gone := [entry for entry in self.entries(with_deleted=True) if entry.is_deleted]:
            entry = gone[place % len(gone)]
            closed = self.closed((entry.household, entry.date))
            if self.act(RestoreEntries((entry.id,)), refused=closed if self._has_its_names(entry) else "invalid_entry"):
                assert entry.id in {one.id for one in self.entries()}

    def _has_its_names(self, entry: Entry) -> bool:
        """Tell whether where an entry's money is is in sight: undoing may have taken it away; people may be gone."""
        with self.book.store.reader() as reader:
            kinds: tuple[Any, ...] = (Household, Pocket, Debt)
            of = {kind: {one.id for one in reader.all(kind)} for kind in kinds}
        accounts: dict[Account, type] = {Account.POCKET: Pocket, Account.SAVINGS: Pocket, Account.DEBT: Debt}
        named: list[tuple[type, int]] = [
            (accounts[line.account], line.ref) for line in entry.lines if line.account in accounts
        ]
        named.append((Household, entry.household))
        named += [(Pocket, entry.counted_pocket)] if entry.counted_pocket else []
        return all(record in of[kind] for kind, record in named)

    @rule(which=WHICH, bulk=PACKING)
    def remake(self, which: int, bulk: int) -> None:
        hit = [e for e in self.entries() if e.household == self.homes[which].id and any(_is_food(x) for x in e.lines)]
        refused = self.closed(*((entry.household, entry.date) for entry in hit)) if hit else "nothing_changed"
        command = RemakeEntries(tuple(entry.id for entry in hit), _as_clothes)
        if self.act(command, refused=refused, bulk=bulk):
            assert not any(
                _is_food(line) for e in self.entries() if e.household == self.homes[which].id for line in e.lines
            )

    @rule(which=WHICH, bulk=PACKING)
    def recode(self, which: int, bulk: int) -> None:
        home = self.homes[which]
        with self.book.store.reader() as reader:
            hit = [
                entry
                for entry in reader.entries(EntryQuery(household=home.id, with_deleted=True))
                if any(line.account is Account.SPENDING and line.ref == _CLOTHES for line in entry.lines)
            ]
        refused = self.closed(*((entry.household, entry.date) for entry in hit)) if hit else "nothing_changed"
        self.act(Recode(home.id, _CLOTHES, _FOOD), refused=refused, bulk=bulk)

    @rule(seed=SEED, count=st.integers(1, 9))
    def take_in(self, seed: int, count: int) -> None:
        r, steps = random.Random(seed), self.book.steps()
        rows = [
            Row(
                date=date(2026, r.randint(1, 2), r.randint(1, 28)),
                household=f"9{seed % 3}",
                kind=EntryKind.EXPENSE,
                category=r.choice(("E01", "E09")),
                amount=Money(r.randint(1, 9) * 100),
                pocket="เงินสด",
                description=f"แถว {steps} {number}",
                number=number,
            )
            for number in range(count)
        ]
        before = len(self.entries())
        source = TypedRows("แฟ้มนำเข้า", lambda: rows, count)
        hints: Any = {}
        try:
            with packed(3):
                self.book.do(ImportEntries(source))
            self.done["ImportEntries"] += 1
        except ImportRefused as refusal:  # to be read once more
            hints = refusal.report.hints
            self.act(ImportEntries(source, hints), bulk=3)
        assert len(self.entries()) == before + count

    @rule(which=WHICH, seed=SEED)
    def add_record(self, which: int, seed: int) -> None:
        record: Any = _record(seed, self.homes[which])
        with self.book.store.reader() as reader:
            is_same = record.id != NO_ID and reader.record(type(record), record.id) == record
        self.act(AddRecords((record,)), refused="nothing_changed" if is_same else "")

    @rule(seed=SEED)
    def change_record(self, seed: int) -> None:
        kind = _NAMED[seed % len(_NAMED)]
        with self.book.store.reader() as reader:
            found = reader.all(kind)
        if found:
            was: Any = found[seed % len(found)]
            now = replace(was, name=f"ชื่อใหม่ {seed % 5}")
            if seed % 4 == 0:  # made from what it no longer is
                self.act(ReplaceRecord(replace(was, name=was.name + "?"), now), refused="changed_since")
            else:
                self.act(ReplaceRecord(was, now), refused="nothing_changed" if was == now else "")

    @rule(seed=SEED)
    def delete_record(self, seed: int) -> None:
        with self.book.store.reader() as reader:
            found = reader.all(ProjectCost) or reader.all(Person)[2:]
        if found:
            one: Any = found[seed % len(found)]
            self.act(DeleteRecords(type(one), (one.id,)))

    @rule(which=WHICH, month=st.integers(1, 2))
    def close(self, which: int, month: int) -> None:
        """Close a month; closing it again with the same words is a step too."""
        assert self.act(CloseMonth(self.homes[which].id, Month(2026, month)), person="typist")
        assert self.months()[self.homes[which].id, 202600 + month].closed_on == self.book.clock.today()

    @rule(which=WHICH, month=st.integers(1, 2))
    def reopen(self, which: int, month: int) -> None:
        home = self.homes[which].id
        state = self.months().get((home, 202600 + month))
        refused = "" if state and state.closed_on else "month_not_closed"
        if self.act(ReopenMonth(home, Month(2026, month), "ลืมใบเสร็จ"), refused=refused):
            state = self.months()[home, 202600 + month]
            assert state.closed_on is None
            assert state.verified_on is None

    @rule(which=WHICH, month=st.integers(1, 2))
    def verify(self, which: int, month: int) -> None:
        home = self.homes[which].id
        state = self.months().get((home, 202600 + month))
        refused = "" if state and state.closed_on else "month_not_closed"
        if self.act(VerifyMonth(home, Month(2026, month), "สมุดและใบเสร็จ"), refused=refused, person="verifier"):
            assert self.months()[home, 202600 + month].verified_by == self.book.people["verifier"]

    @rule(which=WHICH, month=st.integers(1, 2), is_daily=st.booleans())
    def mark_paper(self, which: int, month: int, is_daily: bool) -> None:  # noqa: FBT001 -- hypothesis calls it
        home = self.homes[which].id
        state = self.months().get((home, 202600 + month))
        refused = "month_closed" if state and state.closed_on else ""
        if not refused and is_daily == (state is not None and state.is_paper_daily):
            refused = "nothing_changed"
        self.act(MarkPaperDaily(home, Month(2026, month), is_daily), refused=refused)

    @rule(which=WHICH, month=st.integers(1, 2), seed=SEED)
    def correct(self, which: int, month: int, seed: int) -> None:
        home = self.homes[which]
        state = self.months().get((home.id, 202600 + month))
        new = replace(draft(seed, home), date=date(2026, month, 1 + seed % 28))
        refused = "" if state and state.closed_on else "month_not_closed"
        before = {entry.id for entry in self.entries()}
        if self.act(CorrectClosed(home.id, Month(2026, month), "ตกหล่น", AddEntries((new,))), refused=refused):
            (made,) = (entry for entry in self.entries() if entry.id not in before)
            assert (made.date, made.corrected_on) == (new.date, self.book.clock.today())
            state = self.months()[home.id, 202600 + month]
            assert (state.corrected_on, state.verified_on) == (self.book.clock.today(), None)

    @rule(which=WHICH, seed=SEED)
    def goals(self, which: int, seed: int) -> None:
        with self.book.store.reader() as reader:
            found = reader.of_household(Goal, self.homes[which].id)
        if seed % 2 or not found:
            self.act(AddGoal(Goal(id=NO_ID, household=self.homes[which].id, name=f"เป้า {seed % 9}")))
            return
        was = found[seed % len(found)]
        self.act(ChangeGoal(was, replace(was, target=Money((was.target or 0) + 100 + seed)), "เก็บได้มากกว่า"))

    @rule(which=WHICH, seed=SEED)
    def baseline(self, which: int, seed: int) -> None:
        lines = tuple(BaselineLine(f"I0{n}", seed + n, 0, n * 500) for n in range(1, 2 + seed % 3))
        with self.book.store.reader() as reader:
            found = reader.of_household(Baseline, self.homes[which].id)
        baseline_id = found[0].id if found and seed % 2 else NO_ID
        new = Baseline(
            id=baseline_id,
            household=self.homes[which].id,
            type=BaselineType.C,
            first=202501,
            last=202512,
            lines=lines,
        )
        self.act(SetBaseline(new), refused="nothing_changed" if found and found[0] == new else "")

    @rule(which=WHICH, seeds=st.lists(SEED, min_size=1, max_size=3))
    def several_on_another_day(self, which: int, seeds: list[int]) -> None:
        """Do several things in one step as of a day in February."""
        drafts = [draft(seed, self.homes[which]) for seed in seeds]
        before = {entry.id for entry in self.entries()}
        day = date(2026, 2, 28)
        said = Label("demo")
        command: Command = Together(tuple(On(day, AddEntries((one,))) for one in drafts), said)
        if len(drafts) == 1:
            command = On(day, Together((AddEntries(tuple(drafts)),), said))
        if self.act(command, refused=self.closed(*((one.household, one.date) for one in drafts))):
            made = [entry for entry in self.entries() if entry.id not in before]
            assert [entry.first_written_on for entry in made] == [day] * len(seeds)

    @rule(redo=st.booleans(), times=st.integers(1, 4), bulk=PACKING)
    def undo(self, redo: bool, times: int, bulk: int) -> None:  # noqa: FBT001 -- hypothesis calls it
        for _ in range(times):
            if redo:
                self.act(Redo(), refused="" if self.forth else "nothing_to_redo", bulk=bulk)
            elif len(self.back) > self.least:
                self.act(Undo(), bulk=bulk)

    @rule(bulk=PACKING)
    def undo_and_redo(self, bulk: int) -> None:
        if len(self.back) > self.least:
            self.act(Undo(), bulk=bulk)
            self.act(Redo(), bulk=bulk)

    @rule()
    def undo_what_was_changed_since(self) -> None:
        """Undo a step below a later one on the same record, as after a merge: refused, never overwritten."""
        found = [entry for entry in self.entries() if not self.closed((entry.household, entry.date)) and not entry.pair]
        if len(self.back) <= self.least or not found:
            return
        was = found[0]
        self.act(RemakeEntries((was.id,), lambda said: replace(said, note=said.note + "๑")))
        self.act(RemakeEntries((was.id,), lambda said: replace(said, note=said.note + "๒")))
        desk: Any = self.book.store._desk  # noqa: SLF001 -- the stack is turned round by hand
        done = desk.chain.stacks().done
        done.append(done.pop(-2))
        self.act(Undo(), refused="changed_since")
        done.append(done.pop(-2))

    @rule()
    def sit_down_at_another_program(self) -> None:
        """Go on with another program that has the file open too: the same writer, the same steps to undo."""
        self.book, self.other = self.other, self.book
        label = self.book.store.redo_label()
        assert (label is not None) == bool(self.forth)

    @rule(place=SEED)
    def tamper(self, place: int) -> None:
        """Write a leaf anew, with its digest: the chain sees it."""
        desk: Any = self.book.store._desk  # noqa: SLF001 -- what no program of ours would do
        raw = desk.raw
        rows = raw.execute("select writer,seq,part,salt,body from leaf").fetchall()
        *key, salt, body = rows[place % len(rows)]
        told = text_of(body) + b" "
        raw.execute("begin")
        raw.execute("drop trigger leaf_no_update")
        raw.execute(
            "update leaf set body=?,digest=? where writer=? and seq=? and part=?",
            (make_leaf(0, told, []).body, digest_of(salt, told), *key),
        )
        from household_ledger.db.audit import verify_journal

        codes = {finding.code for finding in verify_journal(raw)}
        raw.execute("rollback")
        assert "chain_broken" in codes

    @invariant()
    def the_state_is_what_was_seen_last(self) -> None:
        assert self.book.state() == self.current

    def teardown(self) -> None:
        try:
            self.book.assert_whole()
            end, steps = self.current, len(self.back)
            for _ in range(steps):
                self.book.do(Undo())
            assert not self.current, "undone to the start: nothing in sight"
            assert not self.book.totals()
            for _ in range(steps):
                self.book.do(Redo())
            assert self.current == end, "redone to the end: the same state"
            self.book.assert_whole()
        finally:
            self.exits.close()


def _is_food(line: Any) -> bool:  # noqa: ANN401 -- a line
    return line.account is Account.SPENDING and line.ref == _FOOD


def _as_clothes(draft: Draft) -> Draft:
    return replace(
        draft, parts=tuple(replace(part, category=_CLOTHES) if part.category == _FOOD else part for part in draft.parts)
    )


_NAMED = (Household, Pocket, Debt, Occupation, Member, Party, Person, VillageGroup, HouseholdCategory)


def _record(seed: int, home: Home) -> object:
    """Make a record of any kind; project and provider are one each, so they are named by their fixed ids."""
    name = f"ชื่อ {seed % 50}"
    makers = (
        lambda: Household(id=NO_ID, code=f"{seed % 7:03}", name=name, is_comparison=True),
        lambda: Person(id=NO_ID, name=name, role=Role.RECORDER),
        lambda: VillageGroup(id=NO_ID, name=name),
        lambda: ProjectCost(id=NO_ID, date=date(2026, 1, 2), kind=CostKind.MECHANISM, amount=Money(seed + 1)),
        lambda: Member(id=NO_ID, household=home.id, name=name, is_participant=True),
        lambda: Pocket(id=NO_ID, household=home.id, name=name, kind=PocketKind.BANK),
        lambda: Debt(id=NO_ID, household=home.id, name=name, debt_class="D01", principal=Money(seed)),
        lambda: Occupation(id=NO_ID, household=home.id, name=name, is_new=True),
        lambda: ProductionCycle(id=NO_ID, household=home.id, occupation=home.rice, name=name),
        lambda: Party(id=NO_ID, household=home.id, name=name),
        lambda: HouseholdCategory(id=NO_ID, household=home.id, code="E02", under="E02", need=Need.SOCIAL),
        lambda: Project(id=PROJECT, name=name, price_year=2026),
        lambda: Provider(id=PROVIDER, name=name),
    )
    return makers[seed % len(makers)]()
