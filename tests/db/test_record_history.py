"""What became of one record is told as it was: every step that touched it, with the record before and after."""

from __future__ import annotations

import random
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from household_ledger.db.records import BY_CLASS
from household_ledger.domain.changes import RecordStep
from household_ledger.domain.entry import Entry
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import MonthState, Person, Pocket
from household_ledger.services.commands.entries import AddEntries, DeleteEntries, ReplaceEntry
from household_ledger.services.commands.goals import ChangeGoal
from household_ledger.services.commands.history import Redo, Undo
from household_ledger.services.commands.months import CloseMonth, ReopenMonth
from household_ledger.services.commands.register import ReplaceRecord
from tests.db.drafts import draft, pair
from tests.db.history_base import packed
from tests.db.ledgers import Book, Home
from tests.encrypted import raw_connection


def history(book: Book, kind: str, record: Id, sub: int = 0) -> list[RecordStep]:
    with book.store.reader() as reader:
        return reader.record_history(kind, record, sub)


def entry(book: Book, number: Id) -> Entry:
    with book.store.reader() as reader:
        found = reader.entry(number)
    assert found is not None
    return found


def test_an_entry_tells_how_it_was_made_changed_taken_back_and_deleted(book: Book, home: Home) -> None:
    (number,) = book.do(AddEntries((draft(1, home, kind=EntryKind.EXPENSE),)), "typist")
    made = entry(book, number)
    book.clock.move(hours=1)
    book.do(ReplaceEntry(made, replace(draft(2, home, kind=EntryKind.INCOME), note="แก้แล้ว")), "verifier")
    changed = entry(book, number)
    book.do(Undo(), "typist")
    book.do(DeleteEntries((number,)), "typist")
    gone = entry(book, number)

    steps = history(book, "entry", number)

    assert gone.is_deleted
    assert [(one.before, one.after) for one in steps] == [(made, gone), (changed, made), (made, changed), (None, made)]
    assert [one.step.label.code for one in steps] == ["delete_entry", "undo", "change_entry", "add_expense"]
    assert [one.step.is_undone for one in steps] == [False, False, True, False]
    assert steps[2].step.person == book.people["verifier"]
    assert (steps[2].step.at - steps[3].step.at).total_seconds() == pytest.approx(3600, abs=1)


@pytest.mark.parametrize("bulk", [0, 2, 200])
def test_random_entries_tell_every_state_they_were_ever_in(book: Book, home: Home, bulk: int) -> None:
    r = random.Random(bulk)
    seen: dict[Id, list[Entry]] = {}

    def look() -> None:
        with book.store.reader() as reader:
            now = {number: reader.entry(number) for number in [*seen, *made]}
        for number, found in now.items():
            assert found is not None
            states = seen.setdefault(number, [])
            if not states or states[-1] != found:
                states.append(found)

    with packed(bulk):
        two = pair(5, home)
        made = book.do(AddEntries((two.first, two.second), is_pair=True))
        look()
        made = book.do(AddEntries(tuple(draft(seed, home) for seed in range(30))))
        look()
        for seed in range(40):
            number = r.choice(list(seen))
            now = entry(book, number)
            if now.is_deleted or now.pair != NO_ID:
                book.do(Undo())
                look()
                book.do(Redo())
            elif r.random() < 0.2:
                book.do(DeleteEntries((number,)))
            else:
                book.do(ReplaceEntry(now, replace(draft(seed + 100, home), note=f"แก้ {seed}")))
            look()

    for number, states in seen.items():
        told = history(book, "entry", number)[::-1]
        assert [one.after for one in told] == states
        assert [one.before for one in told] == [None, *states[:-1]]


def test_a_month_tells_when_it_was_closed_and_opened_again(book: Book, home: Home) -> None:
    book.do(AddEntries((draft(1, home),)))
    month = Month(2026, 1)
    book.do(CloseMonth(home.id, month), "typist")
    book.do(ReopenMonth(home.id, month, "ลืมค่าปุ๋ย"), "typist")

    opened, closed = history(book, "month", home.id, month.number)

    assert isinstance(closed.after, MonthState)
    assert (closed.after.closed_on, closed.after.closed_by) == (date(2026, 11, 21), book.people["typist"])
    assert opened.before == closed.after
    assert isinstance(opened.after, MonthState)
    assert (opened.after.closed_on, opened.after.reopening_reason) == (None, "ลืมค่าปุ๋ย")


def test_other_records_tell_too_and_one_that_is_not_there_tells_nothing(book: Book, home: Home) -> None:
    with book.store.reader() as reader:
        goal, pocket = reader.record(Goal, home.goal), reader.record(Pocket, home.cash)
    assert goal is not None
    assert pocket is not None
    book.do(ChangeGoal(goal, replace(goal, target=Money(990000)), "ราคาขึ้น"))
    book.do(ReplaceRecord(pocket, replace(pocket, name="กระป๋อง")))

    assert [one.after for one in history(book, "goal", goal.id)] == [replace(goal, target=Money(990000)), goal]
    assert [one.before for one in history(book, "pocket", pocket.id)] == [pocket, None]
    assert history(book, "pocket", Id(12345)) == []
    with pytest.raises(KeyError):
        history(book, "nothing", pocket.id)


def test_what_was_erased_still_tells_that_there_was_a_step(book: Book, home: Home) -> None:
    (number,) = book.do(AddEntries((draft(1, home),)))
    with closing(raw_connection(book.path)) as raw:
        raw.execute("update leaf set body=null,salt=null where household_id=?", (home.id,))

    (step,) = history(book, "entry", number)

    assert (step.before, step.after) == (None, None)
    assert step.step.records == 1


@pytest.mark.usefixtures("home")
def test_every_record_in_the_book_ends_its_history_as_it_is_now(book: Book) -> None:
    with book.store.reader() as reader:
        for record_class, kind in BY_CLASS.items():
            if record_class is MonthState:
                continue
            records: list[Any] = reader.all(record_class)
            for record in records:
                steps = reader.record_history(kind.name, record.id)
                assert steps[0].after == record
                assert steps[-1].before is None
        assert len(reader.all(Person)) == 2
