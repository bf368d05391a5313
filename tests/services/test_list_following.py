"""A long list that follows what is written is, after every step, the list that the database gives when asked anew."""

from __future__ import annotations

import random
import shutil
from array import array
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from household_ledger.domain.changes import Label
from household_ledger.domain.entry import Draft, Entry
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, HouseholdCategory, Party
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import (
    AddEntries,
    DeleteEntries,
    RemakeEntries,
    ReplaceEntry,
    RestoreEntries,
)
from household_ledger.services.commands.history import Redo, Undo
from household_ledger.services.commands.months import CloseMonth, CorrectClosed, ReopenMonth
from household_ledger.services.commands.register import DeleteRecords, ReplaceRecord
from household_ledger.services.commands.rows import CopyRows, ReplaceRow
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.entry_filter import EntryFilter, EntryOrder, SortKey
from household_ledger.services.ports import Command, EntryQuery, Reader, Work
from household_ledger.services.views.day_page import short_days, short_entries
from household_ledger.services.views.entry_rows import EntryList, entry_rows
from household_ledger.services.views.list_following import MOST_TOUCHED, place_of
from household_ledger.services.views.month_rows import MonthRows
from household_ledger.services.views.name_book import Names
from tests.db.drafts import draft, pair
from tests.db.ledgers import Book, HandClock, Home, add_home, add_people, new_book, opened_book
from tests.encrypted import raw_connection

K = EntryKind


@dataclass(frozen=True)
class _Bound:
    """Links entries as a pair, or loosens them: more than any command does."""

    entries: tuple[Entry, ...]
    is_loose: bool

    def write(self, work: Work) -> Label:
        link = NO_ID if self.is_loose else work.new_id()
        for one in self.entries:
            work.replace_entry(replace(one, pair=link))
        return Label("change_entry")


@dataclass(frozen=True)
class _Pictured:
    entry: Entry

    def write(self, work: Work) -> Label:
        work.replace_entry(replace(self.entry, photos="" if self.entry.photos else "ab12"))
        return Label("change_entry")


class _Writer:
    """Writes by chance: each step with a number that chooses what of."""

    def __init__(self, book: Book, homes: tuple[Home, ...]) -> None:
        self.book, self.homes = book, homes

    def entries(self, *, is_deleted: bool = False) -> list[Entry]:
        with self.book.store.reader() as reader:
            return [one for one in reader.entries(EntryQuery(with_deleted=True)) if one.is_deleted is is_deleted]

    def do(self, deed: str, seed: int) -> bool:
        """Do one thing; False where there was nothing to do it to, or the door refused it."""
        r = random.Random(seed)
        there = self.entries(is_deleted=deed == "restore")
        if not there and deed not in ("add", "link", "undo", "redo"):
            return False
        try:
            self.book.do(getattr(self, f"_{deed}")(r, there))
        except (UserError, IndexError):  # IndexError: none of the sort is there to choose from
            return False
        return True

    def _add(self, r: random.Random, _there: list[Entry]) -> Command:
        return AddEntries(tuple(draft(r.randrange(10**6), r.choice(self.homes)) for _ in range(r.randint(1, 3))))

    def _link(self, r: random.Random, _there: list[Entry]) -> Command:
        both = pair(r.randrange(10**6), r.choice(self.homes))
        return AddEntries((both.first, both.second), is_pair=True)

    def _delete(self, r: random.Random, there: list[Entry]) -> Command:
        return DeleteEntries(tuple({r.choice(there).id for _ in range(r.randint(1, 12))}))

    def _restore(self, r: random.Random, there: list[Entry]) -> Command:
        return RestoreEntries((r.choice(there).id,))

    def _day(self, r: random.Random, there: list[Entry]) -> Command:
        one = r.choice(there)
        return ReplaceEntry(one, replace(draft_of(one), date=one.date + timedelta(days=r.randint(-40, 40))))

    def _words(self, r: random.Random, there: list[Entry]) -> Command:
        one = r.choice(there)
        return ReplaceEntry(one, replace(draft_of(one), description=r.choice(("ข้าวสาร", "เกลือ", "ไข่", "", "a"))))

    def _amount(self, r: random.Random, there: list[Entry]) -> Command:
        one = r.choice([one for one in there if one.kind is K.EXPENSE and not one.pair] or there)
        said, amount = draft_of(one), Money(r.randint(1, 200) * 100)
        return ReplaceEntry(one, replace(said, amount=amount, parts=(replace(said.parts[0], amount=amount),)))

    def _category(self, r: random.Random, there: list[Entry]) -> Command:
        one = r.choice([one for one in there if one.kind is K.EXPENSE and not one.pair] or there)
        home = next(home for home in self.homes if home.id == one.household)
        said = draft_of(one)
        own = replace(said.parts[0], category=home.vegetables, amount=said.amount)
        return ReplaceEntry(one, replace(said, parts=(own,)))

    def _kind(self, r: random.Random, there: list[Entry]) -> Command:
        one = r.choice([one for one in there if not one.pair] or there)
        home = next(home for home in self.homes if home.id == one.household)
        if r.random() < 0.5:
            return ReplaceEntry(one, replace(draft(seed=r.randrange(10**6), home=home), date=one.date))
        both = pair(r.randrange(10**6), home)
        return ReplaceRow((one,), (both.first, both.second))

    def _together(self, r: random.Random, there: list[Entry]) -> Command:
        note = r.choice(("ตลาดนัด", "ไข่", ""))
        chosen = tuple({r.choice(there).id for _ in range(20)})
        return RemakeEntries(chosen, lambda said: replace(said, note=note))

    def _copy(self, r: random.Random, there: list[Entry]) -> Command:
        day = date(2026, r.randint(1, 3), r.randint(1, 28))
        return CopyRows(tuple({r.choice(there).id for _ in range(r.randint(1, 10))}), day)

    def _bind(self, r: random.Random, there: list[Entry]) -> Command:
        one = r.choice(there)
        others = [two for two in there if two.household == one.household and two.id != one.id and not two.pair]
        if one.pair or not others:
            return _Bound((one,), is_loose=True)
        return _Bound((one, r.choice(others)), is_loose=False)

    def _correct(self, r: random.Random, there: list[Entry]) -> Command:
        home, month = self.homes[0], Month(2026, 1)
        one = r.choice([one for one in there if one.household == home.id and Month.of(one.date) == month])
        deed = ReplaceEntry(one, replace(draft_of(one), note=f"แก้ {r.randint(1, 9)}"))
        return CorrectClosed(home.id, month, "ลืม", r.choice((deed, DeleteEntries((one.id,)))))

    def _picture(self, r: random.Random, there: list[Entry]) -> Command:
        return _Pictured(r.choice(there))

    def _undo(self, _r: random.Random, _there: list[Entry]) -> Command:
        return Undo()

    def _redo(self, _r: random.Random, _there: list[Entry]) -> Command:
        return Redo()


_DEEDS = ("add", "link", "delete", "restore", "day", "words", "amount", "category", "kind", "together", "copy", "bind")
_MORE = ("correct", "picture", "undo", "redo")
_steps = st.lists(st.tuples(st.sampled_from((*_DEEDS, *_MORE)), st.integers(0, 10**6)), min_size=4, max_size=16)


def _filters(homes: tuple[Home, ...]) -> list[EntryFilter]:
    one, two = homes
    return [
        EntryFilter(),
        EntryFilter(is_deleted=True),
        EntryFilter(households=frozenset({one.id})),
        EntryFilter(households=frozenset({one.id, two.id}), first=date(2026, 1, 10), last=date(2026, 2, 10)),
        EntryFilter(text="ไข่"),
        EntryFilter(text="เงินสด", is_deleted=True),
        EntryFilter(tones=frozenset({"out"}), least=Money(5_000), most=Money(12_000)),
        EntryFilter(category=one.vegetables),
        EntryFilter(pocket=two.cash),
        EntryFilter(has_photo=True),
        EntryFilter(is_corrected=True),
    ]


@contextmanager
def _written() -> Iterator[_Writer]:
    with TemporaryDirectory() as folder, new_book(Path(folder) / "book.hldb", HandClock()) as book:
        add_people(book)
        writer = _Writer(book, (add_home(book), add_home(book, "002")))
        for seed in range(12):
            writer.do("add" if seed % 3 else "link", seed)
        book.do(CloseMonth(writer.homes[0].id, Month(2026, 1)))
        yield writer


@pytest.fixture
def writer() -> Iterator[_Writer]:
    with _written() as made:
        yield made


def _assert_as_asked_anew(reader: Reader, one: EntryList) -> None:
    keys = reader.entry_keys(one.wanted, one.order)
    assert one.count == len(keys)
    assert [one.place(Id(key)) for key in keys] == list(range(len(keys))), (one.wanted, one.order)


def _lists(reader: Reader, homes: tuple[Home, ...], shift: int = 0) -> list[EntryList]:
    """Give each filter in two of the orders, all orders evenly."""
    orders = [(key, is_down) for key in SortKey for is_down in (False, True)]
    places = Names.read(reader).places()
    return [
        EntryList(reader, wanted, EntryOrder(key, is_down=is_down, places=places))
        for number, wanted in enumerate(_filters(homes))
        for turn, (key, is_down) in enumerate(orders)
        if (number + turn + shift) % (len(orders) // 2) == 0
    ]


@settings(max_examples=10, deadline=None)
@given(steps=_steps, shift=st.integers(0, 3))
def test_after_every_step_a_list_is_as_if_asked_anew(steps: list[tuple[str, int]], shift: int) -> None:
    with _written() as writer:
        with writer.book.store.reader() as reader:
            lists = _lists(reader, writer.homes, shift)
        for number, (deed, seed) in enumerate(steps, 1):
            writer.do(deed, seed)
            if seed % 4 == 0 and number < len(steps):
                continue  # the next look sees several steps
            with writer.book.store.reader() as reader:
                for one in lists:
                    assert one.follow(reader), (deed, one.wanted)
                    _assert_as_asked_anew(reader, one)
        with writer.book.store.reader() as reader:
            for one in lists:
                anew = EntryList(reader, one.wanted, one.order)
                assert one.page(reader, 0, 300) == anew.page(reader, 0, 300)


def _assert_as_read_anew(reader: Reader, rows: MonthRows) -> None:
    query = EntryQuery(household=rows.household, first=rows.month.first, last=rows.month.last)
    anew, short = entry_rows(reader, query), short_days(reader, rows.household, rows.month, reader.entries(query))
    by = short_entries(reader, rows.household, rows.month, reader.entries(query))
    last = {row.date: place for place, row in enumerate(anew)}
    assert rows.page(0, rows.count) == anew
    assert [row for at in range(0, rows.count, 7) for row in rows.page(at, 7)] == anew
    assert [rows.place(row.entry.id) for row in anew] == list(range(len(anew)))
    assert rows.last_day == (anew[-1].date if anew else None)
    assert {day: rows.last_on(day) for day in last} == last
    assert all(short & {e.date for e in row.entries} for at, row in enumerate(anew) if rows.is_short(at))
    assert [rows.is_short(at) for at, row in enumerate(anew)] == [any(e.id in by for e in row.entries) for row in anew]


@settings(max_examples=10, deadline=None)
@given(steps=_steps, shown=st.integers(0, 9))
def test_after_every_step_a_month_is_as_if_read_anew(steps: list[tuple[str, int]], shown: int) -> None:
    with _written() as writer:
        with writer.book.store.reader() as reader:
            months = [MonthRows(reader, home.id, Month(2026, number)) for home in writer.homes for number in (1, 2, 3)]
            for one in months:
                one.page(0, shown)
        for number, (deed, seed) in enumerate(steps, 1):
            writer.do(deed, seed)
            if seed % 4 == 0 and number < len(steps):
                continue  # the next look sees several steps
            with writer.book.store.reader() as reader:
                for one in months:
                    assert one.follow(reader), deed
                    _assert_as_read_anew(reader, one)


@pytest.mark.parametrize("what", ["many", "name"])
def test_a_month_is_read_anew_where_much_was_written_or_names(writer: _Writer, what: str) -> None:
    home = writer.homes[0]
    with writer.book.store.reader() as reader:
        party = reader.all(Party)[0]
        rows = MonthRows(reader, home.id, Month(2026, 2))
    deeds: dict[str, Command] = {
        "many": AddEntries((draft(3, writer.homes[1], kind=K.EXPENSE),) * (MOST_TOUCHED + 1)),
        "name": ReplaceRecord(party, replace(party, name="ไข่")),
    }
    writer.book.do(deeds[what])
    with writer.book.store.reader() as reader:
        assert not rows.follow(reader)


def test_a_month_that_is_closed_and_opened_says_so_in_its_rows(writer: _Writer) -> None:
    home, month = writer.homes[1], Month(2026, 1)
    with writer.book.store.reader() as reader:
        rows = MonthRows(reader, home.id, month)
        assert [row.is_closed for row in rows.page(0, rows.count)] == [False] * rows.count
    assert rows.count
    for deed, is_closed in ((CloseMonth(home.id, month), True), (ReopenMonth(home.id, month, "ลืม"), False)):
        writer.book.do(deed)
        with writer.book.store.reader() as reader:
            assert rows.follow(reader)
        assert [row.is_closed for row in rows.page(0, rows.count)] == [is_closed] * rows.count


def _moved_to(day: date) -> Callable[[Draft], Draft]:
    return lambda said: replace(said, date=day)


def test_every_deed_of_the_random_steps_does_something(writer: _Writer) -> None:
    done = {deed for deed in (*_DEEDS, *_MORE) for seed in range(12) if writer.do(deed, seed)}

    assert done == {*_DEEDS, *_MORE}


def test_a_list_of_many_rows_is_followed_to_its_ends(writer: _Writer) -> None:
    home = writer.homes[1]
    said = draft(3, home, kind=K.EXPENSE)
    days = [date(2026, 2, 1) + timedelta(days=number // 30) for number in range(1_200)]
    writer.book.do(AddEntries(tuple(replace(said, date=day) for day in days)))
    with writer.book.store.reader() as reader:
        lists = _lists(reader, writer.homes)
    for day in (date(2026, 1, 1), date(2026, 6, 1), date(2026, 2, 20), date(2026, 3, 2)):
        some = random.Random(day.toordinal()).sample([one for one in writer.entries() if one.household == home.id], 30)
        writer.book.do(RemakeEntries(tuple(one.id for one in some), _moved_to(day)))
        with writer.book.store.reader() as reader:
            for one in lists:
                assert one.follow(reader)
                _assert_as_asked_anew(reader, one)


@pytest.mark.parametrize("what", ["many", "name", "category", "household"])
def test_a_list_is_asked_anew_where_much_was_written_or_names(writer: _Writer, what: str) -> None:
    home = writer.homes[0]
    with writer.book.store.reader() as reader:
        asked = EntryList(reader, EntryFilter())
        party, own = reader.all(Party)[0], reader.all(HouseholdCategory)[0]
        before = asked.count
    deeds: dict[str, Command] = {
        "many": AddEntries((draft(3, writer.homes[1], kind=K.EXPENSE),) * (MOST_TOUCHED + 1)),
        "name": ReplaceRecord(party, replace(party, name="ไข่")),
        "category": ReplaceRecord(own, replace(own, name="ไข่")),
        "household": DeleteRecords(Household, (home.id,)),
    }
    writer.book.do(deeds[what])
    with writer.book.store.reader() as reader:
        assert not asked.follow(reader)
        assert asked.count == before


def test_what_somebody_else_wrote_is_followed_too_and_a_file_that_lacks_what_was_seen_is_not(tmp_path: Path) -> None:
    with new_book(tmp_path / "book.hldb", HandClock()) as book:
        add_people(book)
        home = add_home(book)
        book.do(AddEntries((draft(1, home), draft(2, home))))
        with book.store.reader() as reader:
            early = EntryList(reader, EntryFilter())
    shutil.copy(tmp_path / "book.hldb", tmp_path / "moved.hldb")
    with opened_book(tmp_path / "book.hldb") as book:
        book.do(AddEntries((draft(3, home),)))
        with book.store.reader() as reader:
            late = EntryList(reader, EntryFilter())
    with opened_book(tmp_path / "moved.hldb") as book:  # another writer's from here on
        book.do(AddEntries((draft(4, home), draft(5, home))))
        with book.store.reader() as reader:
            assert early.follow(reader)
            _assert_as_asked_anew(reader, early)
            assert early.count == 4
            assert not late.follow(reader)


def test_a_pair_is_found_anew_when_only_its_silent_half_was_written(writer: _Writer) -> None:
    book = writer.book
    both = pair(2, writer.homes[1])
    halves = book.do(AddEntries((both.first, both.second), is_pair=True))
    book.do(CloseMonth(writer.homes[1].id, Month.of(both.first.date)))
    with book.store.reader() as reader:
        asked = EntryList(reader, EntryFilter(is_corrected=True))
        (spoken,) = reader.entry_keys_among(EntryFilter(), EntryOrder(), halves)
        silent = next(one for one in reader.entries_of(halves) if one.id != spoken)
    said = replace(draft_of(silent), note="จดผิด")
    book.do(CorrectClosed(silent.household, Month.of(silent.date), "ลืม", ReplaceEntry(silent, said)))
    with book.store.reader() as reader:
        assert asked.follow(reader)
        assert [row.entry.id for row in asked.page(reader, 0, 9)] == [spoken]
        _assert_as_asked_anew(reader, asked)


def test_a_list_is_asked_anew_where_what_was_written_is_erased(writer: _Writer) -> None:
    book = writer.book
    with book.store.reader() as reader:
        asked = EntryList(reader, EntryFilter())
    assert any(writer.do("add", seed) for seed in range(9))
    with closing(raw_connection(book.path)) as raw:
        raw.execute("update leaf set body=null,salt=null where seq=(select max(seq) from leaf)")
    with book.store.reader() as reader:
        assert not asked.follow(reader)


def test_an_id_is_found_by_its_bytes_only_where_it_stands() -> None:
    keys = array("q", [1 << 56, 1, 256, 1 << 8 | 1, 7])

    assert [place_of(keys, key) for key in keys] == [0, 1, 2, 3, 4]
    assert place_of(keys, 0) == -1
    assert place_of(array("q", [1 << 32, 1]), 1 << 32 | 1) == -1
