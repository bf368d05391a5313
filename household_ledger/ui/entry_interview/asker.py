"""What asking back does to the book: questions begun, an answer told, nothing of it, passed over, taken out again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kept_rows import Row
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import Debt, Household, Occupation
from household_ledger.services.commands.interview import AnswerQuestion, AskAgain, BeginInterview, TakeOutAnswer
from household_ledger.services.ports import Command, Reader
from household_ledger.services.views.interview import questions
from household_ledger.services.views.interview_again import open_turns, questions_asked, with_records
from household_ledger.services.views.interview_answers import open_questions, thing
from household_ledger.services.views.interview_question import Question
from household_ledger.services.views.interview_span import Span
from household_ledger.services.views.tiles import Tile, all_tiles, tiles
from household_ledger.text.joined import beside
from household_ledger.ui.board.half import Half
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_interview.days import EACH, SCHOOL, Choice, school_days
from household_ledger.ui.entry_interview.talk import Answer, Talk, answer_of

if TYPE_CHECKING:
    from household_ledger.ui.doubts import Doubt

_MOST_OWN = 30
_PLACE = "asked"
"""Where an answer was given, with the amount typed or the question there was nothing of."""


class Asker:
    """Reads and writes for the way; every answer is a step of its own. None where the door refused, which was told."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def fresh(self, household: Household, span: Span) -> Talk:
        """Put the questions of some days together; nothing is written before the first answer."""
        with self._desk.reader() as reader:
            asked = with_records(reader, household.id, questions(reader, household, span, self._desk.today), span)
        return Talk(span, asked, len(asked))

    def resumed(self, household: Household, span: Span) -> Talk:
        """Take up what was left open of some days."""
        with self._desk.reader() as reader:
            left = [
                one for one in open_questions(reader, household.id) if (one.first, one.last) == (span.first, span.last)
            ]
            asked = questions_asked(reader, household, left, self._desk.today)
        return Talk(span, asked, len(asked))

    def answer(self, reader: Reader, talk: Talk) -> Answer:
        """Read what stands written for the question that is put."""
        question, household = talk.question, self._desk.household
        if question is None or household is None:
            return Answer()
        return answer_of(reader, household, question, talk.span)

    def first_open(self, talk: Talk) -> int:
        """Give the place of the first question nobody could answer; 0 where all are answered."""
        with self._desk.reader() as reader:
            places = range(len(talk.questions))
            return next((one for one in places if not self.answer(reader, talk.at(one)).is_there), 0)

    def more(self, talk: Talk) -> tuple[list[Tile], list[Tile]]:
        """List what else could be asked: what the household usually has and was not asked, and everything."""
        household, asked = self._desk.household or NO_ID, {thing(one.what) for one in talk.questions}
        with self._desk.reader() as reader:
            own = tiles(reader, household, self._desk.today, count=_MOST_OWN)
            every = all_tiles(reader, household, self._desk.today)
        return _askable(own, asked), _askable(every, set())

    def about(self, reader: Reader, question: Question) -> str:
        """Name the work it is for, and whom it is owed to."""
        work = reader.record(Occupation, question.tile.occupation) if question.tile.occupation else None
        debt = reader.record(Debt, question.owed_on) if question.owed_on else None
        names = [one.name for one in (work, debt) if one is not None and one.name != question.what]
        return beside(*names)

    def tell(self, talk: Talk, choice: Choice, amount: Money) -> Talk | None:
        """Write an answer: on a day, on each day, or as the sum of all."""
        household = self._desk.household_record()
        begun = self._begun(talk)
        question = begun.question if begun is not None else None
        if begun is None or question is None or household is None:
            return None
        rows = self._rows(question, household.id, talk.span, (choice, amount))
        day = choice if isinstance(choice, date) else None
        with self._desk.reader() as reader:
            turns = open_turns(reader, household, question, self._desk.today, day=day)
        if self._desk.do(AnswerQuestion(question.id, rows, turns), of=(_PLACE, talk.typed.mark)) is None:
            return None
        return replace(begun, typed=Half(), is_at_days=False)

    def found(self, doubt: Doubt, talks: dict[Id, Talk]) -> bool:
        """Empty what is known to be told by now; False for what was given nowhere here.

        Only an amount that is being mended is asked after on.
        """
        if not (isinstance(doubt.of, tuple) and doubt.of[0] == _PLACE):
            return False
        for household, talk in talks.items():
            if doubt.of == (_PLACE, talk.typed.mark):
                if not _tells(doubt.command, talk.typed.amount):
                    return False
                talks[household] = replace(talk, typed=Half(), is_at_days=False)
                break
        self._desk.forget_doubt(doubt)
        return True

    def leave_behind(self, before: Talk | None, talk: Talk) -> None:
        """Leave the amount typed before for another one; refused, it stands here no more."""
        if before is not None and before.typed.tried and before.typed.mark is not talk.typed.mark:
            self._desk.give_up((_PLACE, before.typed.mark))

    def nothing(self, talk: Talk) -> Talk | None:
        """Say that there was nothing of it; behind amounts told, nothing more."""
        household = self._desk.household_record()
        if household is None or talk.question is None:
            return None
        if talk.place >= talk.asked and talk.question.id == NO_ID:
            return talk.without(talk.place)  # chosen by mistake: nobody was asked yet
        with self._desk.reader() as reader:
            if self.answer(reader, talk).is_there:
                return talk.at(talk.place + 1)
        begun = self._begun(talk)
        question = begun.question if begun is not None else None
        if begun is None or question is None:
            return None
        with self._desk.reader() as reader:
            turns = open_turns(reader, household, question, self._desk.today)
        done = self._desk.do(AnswerQuestion(question.id, (), turns), of=(_PLACE, question.id))
        return begun.at(begun.place + 1) if done is not None else None

    def skip(self, talk: Talk) -> Talk | None:
        """Pass over it: it stays a gap; also where it was said that there was nothing."""
        begun = self._begun(talk)
        question = begun.question if begun is not None else None
        if begun is None or question is None:
            return None
        with self._desk.reader() as reader:
            is_nothing = self.answer(reader, begun).is_nothing
        if is_nothing and self._desk.do(AskAgain(question.id, question.kind)) is None:
            return None
        return begun.at(begun.place + 1)

    def take_out(self, talk: Talk, entry: Id) -> None:
        """Take an amount out again, of a linked pair both."""
        question = talk.question
        if question is None:
            return
        begun = self._begun(talk)
        if begun is not None and begun.question is not None:
            self._desk.do(TakeOutAnswer(begun.question.id, question.kind, (entry,)))

    def _begun(self, talk: Talk) -> Talk | None:
        """Keep the questions as gaps, those asked from the start together, before the first answer to any."""
        household = self._desk.household
        places = [place for place, one in enumerate(talk.questions) if one.id == NO_ID]
        places = [one for one in places if one < talk.asked or one == talk.place]
        if not places or household is None:
            return talk
        waiting = [talk.questions[one].record(household, talk.span) for one in places]
        if self._desk.do(BeginInterview(household, talk.span.first, talk.span.last, tuple(waiting))) is None:
            return None
        with self._desk.reader() as reader:
            return replace(talk, questions=with_records(reader, household, talk.questions, talk.span))

    def _rows(self, question: Question, household: Id, span: Span, told: tuple[Choice, Money]) -> tuple[Row, ...]:
        choice, amount = told
        if choice in (EACH, SCHOOL):
            days = span.days if choice == EACH else school_days(span)
            return tuple(question.row(household, day, amount) for day in days)
        if isinstance(choice, date):
            return (question.row(household, choice, amount),)
        return (question.row(household, span.last, amount, is_sum=len(span.days) > 1),)


def _tells(command: Command, amount: Money) -> bool:
    """Tell whether an answer was of an amount; which days it was for is read beside it."""
    return isinstance(command, AnswerQuestion) and {row[0].amount for row in command.rows} == {amount}


def _askable(among: tuple[Tile, ...], asked: set[str]) -> list[Tile]:
    """Leave out what was asked for already, and repayments: each debt has a question of its own."""
    return [one for one in among if thing(one.words) not in asked and one.kind is not EntryKind.REPAY]
