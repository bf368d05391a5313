"""One old step taken back alone: as if it had not been; where something stands against it, a sentence says what."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from household_ledger.domain.changes import Step
from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, PocketKind
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, Member, Pocket
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import AddEntries, DeleteEntries, ReplaceEntry, RestoreEntries
from household_ledger.services.commands.history import Redo, RevertStep, Undo
from household_ledger.services.commands.months import CloseMonth, CorrectClosed, ReopenMonth
from household_ledger.services.commands.register import AddRecords, DeleteRecords, ReplaceRecord
from household_ledger.services.ports import Command, EntryQuery
from household_ledger.text.i18n import using
from household_ledger.text.messages import label_text, message
from tests.db.drafts import draft, pair
from tests.db.history_base import packed
from tests.db.ledgers import Book, Home, Undoable, add_home, add_people, new_book


def step_of(book: Book, command: Command) -> Step:
    return book.ledger.execute(command).step


def entry(book: Book, number: int) -> Entry:
    with book.store.reader() as reader:
        found = reader.entry(Id(number))
    assert found is not None
    return found


def refused(book: Book, step: Step) -> UserError:
    before, steps = book.state(), book.steps()
    with pytest.raises(UserError) as caught:
        book.do(RevertStep(step))
    assert book.state() == before
    assert book.steps() == steps
    return caught.value


def test_a_change_long_ago_is_taken_back_and_what_came_after_stays(book: Book, home: Home, undoable: Undoable) -> None:
    (number,) = book.do(AddEntries((draft(1, home, kind=EntryKind.EXPENSE),)))
    was = entry(book, number)
    before = book.state()
    step = step_of(book, ReplaceEntry(was, replace(draft(2, home, kind=EntryKind.INCOME), note="แก้ผิด")))
    later = book.do(AddEntries((draft(3, home), draft(4, home))))

    undoable(RevertStep(step))

    assert entry(book, number) == was
    assert {key: units for key, units in book.state().items() if key[1] not in later} == before


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("bulk", [0, 200])
def test_it_is_as_if_the_step_had_never_been(tmp_path: Path, seed: int, bulk: int) -> None:
    """The oracle is a second book in which everything was done but that."""
    r = random.Random(seed)
    order = r.sample(range(8), 8)
    left_out = r.randrange(8)
    told = []
    for number, without in enumerate((None, left_out)):
        with new_book(tmp_path / f"{number}.hldb") as book, packed(bulk):
            add_people(book)
            home = add_home(book)
            firsts = [book.do(AddEntries((draft(one, home, kind=EntryKind.EXPENSE),)))[0] for one in range(8)]
            steps: dict[int, Step] = {}
            for one in order:
                if one != without:
                    steps[one] = step_of(book, _deed(book, home, one, firsts[one]))
            if without is None:
                book.do(RevertStep(steps[left_out]))
            told.append((_told(book), Counter((row[1:3], row[5:]) for row in book.totals())))

    assert told[0] == told[1]


def _deed(book: Book, home: Home, number: int, first: Id) -> Command:
    if number % 4 == 0:
        return DeleteEntries((first,))
    if number % 4 == 1:
        return ReplaceEntry(entry(book, first), replace(draft(number + 20, home), note="แก้แล้ว"))
    if number % 4 == 2:
        two = pair(number, home)
        return AddEntries((two.first, two.second), is_pair=True)
    return AddEntries(tuple(draft(number * 10 + more, home) for more in range(3)))


def _told(book: Book) -> Counter[tuple[Any, ...]]:
    """Give the entries in words that are the same in two books."""
    with book.store.reader() as reader:
        return Counter(
            (one.date, one.kind, one.description, one.note, tuple((x.account, x.satang) for x in one.lines))
            for one in reader.entries(EntryQuery())
        )


def test_what_was_added_then_goes_into_the_bin_and_what_was_deleted_comes_back(book: Book, home: Home) -> None:
    two = pair(3, home)
    added = step_of(book, AddEntries((two.first, two.second), is_pair=True))
    (other,) = book.do(AddEntries((draft(1, home),)))
    deleted = step_of(book, DeleteEntries((other,)))

    gone = book.do(RevertStep(added))
    book.do(RevertStep(deleted))

    assert all(entry(book, one).is_deleted for one in gone)
    assert not entry(book, other).is_deleted


def test_what_stands_against_it_is_named(book: Book, home: Home) -> None:
    (number,) = book.do(AddEntries((draft(1, home, kind=EntryKind.EXPENSE),)))
    now = entry(book, number)
    step = step_of(book, ReplaceEntry(now, replace(draft(2, home, kind=EntryKind.EXPENSE), note="หนึ่ง")))
    book.do(ReplaceEntry(entry(book, number), replace(draft(3, home, kind=EntryKind.INCOME), note="สอง")))
    with book.store.reader() as reader:
        later = reader.history(limit=1)[0]

    problem = refused(book, step)

    assert problem.code == "stands_against"
    with using("th"):
        assert label_text(later.label) in message(problem)
        assert "แก้" in message(problem)


@pytest.mark.parametrize("bulk", [0, 200])
def test_a_change_of_what_was_deleted_since_is_not_taken_back_unseen(book: Book, home: Home, bulk: int) -> None:
    with packed(bulk):
        (number,) = book.do(AddEntries((draft(1, home, kind=EntryKind.EXPENSE),)))
        new = replace(draft(2, home, kind=EntryKind.EXPENSE), note="หนึ่ง")
        step = step_of(book, ReplaceEntry(entry(book, number), new))
        changed = entry(book, number)
        book.do(DeleteEntries((number,)))
        with book.store.reader() as reader:
            deletion = reader.history(limit=1)[0]

        problem = refused(book, step)

        assert problem.code == "stands_against"
        with using("th"):
            assert label_text(deletion.label) in message(problem)
        book.do(RestoreEntries((number,)))
        assert entry(book, number) == changed
        book.do(RevertStep(step))
        assert entry(book, number).note != "หนึ่ง"


def test_other_parts_of_the_same_record_may_have_changed_since(book: Book, home: Home) -> None:
    with book.store.reader() as reader:
        was = reader.record(Household, home.id)
    assert was is not None
    named = replace(was, name="ชื่อผิด")
    step = step_of(book, ReplaceRecord(was, named))
    book.do(ReplaceRecord(named, replace(named, address="ท้ายบ้าน")))

    book.do(RevertStep(step))

    with book.store.reader() as reader:
        assert reader.record(Household, home.id) == replace(was, address="ท้ายบ้าน")


def test_a_closed_month_refuses_it_by_its_name(book: Book, home: Home) -> None:
    step = step_of(book, AddEntries((replace(draft(1, home), date=date(2026, 1, 9)),)))
    book.do(CloseMonth(home.id, Month(2026, 1)), "typist")

    problem = refused(book, step)

    assert (problem.code, problem.params) == ("month_closed", {"month": "2026-01"})


def test_closing_opening_and_correcting_a_month_are_not_taken_back_alone(book: Book, home: Home) -> None:
    month = Month(2026, 1)
    closed = step_of(book, CloseMonth(home.id, month))
    new = replace(draft(1, home), date=date(2026, 1, 5))
    corrected = step_of(book, CorrectClosed(home.id, month, "ตกหล่น", AddEntries((new,))))
    opened = step_of(book, ReopenMonth(home.id, month, "ลืมใบเสร็จ"))

    assert {refused(book, one).code for one in (closed, corrected, opened)} == {"step_of_month"}


def test_what_later_entries_name_is_not_taken_out_from_under_them(book: Book, home: Home) -> None:
    member = Member(id=NO_ID, household=home.id, name="ยาย")
    step = step_of(book, AddRecords((member,)))
    with book.store.reader() as reader:
        made = next(one.id for one in reader.of_household(Member, home.id) if one.name == "ยาย")
    book.do(AddEntries((replace(draft(1, home, kind=EntryKind.EXPENSE), member=made, description="ค่ายา"),)))

    problem = refused(book, step)

    assert (problem.code, problem.params) == ("named_since", {"text": "ค่ายา"})


def test_a_household_with_entries_is_not_taken_out(book: Book) -> None:
    step = step_of(book, AddRecords((Household(id=NO_ID, code="055", name="บ้านใหม่"),)))
    with book.store.reader() as reader:
        made = reader.household_by_code("055")
    assert made is not None
    book.do(AddRecords((Pocket(id=NO_ID, household=made.id, name="เงินสด", kind=PocketKind.CASH),)))
    with book.store.reader() as reader:
        (cash,) = reader.of_household(Pocket, made.id)
    home = add_home(book, "056")
    said = replace(draft(1, home, kind=EntryKind.EXPENSE), household=made.id, member=NO_ID, party=NO_ID, goal=NO_ID)
    book.do(AddEntries((replace(said, pocket=cash.id, occupation=NO_ID, debt=NO_ID),)))

    assert refused(book, step).code in ("named_since", "named_since_kind")


def test_an_entry_does_not_come_back_to_a_pocket_that_is_gone(book: Book, home: Home) -> None:
    (pocket,) = book.do(AddRecords((Pocket(id=NO_ID, household=home.id, name="กระป๋อง", kind=PocketKind.CASH),)))
    said = replace(draft(1, home, kind=EntryKind.EXPENSE), pocket=pocket)
    (number,) = book.do(AddEntries((said,)))
    step = step_of(book, DeleteEntries((number,)))
    book.do(DeleteRecords(Pocket, (pocket,)))

    assert refused(book, step).code in ("invalid_entry", "has_entries", "changed_since")


def test_what_was_taken_back_already_is_not_taken_back_again_and_a_revert_can_be(book: Book, home: Home) -> None:
    step = step_of(book, AddEntries((draft(1, home),)))
    made = book.state()
    book.do(Undo())
    assert refused(book, step).code == "step_taken_back"
    book.do(Redo())
    reverted = step_of(book, RevertStep(step))
    assert refused(book, step).code == "stands_against"

    book.do(RevertStep(reverted))

    assert book.state() == made
    with book.store.reader() as reader:
        last = reader.history(limit=1)[0]
    with using("en"):
        assert label_text(last.label).startswith("Take back alone: Take back alone: Add ")
    assert refused(book, Step(1, 9999)).code == "unknown_step"


def test_the_history_of_one_household_lists_its_own_steps_and_who_deleted(book: Book, home: Home) -> None:
    other = add_home(book, "002")
    (number,) = book.do(AddEntries((draft(1, home),)))
    book.do(AddEntries((draft(1, other),)))
    book.clock.move(hours=2)
    book.do(DeleteEntries((number,)), "typist")

    with book.store.reader() as reader:
        own = reader.history(limit=2, household=home.id)
        everything = reader.history(limit=3)
        last = reader.last_touches([number, Id(77)])

    assert own == [everything[0], everything[2]]
    assert last == {number: everything[0]}
    assert last[number].person == book.people["typist"]
