"""How far an asking is: over which days, which questions, at which of them, and what is typed of its answer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.unanswered import Unanswered
from household_ledger.services.ports import Reader
from household_ledger.services.views.interview_again import with_records
from household_ledger.services.views.interview_answers import Told, written
from household_ledger.services.views.interview_question import Question
from household_ledger.services.views.interview_span import Span
from household_ledger.ui.board.half import Half


@dataclass(frozen=True, slots=True)
class Talk:
    """Questions over some days; behind the last one comes "anything else?", behind that the review.

    `asked` is how many of them were put from the start: further ones were chosen by a person.
    """

    span: Span
    questions: tuple[Question, ...]
    asked: int
    place: int = 0
    typed: Half = field(default_factory=Half)
    is_at_days: bool = False
    """The amount is said, and the day it belongs to is asked for."""

    @property
    def question(self) -> Question | None:
        """Give the question that is put now; None at the end."""
        return self.questions[self.place] if self.place < len(self.questions) else None

    @property
    def is_at_more(self) -> bool:
        """Tell whether it is asked for anything else."""
        return self.place == len(self.questions)

    def at(self, place: int) -> Talk:
        """Go to another question, to "anything else?" or to the review; what was half typed is left behind."""
        return replace(self, place=max(0, min(place, len(self.questions) + 1)), typed=Half(), is_at_days=False)

    def with_more(self, question: Question) -> Talk:
        """Ask about something else, too."""
        return replace(self, questions=(*self.questions, question)).at(len(self.questions))

    def without(self, place: int) -> Talk:
        """Leave a question out again that was chosen by mistake."""
        kept = (*self.questions[:place], *self.questions[place + 1 :])
        return replace(self, questions=kept).at(place)


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands written for a question: entries, or that there was nothing of it; neither: it is not answered."""

    told: tuple[Told, ...] = ()
    is_nothing: bool = False

    @property
    def is_there(self) -> bool:
        """Tell whether it is answered."""
        return bool(self.told) or self.is_nothing


def answer_of(reader: Reader, household: Id, question: Question, span: Span) -> Answer:
    """Read what stands written for a question."""
    kept = reader.record(Unanswered, question.id) if question.id else None
    told = written(reader, question.record(household, span))
    return Answer(told, is_nothing=kept is not None and not kept.is_deleted and not kept.is_open)


def as_kept(reader: Reader, household: Id, talk: Talk) -> Talk:
    """Forget the records of questions whose asking was taken back (undone) since, and know those another began."""

    def still(one: Question) -> Question:
        kept = reader.record(Unanswered, one.id) if one.id else None
        is_gone = one.id and (
            kept is None or (kept.is_deleted and not answer_of(reader, household, one, talk.span).told)
        )
        return replace(one, id=NO_ID) if is_gone else one

    questions = tuple(still(one) for one in talk.questions)
    if any(one.id == NO_ID for one in questions):
        questions = with_records(reader, household, questions, talk.span)
    return replace(talk, questions=questions)
