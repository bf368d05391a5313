"""Steps of histories that asking back takes: questions begun, answered, answered with nothing, taken out again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.unanswered import Unanswered
from household_ledger.services.commands.interview import AnswerQuestion, AskAgain, BeginInterview, TakeOutAnswer
from household_ledger.services.views.interview_answers import asked_before, open_questions, same_asked, written
from household_ledger.services.views.interview_span import Span
from tests.db.drafts import draft
from tests.db.history_base import SEED, WHICH, RememberingBook
from tests.db.ledgers import Home

_FIRST = date(2026, 1, 5)
_KINDS = (EntryKind.INCOME, EntryKind.EXPENSE, EntryKind.SAVE)
_WORDS = ("กับข้าว", "ขายไข่", "ออม")


def question(home: Home, number: int) -> Unanswered:
    """Make a question of a household; the same for the same number."""
    return Unanswered(
        id=NO_ID, household=home.id, first=_FIRST, last=_FIRST, what=_WORDS[number % 3], kind=_KINDS[number % 3]
    )


class InterviewHistories(RememberingBook):
    """Commands of asking back."""

    @rule(which=WHICH, count=st.integers(0, 3), days=st.integers(-1, 33))
    def begin_interview(self, which: int, count: int, days: int) -> None:
        home = self.homes[which]
        asked = tuple(question(home, one) for one in range(count))
        before, last = len(self._asked()), _FIRST + timedelta(days=days)
        with self.book.store.reader() as reader:
            known = asked_before(reader, home.id, _FIRST, last)
        fresh = [one for one in asked if same_asked(one.what, one.kind, known) is None]
        refused = "" if fresh else "nothing_changed"
        if not 0 <= days < 31 or any(self.closed((home.id, day)) for day in Span(_FIRST, last).days):
            refused = "invalid_entry"
        if self.act(BeginInterview(home.id, _FIRST, last, asked), refused=refused):
            assert len(self._asked()) == before + len(fresh), "nothing is asked twice of the same days"

    @rule(place=SEED, seed=SEED, day=st.integers(-1, 4))
    def answer_question(self, place: int, seed: int, day: int) -> None:
        if not (asked := self._asked(with_answered=True)):
            return
        one = asked[place % len(asked)]
        home = next(home for home in self.homes if home.id == one.household)
        on = one.first + timedelta(days=day)
        row = (replace(draft(seed, home, kind=EntryKind.EXPENSE), date=on, description=one.what),)
        refused = "" if one.first <= on <= one.last else "outside_interview"
        before = len(self.entries())
        if self.act(AnswerQuestion(one.id, (row,)), refused=refused or self.closed((home.id, on))):
            assert len(self.entries()) == before + 1
            assert one.id not in {left.id for left in self._asked()}

    @rule(place=SEED)
    def answer_nothing(self, place: int) -> None:
        if not (asked := self._asked(with_answered=True)):
            return
        one = asked[place % len(asked)]
        before = self.entries()
        if self.act(AnswerQuestion(one.id, ()), refused="" if one.is_open else "question_answered"):
            assert self.entries() == before, "nothing becomes no zero"

    @rule(place=SEED)
    def ask_again(self, place: int) -> None:
        if not (asked := self._asked(with_answered=True)):
            return
        one = asked[place % len(asked)]
        if one.is_open and place % 2:
            self.act(AnswerQuestion(one.id, ()))
        is_nothing = not one.is_deleted and (one.kind is EntryKind.NOTHING or (one.is_open and place % 2 == 1))
        if self.act(AskAgain(one.id, EntryKind.EXPENSE), refused="" if is_nothing else "nothing_changed"):
            assert one.id in {left.id for left in self._asked()}

    @rule(place=SEED)
    def take_out_answer(self, place: int) -> None:
        with self.book.store.reader() as reader:
            answered = [
                (one, told)
                for one in self._asked(with_answered=True)
                for told in written(reader, replace(one, kind=EntryKind.EXPENSE))
            ]
            if not answered:
                return
            one, told = answered[place % len(answered)]
            left = len(written(reader, replace(one, kind=EntryKind.EXPENSE))) - 1
        command = TakeOutAnswer(one.id, EntryKind.EXPENSE, (told.entry,))
        if self.act(command, refused=self.closed((one.household, told.day))) and one.is_deleted:
            is_open = one.id in {each.id for each in self._asked()}
            assert is_open == (not left), "a question without an answer is a gap"

    def _asked(self, *, with_answered: bool = False) -> list[Unanswered]:
        with self.book.store.reader() as reader:
            if not with_answered:
                return [one for home in self.homes for one in open_questions(reader, home.id)]
            return [one for home in self.homes for one in reader.of_household(Unanswered, home.id, with_deleted=True)]
