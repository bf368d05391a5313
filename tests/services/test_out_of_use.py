"""An occupation ends, a member leaves: what was written while they were there can still be put right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from household_ledger.domain.entry import Draft
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.register import Member, Occupation, Party
from household_ledger.services.commands.entries import AddEntries, DeleteEntries, ReplaceEntry, RestoreEntries
from household_ledger.services.commands.occupations import AddOccupation, EndOccupation
from household_ledger.services.commands.register import DeleteRecords
from household_ledger.services.commands.rows import CopyRows, ReplaceRow
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.ports import EntryQuery
from household_ledger.services.refusals import InvalidEntry
from household_ledger.services.typed.entry import read_row, typed_of
from household_ledger.services.typed.names import names_of
from household_ledger.services.views.entry_rows import EntryRow, entry_rows
from household_ledger.services.views.name_book import NameBook
from tests.db.drafts import draft, pair
from tests.db.ledgers import Book, Home
from tests.services.made_village import TODAY

K = EntryKind


def put_out_of_use(book: Book, home: Home) -> None:
    for kind, keys in (
        (Occupation, (home.rice, home.hens)),
        (Member, (home.member,)),
        (Party, (home.party,)),
        (Goal, (home.goal,)),
    ):
        book.do(DeleteRecords(kind, keys))


def rows_of(book: Book, home: Home) -> list[EntryRow]:
    with book.store.reader() as reader:
        return entry_rows(reader, EntryQuery(household=home.id))


def names(book: Book, home: Home) -> NameBook:
    with book.store.reader() as reader:
        return NameBook.read(reader, home.id, today=TODAY)


def named(row: EntryRow) -> list[tuple[int, ...]]:
    return [
        (one.occupation, one.member, one.party, one.goal, *(line.occupation for line in one.lines))
        for one in row.entries
    ]


@pytest.mark.parametrize("seed", range(3))
def test_a_word_put_right_in_a_row_leaves_it_all_it_named(book: Book, home: Home, seed: int) -> None:
    """Every kind of entry and pair, changed as the grid does it."""
    for kind in EntryKind:
        book.do(AddEntries((replace(draft(seed, home, kind=kind), member=home.member),)))
        two = pair(seed, home)
        book.do(AddEntries((two.first, two.second), is_pair=True))
    before = rows_of(book, home)
    assert any(any(one) for row in before for one in named(row))
    put_out_of_use(book, home)

    known = names(book, home)
    for row in before:
        typed = typed_of(row.entry, row.twin, known, is_kept=True)
        read = read_row(replace(typed, what="แก้คำ"), known, None, TODAY)
        assert read.problems == ()
        book.do(ReplaceRow(row.entries, read.drafts))

    after = {row.entry.id: row for row in rows_of(book, home)}
    assert [named(after[row.entry.id]) for row in before] == [named(row) for row in before]
    assert [one.lines for row in before for one in after[row.entry.id].entries] == [
        one.lines for row in before for one in row.entries
    ]
    book.assert_whole()


def test_a_row_becoming_a_pair_keeps_what_it_named(book: Book, home: Home) -> None:
    cost = replace(draft(1, home, kind=K.COST), occupation=home.rice)
    (key,) = book.do(AddEntries((cost,)))
    put_out_of_use(book, home)
    with book.store.reader() as reader:
        was = reader.entry(key)
    assert was is not None
    two = pair(1, home)
    book.do(ReplaceRow((was,), (replace(two.first, occupation=home.rice), two.second)))

    (row,) = rows_of(book, home)
    assert row.entry.occupation == home.rice


def test_nothing_new_names_what_is_out_of_use(book: Book, home: Home) -> None:
    cost = replace(draft(1, home, kind=K.COST), occupation=home.rice, member=home.member)
    (key,) = book.do(AddEntries((cost,)))
    put_out_of_use(book, home)
    with book.store.reader() as reader:
        was = reader.entry(key)
    assert was is not None
    (row,), known = rows_of(book, home), names(book, home)

    for refused in (
        AddEntries((cost,)),
        CopyRows((key,), TODAY),
        ReplaceEntry(was, replace(draft_of(was), occupation=home.hens)),
        ReplaceEntry(was, replace(draft_of(was), goal=home.goal)),
    ):
        with pytest.raises(InvalidEntry, match="_unknown"):
            book.do(refused)
    kept = typed_of(row.entry, row.twin, known, is_kept=True)
    assert kept.who == "ทำนา · สมหญิง"
    told = read_row(replace(kept, is_kept=False), known, None, TODAY).problems
    assert [(one.code, one.field) for one in told] == [("occupation_unknown", "who")]
    anew = typed_of(row.entry, row.twin, known)
    assert (anew.who, anew.is_kept) == ("", False)
    assert read_row(anew, known, None, TODAY).problems == ()


def test_a_new_one_of_the_same_name_is_told_from_the_one_that_ended(book: Book, home: Home) -> None:
    (key,) = book.do(AddEntries((replace(draft(1, home, kind=K.COST), occupation=home.rice, member=home.member),)))
    book.do(EndOccupation(home.rice, on=date(2026, 3, 31)))
    (newer,) = book.do(AddOccupation(Occupation(id=NO_ID, household=home.id, name="ทำนา")))
    (row,), known = rows_of(book, home), names(book, home)
    who = names_of(known).people

    assert (who.word(newer), who.word(home.rice)) == ("ทำนา", "ทำนา (2)")
    assert (who.find("ทำ"), who.find("ทำนา"), who.find("ทำนา (2)")) == ([newer], [newer], [home.rice])
    assert set(who.words) == {newer, home.hens, home.member}
    typed = typed_of(row.entry, row.twin, known, is_kept=True)
    (said,) = read_row(typed, known, None, TODAY).drafts
    assert (row.entry.id, said.occupation, said.member) == (key, home.rice, home.member)


MARCH = date(2026, 3, 31)


def working(home: Home, day: date) -> tuple[Draft, ...]:
    """Give entries that name the rice fields: in their own column, as where own produce came from, and in a pair."""
    cost = replace(draft(1, home, kind=K.COST), date=day, occupation=home.rice, member=NO_ID)
    used = replace(draft(1, home, kind=K.INPUT), date=day, occupation=home.hens, source=home.rice)
    hours = replace(draft(1, home, kind=K.HOURS), date=day, occupation=home.rice)
    return cost, used, hours


def test_until_its_last_day_an_occupation_is_written_for_and_never_after(book: Book, home: Home) -> None:
    book.do(EndOccupation(home.rice, on=MARCH))

    for day in (date(2026, 2, 10), MARCH):
        for one in working(home, day):
            book.do(AddEntries((one,)))

    for one in working(home, date(2026, 4, 1)):
        with pytest.raises(InvalidEntry, match="occupation_ended") as refused:
            book.do(AddEntries((one,)))
        ((_number, problem),) = refused.value.problems
        assert problem.field == ("source" if one.kind is K.INPUT else "occupation")
        assert problem.params == {"day": MARCH.isoformat()}
    book.do(EndOccupation(home.rice, is_over=False))
    book.do(AddEntries(working(home, date(2026, 4, 1))))
    book.assert_whole()


def test_a_row_of_its_days_is_put_right_but_not_moved_behind_its_last_day(book: Book, home: Home) -> None:
    (key,) = book.do(AddEntries(working(home, date(2026, 2, 10))[:1]))
    book.do(EndOccupation(home.rice, on=MARCH))
    with book.store.reader() as reader:
        was = reader.entry(key)
    assert was is not None

    book.do(ReplaceEntry(was, replace(draft_of(was), date=date(2026, 3, 1))))
    with book.store.reader() as reader:
        now = reader.entry(key)
    assert now is not None
    for refused in (ReplaceEntry(now, replace(draft_of(now), date=date(2026, 4, 1))), CopyRows((key,), TODAY)):
        with pytest.raises(InvalidEntry, match="occupation_ended"):
            book.do(refused)


def test_what_stands_behind_a_last_day_already_may_be_put_right(book: Book, home: Home) -> None:
    """Taking a deletion back, or another's book, may bring such a row: it is no reason to lose its occupation."""
    (key,) = book.do(AddEntries(working(home, date(2026, 4, 1))[:1]))
    book.do(DeleteEntries((key,)))
    book.do(EndOccupation(home.rice, on=MARCH))
    book.do(RestoreEntries((key,)))
    with book.store.reader() as reader:
        was = reader.entry(key)
    assert was is not None

    book.do(ReplaceEntry(was, replace(draft_of(was), note="แก้คำ")))

    with book.store.reader() as reader:
        now = reader.entry(key)
    assert now is not None
    assert now.occupation == home.rice


@pytest.mark.parametrize(("day", "code"), [("10/2/2569", ""), ("31/3/2569", ""), ("1/4/2569", "occupation_ended")])
def test_a_row_typed_late_still_names_it(book: Book, home: Home, day: str, code: str) -> None:
    (key,) = book.do(AddEntries(working(home, date(2026, 2, 10))[:1]))
    book.do(EndOccupation(home.rice, on=MARCH))
    (row,), known = rows_of(book, home), names(book, home)
    like_it = replace(typed_of(row.entry, row.twin, known), date=day)

    read = read_row(like_it, known, None, TODAY)

    assert (row.entry.id, like_it.who) == (key, "ทำนา")
    assert [(one.code, one.field) for one in read.problems] == ([(code, "who")] if code else [])
    assert [one.occupation for one in read.drafts] == ([] if code else [home.rice])


def test_the_usual_row_of_before_is_offered_without_what_was_over_by_then(book: Book, home: Home) -> None:
    (key,) = book.do(AddEntries(working(home, date(2026, 2, 10))[:1]))
    with book.store.reader() as reader:
        entry = reader.entry(key)
    assert entry is not None
    book.do(EndOccupation(home.rice, on=MARCH))
    known = names(book, home)

    assert typed_of(entry, None, known).who == "ทำนา"
    assert typed_of(replace(entry, date=date(2026, 4, 1)), None, known).who == ""
