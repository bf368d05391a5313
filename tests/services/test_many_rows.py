"""Saying something of many rows at once: what may be said of all, what each becomes, one step for all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.entry_rules import COSTS, RULES, SPENDING
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.domain.money import Money
from household_ledger.domain.pairs import welfare_card
from household_ledger.services.commands.entries import AddEntries, RemakeEntries
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.many_rows import SaidOfMany, categories_of_all, may_be_said
from household_ledger.services.ports import EntryQuery
from household_ledger.services.refusals import InvalidEntry
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.services.views.entry_rows import entry_rows
from tests.db.drafts import draft
from tests.db.ledgers import Book, Home, Undoable

K = EntryKind
DAY, NEXT = date(2026, 11, 10), date(2026, 11, 12)
E01, E02, C01, TOOLS = (fixed_id(code) for code in ("E01", "E02", "C01", "C07"))


def _paid(home: Home, *parts: Part, kind: EntryKind = K.EXPENSE) -> Draft:
    parts = parts or (Part(E01, Money(5000)),)
    amount = Money(sum(part.amount for part in parts))
    return Draft(household=home.id, date=DAY, kind=kind, amount=amount, parts=parts, pocket=home.cash, description="ก")


def _rows(book: Book, home: Home) -> list[EntryRow]:
    with book.store.reader() as reader:
        return entry_rows(reader, EntryQuery(household=home.id))


def _ids(rows: list[EntryRow]) -> tuple[Id, ...]:
    return tuple(entry.id for row in rows for entry in row.entries)


def test_a_category_of_the_other_sort_of_spending_turns_the_kind_and_back(
    book: Book, home: Home, undoable: Undoable
) -> None:
    book.do(AddEntries((_paid(home), _paid(home, Part(TOOLS, Money(700), 24), kind=K.COST))))

    undoable(RemakeEntries(_ids(_rows(book, home)), SaidOfMany(category=C01, standard=C01)))
    assert [(row.entry.kind, draft_of(row.entry).parts) for row in _rows(book, home)] == [
        (K.COST, (Part(C01, Money(5000)),)),
        (K.COST, (Part(C01, Money(700)),)),
    ]

    undoable(RemakeEntries(_ids(_rows(book, home)), SaidOfMany(category=E02, standard=E02)))
    assert {(row.entry.kind, row.money_out) for row in _rows(book, home)} == {
        (K.EXPENSE, Money(5000)),
        (K.EXPENSE, Money(700)),
    }


def test_a_pair_moves_and_takes_its_note_as_one_row(book: Book, home: Home, undoable: Undoable) -> None:
    pair = welfare_card(_paid(home), card=home.bank)
    book.do(AddEntries((pair.second, pair.first), is_pair=True))
    book.do(AddEntries((_paid(home),)))

    undoable(RemakeEntries(_ids(_rows(book, home)), SaidOfMany(date=NEXT, note="จากสมุดเก่า", known_by=KnownBy.PAPER)))

    rows = _rows(book, home)
    assert sorted(len(row.entries) for row in rows) == [1, 2]
    assert {(one.date, one.note, one.known_by) for row in rows for one in row.entries} == {
        (NEXT, "จากสมุดเก่า", KnownBy.PAPER)
    }


def test_nothing_said_leaves_every_draft_as_it_is(home: Home) -> None:
    for kind in EntryKind:
        said = draft(1, home, kind=kind)
        assert SaidOfMany()(said) == said


def test_what_is_said_is_all_that_changes(home: Home) -> None:
    said = replace(_paid(home), member=home.member, note="เดิม", known_by=KnownBy.RECEIPT)

    assert SaidOfMany(pocket=home.bank)(said) == replace(said, pocket=home.bank)
    assert SaidOfMany(member=NO_ID)(said) == replace(said, member=NO_ID)
    assert SaidOfMany(note="ใหม่", date=NEXT)(said) == replace(said, note="ใหม่", date=NEXT)


def test_every_refused_row_is_told_at_once_and_none_is_written(book: Book, home: Home) -> None:
    book.do(AddEntries((_paid(home), replace(_paid(home), kind=K.COST, parts=(Part(C01, Money(5000)),)), _paid(home))))
    rows = _rows(book, home)

    def remake(said: Draft) -> Draft:
        return replace(said, note="ก" * 5_001) if said.kind is K.EXPENSE else replace(said, note="ดี")

    with pytest.raises(InvalidEntry) as refused:
        book.do(RemakeEntries(_ids(rows), remake))

    expected = [number for number, row in enumerate(rows) if row.entry.kind is K.EXPENSE]
    assert [number for number, _problem in refused.value.problems] == expected
    assert [row.note for row in _rows(book, home)] == ["", "", ""]


def test_only_what_makes_sense_for_every_row_is_asked(book: Book, home: Home) -> None:
    book.do(AddEntries((_paid(home),)))
    (plain,) = _rows(book, home)
    book.do(AddEntries((_paid(home, Part(E01, Money(100)), Part(E02, Money(200))),)))
    split = next(row for row in _rows(book, home) if row.parts > 1)
    pair = welfare_card(_paid(home), card=home.bank)
    book.do(AddEntries((pair.second, pair.first), is_pair=True))
    both = next(row for row in _rows(book, home) if row.twin is not None)
    book.do(AddEntries((Draft(household=home.id, date=NEXT, kind=K.NOTHING),)))
    nothing = next(row for row in _rows(book, home) if row.entry.kind is K.NOTHING)

    everything = {"category", "pocket", "occupation", "member", "date", "note", "known_by"}
    assert may_be_said([plain]) == everything
    assert may_be_said([plain, split]) == everything - {"category"}
    assert may_be_said([plain, both]) == {"member", "date", "note", "known_by"}
    assert may_be_said([plain, nothing]) == {"note", "known_by"}


def test_categories_are_those_of_every_kind_and_never_interest_alone() -> None:
    interest = fixed_id("E27")
    assert categories_of_all([K.EXPENSE, K.COST]) == (SPENDING | COSTS) - {interest}
    assert categories_of_all([K.EXPENSE, K.INCOME]) == frozenset()
    assert categories_of_all([K.RECEIVED, K.INPUT]) == COSTS
    assert categories_of_all([]) == frozenset()
    for kind in EntryKind:
        assert categories_of_all([kind]) <= RULES[kind].categories | SPENDING | COSTS
