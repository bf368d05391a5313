"""Savings told by asking back or with a large button are for their goal, as those typed in the table are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import Household
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.interview import AnswerQuestion, BeginInterview
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.interview import questions
from household_ledger.services.views.interview_question import Question
from household_ledger.services.views.interview_span import Span
from household_ledger.services.views.tiles import tiles
from tests.db.ledgers import Book, Home, add_home
from tests.services.test_interview import said, write

TODAY = date(2026, 11, 21)
SPAN = Span(date(2026, 11, 12), TODAY)
K = EntryKind


def goal(book: Book, home: Home, name: str, *, ended_on: date | None = None) -> Id:
    made = Goal(id=NO_ID, household=home.id, name=name, pockets=str(home.savings), ended_on=ended_on)
    (made_id,) = book.do(AddRecords((made,)))
    return made_id


def saved(home: Home, day: date, words: str, into: Id = NO_ID) -> AddEntries:
    return AddEntries((replace(said(home, day, words, 200, kind=K.SAVE), goal=into),))


def asked_of_savings(book: Book, home: Home) -> list[Question]:
    with book.store.reader() as reader:
        household = reader.record(Household, home.id)
        assert household is not None
        return [one for one in questions(reader, household, SPAN, TODAY) if one.kind is K.SAVE]


def answered(book: Book, home: Home, question: Question) -> set[Id]:
    begun = BeginInterview(home.id, SPAN.first, SPAN.last, (question.record(home.id, SPAN),))
    (asked,) = book.do(begun)
    book.do(AnswerQuestion(asked, (question.row(home.id, TODAY, Money(20000)),)))
    with book.store.reader() as reader:
        return {one.goal for one in reader.entries(EntryQuery(household=home.id, first=TODAY, last=TODAY))}


def test_savings_asked_for_are_for_the_goal_they_were_for_before(book: Book) -> None:
    home = add_home(book, "001")
    roof, _cow = goal(book, home, "ซ่อมหลังคา"), goal(book, home, "ซื้อวัว")
    for day in (1, 8):
        book.do(saved(home, date(2026, 11, day), "ออมหลังคา", roof))
    (question,) = asked_of_savings(book, home)
    assert answered(book, home, question) == {roof}


def test_savings_never_written_are_for_the_only_goal_that_goes_on_there(book: Book) -> None:
    home = add_home(book, "001")
    goal(book, home, "ซื้อวัว", ended_on=date(2026, 10, 1))
    (question,) = asked_of_savings(book, home)
    assert answered(book, home, question) == {home.goal}


def test_which_of_two_goals_it_is_for_is_not_guessed(book: Book) -> None:
    home = add_home(book, "001")
    goal(book, home, "ซ่อมหลังคา")
    write(book, *(said(home, date(2026, 11, day), "ออม", 200, kind=K.SAVE) for day in (1, 8)))
    (question,) = asked_of_savings(book, home)
    assert answered(book, home, question) == {NO_ID}


def test_two_goals_in_one_pocket_are_two_questions(book: Book) -> None:
    home = add_home(book, "001")
    roof, cow = goal(book, home, "ซ่อมหลังคา"), goal(book, home, "ซื้อวัว")
    for day in (1, 8):
        book.do(saved(home, date(2026, 11, day), "ออม", roof))
        book.do(saved(home, date(2026, 11, day), "ออม", cow))
    asked = asked_of_savings(book, home)
    assert {(one.what, one.tile.goal) for one in asked} == {("ออม ซ่อมหลังคา", roof), ("ออม ซื้อวัว", cow)}


def test_a_large_button_saves_for_the_goal(book: Book) -> None:
    home = add_home(book, "001")
    roof = goal(book, home, "ซ่อมหลังคา")
    for day in (1, 8):
        book.do(saved(home, date(2026, 11, day), "ออมหลังคา", roof))
    with book.store.reader() as reader:
        (tile,) = [one for one in tiles(reader, home.id, TODAY) if one.kind is K.SAVE]
    assert [one.goal for one in tile.drafts(home.id, TODAY, Money(100))] == [roof]
