"""Questions asked before, as they can be asked again; and the turns of what comes again that wait for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.register import Household
from household_ledger.domain.unanswered import Unanswered
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.services.views.due import due_turns
from household_ledger.services.views.interview import questions
from household_ledger.services.views.interview_answers import ORDER, asked_before, same_asked, thing, words_about
from household_ledger.services.views.interview_question import Question, plain_tile, question_of, repaying, saving_in
from household_ledger.services.views.interview_span import Span
from household_ledger.services.views.name_book import Names
from household_ledger.services.views.tiles import LONGEST_AGO, TilesGround

_K = EntryKind


def questions_asked(
    reader: Reader, household: Household, asked: Sequence[Unanswered], today: date
) -> tuple[Question, ...]:
    """Give questions that were begun as they can be asked again; one whose debt or pocket is gone is left out."""
    known: dict[Span, dict[tuple[str, EntryKind], Question]] = {}
    home = TilesGround(reader, household.id, today)
    found = []
    for one in asked:
        span = Span(one.first, one.last)
        if span not in known:
            known[span] = {(thing(q.what), q.kind): q for q in questions(reader, household, span, today)}
        question = known[span].get((thing(one.what), one.kind)) or _of_record(one, reader, home)
        if question is not None:
            found.append(replace(question, id=one.id))
    return tuple(found)


def with_records(reader: Reader, household: Id, asked: Sequence[Question], span: Span) -> tuple[Question, ...]:
    """Give questions with the records they were asked with of just these days, where they were: open or answered."""
    before = asked_before(reader, household, span.first, span.last)

    def known(one: Question) -> Question:
        same = same_asked(one.what, one.kind, before) if not one.id else None
        return replace(one, id=same.id) if same is not None else one

    return tuple(known(one) for one in asked)


def open_turns(
    reader: Reader, household: Household, question: Question, today: date, *, day: date | None = None
) -> tuple[tuple[Id, date], ...]:
    """Name the turns of a question that wait for an answer still: rule, and the day it fell due.

    Of what came on one `day`, the turn proposed for that day; else the first.
    """
    if not question.turns:
        return ()
    waiting = {(one.recurring.id, one.due) for one in due_turns(reader, household, today)}
    still = [one for one in question.turns if (one.recurring.id, one.due) in waiting]
    if day is not None:
        still = ([one for one in still if one.date == day] or still)[:1]
    return tuple((one.recurring.id, one.due) for one in still)


def _of_record(one: Unanswered, reader: Reader, home: TilesGround) -> Question | None:
    """Ask again for what no question of today asks for; None where it cannot be told where the money would go."""
    if one.kind in (_K.SAVE, _K.REPAY, _K.CREDIT):
        return _said_before(one, reader, home) or _of_its_name(one, home)
    if one.kind not in ORDER or not one.category or home.is_right_alone(one.kind, one.category):
        return None
    return Question(tile=replace(plain_tile(home, one.what, one.kind, one.category), occupation=one.occupation))


def _said_before(one: Unanswered, reader: Reader, home: TilesGround) -> Question | None:
    """Ask as of what was written in these words; None where that went to more than one debt, pocket or goal."""
    query = EntryQuery(
        household=home.household, first=one.first - LONGEST_AGO, last=one.last, kinds=frozenset({one.kind})
    )
    names = Names.read(reader, home.household)
    same = [entry for entry in reader.entries(query) if not entry.pair and thing(one.what) in _called(entry, names)]
    into = {(said.debt, said.to_pocket, home.goal(said.to_pocket, said.goal)) for said in map(draft_of, same)}
    if len(into) != 1:
        return None
    found = question_of(same, home, names)
    return replace(found, tile=replace(found.tile, words=one.what)) if found is not None else None


def _called(entry: Entry, names: Names) -> set[str]:
    """Give what a question about an entry may be called: its words, and those with the name it is told apart by."""
    said, words = draft_of(entry), words_about(entry, names)
    told_by = ("", *map(names.name, (said.debt, said.goal, said.to_pocket)))
    return {thing(" ".join(filter(None, (words, name)))) for name in told_by}


def _of_its_name(one: Unanswered, home: TilesGround) -> Question | None:
    """Ask for savings by their pocket, for what is owed by its debt, where they are called so."""
    if one.kind is _K.SAVE:
        into = next((pocket for pocket in home.pockets if pocket.name == one.what), None)
        return Question(tile=saving_in(into, home)) if into is not None else None
    debt = next((debt for debt in home.debts if debt.name == one.what), None)
    return repaying(debt, home) if debt is not None and one.kind is _K.REPAY else None
