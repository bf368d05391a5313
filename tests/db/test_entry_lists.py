"""What lists ask of the database: starts and moves of cash, closed months, words counted; held against the entries."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Part
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Account, EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household
from household_ledger.services.commands.entries import AddEntries, DeleteEntries
from household_ledger.services.commands.months import CloseMonth, ReopenMonth
from household_ledger.services.commands.register import DeleteRecords
from household_ledger.services.entry_filter import EntryFilter, EntryOrder
from household_ledger.services.ports import EntryQuery
from tests.db.drafts import draft, pair
from tests.db.ledgers import Book, Home, add_home

K = EntryKind


def _fill(book: Book, home: Home, seeds: list[int]) -> None:
    for seed in seeds:
        if seed % 5:
            book.do(AddEntries((draft(seed, home, months=4),)))
        else:
            both = pair(seed, home)
            book.do(AddEntries((both.first, both.second), is_pair=True))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(seeds=st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
def test_cash_starts_and_moves_are_the_lines_of_spending_pockets(book: Book, home: Home, seeds: list[int]) -> None:
    _fill(book, home, seeds)
    months = [202601, 202602, 202603, 202604, 202605]
    with book.store.reader() as reader:
        entries = list(reader.entries(EntryQuery(household=home.id)))
        moves = reader.cash_moves(home.id, months)
        starts = reader.cash_starts(home.id, months)
    before: dict[int, int] = defaultdict(int)
    moved = {}
    for entry in entries:
        satang = sum(line.satang for line in entry.lines if line.account is Account.POCKET)
        month = Month.of(entry.date).number
        for later in months:
            before[later] += satang if month < later else 0
        moved[entry.id] = satang

    assert starts == {month: Money(before[month]) for month in months}
    assert {move.entry: move.satang for move in moves} == moved
    assert [move.entry for move in moves] == [entry.id for entry in entries]
    assert {(move.entry, move.kind, move.pair) for move in moves} == {(one.id, one.kind, one.pair) for one in entries}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(seeds=st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
def test_words_are_counted_by_month_and_kind(book: Book, home: Home, seeds: list[int]) -> None:
    _fill(book, home, seeds)
    with book.store.reader() as reader:
        entries = list(reader.entries(EntryQuery(household=home.id)))
        used = reader.words_used(home.id)
        some = reader.words_used(home.id, [202602])
    counted = Counter(
        (Month.of(one.date).number, one.kind, one.description)
        for one in entries
        if one.description and not one.pair and one.kind not in (K.CASH_COUNT, K.ADJUST, K.OPENING, K.NOTHING)
    )

    assert {(one.month, one.kind, one.words): one.times for one in used} == counted
    assert some == [one for one in used if one.month == 202602]
    by_id = {one.id: one for one in entries}
    for one in used:
        same = [e for e in entries if (e.kind, e.description) == (one.kind, one.words)]
        last = max((e for e in same if Month.of(e.date).number == one.month), key=lambda e: (e.date, e.id))
        assert (one.last, one.last_on) == (last.id, by_id[one.last].date)


def test_words_stand_for_standard_categories(book: Book, home: Home) -> None:
    food = replace(draft(3, home, kind=K.EXPENSE), description="ผักบุ้ง")
    own = replace(food, parts=(replace(food.parts[0], category=home.vegetables, amount=food.amount),))
    book.do(AddEntries((own, own)))
    book.do(AddEntries((replace(draft(3, home, kind=K.PRODUCED), description="ไข่กินเอง"),)))
    with book.store.reader() as reader:
        found = {(one.words, one.category): one.times for one in reader.words_for()}
        assert reader.words_for(home.id) == reader.words_for()

    assert found["ผักบุ้ง", fixed_id("E01")] == 2
    assert {category for words, category in found if words == "ไข่กินเอง"}.isdisjoint({fixed_id("I20")})


def test_closed_months_are_of_the_households_asked(book: Book, home: Home) -> None:
    other = add_home(book, "002")
    for household, month in ((home.id, 1), (home.id, 2), (other.id, 1)):
        book.do(CloseMonth(household, Month(2026, month)))
    book.do(ReopenMonth(home.id, Month(2026, 2), "ลืมจด"))
    with book.store.reader() as reader:
        assert reader.closed_months([home.id]) == {(home.id, 202601)}
        assert reader.closed_months([home.id, other.id]) == {(home.id, 202601), (other.id, 202601)}
        assert reader.closed_months([]) == frozenset()


def test_entries_come_in_the_order_asked_and_pairs_with_both_halves(book: Book, home: Home) -> None:
    both = pair(2, home)
    halves = book.do(AddEntries((both.first, both.second), is_pair=True))
    (single,) = book.do(AddEntries((draft(1, home),)))
    book.do(DeleteEntries((single,)))
    with book.store.reader() as reader:
        asked = [single, Id(5), halves[1], halves[0]]
        found = reader.entries_of(asked)
        linked = reader.entries_of_pairs([found[1].pair])

        assert [one.id for one in found] == [single, halves[1], halves[0]]
        assert {one.id for one in linked} == set(halves)
        assert reader.entries_of([]) == reader.entries_of_pairs([]) == []
        assert reader.entries_of_pairs([Id(0)]) == []


def test_words_looked_for_mean_nothing_but_themselves(book: Book, home: Home) -> None:
    for what in ("ลด 50% แล้ว", "ลด 50 บาท", "a_b", "aXb", "c\\d"):
        book.do(AddEntries((replace(draft(3, home, kind=K.EXPENSE), description=what, note=""),)))
    with book.store.reader() as reader:

        def found(text: str) -> list[str]:
            keys = reader.entry_keys(EntryFilter(text=text), EntryOrder())
            return sorted(one.description for one in reader.entries_of([Id(key) for key in keys]))

        assert found("50%") == ["ลด 50% แล้ว"]
        assert found("a_b") == ["a_b"]
        assert found("A_B") == ["a_b"]
        assert found("c\\d") == ["c\\d"]
        assert found("แล้ว ลด") == ["ลด 50% แล้ว"]
        assert found("' or 1=1 --") == []
        assert len(found("  ")) == 5


@pytest.mark.parametrize("text", ["ก็" * 50_000, " ".join(f"คำ{n}" for n in range(5_000)), "ลด บาท " * 2_000])
def test_a_whole_talk_looked_for_is_no_trouble(book: Book, home: Home, text: str) -> None:
    (key,) = book.do(AddEntries((replace(draft(3, home, kind=K.EXPENSE), description="ลด 50 บาท"),)))

    with book.store.reader() as reader:
        keys = reader.entry_keys(EntryFilter(text=text), EntryOrder())

    assert keys == ([key] if text.startswith("ลด") else [])


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (K.HOURS, "ทำนา"),
        (K.INPUT, "ทำนา"),
        (K.INPUT, "เลี้ยงไก่"),
        (K.SAVE, "ทุนการศึกษา"),
        (K.SAVE, "ออมกลุ่ม"),
        (K.CREDIT, "กองทุน"),
        (K.LEND, "ร้านป้า"),
        (K.NOTHING, "สมหญิง"),
        (K.CASH_COUNT, "เงินสด"),
        (K.EXPENSE, "ผัก"),
        (K.EXPENSE, "ร้านป้า"),
    ],
)
def test_an_entry_is_found_by_every_name_it_speaks_of(book: Book, home: Home, kind: EntryKind, words: str) -> None:
    said = replace(draft(3, home, kind=kind), description="", note="", member=Id(0))
    added: dict[EntryKind, dict[str, Any]] = {
        K.NOTHING: {"member": home.member},
        K.SAVE: {"goal": home.goal},
        K.EXPENSE: {"party": home.party, "parts": (Part(home.vegetables, said.amount),)},
    }
    (key,) = book.do(AddEntries((replace(said, **added.get(kind, {})),)))
    with book.store.reader() as reader:
        for households in (frozenset[Id](), frozenset({home.id})):
            assert reader.entry_keys(EntryFilter(households=households, text=words), EntryOrder()) == [key]
            assert reader.entry_keys(EntryFilter(households=households, text="อื่น"), EntryOrder()) == []


def test_entries_of_a_household_that_was_deleted_are_in_no_list_and_teach_nobody(book: Book, home: Home) -> None:
    other = add_home(book, "002")
    for one in (home, other):
        book.do(AddEntries((replace(draft(3, one, kind=K.EXPENSE), description="ผักบุ้ง"),)))
    book.do(DeleteRecords(Household, (other.id,)))
    with book.store.reader() as reader:
        assert reader.entry_count(EntryFilter()) == 1
        days = EntryFilter(first=date(2026, 1, 1), last=date(2026, 12, 31))
        assert reader.entry_keys(days, EntryOrder(), offset=0, limit=5) == reader.entry_keys(days, EntryOrder())
        assert reader.entry_keys(days, EntryOrder(), offset=1, limit=5) == []
        assert {one.household for one in reader.entries(EntryQuery())} == {home.id}
        assert {one.household for one in reader.entries(EntryQuery(with_deleted=True))} == {home.id, other.id}
        assert reader.words_for(other.id) == []
        assert reader.words_for() == reader.words_for(home.id) != []
