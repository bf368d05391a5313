"""The same thing made on two laptops: listed, said to be the same or told apart, and nothing lost or doubled by it."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from household_ledger.db import doubles as listing
from household_ledger.db import joining
from household_ledger.db.records import KINDS
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kept_rows import kept
from household_ledger.domain.kinds import EntryKind, Grade, PocketKind, Role
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, HouseholdCategory, Person, Pocket, VillageGroup
from household_ledger.domain.template import Template
from household_ledger.errors import LedgerError, UserError
from household_ledger.services.commands.entries import AddEntries, ReplaceEntry
from household_ledger.services.commands.erasing import EraseHousehold
from household_ledger.services.commands.history import Redo, Undo
from household_ledger.services.commands.months import CloseMonth, VerifyMonth
from household_ledger.services.commands.photos import AddWithPhotos
from household_ledger.services.commands.register import AddRecords, DeleteRecords, ReplaceRecord
from household_ledger.services.commands.same import GiveOwnCode, SayTheSame
from household_ledger.services.commands.stairs import MarkStair, VerifyMark
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.doubles import DoublesPage, doubles_page
from tests.db.deeds_evidence import mark
from tests.db.drafts import draft
from tests.db.history_photos import some_photo
from tests.db.ledgers import Book, HandClock, Home, add_home, add_people
from tests.merging.replicas import World, content, world

_DAY = date(2026, 3, 9)


class Village:
    """Three laptops; the first two register household 001 without knowing of each other, each with entries."""

    def __init__(self, made: World) -> None:
        self.books: list[Book] = []
        for seconds in range(3):
            clock = HandClock()
            clock.move(seconds=seconds)
            self.books.append(made.laptop(clock).book)
        self.one, self.two, self.three = self.books
        self.folder = made.folder
        add_people(self.one)
        for other in self.books[1:]:
            other.people = self.one.people
            self.give(self.one, other)
        self.first, self.second = add_home(self.one), add_home(self.two)
        self.write(self.one, self.first, 1, 2, 3)
        self.write(self.two, self.second, 4, 5, 6)

    def write(self, book: Book, home: Home, *seeds: int) -> tuple[Id, ...]:
        """Write entries of all kinds."""
        return book.do(AddEntries(tuple(draft(seed, home) for seed in seeds)), "typist")

    def spend(self, book: Book, home: Home, note: str) -> Id:
        """Write one expense from the cash."""
        said = replace(draft(1, home, kind=EntryKind.EXPENSE), date=_DAY, pocket=home.cash, note=note)
        return book.do(AddEntries((said,)), "typist")[0]

    def give(self, one: Book, other: Book) -> None:
        path = self.folder / "ชุด.hlbundle"
        one.store.bundle(path)
        other.ledger.merge(path)
        other.assert_whole()

    def share(self) -> None:
        """Bring all laptops to the same."""
        for _turn in range(2):
            for one in self.books:
                for other in self.books:
                    if one is not other:
                        self.give(one, other)
        assert content(self.one) == content(self.two) == content(self.three)

    def say(self, book: Book) -> None:
        """Say that the two households are one."""
        book.do(SayTheSame(Household, (self.second.id, self.first.id)))
        book.assert_whole()


@pytest.fixture
def made(tmp_path: Path) -> Iterator[World]:
    with world(tmp_path) as opened:
        yield opened


@pytest.fixture
def village(made: World) -> Village:
    return Village(made)


def _page(book: Book) -> DoublesPage:
    with book.store.reader() as reader:
        return doubles_page(reader)


def _listed(book: Book) -> list[tuple[str, bool, str, int]]:
    return [
        (line.double.sort.__name__, line.double.is_code, line.double.word, len(line.double.records))
        for line in _page(book).doubles
    ]


def _said(book: Book, *households: Id) -> Counter[tuple[Any, ...]]:
    """Count what entries in sight of households say, whatever the ids of what they name; the pocket by its name."""
    with book.store.reader() as reader:
        names = {one.id: one.name for one in reader.all(Pocket, with_deleted=True)}
        entries = [one for home in households for one in reader.entries(EntryQuery(household=home))]
        return Counter(
            (
                *(one.date, one.kind, one.description, one.note, one.photos, one.known_by, one.first_written_on),
                tuple((line.account, line.satang, line.medium, names.get(Id(line.ref))) for line in one.lines),
            )
            for one in entries
        )


def test_one_household_registered_on_two_laptops_is_listed_with_how_much_each_has(village: Village) -> None:
    assert _listed(village.one) == []
    village.share()
    (line,) = _page(village.three).doubles
    assert (line.double.sort, line.double.word, line.double.is_code) == (Household, "001", True)
    assert [one.id for one in line.double.records] == [village.first.id, village.second.id]
    assert line.entries == (3, 3)


def test_said_to_be_the_same_the_one_has_all_the_entries_of_both_and_figures_of_both(village: Village) -> None:
    village.share()
    said = _said(village.one, village.first.id, village.second.id)
    village.say(village.one)
    assert _said(village.one, village.first.id) == said
    with village.one.store.reader() as reader:
        assert [one.id for one in reader.households()] == [village.first.id]
        assert joining.joined_into(reader.raw, village.first.id) == {village.second.id}
    listed = _listed(village.one)
    assert ("Pocket", False, "เงินสด", 2) in listed, "what both had of one name is listed next"
    assert all(sort != "Household" for sort, *_rest in listed)
    village.share()
    assert _said(village.two, village.first.id) == said


def test_saying_so_is_taken_back_whole_and_done_again(village: Village) -> None:
    village.share()
    before = village.one.state(), village.one.totals(), village.one.figures()
    village.say(village.one)
    after = village.one.state(), village.one.totals(), village.one.figures()
    village.one.do(Undo())
    assert (village.one.state(), village.one.totals(), village.one.figures()) == before
    with village.one.store.reader() as reader:
        assert joining.joined_into(reader.raw, village.first.id) == frozenset()
    village.one.do(Redo())
    assert (village.one.state(), village.one.totals(), village.one.figures()) == after
    village.one.do(Undo())
    village.say(village.one)
    assert (village.one.state(), village.one.totals(), village.one.figures()) == after
    village.share()


def test_said_on_two_laptops_without_knowing_of_each_other_nothing_is_there_twice(village: Village) -> None:
    village.share()
    said = _said(village.one, village.first.id, village.second.id)
    village.say(village.one)
    village.say(village.two)
    village.share()
    assert _said(village.one, village.first.id) == said
    with village.one.store.reader() as reader:
        assert reader.conflicts() == []


def test_what_a_third_writes_for_the_one_out_of_use_is_listed_and_brought_over(village: Village) -> None:
    village.share()
    village.say(village.one)
    brought = village.spend(village.three, village.second, "ที่เครื่องสาม")
    village.share()
    (line,) = _page(village.two).orphans
    assert (line.orphan.sort, line.orphan.record.id, line.orphan.entries) == (Household, village.second.id, 1)
    assert [one.id for one in line.others] == [village.first.id]  # type: ignore[attr-defined]
    village.say(village.two)
    assert _page(village.two).orphans == ()
    with village.two.store.reader() as reader:
        entry = reader.entry(joining.brought_id(village.first.id, brought))  # type: ignore[arg-type]
        count = len(list(reader.entries(EntryQuery(household=village.first.id))))
    assert entry is not None
    assert (entry.note, entry.household, count) == ("ที่เครื่องสาม", village.first.id, 7)
    village.share()


def test_what_a_third_changes_in_an_entry_that_went_over_comes_after_it(village: Village) -> None:
    entry = village.spend(village.two, village.second, "เดิม")
    village.share()
    village.say(village.one)
    with village.three.store.reader() as reader:
        was = reader.entry(entry)
    assert was is not None
    village.three.do(ReplaceEntry(was, replace(draft_of(was), note="ใหม่")))
    village.share()
    village.say(village.one)
    with village.one.store.reader() as reader:
        now = reader.entry(joining.brought_id(village.first.id, entry))  # type: ignore[arg-type]
    assert now is not None
    assert now.note == "ใหม่"
    village.share()


def test_pictures_and_linked_pairs_go_over_with_their_entries(village: Village) -> None:
    photo = some_photo(1, village.second.id)
    pair = Id(123_456_789_012_345_678)
    halves = tuple(replace(draft(seed, village.second), pair=pair) for seed in (8, 9))
    village.two.do(AddEntries(halves))
    village.two.do(AddWithPhotos(AddEntries((draft(7, village.second),)), (photo,)))
    village.share()
    village.say(village.one)
    with village.one.store.reader() as reader:
        assert [one.hash for one in reader.photos(village.first.id)] == [photo.hash]
        linked = [one for one in reader.entries(EntryQuery(household=village.first.id)) if one.pair]
        assert len(linked) == 2
        assert {one.id for one in reader.entries_of_pair(linked[0].pair)} == {one.id for one in linked}
    village.share()


def test_a_closed_month_keeps_entries_of_the_other_out(village: Village) -> None:
    village.spend(village.two, village.second, "x")
    village.one.do(CloseMonth(village.first.id, Month.of(_DAY)))
    village.share()
    with pytest.raises(UserError, match="month_closed"):
        village.say(village.one)
    village.one.assert_whole()


def _mentions(book: Book, gone: Id) -> list[tuple[str, str]]:
    """Name what in sight mentions an id."""
    with book.store.reader() as reader:
        return [
            (kind.name, image)
            for kind in KINDS
            for (image,) in reader.raw.execute(
                f"select image from {kind.name}_image where instr(image,?)", (str(gone),)
            )
            if not json.loads(image).get("deleted")
        ]


def _twin_pocket(village: Village) -> Id:
    """Make a second cash pocket that everything of a household names that can."""
    one, home = village.one, village.first
    (twin,) = one.do(AddRecords((Pocket(id=NO_ID, household=home.id, name="เงิน สด", kind=PocketKind.CASH),)))
    (twin,) = one.do(ReplaceRecord(_record(one, Pocket, twin), replace(_record(one, Pocket, twin), name="เงินสด")))
    said = replace(draft(1, home, kind=EntryKind.EXPENSE), date=_DAY, pocket=twin)
    one.do(AddEntries((said, replace(draft(2, home, kind=EntryKind.CASH_COUNT), date=_DAY, pocket=twin))), "typist")
    one.do(AddRecords((Goal(id=NO_ID, household=home.id, name="ตู้", pockets=f"{home.cash},{twin}"),)))
    one.do(AddRecords((Template(id=NO_ID, household=home.id, name="แม่แบบ", rows=kept([(said,)])),)))
    return twin


def _record(book: Book, kind: type[Any], record: Id) -> Any:  # noqa: ANN401 -- any record of the register
    with book.store.reader() as reader:
        return reader.record(kind, record)


def _money(figures: MonthFigures) -> MonthFigures:
    """Leave out that it was verified, what was counted in a pocket by itself, and the grade that goes with these."""
    unchecked = replace(figures.quality, is_verified=False, grade=Grade.D, reasons=(), unexplained_permille=None)
    return replace(figures, quality=unchecked, cash=replace(figures.cash, cash_counted=None, unexplained=None))


def test_one_of_two_pockets_stands_for_both_wherever_it_was_named_in_closed_months_too(village: Village) -> None:
    one, home = village.one, village.first
    twin = _twin_pocket(village)
    one.do(CloseMonth(home.id, Month.of(_DAY)), "typist")
    one.do(VerifyMonth(home.id, Month.of(_DAY), "ใบเสร็จ"), "verifier")
    (line,) = _page(one).doubles
    assert (line.double.word, line.entries[1]) == ("เงินสด", 2)
    figures, before = one.figures(), one.state()
    assert {kind for kind, _image in _mentions(one, twin)} == {"entry", "goal", "template"}
    one.do(SayTheSame(Pocket, (home.cash, twin)))
    one.assert_whole()
    assert _mentions(one, twin) == []
    assert [_money(one) for one in one.figures()] == [_money(one) for one in figures]
    with one.store.reader() as reader:
        (goal,) = [goal for goal in reader.of_household(Goal, home.id) if goal.name == "ตู้"]
        (state,) = reader.month_states(home.id)
    assert goal.pockets == str(home.cash)
    assert (state.closed_on is not None, state.verified_on) == (True, None)
    one.do(Undo())
    assert one.state() == before
    one.do(Redo())
    village.share()


def test_a_pocket_taken_out_here_and_written_with_there_is_listed_and_finds_another(village: Village) -> None:
    one, home = village.one, village.first
    (twin,) = one.do(AddRecords((Pocket(id=NO_ID, household=home.id, name="กระปุก", kind=PocketKind.CASH),)))
    village.share()
    one.do(DeleteRecords(Pocket, (twin,)))
    said = replace(draft(1, home, kind=EntryKind.EXPENSE), date=_DAY, pocket=twin)
    village.two.do(AddEntries((said,)))
    village.share()
    (line,) = _page(one).orphans
    assert (line.orphan.record.id, line.orphan.entries, line.household and line.household.id) == (twin, 1, home.id)
    assert home.cash in [other.id for other in line.others]  # type: ignore[attr-defined]
    one.do(SayTheSame(Pocket, (twin, home.cash)))
    assert _page(one).orphans == ()
    assert _mentions(one, twin) == []
    village.share()


def test_an_orphan_is_brought_back_into_use_as_well(village: Village) -> None:
    one, home = village.one, village.first
    village.share()
    one.do(DeleteRecords(Pocket, (home.bank,)))
    village.two.do(AddEntries((replace(draft(1, home, kind=EntryKind.EXPENSE), pocket=home.bank),)))
    village.share()
    gone = _page(one).orphans[0].orphan.record
    one.do(ReplaceRecord(gone, replace(gone, is_deleted=False)))
    assert _page(one).orphans == ()


def test_who_is_written_down_twice_cannot_verify_what_the_other_typed(village: Village) -> None:
    one, home = village.one, village.first
    (twin,) = one.do(AddRecords((Person(id=NO_ID, name="verifier", role=Role.VERIFIER),)))
    one.people["twin"] = twin
    said = replace(draft(1, home, kind=EntryKind.EXPENSE), date=_DAY)
    one.do(AddEntries((said,)), "twin")
    one.do(SayTheSame(Person, (one.people["verifier"], twin)))
    one.do(CloseMonth(home.id, Month.of(_DAY)))
    with pytest.raises(UserError, match="verifier_typed"):
        one.do(VerifyMonth(home.id, Month.of(_DAY), "ใบเสร็จ"), "verifier")


def test_who_is_written_down_twice_cannot_verify_a_mark_of_the_other(village: Village) -> None:
    one, home = village.one, village.first
    (twin,) = one.do(AddRecords((Person(id=NO_ID, name="ครูแดง", role=Role.VERIFIER),)))
    one.people["twin"] = twin
    (made,) = one.do(MarkStair(mark(home.id, 2)), "twin")
    (late,) = one.do(MarkStair(mark(home.id, 3)), "verifier")
    one.do(SayTheSame(Person, (one.people["verifier"], twin)))

    with pytest.raises(UserError, match="mark_own"):
        one.do(VerifyMark(made), "verifier")
    with pytest.raises(UserError, match="mark_own"):
        one.do(VerifyMark(late), "twin")  # who types as the one out of use still
    (one.people["third"],) = one.do(AddRecords((Person(id=NO_ID, name="ครูใหญ่", role=Role.RESPONSIBLE),)))
    one.do(VerifyMark(made), "third")


def test_of_one_name_nobody_verifies_what_the_other_wrote_until_they_are_told_apart(village: Village) -> None:
    one, home = village.one, village.first
    (twin,) = one.do(AddRecords((Person(id=NO_ID, name="  Verifier ", role=Role.RECORDER),)))
    one.people["twin"] = twin
    (one.people["third"],) = one.do(AddRecords((Person(id=NO_ID, name="ครูใหญ่", role=Role.RESPONSIBLE),)))
    (made,) = one.do(MarkStair(mark(home.id, 2)), "twin")
    one.do(AddEntries((replace(draft(1, home, kind=EntryKind.EXPENSE), date=_DAY),)), "twin")
    one.do(CloseMonth(home.id, Month.of(_DAY)))

    for command in (VerifyMark(made), VerifyMonth(home.id, Month.of(_DAY), "ใบเสร็จ")):
        with pytest.raises(UserError, match="verifier_twice") as refused:
            one.do(command, "verifier")
        assert refused.value.params == {"name": "verifier", "other": "Verifier"}
        one.do(command, "third")
        one.do(Undo())
    with one.store.reader() as reader:
        was = reader.record(Person, twin)
    assert was is not None
    one.do(ReplaceRecord(was, replace(was, name="Verifier บ้านเหนือ")))
    one.do(VerifyMark(made), "verifier")


def test_a_household_erased_takes_with_it_what_was_said_to_be_the_same(village: Village) -> None:
    village.spend(village.two, village.second, "ความลับ")
    village.share()
    village.say(village.one)
    village.one.do(EraseHousehold(village.first.id, "001"))
    village.one.store.finish_erasing()
    village.give(village.one, village.three)
    for book in (village.one, village.three):
        book.assert_whole()
        with book.store.reader() as reader:
            homes = (village.first.id, village.second.id)
            rows = reader.raw.execute("select body from leaf where household_id in (?,?)", homes).fetchall()
            assert set(rows) == {(None,)}
            assert [list(reader.entries(EntryQuery(household=home, with_deleted=True))) for home in homes] == [[], []]
            assert joining.joined_into(reader.raw, village.first.id) == frozenset()
    village.share()


def test_two_villages_of_one_name_become_one(village: Village) -> None:
    one = village.one
    groups = [one.do(AddRecords((VillageGroup(id=NO_ID, name=name),)))[0] for name in ("บ้านไร่", "บ้านไร่ ")]
    home = _record(one, Household, village.first.id)
    one.do(ReplaceRecord(home, replace(home, group=groups[1])))
    (line,) = _page(one).doubles
    assert (line.double.sort, line.household, line.entries) == (VillageGroup, None, (0, 1))
    one.do(SayTheSame(VillageGroup, tuple(groups)))
    assert _record(one, Household, village.first.id).group == groups[0]


def test_own_categories_of_one_code_are_told_apart_or_joined(village: Village) -> None:
    one, home = village.one, village.first
    twins = [
        one.do(AddRecords((HouseholdCategory(id=NO_ID, household=home.id, code=code, under="E01", name=name),)))[0]
        for code, name in (("E01.1", "ปลา"), ("E01.2", "ผัก"))
    ]
    assert [(word, is_code) for _sort, is_code, word, _count in _listed(one)] == [("E01.1", True), ("ผัก", False)]
    one.do(GiveOwnCode(twins[0]))
    assert _record(one, HouseholdCategory, twins[0]).code == "E01.3"
    one.do(SayTheSame(HouseholdCategory, (home.vegetables, twins[1])))
    assert _listed(one) == []


def test_what_is_of_another_kind_or_household_cannot_stand_for_it(village: Village) -> None:
    village.share()
    one, home = village.one, village.first
    for other, code in (
        (home.savings, "not_the_same_sort"),
        (village.second.cash, "not_the_same_sort"),
        (Id(99), "unknown_record"),
        (home.cash, "nothing_changed"),
    ):
        with pytest.raises(UserError, match=code):
            one.do(SayTheSame(Pocket, (home.cash, other)))


_CHANCE = itertools.count(1 << 61)
_MUTANTS: dict[str, tuple[Any, str, Any, Any]] = {
    "brought over under ids of chance": (
        joining,
        "brought_id",
        lambda _target, _record: next(_CHANCE),
        test_said_on_two_laptops_without_knowing_of_each_other_nothing_is_there_twice,
    ),
    "news of the one out of use stays behind": (
        joining,
        "unseen_since_deleted",
        lambda _raw, _household: [],
        test_what_a_third_changes_in_an_entry_that_went_over_comes_after_it,
    ),
    "nothing is an orphan": (
        listing,
        "unseen_since_deleted",
        lambda _raw, _household: [],
        test_what_a_third_writes_for_the_one_out_of_use_is_listed_and_brought_over,
    ),
    "names in texts stay": (
        joining,
        "_NUMBER",
        re.compile(r"(?<=,)\d{6,19}(?=,)"),
        test_one_of_two_pockets_stands_for_both_wherever_it_was_named_in_closed_months_too,
    ),
    "pictures stay behind": (
        joining,
        "_PHOTO",
        "select ?,?,?",
        test_pictures_and_linked_pairs_go_over_with_their_entries,
    ),
    "the one out of use is not erased": (
        joining,
        "joined_into",
        lambda _raw, _household: frozenset(),
        test_a_household_erased_takes_with_it_what_was_said_to_be_the_same,
    ),
    "two persons stay two": (
        joining,
        "_said",
        lambda _raw: (),
        test_who_is_written_down_twice_cannot_verify_what_the_other_typed,
    ),
}


@pytest.mark.parametrize("name", _MUTANTS)
def test_mistakes_are_found_out(name: str, made: World, monkeypatch: pytest.MonkeyPatch) -> None:
    place, attribute, wrong, promise = _MUTANTS[name]
    monkeypatch.setattr(place, attribute, wrong)
    with pytest.raises((AssertionError, ValueError, LedgerError, pytest.fail.Exception)):
        promise(Village(made))
