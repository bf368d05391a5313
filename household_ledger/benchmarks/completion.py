"""Completion: is the right category among what is offered, and how many keys does an entry cost; shares, not times.

Of each household the last quarter of its entries is typed again, learning going on. Beside it stand what a plain list
of the commonest categories would reach, and descriptions as another hand would have written them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Final

from household_ledger.benchmarks.key_presses import day_keys, keys_of, shortest_way
from household_ledger.benchmarks.later_entries import Later, TypedAgain, copy_of
from household_ledger.benchmarks.measure import Figure, Presses, Share, percentile
from household_ledger.benchmarks.other_paper import other_paper
from household_ledger.benchmarks.sizes import LAST_MONTH, Bench
from household_ledger.benchmarks.strange_words import (
    with_a_shop_before,
    with_a_slip,
    with_money_before,
    with_words_added,
)
from household_ledger.domain.entry import Draft
from household_ledger.domain.entry_rules import CASH_INCOME, COSTS, SPENDING
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.services.typed.category_guess import Guesser, category_words
from household_ledger.services.typed.leading_words import is_sold

TARGET: Final = "completion"
_MOST_HOUSEHOLDS: Final = 12
"""So many are typed again, evenly spread over all."""
_FIRST: Final = 3
_LEAST: Final = 0.9
_MOST_KEYS: Final = 12
_ASKED_FROM: Final = 2
"""From so many letters on the share is asked for; one letter begins too many words."""
_LETTERS: Final = (1, 2, 3, 4)
_WHOLE: Final = "whole description"
_NEW, _ALONE = "never written before", "… by the household alone"
_OWN, _FILE = "plain list: household's commonest", "plain list: file's commonest"
_OTHER: Final = "another village's, empty book"
_SPENT: Final = frozenset((EntryKind.EXPENSE, EntryKind.COST))
_STRANGE: Final[tuple[tuple[str, Callable[[str, Random], str], Callable[[Draft], bool]], ...]] = (
    ("one letter wrong", with_a_slip, lambda _said: True),
    ("place or make added", with_words_added, lambda _said: True),
    ("shop named first (bought)", with_a_shop_before, lambda said: said.kind in _SPENT),
    ("money named first (sold)", with_money_before, lambda said: is_sold(said.description)),
)
"""What is done to words, and to which: nobody names a shop where something was sold."""


@dataclass(slots=True)
class _Tally:
    """Rows of the table as they are counted."""

    asked: Counter[str] = field(default_factory=Counter)
    first: Counter[str] = field(default_factory=Counter)
    three: Counter[str] = field(default_factory=Counter)
    keys: list[int] = field(default_factory=list)
    keys_of_day: list[int] = field(default_factory=list)

    def take(self, what: str, offered: Sequence[Id], meant: Id) -> None:
        """Count one question and what was offered for it."""
        self.asked[what] += 1
        self.first[what] += offered[:1] == [meant]
        self.three[what] += meant in offered[:_FIRST]

    def shares(self, size: str) -> list[Figure]:
        """Give the rows in the order they are told."""
        asked_for = {_WHOLE, *(_letters(one) for one in _LETTERS if one >= _ASKED_FROM)}
        order = (*map(_letters, _LETTERS), _WHOLE, _OWN, _FILE, _NEW, _ALONE, *(row[0] for row in _STRANGE), _OTHER)
        return [
            Share(
                target=TARGET,
                what=what,
                size=size,
                count=self.asked[what],
                first=self.first[what] / self.asked[what],
                three=self.three[what] / self.asked[what],
                least=_LEAST if what in asked_for else None,
            )
            for what in order
            if self.asked[what]
        ]

    def presses(self, size: str) -> list[Figure]:
        """Give what an entry written before costs, with the keys of its day and without."""
        without = [all_keys - of_day for all_keys, of_day in zip(self.keys, self.keys_of_day, strict=True)]
        rows = (("keys of a known entry", without), ("keys, another day typed too", self.keys))
        return [_presses(what, size, keys) for what, keys in rows if keys]


def measure_completion(bench: Bench) -> list[Figure]:
    """Type the last quarter of the households' entries again and count what is offered."""
    tally, random = _Tally(), Random(3)  # noqa: S311 -- repeatable on purpose
    with copy_of(bench) as raw:
        with bench.app.store.reader() as reader:
            every = [one.id for one in reader.households()]
        chosen = every[:: -(-len(every) // _MOST_HOUSEHOLDS)]
        again = [TypedAgain(raw, one, LAST_MONTH.last) for one in chosen]
        in_file = _categories(said for one in again for said in one.known)
        for one in again:
            _type_again(one, in_file, tally, random)
    _ask_elsewhere(tally)
    return [*tally.shares(bench.size), *tally.presses(bench.size)]


def _type_again(household: TypedAgain, in_file: Counter[Id], tally: _Tally, random: Random) -> None:
    own, met = _categories(household.known), set[str]()
    for later in household.later():
        if later.is_known:
            _count_keys(later, tally)
        if later.category == NO_ID:
            continue
        _ask_category(later, tally)
        tally.take(_OWN, _commonest(own), later.category)
        tally.take(_FILE, _commonest(in_file), later.category)
        own[later.category] += 1
        if later.said.description not in met:
            met.add(later.said.description)
            _ask_strange(later, tally, random)


def _count_keys(later: Later, tally: _Tally) -> None:
    way = shortest_way(later.completion, later.said)
    if way is not None:
        tally.keys.append(keys_of(way, later.said, later.before))
        tally.keys_of_day.append(day_keys(later.said.date, later.before))


def _ask_category(later: Later, tally: _Tally) -> None:
    """Look at the lines under the first letters (a guess where there is none), then at the guess for the whole."""
    for letters in _LETTERS:
        typed = later.said.description[:letters]
        lines = [one.category for one in later.completion.offers(typed, limit=_FIRST).usual]
        tally.take(_letters(letters), lines or _guessed(later, typed), later.category)
    guessed = _guessed(later, later.said.description)
    tally.take(_WHOLE, guessed, later.category)
    if not later.is_known:
        tally.take(_NEW, guessed, later.category)
        in_file, later.completion.in_file = later.completion.in_file, None
        tally.take(_ALONE, _guessed(later, later.said.description), later.category)
        later.completion.in_file = in_file


def _ask_strange(later: Later, tally: _Tally, random: Random) -> None:
    """Write a description as somebody else would have."""
    for what, strange, goes_with in _STRANGE:
        if goes_with(later.said):
            tally.take(what, _guessed(later, strange(later.said.description, random)), later.category)


def _ask_elsewhere(tally: _Tally) -> None:
    """Ask what a book without entries makes of another village's lines."""
    guesser, every = Guesser(category_words(())), CASH_INCOME | SPENDING | COSTS
    for words, category in other_paper():
        tally.take(_OTHER, guesser.ranked(words, every)[:_FIRST], category)


def _guessed(later: Later, typed: str) -> list[Id]:
    return later.completion.likely(typed, later.among, limit=_FIRST)


def _categories(written: Iterable[Draft]) -> Counter[Id]:
    return Counter(said.parts[0].category for said in written if said.parts)


def _commonest(used: Counter[Id]) -> list[Id]:
    return [category for category, _times in used.most_common(_FIRST)]


def _letters(number: int) -> str:
    return f"first {number} letters" if number > 1 else "first letter"


def _presses(what: str, size: str, keys: list[int]) -> Presses:
    return Presses(
        target=TARGET,
        what=what,
        size=size,
        count=len(keys),
        median=percentile(keys, 50),
        p90=percentile(keys, 90),
        within=sum(one <= _MOST_KEYS for one in keys) / len(keys),
        most=_MOST_KEYS,
    )
