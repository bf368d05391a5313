"""A category guessed for words never written before, learned from what the file holds.

Each description, each name of a category and each everyday word (`data/everyday_words.csv`) is cut into pieces of
letters; for every category it is counted in how many of them each piece stands. A new description's pieces speak for
a category in the ratio they stand there rather than elsewhere (naive Bayes, add-one). The pieces that spoke loudest
are given with the guess.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import fsum, log
from typing import Final

from household_ledger.domain.category import fixed_id, standard_categories
from household_ledger.domain.ids import Id
from household_ledger.domain.register import HouseholdCategory
from household_ledger.services.ports import Reader
from household_ledger.text import matching

SHORTEST: Final = 2
LONGEST: Final = 4
"""Lengths of the pieces, in letters without tone marks."""
_GUESSED: Final = "ICE"
_TOLD: Final = 3
_ENDS: Final = "^$"
"""Mark the beginning and the end of a word, so that a piece there is another one than inside."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A category guessed, and what speaks for it: pieces of the words, or the words as written before."""

    category: Id
    because: tuple[str, ...] = ()


class Guesser:
    """What descriptions of a file (or a household) stood for."""

    def __init__(self, uses: Iterable[tuple[str, Id]]) -> None:
        self._unread = list(uses)
        self._pieces: defaultdict[str, Counter[Id]] = defaultdict(Counter)
        self._size: Counter[Id] = Counter()
        self._descriptions: Counter[Id] = Counter()

    @classmethod
    def read(cls, reader: Reader, household: Id | None = None) -> Guesser:
        """Learn from the whole file, or from one household; and from the names of the categories themselves."""
        kept = reader.all(HouseholdCategory) if household is None else reader.of_household(HouseholdCategory, household)
        used = ((one.words, one.category) for one in reader.words_for(household))
        return cls((*category_words(kept), *used))

    def learn(self, words: str, category: Id) -> None:
        """Take in one more description of a category."""
        self._unread.append((words, category))

    def _read(self) -> None:
        """Cut what was learned since the last question; most often a list is opened and closed without one."""
        for words, category in self._unread:
            pieces = pieces_of(words)
            self._descriptions[category] += 1
            self._size[category] += len(pieces)
            for piece in pieces:
                self._pieces[piece][category] += 1
        self._unread.clear()

    def guess(self, typed: str, among: Container[int] | None = None) -> Guess | None:
        """Give the likeliest category (of those allowed); None when no piece of the words is known."""
        best = self.ranked(typed, among)
        return Guess(best[0], self._because(typed, best[0])) if best else None

    def ranked(self, typed: str, among: Container[int] | None = None) -> list[Id]:
        """Give the categories the words speak for, likeliest first; none when no piece is known."""
        self._read()
        known = [counts for piece in pieces_of(typed) if (counts := self._pieces.get(piece))]
        found = {category for counts in known for category in counts if among is None or category in among}
        kinds, most = len(self._pieces), sum(self._descriptions.values())
        scores = {
            category: log(self._descriptions[category] / most)
            + fsum(log((counts[category] + 1) / (self._size[category] + kinds)) for counts in known)
            for category in found
        }
        return sorted(found, key=lambda category: (-scores[category], category))

    def _because(self, typed: str, category: Id) -> tuple[str, ...]:
        """Give the longest pieces that stood for the category most of all."""
        spoke = [
            piece
            for piece in pieces_of(typed)
            if (counts := self._pieces.get(piece)) and counts[category] * 2 > counts.total()
        ]
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
        (name, one.id)
        for one in standard_categories().values()
        if one.code[0] in _GUESSED
        for name in (*matching.pieces(one.name_th), one.name_en)
    ]
    return [*standard, *everyday_words()] + [(one.name, fixed_id(one.under)) for one in own if one.name]


def pieces_of(words: str) -> frozenset[str]:
    """Cut words into pieces of letters within each word; figures and signs are left out."""
    runs = "".join(
        letter if letter.isalpha() or _is_vowel(letter) else " " for letter in matching.without_tones(words)
    ).split()
    return frozenset(
        run[start : start + length]
        for run in (f"^{run}$" for run in runs)
        for length in range(SHORTEST, LONGEST + 1)
        for start in range(len(run) - length + 1)
    )


def _is_vowel(letter: str) -> bool:
    return "ะ" <= letter <= "ฺ"
