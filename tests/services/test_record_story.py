"""What became of a record is told in words: who, when, what was done, from what to what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Part
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.domain.money import Money
from household_ledger.domain.register import Member
from household_ledger.services.commands.entries import AddEntries, DeleteEntries, ReplaceEntry, RestoreEntries
from household_ledger.services.commands.goals import ChangeGoal
from household_ledger.services.commands.history import Undo
from household_ledger.services.commands.register import ReplaceRecord
from household_ledger.services.views.record_story import StoryStep, record_story
from household_ledger.text.i18n import using
from tests.db.drafts import draft
from tests.db.ledgers import Book, Home


def story(book: Book, kind: str, record: Id, language: str = "th") -> list[StoryStep]:
    with using(language), book.store.reader() as reader:
        return record_story(reader, kind, record)


def said(step: StoryStep) -> set[tuple[str, str, str]]:
    return {(one.name, one.before, one.after) for one in step.differences}


def test_an_entry_tells_every_field_that_changed_and_no_other(book: Book, home: Home) -> None:
    base = replace(
        draft(1, home, kind=EntryKind.EXPENSE),
        date=date(2026, 1, 5),
        amount=Money(12000),
        parts=(Part(fixed_id("E01"), Money(12000)),),
        description="ค่ากับข้าว",
        note="",
        known_by=None,
        member=Id(0),
    )
    (number,) = book.do(AddEntries((base,)), "typist")
    with book.store.reader() as reader:
        was = reader.entry(number)
    assert was is not None
    now = replace(
        base,
        date=date(2026, 2, 6),
        amount=Money(15050),
        parts=(Part(fixed_id("E02"), Money(15050)),),
        note="ตลาดเช้า",
        known_by=KnownBy.RECEIPT,
    )
    book.do(ReplaceEntry(was, now), "verifier")

    changed, made = story(book, "entry", number, "en")

    assert (made.person, changed.person) == ("typist", "verifier")
    assert made.differences == ()
    assert said(changed) == {
        ("Day", "5 Jan 2026", "6 Feb 2026"),
        ("Amount", "120", "150.50"),
        ("Category", "Food at home", "Prepared food"),
        ("Note", "", "ตลาดเช้า"),
        ("How it is known", "", "From a receipt"),
    }


def test_deleting_and_bringing_back_are_told(book: Book, home: Home) -> None:
    (number,) = book.do(AddEntries((draft(3, home, kind=EntryKind.INCOME),)))
    book.do(DeleteEntries((number,)))
    book.do(RestoreEntries((number,)))
    book.do(Undo())

    undone, back, gone, _made = story(book, "entry", number)

    assert said(gone) == {("ลบแล้ว", "", "ใช่")}
    assert said(back) == {("ลบแล้ว", "ใช่", "")}
    assert said(undone) == said(gone)
    assert (back.is_undone, gone.is_undone) == (True, False)
    assert undone.words.startswith("ย้อน")
    assert undone.person == ""


def test_goals_and_people_tell_their_own_fields(book: Book, home: Home) -> None:
    with book.store.reader() as reader:
        goal, member = reader.record(Goal, home.goal), reader.record(Member, home.member)
    assert goal is not None
    assert member is not None
    book.do(ChangeGoal(goal, replace(goal, target=Money(990000), by=date(2027, 4, 30)), "ราคาขึ้น"))
    book.do(ReplaceRecord(member, replace(member, birth_year=1982, name="ยายมี")))

    assert {one[2] for one in said(story(book, "goal", goal.id)[0])} == {"9,900", "30 เม.ย. 2570"}
    assert {(one[0], one[2]) for one in said(story(book, "member", member.id)[0])} == {("ชื่อ", "ยายมี"), ("เกิดปี", "2525")}


@pytest.mark.parametrize("kind", ["entry", "pocket", "month"])
def test_what_is_not_there_has_no_story(book: Book, kind: str) -> None:
    assert story(book, kind, Id(4711)) == []
