"""What a household is asked when it is asked back: over which days, and about what, in its own words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.register import Household
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.services.views.due import DueTurn, due_turns
from household_ledger.services.views.interview_answers import ORDER, thing, words_about
from household_ledger.services.views.interview_musts import musts
from household_ledger.services.views.interview_question import Question, question_of
from household_ledger.services.views.interview_span import Span
from household_ledger.services.views.name_book import Names
from household_ledger.services.views.rules import simple_draft
from household_ledger.services.views.tiles import HALF_LIFE_DAYS, TilesGround, tile_of
from household_ledger.text.measures import without_count

HISTORY_DAYS: Final = 90
LEAST_TIMES: Final = 2
MOST_OF_A_CATEGORY: Final = 2
_K = EntryKind
MOST_USUAL: Final = {_K.INCOME: 5, _K.EXPENSE: 6, _K.COST: 2, _K.CREDIT: 2, _K.SAVE: 2, _K.REPAY: 3}
"""So many of a household's own (of other kinds one): with what everybody is asked, a quarter of an hour of talk."""


def questions(reader: Reader, household: Household, span: Span, today: date) -> tuple[Question, ...]:
    """List what to ask about: the household's own usual things, what comes again, then what everybody is asked.

    Its own are those of at least two uses in the ninety days before and the days themselves, the most used first, each
    use counting half after sixty days. They are asked in the order of `ORDER`.
    """
    home = TilesGround(reader, household.id, today)
    asked = _usual(reader, home, span)
    for turn in due_turns(reader, household, today):
        if span.first <= turn.date <= span.last:
            asked = _with_turn(asked, turn, home)
    asked += musts(reader, home, asked)
    return tuple(sorted(_told_apart(asked, Names.read(reader, household.id)), key=lambda one: ORDER.index(one.kind)))


def _usual(reader: Reader, home: TilesGround, span: Span) -> list[Question]:
    """Give what the household wrote at least twice in the last ninety days, the most used first."""
    first = span.first - timedelta(days=HISTORY_DAYS)
    names = Names.read(reader, home.household)
    of_thing: dict[tuple[str, EntryKind, Id], list[Entry]] = defaultdict(list)
    for entry in reader.entries(EntryQuery(household=home.household, first=first, last=span.last)):
        if entry.kind in ORDER and not entry.pair:
            of_thing[_thing_of(entry, names, home)].append(entry)
    often = [same for same in of_thing.values() if len(same) >= LEAST_TIMES]
    often.sort(key=lambda same: -_weight(same, span.last))
    found: list[Question] = []
    of_kind, of_category = Counter[EntryKind](), Counter[tuple[EntryKind, Id]]()
    for same in often:
        made = question_of(same, home, names)
        if made is None:
            continue
        key = made.kind, home.standard(made.tile.category)
        most = MOST_OF_A_CATEGORY if key[1] else MOST_USUAL.get(made.kind, 1)
        if of_category[key] < most and of_kind[made.kind] < MOST_USUAL.get(made.kind, 1):
            of_kind[made.kind] += 1
            of_category[key] += 1
            found.append(made)
    return found


def _told_apart(asked: Sequence[Question], names: Names) -> Iterator[Question]:
    """Name the debt, goal, savings or work where the same words ask for two things; what stays the same is one."""
    known = Counter((thing(one.what), one.kind) for one in asked)
    seen = set()
    for one in asked:
        told = one
        if known[thing(one.what), one.kind] > 1:
            tile = one.tile
            name = next(filter(None, map(names.name, (one.owed_on, tile.goal, tile.to_pocket, tile.occupation))), "")
            told = replace(one, tile=replace(one.tile, words=" ".join(filter(None, (one.what, name)))))
        key = thing(told.what), told.kind
        if key not in seen:
            seen.add(key)
            yield told


def _thing_of(entry: Entry, names: Names, home: TilesGround) -> tuple[str, EntryKind, Id]:
    """Say what an entry is about: savings by pocket and goal, repayments by their debt, whatever the words."""
    said = draft_of(entry)
    if entry.kind is _K.SAVE:
        return str(home.goal(said.to_pocket, said.goal)), entry.kind, said.to_pocket
    if entry.kind is _K.REPAY:
        return "", entry.kind, said.debt
    return thing(words_about(entry, names)), entry.kind, said.debt


def _weight(same: Iterable[Entry], last: date) -> float:
    return math.fsum(2.0 ** (-(last - one.date).days / HALF_LIFE_DAYS) for one in same)


def _with_turn(asked: list[Question], turn: DueTurn, home: TilesGround) -> list[Question]:
    """Ask about what falls due together with the usual thing of the same words, or for itself.

    A rule of several rows or parts is not said in one amount: it waits on the page of today.
    """
    draft = simple_draft(turn.rows)
    tile = tile_of(draft, home) if draft is not None else None
    if draft is None or tile is None or (draft.kind is _K.REPAY and not tile.debt):
        return asked
    for place, one in enumerate(asked):
        if one.kind is draft.kind and thing(one.what) == thing(turn.what):
            joined = replace(one, turns=(*one.turns, turn), usual=turn.amount)
            return [*asked[:place], joined, *asked[place + 1 :]]
    owed_on = tile.debt if draft.kind is _K.REPAY else NO_ID
    named = replace(tile, words=without_count(turn.what))
    return [*asked, Question(tile=named, owed_on=owed_on, usual=turn.amount, turns=(turn,))]
