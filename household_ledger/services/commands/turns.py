"""Turns of what comes again: put down as answered, and open again once what answered them is taken out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.recurrence import is_due
from household_ledger.domain.recurring import Recurring, RecurringTurn, TurnState, day_of, number_of
from household_ledger.errors import UserError
from household_ledger.services.ports import Work


def known_rule(recurring: Id, work: Work) -> Recurring:
    """Give a rule that is proposed still; UserError `unknown_record`."""
    found = work.record(Recurring, recurring)
    if found is None or found.is_deleted:
        raise UserError("unknown_record")
    return found


def turns_of(recurring: Recurring, work: Work, *, with_deleted: bool = False) -> list[RecurringTurn]:
    """List what was said of a rule's turns; one taken back, or open again, stands there deleted."""
    listed = work.reader.of_household(RecurringTurn, recurring.household, with_deleted=with_deleted)
    return [one for one in listed if one.recurring == recurring.id]


def answer_turn(rule: Recurring, due: date, work: Work, *, state: TurnState, by: Id = NO_ID) -> None:
    """Put a turn down as answered `by` an entry or a question; UserError `turn_not_due`, `turn_answered`."""
    if not is_due(rule, due):
        raise UserError("turn_not_due")
    number = number_of(due)
    before = next((one for one in turns_of(rule, work, with_deleted=True) if one.due == number), None)
    if before is not None and not before.is_deleted:
        raise UserError("turn_answered")
    turn = RecurringTurn(recurring=rule.id, due=number, household=rule.household, state=state, entry=by)
    if before is None:
        work.insert([turn])
    else:
        work.replace(turn, was=before)


def open_again(answers: Iterable[tuple[Id, Id]], work: Work) -> None:
    """Open the turns that some (household, entry or question) answered: that is taken out now."""
    _mark(answers, work, is_deleted=True)


def answered_again(answers: Iterable[tuple[Id, Id]], work: Work) -> None:
    """Put the turns down as answered that some (household, entry) answered before it was taken out.

    One that was answered otherwise since stays as it is.
    """
    _mark(answers, work, is_deleted=False)


def hand_on(was: Collection[Id], now: Sequence[Entry], work: Work) -> None:
    """Let entries answer the turns of those, or of the question, they are written instead of."""
    for turn in work.reader.of_household(RecurringTurn, now[0].household):
        if turn.entry in was:
            work.replace(replace(turn, entry=answer_on(day_of(turn.due), now)), was=turn)


def answer_on(due: date, among: Sequence[Entry]) -> Id:
    """Name the entry that answers a turn: the first of its own day, else the first of all."""
    return next((one.id for one in among if one.date == due), among[0].id)


def _mark(answers: Iterable[tuple[Id, Id]], work: Work, *, is_deleted: bool) -> None:
    by_household: dict[Id, set[Id]] = {}
    for household, answer in answers:
        by_household.setdefault(household, set()).add(answer)
    for household, ids in by_household.items():
        for turn in work.reader.of_household(RecurringTurn, household, with_deleted=not is_deleted):
            if turn.entry in ids and turn.is_deleted != is_deleted:
                work.replace(replace(turn, is_deleted=is_deleted), was=turn)
