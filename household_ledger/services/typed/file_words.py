"""What the descriptions of the whole file stood for: learned beside the work, asked for categories only.

Other households' words never come out of it: a guess is a category, and the pieces told with it are pieces of what was
typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.ids import Id
from household_ledger.domain.register import HouseholdCategory
from household_ledger.services.ports import Progress, Reader
from household_ledger.services.typed.category_guess import Guesser, category_words

MOST_WORDS: Final = 3_000
"""So many descriptions are learned, those that stand in most entries: more would be remembered than they help."""
_AT_ONCE: Final = 100
_MOST_HOUSEHOLDS: Final = 3
"""What touched more of them is read anew with everything."""
_ANEW: Final = frozenset({"household", "household_category"})
"""Kinds of record after which everything is read anew: of a household that is gone nothing stays."""

Used = tuple[str, Id]


class FileWords:
    """What a file's descriptions stood for; `guesser` knows them."""

    def __init__(self, guesser: Guesser, known: Iterable[Used]) -> None:
        self.guesser = guesser
        self._known = set(known)

    @classmethod
    def read(cls, reader: Reader, progress: Progress | None = None) -> FileWords:
        """Read and cut everything, in a thread of its own; `progress` may stop it. Cancelled."""
        tell: Callable[[int, int], object] = progress or (lambda _done, _total: None)
        counted = sorted(reader.words_for(), key=lambda one: (-one.times, one.words, one.category))
        used = [(one.words, one.category) for one in counted[:MOST_WORDS]]
        guesser = Guesser(category_words(reader.all(HouseholdCategory)), is_of_many=True)
        for start in range(0, len(used), _AT_ONCE):
            tell(start, len(used))
            for words, category in used[start : start + _AT_ONCE]:
                guesser.learn(words, category)
            guesser.prepare()
        guesser.prepare()
        return cls(guesser, used)

    def unknown_of(self, reader: Reader, households: Iterable[int]) -> list[Used]:
        """Give what some households wrote that is not known yet; changes nothing, so any thread may ask."""
        used = [(one.words, one.category) for key in households for one in reader.words_for(Id(key))]
        return [one for one in used if one not in self._known]

    def learn(self, used: Iterable[Used]) -> None:
        """Take in what `unknown_of` gave."""
        for one in used:
            if one not in self._known and len(self._known) < MOST_WORDS:
                self._known.add(one)
                self.guesser.learn(*one)


def is_read_anew(changes: Iterable[ChangeSet]) -> bool:
    """Tell whether steps changed so much that everything is read anew."""
    touched = set[int]()
    for one in changes:
        touched |= one.households
        if not one.households or one.kinds & _ANEW or len(touched) > _MOST_HOUSEHOLDS:
            return True
    return False
