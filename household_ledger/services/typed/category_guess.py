"""A category guessed for words never written before, learned from what the file holds.

Each description, each name of a category and each everyday word (`data/everyday_words.csv`) is cut into pieces of
letters; for every category it is counted in how many of them each piece stands. A new description's pieces speak for
a category in the ratio they stand there rather than elsewhere (naive Bayes, add-one). The pieces that spoke loudest
are given with the guess.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import fsum, log
from typing import Final

from household_ledger.domain.category import OWN_PRODUCE, fixed_id, standard_categories
from household_ledger.domain.entry_rules import CASH_INCOME, COSTS, RECEIVED_SOURCES, SALES, SPENDING
from household_ledger.domain.ids import Id
from household_ledger.domain.register import HouseholdCategory
from household_ledger.services.ports import Reader
from household_ledger.services.typed.leading_words import Way, as_sold, led, without_receipt
from household_ledger.text import matching

SHORTEST: Final = 2
LONGEST: Final = 4
"""Lengths of the pieces, in letters without tone marks."""
_TOLD: Final = 3
LONG: Final = 3
"""From so many letters on a piece says something of itself."""
ENOUGH: Final = 0.5
"""How much of a description must lie in pieces known for a category, for it to be more than a chance likeness."""
_ENDS: Final = "^$"
"""Mark the beginning and the end of a word, so that a piece there is another one than inside."""


_SEPARATE: Final = re.compile(r"[^\W\d_ก-๛]+|[ก-ฺเ-๎]+|\d[\d.,/-]*")
"""A word of Thai letters with their vowels and marks, one of other letters, or a figure."""
_GUESSED: Final = RECEIVED_SOURCES | {int(fixed_id(OWN_PRODUCE))} | COSTS | SPENDING
_OF_WAY: Final = {Way.SOLD: CASH_INCOME, Way.EARNED: CASH_INCOME, Way.SPENT: SPENDING | COSTS}


@dataclass(frozen=True, slots=True)
class Guess:
    """A category guessed, and what speaks for it: pieces of the words, or the words as written before."""

    category: Id
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Allowed:
    """The categories that go with a way of the money and are among those asked for."""

    way: Way
    among: Container[int] | None

    def __contains__(self, category: object) -> bool:
        """Tell whether a category is one of them."""
        of_way = _OF_WAY.get(self.way)
        return (of_way is None or category in of_way) and (self.among is None or category in self.among)


class _Speech:
    """How often each piece stood for each category."""

    def __init__(self) -> None:
        self.pieces: defaultdict[str, Counter[Id]] = defaultdict(Counter)
        self._wholes: defaultdict[str, Counter[Id]] = defaultdict(Counter)
        self._size: Counter[Id] = Counter()
        self._descriptions: Counter[Id] = Counter()

    def learn(self, said: Said, category: Id) -> None:
        """Take in one more description of a category."""
        self._descriptions[category] += 1
        self._size[category] += len(said.pieces)
        for word in {said.first, *(run.strip(_ENDS) for run in said.runs)}:
            self._wholes[word][category] += 1
        for piece in said.pieces:
            self.pieces[piece][category] += 1

    def ranked(self, said: Said, among: Container[int]) -> list[Id]:
        """Give the categories the words speak for, likeliest first; none when no piece is known.

        Before all goes what the first word begins with, where that is known and no mere syllable.
        """
        known = [counts for piece in said.pieces if (counts := self.pieces.get(piece))]
        found = {category for counts in known for category in counts if category in among}
        kinds, most = len(self.pieces), self._descriptions.total()
        scores = {
            category: log(self._descriptions[category] / most)
            + fsum(log((counts[category] + 1) / (self._size[category] + kinds)) for counts in known)
            for category in found
        }
        begun = self._beginning(said)
        return sorted(found, key=lambda one: (-_is_most(begun, one, among), -scores[one], one))

    def is_for(self, piece: str, category: Id, among: Container[int]) -> bool:
        """Tell whether a piece stood for a category at least as often as for all others together of those allowed."""
        counts = self.pieces.get(piece)
        return counts is not None and counts[category] * 2 >= _total(counts, among)

    def is_sure(self, said: Said, category: Id, among: Container[int]) -> bool:
        """Tell whether words are more than by chance like those of a category."""
        begun = self._beginning(said, SHORTEST)
        return _is_most(begun, category, among) or self.share(said.runs, category, among) >= ENOUGH

    def _beginning(self, said: Said, shortest: int = LONG) -> Counter[Id]:
        """Count what the longest known word a line begins with stood for: what a thing is, stands first."""
        bare = said.runs[0].strip(_ENDS) if said.runs else ""
        for word in dict.fromkeys((said.first, bare)):
            for length in (len(word), *range(len(word) - 1, shortest - 1, -1)):
                if counts := self._wholes.get(word[:length]):
                    return counts
        return Counter()

    def knows(self, said: Said, category: Id) -> bool:
        """Tell whether the first word, with or without what it led with, is a whole word learned for a category."""
        bare = said.runs[0].strip(_ENDS) if said.runs else ""
        return any(word and self._wholes.get(word, Counter())[category] for word in (said.first, bare))

    def share(self, runs: Iterable[str], category: Id, among: Container[int]) -> float:
        """Give how much of the letters lies in pieces (of more than two letters) that stood for a category."""
        letters = spoken = 0
        for run in runs:
            heard = [False] * len(run)
            for start, length in _cuts(run, LONG):
                if self.is_for(run[start : start + length], category, among):
                    heard[start : start + length] = [True] * length
            letters += len(run) - 2
            spoken += sum(heard[1:-1])
        return spoken / letters if letters else 0.0


def _is_most(counts: Counter[Id], category: Id, among: Container[int]) -> bool:
    return counts[category] * 2 > _total(counts, among)


def _total(counts: Counter[Id], among: Container[int]) -> int:
    return sum(times for category, times in counts.items() if category in among)


class Guesser:
    """What descriptions of a file (or a household) stood for."""

    def __init__(self, uses: Iterable[tuple[str, Id]], *, is_of_many: bool = False) -> None:
        """`is_of_many`: what it learns is cut for it alone; kept for others it would push out what all begin with."""
        self._unread = list(uses)
        self._cut = _cut if is_of_many else said_in
        self._sold, self._other = _Speech(), _Speech()

    @classmethod
    def read(cls, reader: Reader, household: Id | None = None) -> Guesser:
        """Learn from the whole file, or from one household; and from the names of the categories themselves."""
        kept = reader.all(HouseholdCategory) if household is None else reader.of_household(HouseholdCategory, household)
        used = ((one.words, one.category) for one in reader.words_for(household))
        return cls((*category_words(kept), *used))

    def learn(self, words: str, category: Id) -> None:
        """Take in one more description of a category."""
        self._unread.append((words, category))

    def prepare(self) -> None:
        """Cut what was learned since the last question; most often a list is opened and closed without one."""
        for words, category in self._unread:
            said = self._cut(words)
            (self._sold if said.way is Way.SOLD else self._other).learn(said, category)
        self._unread.clear()

    def guess(self, typed: str, among: Container[int] | None = None) -> Guess | None:
        """Give the likeliest category (of those allowed); None where its likeness to what is known is a weak one."""
        said = said_in(typed)
        allowed = _Allowed(said.way, among)
        for speech, ranked in self._ranked(said, among):
            if ranked and speech.is_sure(said, ranked[0], allowed):
                return Guess(ranked[0], _because(speech, said, ranked[0], allowed))
        return None

    def knows(self, typed: str, category: Id) -> bool:
        """Tell whether what is typed begins with a whole word that was learned for a category."""
        self.prepare()
        said = said_in(typed)
        return any(speech.knows(said, category) for speech in (self._sold, self._other))

    def ranked(self, typed: str, among: Container[int] | None = None) -> list[Id]:
        """Give the categories the words speak for, likeliest first; none when no piece is known."""
        return [one for _speech, ranked in self._ranked(said_in(typed), among) for one in ranked]

    def _ranked(self, said: Said, among: Container[int] | None) -> list[tuple[_Speech, list[Id]]]:
        """Rank by what is known of lines that begin alike; what came in may have been sold without saying so."""
        self.prepare()
        allowed = _Allowed(said.way, among)
        is_income = among is not None and not any(one in among for one in SPENDING)
        asked = [self._sold] if said.way is Way.SOLD else [self._other, *([self._sold] if is_income else [])]
        return [(speech, speech.ranked(said, allowed)) for speech in asked]


def _because(speech: _Speech, said: Said, category: Id, among: Container[int]) -> tuple[str, ...]:
    """Give the longest pieces that stood for the category most of all."""
    spoke = [piece for piece in said.pieces if speech.is_for(piece, category, among)]
    longest = sorted(spoke, key=lambda piece: (-len(piece), piece))
    return tuple(dict.fromkeys(piece.strip(_ENDS) for piece in longest[:_TOLD]))


@lru_cache(maxsize=1)
def everyday_words() -> tuple[tuple[str, Id], ...]:
    """Give what people usually write, with its category: so that a book without entries guesses already."""
    text = (files("household_ledger") / "data" / "everyday_words.csv").read_text(encoding="utf-8")
    return tuple(
        (words, fixed_id(row["code"])) for row in csv.DictReader(text.splitlines()) for words in row["words"].split(";")
    )


def category_words(own: Iterable[HouseholdCategory]) -> list[tuple[str, Id]]:
    """Give what categories are called and what is usually written for them.

    A household's own ones stand for the standard above them.
    """
    standard = [
        (as_sold(name) if one.id in SALES else name, one.id)
        for one in standard_categories().values()
        if one.id in _GUESSED
        for name in (*matching.pieces(one.name_th), one.name_en)
    ]
    return [*standard, *everyday_words()] + [(one.name, fixed_id(one.under)) for one in own if one.name]


@dataclass(frozen=True, slots=True)
class Said:
    """What a description says: which way the money went, its first word whole, and all without what they led with."""

    way: Way
    first: str
    runs: tuple[str, ...]
    pieces: frozenset[str]


@lru_cache(maxsize=4096)  # every household's guesses begin with the same names and everyday words
def said_in(words: str) -> Said:
    """Cut words into pieces of letters within each word; figures with their measure, and signs, are left out."""
    return _cut(words)


def _cut(words: str) -> Said:
    written = _words(words)
    told = [led(word) for word in written]
    runs = tuple(f"^{matching.toneless(one.rest)}$" for one in told if one.rest)
    pieces = frozenset(run[start : start + length] for run in runs for start, length in _cuts(run, SHORTEST))
    first = matching.toneless(without_receipt(written[0])) if written else ""
    return Said(told[0].way if told else Way.OPEN, first, runs, pieces)


def _cuts(run: str, shortest: int) -> Iterator[tuple[int, int]]:
    """Give beginning and length of each piece."""
    for length in range(shortest, LONGEST + 1):
        for start in range(len(run) - length + 1):
            yield start, length


def _words(text: str) -> list[str]:
    """List the words of a line; what follows a figure is its measure (3 กก.), unless nothing stands before it."""
    words: list[str] = []
    is_measure = False
    for word in _SEPARATE.findall(matching.plain(text)):
        if word[0].isdigit():
            is_measure = bool(words)
        elif is_measure:
            is_measure = False
        else:
            words.append(word)
    return words
