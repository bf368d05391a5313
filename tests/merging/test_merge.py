"""What merging promises, case by case: waiting, passing on, conflicts, closed months, pictures, undo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copyfile

import pytest

from household_ledger.db import merging
from household_ledger.domain.category import fixed_id
from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.entry import Entry, Part
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import HouseholdCategory
from household_ledger.errors import UserError
from household_ledger.services.commands.conflicts import SettleConflict
from household_ledger.services.commands.entries import AddEntries, DeleteEntries, ReplaceEntry
from household_ledger.services.commands.history import Redo, Undo
from household_ledger.services.commands.months import CloseMonth, ReopenMonth, VerifyMonth
from household_ledger.services.commands.photos import AddWithPhotos, AttachPhotos
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.commands.same import SayTheSame
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.merging.outcome import Merged
from household_ledger.services.views.conflicts import conflict_page
from tests.db.drafts import draft
from tests.db.history_photos import some_photo
from tests.db.ledgers import HandClock, Home, add_home, add_people, opened_book
from tests.merging.replicas import Recorded, Replica, World, content, listed_in, world

_JANUARY = Month(2026, 1)


class Pair:
    """Two laptops with the same household, and one entry in January both have."""

    def __init__(self, made: World) -> None:
        self.world = made
        self.one, self.two = made.laptop(), made.laptop()
        add_people(self.one.book)
        self.home: Home = add_home(self.one.book)
        self.entry = self.add(self.one, 1)
        self.two.book.people = self.one.book.people
        self.give(self.one, self.two)

    def add(self, replica: Replica, seed: int) -> Id:
        said = replace(draft(seed, self.home, kind=EntryKind.EXPENSE), date=date(2026, 1, 9))
        return replica.book.do(AddEntries((said,)), "typist")[0]

    def read(self, replica: Replica, entry: Id) -> Entry:
        with replica.book.store.reader() as reader:
            found = reader.entry(entry)
        assert found is not None
        return found

    def note(self, replica: Replica, note: str) -> None:
        was = self.read(replica, self.entry)
        replica.book.do(ReplaceEntry(was, replace(draft_of(was), note=note)), "typist")

    def divide(self, replica: Replica, one: str, other: str) -> Entry:
        """Give the entry two categories, ฿200 of the one and ฿100 of the other."""
        was = self.read(replica, self.entry)
        parts = Part(fixed_id(one), Money(20000)), Part(fixed_id(other), Money(10000))
        said = replace(draft_of(was), parts=parts, amount=Money(30000))
        replica.book.do(ReplaceEntry(was, said), "typist")
        return self.read(replica, self.entry)

    def give(self, one: Replica, other: Replica) -> None:
        path = self.world.folder / "ชุด.hlbundle"
        one.book.store.bundle(path)
        other.book.ledger.merge(path)
        other.book.assert_whole()

    def swap(self) -> None:
        self.give(self.one, self.two)
        self.give(self.two, self.one)
        assert content(self.one.book) == content(self.two.book)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[World]:
    with world(tmp_path) as opened:
        yield opened


@pytest.fixture
def pair(made: World) -> Pair:
    return Pair(made)


def _registered(made: World, replica: Replica) -> Home:
    return add_home(Recorded(made, replica))  # type: ignore[arg-type]


def test_a_step_waits_for_what_it_knew_of_is_passed_on_and_applied_when_that_comes(made: World) -> None:
    writers = [made.laptop() for _laptop in range(2)]
    home = _registered(made, writers[0])
    made.give(*writers)
    assert made.do(writers[1], AddEntries((draft(1, home),)))
    known = writers[0].writer

    middle, last = made.laptop(), made.laptop()
    path, keys = made.bundle(writers[1], without=lambda key: key[0] == known)
    merged = made.take(middle, path, keys)
    assert (merged.applied, merged.waiting) == (0, 1), "made on top of what nobody here has"
    assert made.take(middle, path, keys).waiting == 1, "waiting once, however often it comes"
    made.give(middle, last)
    assert last.waiting == middle.waiting, "passed on"

    made.give(writers[0], last)
    assert not last.waiting
    made.check(last)
    assert content(last.book) == content(writers[1].book)


def test_a_gap_in_a_writers_own_steps_holds_up_all_after_it(made: World) -> None:
    one, other = made.laptop(), made.laptop()
    home = _registered(made, one)
    writer, last = one.writer, len(one.have)
    made.give(one, other)
    for seed in range(3):
        assert made.do(one, AddEntries((draft(seed, home),)))
    merged = made.take(other, *made.bundle(one, without=lambda key: key == (writer, last + 1)))
    assert (merged.applied, merged.waiting) == (0, 2)
    merged = made.give(one, other)
    assert (merged.applied, merged.waiting) == (3, 0)
    made.check(other)


def test_a_bundle_taken_in_again_changes_nothing(pair: Pair) -> None:
    other = pair.world.laptop()
    _take_twice(other, *pair.world.bundle(pair.one))

    pair.note(pair.one, "หนึ่ง")
    pair.note(pair.two, "สอง")
    pair.two.book.do(AttachPhotos(pair.entry, (some_photo(1, pair.home.id),)))
    pair.give(pair.one, pair.two)
    pair.add(pair.two, 3)
    _path, keys = pair.world.bundle(pair.two)
    lost = max(key for key in keys if key[0] == pair.two.writer)
    pair.add(pair.two, 4)
    merged = _take_twice(other, *pair.world.bundle(pair.two, without=lambda key: key == lost))
    assert (merged.waiting, merged.conflicts) == (1, 1), "what waits and what is asked, too"

    pair.give(pair.two, other)
    assert content(other.book) == content(pair.two.book)


def _take_twice(replica: Replica, path: Path, keys: set[tuple[int, int]]) -> Merged:
    """Merge a bundle, and merge it again; what the second time came to."""
    first = replica.book.ledger.merge(path)
    before = content(replica.book)
    again = replica.book.ledger.merge(path)
    assert content(replica.book) == before, "nothing more"
    assert (again.applied, again.already_there) == (0, len(keys))
    assert (again.waiting, again.conflicts) == (first.waiting, first.conflicts)
    return again


def test_of_two_who_divide_an_entry_otherwise_the_lines_of_one_are_shown(pair: Pair) -> None:
    first = pair.divide(pair.one, "E01", "E02")
    second = pair.divide(pair.two, "E03", "E04")
    pair.swap()
    with pair.one.book.store.reader() as reader:
        (conflict,) = reader.conflicts()
    shown = pair.read(pair.one, pair.entry)
    assert sum(line.satang for line in shown.lines) == 0
    assert shown.lines in (first.lines, second.lines), "the lines of one side, all of them"
    assert conflict.unit == "money"
    assert {choice.record.lines for choice in conflict.choices} == {first.lines, second.lines}  # type: ignore[attr-defined]
    pair.one.book.do(SettleConflict(conflict, conflict.choices[1].step))
    pair.swap()
    settled = pair.read(pair.two, pair.entry)
    assert {shown.lines, settled.lines} == {first.lines, second.lines}


def test_categories_made_on_both_sides_and_said_to_be_the_same_are_one_wherever_they_were_named(pair: Pair) -> None:
    fish = HouseholdCategory(id=NO_ID, household=pair.home.id, code="E01.2", under="E01", name="ปลา")
    sides = pair.one, pair.two
    twins: list[Id] = []
    entries: list[Id] = []
    for seed, side in enumerate(sides):
        side.book.clock.move(hours=seed)
        twins += side.book.do(AddRecords((fish,)))
        said = replace(draft(seed, pair.home, kind=EntryKind.EXPENSE), parts=(Part(twins[-1], Money(5000)),))
        entries += side.book.do(AddEntries((replace(said, amount=Money(5000)),)), "typist")
    pair.swap()
    kept, gone = sorted(twins)
    pair.one.book.do(SayTheSame(HouseholdCategory, (gone, kept)))
    pair.swap()
    for side in sides:
        named = [line.ref for entry in entries for line in pair.read(side, entry).lines if line.account == "spending"]
        assert named == [kept, kept]
        with side.book.store.reader() as reader:
            assert [reader.record(HouseholdCategory, one).is_deleted for one in (kept, gone)] == [False, True]  # type: ignore[union-attr]


def test_two_notes_are_a_conflict_that_lists_both_with_who_and_when(pair: Pair) -> None:
    pair.two.book.clock.move(hours=1)
    pair.note(pair.one, "หนึ่ง")
    pair.note(pair.two, "สอง")
    pair.swap()
    with pair.one.book.store.reader() as reader:
        (line,) = conflict_page(reader).conflicts
    assert (line.conflict.kind, line.conflict.unit, line.conflict.record) == ("entry", "note", pair.entry)
    assert line.household is not None
    assert (line.household.id, line.people) == (pair.home.id, ("typist", "typist"))
    assert [choice.record.note for choice in line.conflict.choices] == ["สอง", "หนึ่ง"]  # type: ignore[attr-defined]
    assert line.conflict.choices[0].at > line.conflict.choices[1].at
    assert pair.read(pair.one, pair.entry).note == "สอง", "the later by the clock is shown until it is settled"


@pytest.mark.parametrize("chosen", [0, 1])
def test_what_is_settled_on_one_side_is_settled_on_the_other_and_can_be_taken_back(pair: Pair, chosen: int) -> None:
    pair.note(pair.one, "หนึ่ง")
    pair.note(pair.two, "สอง")
    pair.swap()
    with pair.one.book.store.reader() as reader:
        (conflict,) = reader.conflicts()
    choice = conflict.choices[chosen]
    before = pair.one.book.state(), listed_in(pair.one.book)
    pair.one.book.do(SettleConflict(conflict, choice.step))
    assert pair.read(pair.one, pair.entry) == choice.record
    pair.swap()
    for replica in (pair.one, pair.two):
        with replica.book.store.reader() as reader:
            assert reader.conflicts() == []
    with pytest.raises(UserError, match="changed_since"):
        pair.two.book.do(SettleConflict(conflict, choice.step))
    pair.one.book.do(Undo())
    assert (pair.one.book.state(), listed_in(pair.one.book)) == before, "taken back, it is asked again"
    pair.swap()
    with pair.two.book.store.reader() as reader:
        (again,) = reader.conflicts()
    assert again.choices == conflict.choices
    pair.one.book.do(Redo())
    assert pair.read(pair.one, pair.entry) == choice.record
    assert listed_in(pair.one.book) == set()
    pair.swap()


def test_what_was_settled_by_deleting_is_asked_again_once_that_is_taken_back(pair: Pair) -> None:
    pair.one.book.do(DeleteEntries((pair.entry,)))
    pair.note(pair.two, "ยังใช้อยู่")
    pair.swap()
    before = pair.one.book.state(), listed_in(pair.one.book)
    with pair.one.book.store.reader() as reader:
        (conflict,) = reader.conflicts()
    for choice in conflict.choices:
        pair.one.book.do(SettleConflict(conflict, choice.step))
        pair.swap()
        assert listed_in(pair.one.book) == set()
        pair.one.book.do(Undo())
        assert (pair.one.book.state(), listed_in(pair.one.book)) == before
        pair.swap()


def test_the_same_written_on_both_sides_is_no_conflict(pair: Pair) -> None:
    pair.note(pair.one, "เหมือนกัน")
    pair.note(pair.two, "เหมือนกัน")
    pair.swap()
    with pair.one.book.store.reader() as reader:
        assert reader.conflicts() == []


def test_an_entry_taken_out_here_and_changed_there_stays_in_sight_and_is_asked_about(pair: Pair) -> None:
    pair.one.book.do(DeleteEntries((pair.entry,)))
    pair.note(pair.two, "ยังใช้อยู่")
    pair.swap()
    entry = pair.read(pair.one, pair.entry)
    assert (entry.is_deleted, entry.note) == (False, "ยังใช้อยู่")
    with pair.one.book.store.reader() as reader:
        (conflict,) = reader.conflicts()
    assert [choice.record.is_deleted for choice in conflict.choices] == [False, True]  # type: ignore[attr-defined]
    pair.note(pair.two, "แก้อีกที")
    pair.swap()
    with pair.two.book.store.reader() as reader:
        assert len(reader.conflicts()) == 1, "another change does not settle it"
    pair.one.book.do(SettleConflict(conflict, conflict.choices[1].step))
    pair.swap()
    assert pair.read(pair.two, pair.entry).is_deleted


def test_two_who_take_an_entry_out_agree(pair: Pair) -> None:
    for replica in (pair.one, pair.two):
        replica.book.do(DeleteEntries((pair.entry,)))
    pair.swap()
    with pair.one.book.store.reader() as reader:
        assert reader.conflicts() == []
    assert pair.read(pair.one, pair.entry).is_deleted


def test_undo_after_a_merge_takes_back_ones_own_step_only(pair: Pair) -> None:
    mine = pair.add(pair.one, 5)
    theirs = pair.add(pair.two, 6)
    pair.swap()
    pair.one.book.do(Undo())
    assert pair.read(pair.one, mine).is_deleted
    assert not pair.read(pair.one, theirs).is_deleted
    pair.one.book.assert_whole()
    pair.swap()
    assert pair.read(pair.two, mine).is_deleted


@pytest.mark.parametrize("shown", [True, False])
def test_undo_does_not_settle_what_others_wrote_too(pair: Pair, *, shown: bool) -> None:
    pair.note(pair.one, "หนึ่ง")
    pair.two.book.clock.move(hours=-1 if shown else 1)
    pair.note(pair.two, "สอง")
    pair.swap()
    assert (pair.read(pair.one, pair.entry).note == "หนึ่ง") is shown
    with pytest.raises(UserError, match="changed_since"):
        pair.one.book.do(Undo())
    pair.one.book.assert_whole()


def _verified(pair: Pair) -> None:
    pair.one.book.do(CloseMonth(pair.home.id, _JANUARY), "typist")
    pair.one.book.do(VerifyMonth(pair.home.id, _JANUARY, "ใบเสร็จ"), "verifier")


def _is_verified(replica: Replica, home: Home) -> bool:
    with replica.book.store.reader() as reader:
        (state,) = reader.month_states(home.id)
    return state.verified_on is not None


def test_what_comes_into_a_closed_month_is_taken_in_marked_and_the_month_verified_no_more(pair: Pair) -> None:
    _verified(pair)
    late = pair.add(pair.two, 7)
    pair.swap()
    assert not pair.read(pair.one, late).is_deleted
    with pair.one.book.store.reader() as reader:
        (line,) = conflict_page(reader).late
    assert (line.household.id, line.month) == (pair.home.id, _JANUARY)
    assert not _is_verified(pair.one, pair.home)
    with pytest.raises(UserError, match="month_late"):
        pair.one.book.do(VerifyMonth(pair.home.id, _JANUARY, "ใบเสร็จ"), "verifier")
    with pytest.raises(UserError, match="say_why"):
        pair.two.book.do(CloseMonth(pair.home.id, _JANUARY, " "), "typist")
    pair.two.book.do(CloseMonth(pair.home.id, _JANUARY, "ดูแล้ว ครบ"), "typist")
    pair.swap()
    for replica in (pair.one, pair.two):
        with replica.book.store.reader() as reader:
            (state,) = reader.month_states(pair.home.id)
        assert (state.correction_reason, state.corrected_on) == ("ดูแล้ว ครบ", replica.book.clock.today())
        with replica.book.store.reader() as reader:
            assert reader.late_months() == []
        assert not _is_verified(replica, pair.home), "what was verified before does not come back"
    pair.one.book.do(VerifyMonth(pair.home.id, _JANUARY, "ใบเสร็จ"), "verifier")
    pair.swap()
    assert _is_verified(pair.two, pair.home)


def test_a_late_month_opened_again_does_not_come_back_verified(pair: Pair) -> None:
    _verified(pair)
    pair.add(pair.two, 7)
    pair.swap()
    pair.two.book.do(ReopenMonth(pair.home.id, _JANUARY, "มีใบเสร็จมาเพิ่ม"))
    pair.two.book.do(CloseMonth(pair.home.id, _JANUARY), "typist")
    pair.swap()
    assert not _is_verified(pair.one, pair.home)


def test_a_late_month_closed_anew_is_late_again_once_that_is_taken_back(pair: Pair) -> None:
    _verified(pair)
    pair.add(pair.two, 7)
    pair.swap()
    before = pair.one.book.state(), listed_in(pair.one.book)
    pair.one.book.do(CloseMonth(pair.home.id, _JANUARY, "ดูแล้ว"), "typist")
    assert listed_in(pair.one.book) == set()
    pair.one.book.do(Undo())
    assert (pair.one.book.state(), listed_in(pair.one.book)) == before
    pair.swap()


def test_an_entry_moved_out_of_a_month_closed_elsewhere_marks_it(pair: Pair) -> None:
    pair.one.book.do(CloseMonth(pair.home.id, _JANUARY), "typist")
    was = pair.read(pair.two, pair.entry)
    pair.two.book.do(ReplaceEntry(was, replace(draft_of(was), date=date(2026, 2, 3))))
    pair.swap()
    with pair.one.book.store.reader() as reader:
        assert [one.month for one in reader.late_months()] == [_JANUARY.number]


def test_a_clock_years_ahead_moves_nobody_elses(pair: Pair) -> None:
    pair.two.book.clock.moment = datetime(2034, 1, 1, tzinfo=UTC)
    pair.note(pair.two, "อนาคต")
    pair.swap()
    pair.note(pair.one, "ปัจจุบัน")
    with pair.one.book.store.reader() as reader:
        ours = next(one for one in reader.history() if one.step.writer == pair.one.writer)
    assert ours.at.year == 2026
    pair.swap()
    assert pair.read(pair.two, pair.entry).note == "ปัจจุบัน", "what was known of is replaced, whatever the clocks say"


def test_pictures_travel_with_their_entries(pair: Pair) -> None:
    pair.two.book.do(AttachPhotos(pair.entry, (some_photo(1, pair.home.id),)))
    pair.swap()
    with pair.one.book.store.reader() as reader:
        (facts,) = reader.photos(pair.home.id)
        assert reader.photo(pair.home.id, facts.hash) is not None


def test_a_picture_waits_with_the_step_that_names_it(made: World) -> None:
    one, two, other = (made.laptop() for _laptop in range(3))
    home = _registered(made, one)
    made.give(one, two)
    photo = some_photo(1, home.id)
    assert made.do(two, AddWithPhotos(AddEntries((draft(1, home),)), (photo,)))
    known = one.writer
    assert made.take(other, *made.bundle(two, without=lambda key: key[0] == known)).waiting == 1
    assert len(content(other.book)["waiting_photo"]) == 1
    path, keys = made.bundle(one)  # knows nothing of the picture
    made.take(other, path, keys)
    made.check(other)
    assert content(other.book) == content(two.book)


def test_whoever_listens_is_told_and_figures_are_those_of_all_entries(pair: Pair) -> None:
    told: list[ChangeSet] = []
    pair.one.book.figures()
    pair.one.book.ledger.subscribe(told.append)
    pair.add(pair.two, 8)
    pair.two.book.clock.move(seconds=1)
    pair.swap()
    (changes,) = told
    assert (changes.kinds, changes.households) == (frozenset({"entry"}), frozenset({pair.home.id}))
    assert (pair.home.id, 202601) in changes.months
    assert pair.one.book.figures() == pair.two.book.figures()
    pair.give(pair.two, pair.one)
    assert len(told) == 1, "nothing new, nothing told"


def test_nothing_that_came_in_stays_in_memory_for_the_next_leaf(pair: Pair) -> None:
    pair.add(pair.two, 8)
    pair.swap()

    assert merging._read.cache_info().currsize == 0  # noqa: SLF001 -- what is remembered while it is read


def test_a_moved_file_and_its_origin_merge_as_two_lives(made: World, tmp_path: Path) -> None:
    one = made.laptop()
    add_people(one.book)
    home = add_home(one.book)
    one.book.store.checkpoint()
    copyfile(one.book.path, tmp_path / "ย้าย.hldb")
    with opened_book(tmp_path / "ย้าย.hldb", HandClock()) as moved:
        moved.do(AddEntries((draft(3, home),)))
        one.book.do(AddEntries((draft(4, home),)))
        moved.store.bundle(tmp_path / "ก.hlbundle")
        one.book.store.bundle(tmp_path / "ข.hlbundle")
        assert one.book.ledger.merge(tmp_path / "ก.hlbundle").applied == 1
        assert moved.ledger.merge(tmp_path / "ข.hlbundle").applied == 1
        assert content(one.book) == content(moved)
        one.book.assert_whole()
        moved.assert_whole()
