"""What a household is asked when it is asked back: over which days, and about what, in its own words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import median_low
from typing import Final

from household_ledger.domain.category import STANDARD_LIMIT, code_of, fixed_id
from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kept_rows import Row
from household_ledger.domain.kinds import EntryKind, KnownBy, PocketKind
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.register import Debt, Household, Member, Pocket
from household_ledger.domain.unanswered import Unanswered
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.services.views.beginners import first_incomes, picture_of
from household_ledger.services.views.due import DueTurn, due_turns
from household_ledger.services.views.interview_answers import ORDER, thing, without_amount, words_about
from household_ledger.services.views.interview_span import Span
from household_ledger.services.views.name_book import Names
from household_ledger.services.views.rules import simple_draft
from household_ledger.services.views.tiles import HALF_LIFE_DAYS, LONGEST_AGO, Home, Tile, as_before, tile_of
from household_ledger.text.i18n import _

HISTORY_DAYS: Final = 90
LEAST_TIMES: Final = 2
MOST_OF_A_CATEGORY: Final = 2
ELDER: Final = 60
_K = EntryKind
MOST_USUAL: Final = {_K.INCOME: 5, _K.EXPENSE: 6, _K.COST: 2, _K.CREDIT: 2, _K.SAVE: 2, _K.REPAY: 3}
"""So many of a household's own (of other kinds one): with what everybody is asked, a quarter of an hour of talk."""
_FOOD, _WAGES, _ALLOWANCES = ("E01", "E02"), ("I07", "I08"), ("I11", "I12", "I13", "I15")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing that is asked for, as the button `tile` writes it, owed on the debt `owed_on` (or paid back on it).

    `usual` is what it usually comes to, in satang (0: not known), `last_on` when it was written last; `turns` are
    what comes again and falls due within the days; `id` is the record it was asked with (0: not asked yet).
    """

    tile: Tile
    owed_on: Id = NO_ID
    usual: Money = ZERO
    times: int = 0
    last_on: date | None = None
    turns: tuple[DueTurn, ...] = ()
    id: Id = NO_ID

    @property
    def what(self) -> str:
        """Name what is asked for, in the words of the household."""
        return self.tile.words

    @property
    def kind(self) -> EntryKind:
        """Give the kind of an answer."""
        return _K.CREDIT if self.owed_on and self.tile.kind is not _K.REPAY else self.tile.kind

    def record(self, household: Id, span: Span) -> Unanswered:
        """Give it as it is kept while nobody has answered it."""
        return Unanswered(
            id=self.id,
            household=household,
            first=span.first,
            last=span.last,
            what=self.what,
            kind=self.kind,
            category=self.tile.category,
            occupation=self.tile.occupation,
        )

    def row(self, household: Id, day: date, amount: Money, *, is_sum: bool = False) -> Row:
        """Give the entry, or the pair, of an answer: remembered; a sum of several days says that it is one."""
        known_by = KnownBy.SUMMARY if is_sum else KnownBy.REMEMBERED
        drafts = self.tile.drafts(household, day, amount, owed_on=self.owed_on)
        return tuple(replace(one, known_by=known_by) for one in drafts)


def questions(reader: Reader, household: Household, span: Span, today: date) -> tuple[Question, ...]:
    """List what to ask about: the household's own usual things, what comes again, then what everybody is asked.

    Its own are those of at least two uses in the ninety days before and the days themselves, the most used first, each
    use counting half after sixty days. They are asked in the order of `ORDER`.
    """
    home = Home(reader, household.id, today)
    asked = _usual(reader, home, span)
    for turn in due_turns(reader, household, today):
        if span.first <= turn.date <= span.last:
            asked = _with_turn(asked, turn, home)
    asked += _musts(reader, home, asked)
    return tuple(sorted(_told_apart(asked, Names.read(reader, household.id)), key=lambda one: ORDER.index(one.kind)))


def questions_asked(
    reader: Reader, household: Household, asked: Sequence[Unanswered], today: date
) -> tuple[Question, ...]:
    """Give questions that were begun as they can be asked again; one whose debt or pocket is gone is left out."""
    known: dict[Span, dict[tuple[str, EntryKind], Question]] = {}
    home = Home(reader, household.id, today)
    found = []
    for one in asked:
        span = Span(one.first, one.last)
        if span not in known:
            known[span] = {(thing(q.what), q.kind): q for q in questions(reader, household, span, today)}
        question = known[span].get((thing(one.what), one.kind)) or _of_record(one, reader, home)
        if question is not None:
            found.append(replace(question, id=one.id))
    return tuple(found)


def open_turns(reader: Reader, household: Household, question: Question, today: date) -> tuple[tuple[Id, date], ...]:
    """Name the turns of a question that wait for an answer still: rule, and the day it fell due."""
    if not question.turns:
        return ()
    waiting = {(one.recurring.id, one.due) for one in due_turns(reader, household, today)}
    return tuple(key for one in question.turns if (key := (one.recurring.id, one.due)) in waiting)


def more_question(tile: Tile) -> Question:
    """Ask about something more, that a button names."""
    return Question(tile=tile, usual=tile.amount)


def _usual(reader: Reader, home: Home, span: Span) -> list[Question]:
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
        made = _question(same, home, names)
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


def _thing_of(entry: Entry, names: Names, home: Home) -> tuple[str, EntryKind, Id]:
    """Say what an entry is about: savings by pocket and goal, repayments by their debt, whatever the words."""
    said = draft_of(entry)
    if entry.kind is _K.SAVE:
        return str(home.goal(said.to_pocket, said.goal)), entry.kind, said.to_pocket
    if entry.kind is _K.REPAY:
        return "", entry.kind, said.debt
    return thing(words_about(entry, names)), entry.kind, said.debt


def _weight(same: Iterable[Entry], last: date) -> float:
    return math.fsum(2.0 ** (-(last - one.date).days / HALF_LIFE_DAYS) for one in same)


def _question(same: Sequence[Entry], home: Home, names: Names) -> Question | None:
    last = same[-1]
    tile = as_before(last, home)
    if tile is None:
        return None
    is_owed = last.kind in (_K.CREDIT, _K.REPAY)
    if is_owed and not tile.debt:
        return None
    return Question(
        tile=replace(tile, words=words_about(last, names)),
        owed_on=tile.debt if is_owed else NO_ID,
        usual=Money(median_low(int(draft_of(one).amount) for one in same)),
        times=len(same),
        last_on=last.date,
    )


def _with_turn(asked: list[Question], turn: DueTurn, home: Home) -> list[Question]:
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
    named = replace(tile, words=without_amount(turn.what))
    return [*asked, Question(tile=named, owed_on=owed_on, usual=turn.amount, turns=(turn,))]


def _musts(reader: Reader, home: Home, asked: Sequence[Question]) -> list[Question]:
    """Give what everybody is asked, where the household's own questions do not ask for it already."""
    beginners = {(one.kind, home.standard(one.category)): one for one in home.beginners()}
    codes = {(one.tile.kind, home.standard(one.tile.category)) for one in asked}
    found = [*_selling(reader, home, asked)]
    codes |= {(one.tile.kind, home.standard(one.tile.category)) for one in found}
    for kind, among in ((_K.EXPENSE, _FOOD), (_K.INCOME, _WAGES), (_K.INCOME, _ALLOWANCES)):
        tile = beginners.get((kind, fixed_id(among[0])))
        is_asked = any((kind, fixed_id(code)) in codes for code in among)
        is_fitting = among is not _ALLOWANCES or _has_elder(reader, home)
        if tile is not None and not is_asked and is_fitting:
            found.append(Question(tile=tile))
    if not any(one.kind is _K.SAVE for one in asked):
        found += _saving(home)
    repaid = {one.owed_on for one in asked if one.kind is _K.REPAY}
    owing = _owing(reader, home) if home.cash else ()
    found += [_repaying(one, home) for one in owing if one.id not in repaid]
    return found


def _has_elder(reader: Reader, home: Home) -> bool:
    """Tell whether somebody old enough for the allowance lives here; True where nobody's year of birth is known."""
    years = [one.birth_year for one in reader.of_household(Member, home.household) if one.birth_year]
    return not years or home.today.year - min(years) >= ELDER


def _selling(reader: Reader, home: Home, asked: Sequence[Question]) -> Iterator[Question]:
    """Ask what each work brought in where no question does: what it brought in last, else its sales."""
    told = {one.tile.occupation for one in asked if one.kind is _K.INCOME}
    first, last = home.today - LONGEST_AGO, home.today
    incomes = EntryQuery(household=home.household, first=first, last=last, kinds=frozenset({_K.INCOME}))
    brought = {one.occupation: one for one in reader.entries(incomes) if not one.pair and one.occupation not in told}
    names = Names.read(reader, home.household)
    for work in home.works:
        if work.id in told or not home.cash:
            continue
        last_one = _question([brought[work.id]], home, names) if work.id in brought else None
        words, code = _("Sales: {work}").format(work=work.name), first_incomes(work.sector)[0]
        sales = _tile(home, words, _K.INCOME, fixed_id(code))
        yield last_one or Question(tile=replace(sales, occupation=work.id))


def _saving(home: Home) -> list[Question]:
    known = [one for one in home.beginners() if one.kind is _K.SAVE]
    into = [one for one in home.pockets if one.kind is PocketKind.SAVINGS]
    if not known and into and home.cash:
        known = [_saving_in(into[0], home)]
    return [Question(tile=one) for one in known[:1]]


def _saving_in(pocket: Pocket, home: Home) -> Tile:
    return replace(_tile(home, pocket.name, _K.SAVE), to_pocket=pocket.id, goal=home.goal(pocket.id))


def _owing(reader: Reader, home: Home) -> list[Debt]:
    """List the debts something is still owed on."""
    standing = {ref for (_account, ref), amount in reader.balances(home.household, home.today).items() if amount < 0}
    return [one for one in home.debts if one.id in standing]


def _repaying(debt: Debt, home: Home) -> Question:
    return Question(tile=replace(_tile(home, debt.name, _K.REPAY), debt=debt.id), owed_on=debt.id)


def _tile(home: Home, words: str, kind: EntryKind, category: Id = NO_ID) -> Tile:
    plain_code = {_K.SAVE: "S01", _K.REPAY: "D01", _K.CREDIT: "D04"}.get(kind, "E01")
    standard = home.standard(category)
    code = code_of(standard) if 0 < standard < STANDARD_LIMIT else plain_code
    pocket = NO_ID if kind in (_K.PRODUCED, _K.RECEIVED) else home.cash
    return Tile(words=words, picture=picture_of(code), kind=kind, category=category, pocket=pocket)


def _of_record(one: Unanswered, reader: Reader, home: Home) -> Question | None:
    """Ask again for what no question of today asks for; None where it cannot be told where the money would go."""
    if one.kind in (_K.SAVE, _K.REPAY, _K.CREDIT):
        return _said_before(one, reader, home) or _of_its_name(one, home)
    if one.kind not in ORDER or not one.category or home.is_right_alone(one.kind, one.category):
        return None
    return Question(tile=replace(_tile(home, one.what, one.kind, one.category), occupation=one.occupation))


def _said_before(one: Unanswered, reader: Reader, home: Home) -> Question | None:
    """Ask as of what was written in these words; None where that went to more than one debt, pocket or goal."""
    query = EntryQuery(
        household=home.household, first=one.first - LONGEST_AGO, last=one.last, kinds=frozenset({one.kind})
    )
    names = Names.read(reader, home.household)
    same = [entry for entry in reader.entries(query) if not entry.pair and thing(one.what) in _called(entry, names)]
    into = {(said.debt, said.to_pocket, home.goal(said.to_pocket, said.goal)) for said in map(draft_of, same)}
    if len(into) != 1:
        return None
    found = _question(same, home, names)
    return replace(found, tile=replace(found.tile, words=one.what)) if found is not None else None


def _called(entry: Entry, names: Names) -> set[str]:
    """Give what a question about an entry may be called: its words, and those with the name it is told apart by."""
    said, words = draft_of(entry), words_about(entry, names)
    told_by = ("", *map(names.name, (said.debt, said.goal, said.to_pocket)))
    return {thing(" ".join(filter(None, (words, name)))) for name in told_by}


def _of_its_name(one: Unanswered, home: Home) -> Question | None:
    """Ask for savings by their pocket, for what is owed by its debt, where they are called so."""
    if one.kind is _K.SAVE:
        into = next((pocket for pocket in home.pockets if pocket.name == one.what), None)
        return Question(tile=_saving_in(into, home)) if into is not None else None
    debt = next((debt for debt in home.debts if debt.name == one.what), None)
    return _repaying(debt, home) if debt is not None and one.kind is _K.REPAY else None
