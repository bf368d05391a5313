"""A turn of what comes again waits again once what answered it is taken out, in the same step."""

from __future__ import annotations

from datetime import date

import pytest

from household_ledger.domain.ids import Id
from household_ledger.domain.kept_rows import rows_of
from household_ledger.domain.money import Money
from household_ledger.domain.pairs import sold_on_credit
from household_ledger.domain.recurring import Recurs
from household_ledger.services.commands.entries import AddEntries, DeleteEntries, RestoreEntries
from household_ledger.services.commands.history import RevertStep, Undo
from household_ledger.services.commands.interview import AnswerQuestion, AskAgain, TakeOutAnswer
from household_ledger.services.commands.recurring import AddRecurring, SkipTurn, TakeTurn
from household_ledger.services.commands.rows import ReplaceRow
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.ports import EntryQuery
from household_ledger.services.refusals import InvalidEntry
from household_ledger.services.views.interview_again import open_turns
from household_ledger.services.views.interview_answers import written
from household_ledger.services.views.interview_question import Question
from tests.db.ledgers import Book, Home, Undoable, add_home
from tests.services.test_door_recurring import add, allowance, due
from tests.services.test_interview import SPAN, TODAY, begun, household

WEEKLY = (date(2026, 11, 13), date(2026, 11, 20))
BEFORE = date(2026, 11, 6)


@pytest.fixture
def weekly(book: Book, home: Home) -> Question:
    """Ask about what falls due on two days of those asked about, and on one before them."""
    add(book, allowance(home, rhythm=Recurs.WEEK, day=0, weekday=4, starts_on=BEFORE))
    return next(one for one in begun(book, home) if one.turns)


def waiting(book: Book, home: Home) -> tuple[date, ...]:
    return tuple(one.due for one in due(book, home))


def answer(book: Book, home: Home, question: Question, *days: date) -> None:
    with book.store.reader() as reader:
        turns = open_turns(reader, household(book, home), question, TODAY)
    rows = tuple(question.row(home.id, day, Money(60000)) for day in days)
    book.do(AnswerQuestion(question.id, rows, turns))


def told(book: Book, home: Home, question: Question) -> list[Id]:
    with book.store.reader() as reader:
        return [one.entry for one in written(reader, question.record(home.id, SPAN))]


def test_a_sum_taken_out_again_leaves_all_its_turns_waiting(
    book: Book, home: Home, weekly: Question, undoable: Undoable
) -> None:
    answer(book, home, weekly, SPAN.last)
    assert waiting(book, home) == (BEFORE,)
    undoable(TakeOutAnswer(weekly.id, weekly.kind, tuple(told(book, home, weekly))))
    assert waiting(book, home) == (BEFORE, *WEEKLY)


def test_of_amounts_of_each_day_the_turn_of_the_day_taken_out_waits(book: Book, home: Home, weekly: Question) -> None:
    answer(book, home, weekly, *SPAN.days)
    of_day = dict(zip(SPAN.days, told(book, home, weekly), strict=True))
    book.do(TakeOutAnswer(weekly.id, weekly.kind, (of_day[SPAN.first],)))
    assert waiting(book, home) == (BEFORE,), "nothing fell due on that day"
    book.do(TakeOutAnswer(weekly.id, weekly.kind, (of_day[WEEKLY[1]],)))
    assert waiting(book, home) == (BEFORE, WEEKLY[1])


def test_nothing_taken_back_leaves_the_turns_waiting_it_answered_and_no_other(
    book: Book, home: Home, weekly: Question, undoable: Undoable
) -> None:
    book.do(SkipTurn(weekly.turns[0].recurring.id, WEEKLY[0]))
    answer(book, home, weekly)
    assert waiting(book, home) == (BEFORE,)
    undoable(AskAgain(weekly.id, weekly.kind))
    assert waiting(book, home) == (BEFORE, WEEKLY[1]), "one was passed over by a person, before"


def test_what_there_was_after_all_answers_the_turns_nothing_had_answered(
    book: Book, home: Home, weekly: Question, undoable: Undoable
) -> None:
    answer(book, home, weekly)
    answer(book, home, weekly, *WEEKLY)
    assert waiting(book, home) == (BEFORE,)
    first, second = told(book, home, weekly)
    undoable(TakeOutAnswer(weekly.id, weekly.kind, (second,)))
    assert waiting(book, home) == (BEFORE, WEEKLY[1])
    undoable(TakeOutAnswer(weekly.id, weekly.kind, (first,)))
    assert waiting(book, home) == (BEFORE, *WEEKLY)


def test_an_entry_of_a_turn_deleted_waits_again_and_brought_back_answers_again(
    book: Book, home: Home, undoable: Undoable
) -> None:
    rule = add(book, allowance(home))
    first, *rest = due(book, home)
    book.do(TakeTurn(rule.id, first.due, first.rows))
    with book.store.reader() as reader:
        (entry,) = reader.entries(EntryQuery(household=home.id))
    undoable(DeleteEntries((entry.id,)))
    assert due(book, home) == [first, *rest]
    undoable(RestoreEntries((entry.id,)))
    assert due(book, home) == rest
    book.do(DeleteEntries((entry.id,)))
    book.do(TakeTurn(rule.id, first.due, first.rows))
    book.do(RestoreEntries((entry.id,)))
    book.do(DeleteEntries((entry.id,)))
    assert due(book, home) == rest, "it was answered by another entry since"


def test_an_entry_that_becomes_a_pair_goes_on_answering_its_turn(book: Book, home: Home) -> None:
    rule = add(book, allowance(home))
    first, *rest = due(book, home)
    book.do(TakeTurn(rule.id, first.due, first.rows))
    with book.store.reader() as reader:
        (entry,) = reader.entries(EntryQuery(household=home.id))
    pair = sold_on_credit(draft_of(entry), pocket=home.cash, party=home.party)
    book.do(ReplaceRow((entry,), (pair.first, pair.second)))
    assert due(book, home) == rest
    with book.store.reader() as reader:
        now = next(one for one in reader.entries(EntryQuery(household=home.id)))
    book.do(DeleteEntries((now.id,)))
    assert due(book, home) == [first, *rest]


def test_the_step_an_entry_came_with_taken_back_alone_leaves_the_turn_it_answered_waiting(
    book: Book, home: Home
) -> None:
    ((row,),) = rows_of(allowance(home).rows, home.id, date(2026, 11, 10))
    book.do(AddEntries((row,)))
    with book.store.reader() as reader:
        (entry,) = reader.entries(EntryQuery(household=home.id))
        step = reader.last_step()
    assert step is not None
    book.do(AddRecurring(allowance(home), made_from=entry.id))
    assert waiting(book, home) == (date(2026, 9, 10), date(2026, 10, 10))
    book.do(RevertStep(step))
    assert waiting(book, home) == (date(2026, 9, 10), date(2026, 10, 10), date(2026, 11, 10))
    book.do(Undo())
    assert waiting(book, home) == (date(2026, 9, 10), date(2026, 10, 10))


def test_turns_of_another_household_are_not_answered_with_a_question(book: Book, home: Home, weekly: Question) -> None:
    other = add_home(book, code="B2")
    rule = add(book, allowance(other))
    first, *rest = due(book, other)
    row = weekly.row(home.id, SPAN.last, Money(60000))
    for rows in ((row,), ()):
        with pytest.raises(InvalidEntry) as refused:
            book.do(AnswerQuestion(weekly.id, rows, ((rule.id, first.due),)))
        assert refused.value.problems[0][1].code == "of_another_household"
    assert due(book, other) == [first, *rest]
