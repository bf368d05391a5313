"""What a household usually writes, offered while somebody types: ranked by how often and how lately.

A description weighs, for each month it was written in, its uses × 2^(−age ÷ HALF_LIFE_DAYS), the age being that of the
month's last use in days. What begins with the typed letters stands before what only holds them; among these the heavier
stands first, then the order of Thai words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from household_ledger.domain.category import fixed_id
from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.entry import Entry
from household_ledger.domain.entry_rules import CASH_INCOME, SALES
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import IN_KIND, EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import HouseholdCategory, Occupation
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.ports import Reader
from household_ledger.services.typed.category_guess import Guess, Guesser
from household_ledger.services.typed.leading_words import as_sold, is_sold
from household_ledger.services.typed.meant_kinds import kind_meant
from household_ledger.services.usual_words import WordsUsed
from household_ledger.text.collation import sort_key
from household_ledger.text.entry_tags import kind_tag
from household_ledger.text.i18n import using
from household_ledger.text.matching import closeness, plain
from household_ledger.text.measures import without_measure

__all__ = ["HALF_LIFE_DAYS", "Completion", "Guess", "KindWord", "Offers", "Usual"]

HALF_LIFE_DAYS: Final = 60
"""After so many days a use counts half as much for the order of what is offered."""
MOST_OFFERED: Final = 8
_SCALE: Final = 1 << 40
_K = EntryKind
OFFERED_KINDS: Final = (
    *(_K.SAVE, _K.WITHDRAW, _K.BORROW, _K.REPAY, _K.CREDIT, _K.LEND, _K.RETURNED, _K.PRODUCED, _K.RECEIVED),
    *(_K.GIVEN, _K.TRANSFER, _K.OPENING, _K.HOURS, _K.NOTHING),
)
"""Kinds whose word is offered in the list; it is taken only when somebody chooses it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """A description this household has written, with how it was entered the last time.

    `category` is that of the first part (NO_ID for none), `row` and `twin` the ids of the last entry and the other half
    of its pair: `typed_of` of them fills the whole row.
    """

    what: str
    kind: EntryKind
    category: Id = NO_ID
    pocket: Id = NO_ID
    occupation: Id = NO_ID
    member: Id = NO_ID
    amount: Money
    times: int
    last_on: date
    row: Id
    twin: Id = NO_ID


@dataclass(frozen=True, slots=True)
class KindWord:
    """A word that changes the kind of the row, only when it is chosen: ออม, ถอน, กู้."""

    word: str
    kind: EntryKind
    is_meant: bool = False
    """Whether what was typed speaks of this kind by itself (`meant_kinds`), and is_sure: of no other."""
    is_sure: bool = False
    source: Id = NO_ID


@dataclass(frozen=True, slots=True)
class Offers:
    """What a typed beginning may become: descriptions, best first, and kinds to choose."""

    usual: tuple[Usual, ...] = ()
    kinds: tuple[KindWord, ...] = ()


_Key = tuple[str, EntryKind]


@dataclass(slots=True)
class _Written:
    """One description with one kind: its uses by month, and what follows from them."""

    words: str
    order: str
    months: dict[int, WordsUsed] = field(default_factory=dict)
    weight: int = 0
    times: int = 0
    usual: Usual | None = None

    @property
    def last(self) -> WordsUsed:
        """Give the month's use that holds the last entry."""
        return max(self.months.values(), key=_when)

    def weigh(self, today: date) -> None:
        """Reckon the weight anew."""
        ages = ((max(0, (today - used.last_on).days), used.times) for used in self.months.values())
        self.weight = sum(int(times * _SCALE * 2 ** (-age / HALF_LIFE_DAYS)) for age, times in ages)
        self.times = sum(used.times for used in self.months.values())

    def rank(self, typed: str) -> int:
        """Tell how the description goes on from what was typed: 0 the same … 99 not at all."""
        near = closeness(typed, self.words)
        return _RANKS.get(near, _NOT) if near < _INSIDE or len(plain(typed)) > 1 else _NOT


_INSIDE = 4
_RANKS = {0: 0, 2: 1, 1: 2, 3: 2, 4: 3, 5: 4, 7: 4, 6: 5, 8: 5, 9: 6}
"""From `text.matching.closeness`: a description is typed from its beginning, so that goes before a word inside."""


class Completion:
    """The completion of one household; `update` brings it up to date after a step, in the time of a month's entries."""

    def __init__(self, household: Id, guesser: Guesser) -> None:
        self.household = household
        self.guesser = guesser
        self.in_file: Guesser | None = None
        """What the whole file knows, where that is read: it is asked before the household's own likenesses."""
        self._written: dict[_Key, _Written] = {}
        self._by_month: dict[int, set[_Key]] = {}
        self._is_read = False
        self._standard: Mapping[Id, Id] = {}
        self._works: set[tuple[Id, Id]] = set()

    @classmethod
    def read(cls, reader: Reader, household: Id, *, today: date, guesser: Guesser | None = None) -> Completion:
        """Read a household's past; guesses are learned from it alone unless a `guesser` knows the whole file."""
        made = cls(household, guesser or Guesser.read(reader, household))
        made._read_own(reader)
        made._learn(reader, reader.words_used(household), today)
        return made

    def update(self, reader: Reader, changes: ChangeSet, *, today: date) -> None:
        """Learn what a step changed of this household; steps of others and of no entry cost nothing."""
        if "household_category" in changes.kinds:
            self._read_own(reader)
        months = {month for household, month in changes.months if household == self.household}
        if not months or "entry" not in changes.kinds:
            return
        stale = set().union(*(self._by_month.pop(month, set()) for month in months))
        for key in stale:
            for month in months:
                self._written[key].months.pop(month, None)
        self._learn(reader, reader.words_used(self.household, months), today, stale)

    def offers(self, typed: str, *, limit: int = MOST_OFFERED) -> Offers:
        """Give what a typed beginning may become; nothing is ever taken for a kind unless its word is chosen."""
        ranked = [
            (rank, -one.weight, one.order, one) for one in self._written.values() if (rank := one.rank(typed)) < _NOT
        ]
        ranked.sort(key=_by_rank)
        usual = tuple(one.usual for *_rank, one in ranked[:limit] if one.usual is not None)
        return Offers(usual, tuple(_kind_words(typed)))

    def goods(self, words: str) -> list[Usual]:
        """Give the uses of a description for goods without money, however much it was, the latest first."""
        wanted = without_measure(plain(words))
        found = [
            one.usual
            for (said, kind), one in self._written.items()
            if kind in IN_KIND and one.usual is not None and without_measure(said) == wanted
        ]
        return sorted(found, key=lambda one: (one.last_on, one.row), reverse=True)

    def guess(self, typed: str, among: Container[int] | None = None) -> Guess | None:
        """Guess the category of a description: how this household used it last, else what its letters speak for.

        Something sold that no letters speak for is taken for what the household sells most. None for a weak likeness,
        and for words that speak of a loan, of land or gold sold, of a thing given, which is no money in or out.
        """
        known = [self._written[key] for kind in _K if (key := (plain(typed), kind)) in self._written]
        used = max(known, key=lambda one: one.weight).usual if known else None
        if used is not None and used.category != NO_ID and (among is None or used.category in among):
            return Guess(used.category, (used.what,))
        if _is_no_money(typed, among):
            return None
        for guesser in self._guessers():
            if (guess := guesser.guess(typed, among)) is not None:
                return guess
        return self._usual_sale(among) if is_sold(typed) else None

    def is_known(self, typed: str, among: Container[int] | None = None) -> bool:
        """Tell whether the first word was learned as a whole for what is guessed, and is not merely like it."""
        guess = self.guess(typed, among)
        return guess is not None and any(one.knows(typed, guess.category) for one in self._guessers())

    def likely(self, typed: str, among: Container[int] | None = None, *, limit: int = 3) -> list[Id]:
        """Give the categories a description most likely stands for, a weak likeness too."""
        guess = self.guess(typed, among)
        found = [guess.category] if guess is not None else []
        for guesser in self._guessers():
            found += guesser.ranked(typed, among)
        return list(dict.fromkeys(found))[:limit]

    def _guessers(self) -> tuple[Guesser, ...]:
        return (self.in_file, self.guesser) if self.in_file is not None else (self.guesser,)

    def _usual_sale(self, among: Container[int] | None) -> Guess | None:
        """Give what the household sells most; None for one that sold nothing yet."""
        sold = Counter[Id]()
        for one in self._written.values():
            category = one.usual.category if one.usual is not None else NO_ID
            if self._is_sale(category) and (among is None or category in among):
                sold[category] += one.weight
        return Guess(min(sold, key=lambda one: (-sold[one], one))) if sold else None

    def _learn(self, reader: Reader, uses: Iterable[WordsUsed], today: date, stale: Iterable[_Key] = ()) -> None:
        touched = set(stale)
        for used in uses:
            key = (plain(used.words), _MERGED.get(used.kind, used.kind))
            one = self._written.get(key)
            if one is None:
                one = self._written[key] = _Written(key[0], sort_key(used.words))
            before = one.months.get(used.month)
            one.months[used.month] = used if before is None else _both(before, used)
            self._by_month.setdefault(used.month, set()).add(key)
            touched.add(key)
        for key in touched:
            one = self._written[key]
            if one.months:
                one.weigh(today)
            else:
                del self._written[key]
        self._read_last(reader, [self._written[key] for key in touched if key in self._written])

    def _read_last(self, reader: Reader, written: Sequence[_Written]) -> None:
        """Read how each description was entered the last time, all in one question."""
        entries = {entry.id: entry for entry in reader.entries_of([one.last.last for one in written])}
        pairs = {entry.pair for entry in entries.values() if entry.pair}
        twins = (
            {half.pair: half.id for half in reader.entries_of_pairs(pairs) if half.id not in entries} if pairs else {}
        )
        for one in written:
            entry = entries[one.last.last]
            is_new = one.usual is None
            one.usual = _usual(one, entry, twins.get(entry.pair, NO_ID))
            if is_new and self._is_read and one.usual.category != NO_ID:
                self.guesser.learn(one.usual.what, self._under(one.usual.category))
        self._is_read = True
        self._learn_works(reader, written)

    def _read_own(self, reader: Reader) -> None:
        own = reader.of_household(HouseholdCategory, self.household)
        self._standard = {one.id: fixed_id(one.under) for one in own}

    def _under(self, category: Id) -> Id:
        """Give the standard category an own one stands under."""
        return self._standard.get(category, category)

    def _is_sale(self, category: Id) -> bool:
        return self._under(category) in SALES

    def _learn_works(self, reader: Reader, written: Iterable[_Written]) -> None:
        """Let the name of an occupation speak for what it sells."""
        usual = [one.usual for one in written if one.usual is not None]
        sold = {(one.occupation, one.category) for one in usual if one.occupation and self._is_sale(one.category)}
        if not sold <= self._works:
            names = {one.id: one.name for one in reader.of_household(Occupation, self.household)}
            for occupation, category in sorted(sold - self._works):
                self.guesser.learn(as_sold(names.get(occupation, "")), self._under(category))
            self._works |= sold


_NOT = 99
_MERGED = {_K.COST: _K.EXPENSE}
"""What is spent is one to whoever types it; the category tells it apart."""


def _by_rank(one: tuple[int, int, str, _Written]) -> tuple[int, int, str]:
    return one[:3]


def _both(one: WordsUsed, other: WordsUsed) -> WordsUsed:
    """Count two spellings (or a cost and an expense) of a month as one."""
    later = max(one, other, key=_when)
    return later._replace(times=one.times + other.times)


def _when(used: WordsUsed) -> tuple[date, Id]:
    return used.last_on, used.last


def _usual(one: _Written, entry: Entry, twin: Id) -> Usual:
    said = draft_of(entry)
    return Usual(
        what=entry.description,
        kind=entry.kind,
        category=said.parts[0].category if said.parts else NO_ID,
        pocket=said.pocket,
        occupation=entry.occupation,
        member=entry.member,
        amount=said.amount,
        times=one.times,
        last_on=entry.date,
        row=entry.id,
        twin=twin,
    )


def _is_no_money(typed: str, among: Container[int] | None) -> bool:
    """Tell whether words speak of a kind that none of the categories asked for belongs to.

    A loan, and what is sold, are never income or spending, whichever column the amount stands in; of a thing received
    its use is asked for as of anything else.
    """
    meant = kind_meant(typed)
    if meant is None or among is None or meant.kind is not EntryKind.RECEIVED:
        return meant is not None
    return any(one in among for one in CASH_INCOME)


def _kind_words(typed: str) -> Iterator[KindWord]:
    """Give the kinds whose word somebody may have begun to type, or typed and gone on.

    The Thai words of the field are known whatever language is shown: people write in their own.
    """
    begun, meant = plain(typed), kind_meant(typed)
    if meant is not None:
        word = kind_tag(meant.kind) if begun != plain(_thai_tag(meant.kind)) else _thai_tag(meant.kind)
        yield KindWord(word, meant.kind, is_meant=True, is_sure=meant.is_sure, source=meant.source)
    for kind in OFFERED_KINDS if begun else ():
        if meant is not None and kind is meant.kind:
            continue
        for tag in dict.fromkeys((kind_tag(kind), _thai_tag(kind))):
            word = plain(tag)
            if word.startswith(begun) or begun.startswith(word):
                yield KindWord(tag, kind)
                break


def _thai_tag(kind: EntryKind) -> str:
    with using("th"):
        return kind_tag(kind)
