"""Asking a household back over days gone by: the questions begun, each answered in a step of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from household_ledger.domain.category import STANDARD_LIMIT, code_of
from household_ledger.domain.changes import Label
from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kept_rows import Row
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.problem import Problem
from household_ledger.domain.recurring import Recurring, TurnState
from household_ledger.domain.register import Household
from household_ledger.domain.unanswered import Unanswered
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import DeleteEntries, added_label
from household_ledger.services.commands.register import refuse, sound, with_id
from household_ledger.services.commands.rows import added_row
from household_ledger.services.commands.turns import answer_on, answer_turn, hand_on, known_rule, open_again
from household_ledger.services.ports import Work
from household_ledger.services.views.interview_answers import asked_before, same_asked, written
from household_ledger.services.views.interview_span import Span, span_problem


@dataclass(frozen=True, slots=True)
class BeginInterview:
    """Put questions about some days to a household: each is a gap in sight until it is answered.

    What it was asked of just these days before is not asked twice.
    """

    household: Id
    first: date
    last: date
    questions: tuple[Unanswered, ...]

    def write(self, work: Work) -> Label:
        """InvalidEntry as `span_problem` says; UserError `nothing_changed` where no question is left."""
        refuse(self._problems(work))
        before = asked_before(work.reader, self.household, self.first, self.last)
        asked = [self._kept(one, work) for one in self.questions if same_asked(one.what, one.kind, before) is None]
        if not asked:
            raise UserError("nothing_changed")
        work.insert(asked)
        about = (("count", len(asked)), ("first", self.first.isoformat()), ("last", self.last.isoformat()))
        return Label("begin_interview", about)

    def _problems(self, work: Work) -> list[Problem]:
        household = work.record(Household, self.household)
        if household is None or household.is_deleted:
            return [Problem("household_unknown", "household")]
        code = span_problem(work.reader, household, Span(self.first, self.last), work.clock.today())
        return [Problem(code, "last")] if code else []

    def _kept(self, one: Unanswered, work: Work) -> Unanswered:
        now = replace(one, id=NO_ID, household=self.household, first=self.first, last=self.last, is_deleted=False)
        kept: Unanswered = with_id(sound(now), work)
        return kept


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """Answer one question: with rows of the days asked about, or with none: there was nothing of it.

    Rows may be added to an answer. Turns of what comes again that are answered with it (rule, and the day it fell due)
    are answered in the same step: the first is the one written, the others are passed over. Each is answered by the
    entry of its own day, else by the first: once that is taken out, the turn waits again. So are those that "nothing"
    had passed over, where there was something after all.
    """

    question: Id
    rows: tuple[Row, ...]
    turns: tuple[tuple[Id, date], ...] = ()

    def write(self, work: Work) -> Label:
        """InvalidEntry of the first row that cannot be kept, and for turns of another household.

        UserError `unknown_record`, `outside_interview` for a row of another day or household, `question_answered` for
        "nothing" where an answer stands.
        """
        found = _known(self.question, work)
        if not self.rows:
            return self._answer_nothing(found, work)
        for draft in (one for row in self.rows for one in row):
            if draft.household != found.household or not found.first <= draft.date <= found.last:
                raise UserError("outside_interview")
        if not found.is_deleted:
            kind = found.kind if found.is_open else self.rows[0][0].kind
            work.replace(replace(found, kind=kind, is_deleted=True), was=found)
        entries: list[Entry] = []
        for row in self.rows:
            entries += added_row(row, work)
        hand_on([found.id], entries, work)
        for place, (rule, due) in enumerate(self._turns_of(found.household, work)):
            state = TurnState.SKIPPED if place else TurnState.TAKEN
            answer_turn(rule, due, work, state=state, by=answer_on(due, entries))
        return added_label(entries)

    def _answer_nothing(self, found: Unanswered, work: Work) -> Label:
        if not found.is_open:
            raise UserError("question_answered")
        work.replace(replace(found, kind=EntryKind.NOTHING), was=found)
        for rule, due in self._turns_of(found.household, work):
            answer_turn(rule, due, work, state=TurnState.SKIPPED, by=found.id)
        return _label("answer_nothing", found)

    def _turns_of(self, household: Id, work: Work) -> list[tuple[Recurring, date]]:
        turns = [(known_rule(recurring, work), due) for recurring, due in self.turns]
        refuse([Problem("of_another_household", "turns") for rule, _due in turns if rule.household != household])
        return turns


@dataclass(frozen=True, slots=True)
class TakeOutAnswer:
    """Take entries of an answer out again; where none of it is left, the question is a gap as before."""

    question: Id
    kind: EntryKind
    entries: tuple[Id, ...]

    def write(self, work: Work) -> Label:
        """UserError `unknown_record`, and as `DeleteEntries`."""
        found = _known(self.question, work)
        label = DeleteEntries(self.entries).write(work)
        if found.is_deleted and not written(work.reader, replace(found, kind=self.kind)):
            work.replace(replace(found, kind=self.kind, is_deleted=False), was=found)
        return label


@dataclass(frozen=True, slots=True)
class AskAgain:
    """Take back that there was nothing of what was asked for: the question is open again."""

    question: Id
    kind: EntryKind

    def write(self, work: Work) -> Label:
        """UserError `unknown_record`, `nothing_changed` where it is open or answered with entries."""
        found = _known(self.question, work)
        if found.is_deleted or found.is_open:
            raise UserError("nothing_changed")
        now = replace(found, kind=self.kind)
        work.replace(now, was=found)
        open_again([(found.household, found.id)], work)
        return _label("ask_again", now)


def _known(question: Id, work: Work) -> Unanswered:
    found = work.record(Unanswered, question)
    if found is None:
        raise UserError("unknown_record")
    return found


def _label(code: str, found: Unanswered) -> Label:
    category = code_of(found.category) if 0 < found.category < STANDARD_LIMIT else ""
    return Label(
        code,
        (
            ("what", found.what),
            ("category", category),
            ("kind", str(found.kind)),
            ("first", found.first.isoformat()),
            ("last", found.last.isoformat()),
        ),
    )
