"""A deed for each command of asking back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kept_rows import Row
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.unanswered import Unanswered
from household_ledger.services.commands.interview import AnswerQuestion, AskAgain, BeginInterview, TakeOutAnswer
from household_ledger.services.ports import Command
from household_ledger.services.views.interview_answers import open_questions, written
from tests.db.deeds_base import deed
from tests.db.drafts import draft
from tests.db.ledgers import Book, Home


def _begin(home: Home, number: int) -> BeginInterview:
    first = date(2026, 1, 1) + timedelta(days=number)
    asked = [
        Unanswered(id=NO_ID, household=home.id, first=first, last=first, what=what, kind=EntryKind.EXPENSE)
        for what in (f"กับข้าว {number}", f"ค่ารถ {number}")
    ]
    return BeginInterview(home.id, first, first + timedelta(days=2), tuple(asked))


def _begun(book: Book, home: Home, number: int) -> Unanswered:
    book.do(_begin(home, number))
    with book.store.reader() as reader:
        return next(one for one in open_questions(reader, home.id) if one.what == f"กับข้าว {number}")


def _row(home: Home, one: Unanswered, number: int) -> Row:
    return (replace(draft(number, home, kind=EntryKind.EXPENSE), date=one.last, description=one.what),)


@deed(BeginInterview)
def begin_interview(_book: Book, home: Home, number: int) -> Command:
    return _begin(home, number)


@deed(AnswerQuestion)
def answer_question(book: Book, home: Home, number: int) -> Command:
    """Answer with entries, with nothing the next time."""
    one = _begun(book, home, number)
    return AnswerQuestion(one.id, (_row(home, one, number),) if number % 2 else ())


@deed(TakeOutAnswer)
def take_out_answer(book: Book, home: Home, number: int) -> Command:
    one = _begun(book, home, number)
    book.do(AnswerQuestion(one.id, (_row(home, one, number),)))
    with book.store.reader() as reader:
        told = written(reader, one)
    return TakeOutAnswer(one.id, one.kind, tuple(each.entry for each in told))


@deed(AskAgain)
def ask_again(book: Book, home: Home, number: int) -> Command:
    one = _begun(book, home, number)
    book.do(AnswerQuestion(one.id, ()))
    return AskAgain(one.id, one.kind)
