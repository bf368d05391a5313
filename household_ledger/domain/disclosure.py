"""What may be told of few households above their provider: nothing of fewer than five, and nothing that gives it away.

A number that is kept back must not come out by subtraction: from a sum it is part of, from its neighbours, or from two
numbers of which one holds the other. So the next smallest is kept back as well, until what is kept back of a sum is at
least two numbers and at least five households together, and no equation among what is told fixes any of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NamedTuple

from household_ledger.domain.ids import Id

LEAST_TOLD: Final = 5
_LARGEST_PART: Final = Fraction(1, 10)
"""What the others but two come to, at least, beside the largest: who knows his own amount learns no other's from it."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of things, and of how many households they are (None: the things are households)."""

    value: int
    of_households: int | None = None

    @property
    def households(self) -> int:
        """Count the households."""
        return self.value if self.of_households is None else self.of_households


class Sum(NamedTuple):
    """That one number is made of others."""

    whole: str
    parts: tuple[str, ...]


class Told(NamedTuple):
    """How many households: exactly, or (None) that they are so many at least; 0: nothing may be told of them."""

    n: int | None
    at_least: int


NOTHING_TOLD: Final = Told(None, 0)


def kept_back(counted: Mapping[str, Counted], sums: Sequence[Sum], *, never: Collection[str] = ()) -> frozenset[str]:
    """Name the numbers that may not be told; those of `never` are not told in any case and hide others with them."""
    hidden = {key for key, one in counted.items() if one.households < LEAST_TOLD} | set(never)
    known = _with_parts_of_parts(sums)
    while (more := _next(counted, known, hidden)) is not None:
        hidden.add(more)
    return frozenset(hidden)


def _with_parts_of_parts(sums: Sequence[Sum]) -> list[Sum]:
    """Add the sums that come of putting a part's own parts in its place: a part kept back hides no whole beside it."""
    known = list(dict.fromkeys(sums))
    for one in known:  # goes on into what is added meanwhile
        for other in sums:
            if other.whole in one.parts:
                parts = tuple(part for part in one.parts if part != other.whole) + other.parts
                if (further := Sum(one.whole, parts)) not in known:
                    known.append(further)
    return known


def _next(counted: Mapping[str, Counted], sums: Sequence[Sum], hidden: Collection[str]) -> str | None:
    """Name one more number to keep back, None when what is kept back is safe."""
    for one in sums:
        unseen = [part for part in one.parts if part in hidden]
        is_told = one.whole not in hidden
        if is_told and unseen and not _hide_each_other([counted[part] for part in unseen]):
            return _smallest(counted, one.parts, hidden) or one.whole
        if not is_told and not unseen:
            return _smallest(counted, one.parts, hidden)
    fixed = _fixed(sums, hidden)
    for one in sums:
        if fixed.intersection((one.whole, *one.parts)):
            more = _smallest(counted, one.parts, hidden) or (one.whole if one.whole not in hidden else None)
            if more is not None:
                return more
    return None


def _hide_each_other(unseen: Sequence[Counted]) -> bool:
    """Tell whether several numbers kept back together are households enough among themselves."""
    return len(unseen) > 1 and sum(one.households for one in unseen) >= LEAST_TOLD


def _smallest(counted: Mapping[str, Counted], parts: Iterable[str], hidden: Collection[str]) -> str | None:
    """Name the smallest part still told; of equals the first, so that it comes out the same every time."""
    told = [part for part in parts if part not in hidden]
    return min(told, key=lambda part: counted[part].value, default=None)


def _fixed(sums: Sequence[Sum], hidden: Collection[str]) -> set[str]:
    """Name what is kept back and yet fixed by the equations: the rows of their reduced form with one unknown."""
    unknown = sorted(hidden)
    rows = []
    for one in sums:
        row = {part: Fraction(1) for part in one.parts if part in hidden}
        if one.whole in hidden:
            row[one.whole] = Fraction(-1)
        rows.append([row.get(key, Fraction(0)) for key in unknown])
    return {unknown[place] for row in _reduced(rows) if len(filled := _filled(row)) == 1 for place in filled}


def _reduced(rows: list[list[Fraction]]) -> list[list[Fraction]]:
    """Reduce a matrix to its row echelon form with every pivot alone in its column."""
    done: list[list[Fraction]] = []
    left = [row for row in rows if any(row)]
    while left:
        pivot = left.pop()
        place = _filled(pivot)[0]
        pivot = [value / pivot[place] for value in pivot]
        done = [_without(row, pivot, place) for row in done]
        left = [row for row in (_without(row, pivot, place) for row in left) if any(row)]
        done.append(pivot)
    return done


def _without(row: list[Fraction], pivot: list[Fraction], place: int) -> list[Fraction]:
    return [value - row[place] * other for value, other in zip(row, pivot, strict=True)]


def _filled(row: Sequence[Fraction]) -> list[int]:
    return [place for place, value in enumerate(row) if value]


def told_numbers(sets: Iterable[frozenset[Id]]) -> dict[frozenset[Id], Told]:
    """Say how exactly the size of each set of households may be told; what is named most often comes first.

    Of two sets of which one holds the other and a few more, the difference would be the number of those few. Then one
    is told exactly, and of the other only that it is so many at least as anybody knows who knows the one.
    """
    exact: list[frozenset[Id]] = []
    told = {}
    for one, _times in sorted(Counter(sets).items(), key=lambda pair: (-pair[1], -len(pair[0]), sorted(pair[0]))):
        holding = [len(other) for other in exact if one < other and len(other) - len(one) < LEAST_TOLD]
        held = [len(other) for other in exact if other < one and len(one) - len(other) < LEAST_TOLD]
        if len(one) < LEAST_TOLD:
            told[one] = NOTHING_TOLD
        elif holding:
            told[one] = Told(None, max(0, min(holding) - LEAST_TOLD) // LEAST_TOLD * LEAST_TOLD)
        elif held:
            told[one] = Told(None, max(held))
        else:
            exact.append(one)
            told[one] = Told(len(one), len(one))
    return told


def may_be_added_up(values: Sequence[Fraction]) -> bool:
    """Tell whether the sum, or the mean, of amounts gives nobody's away: five are not zero and none outweighs the rest.

    The rest is what all but the two largest come to, whatever their signs: the second largest household, which knows
    its own, must not learn the largest's to within a tenth.
    """
    sizes = sorted((abs(one) for one in values if one), reverse=True)
    if len(sizes) < LEAST_TOLD:
        return False
    return sum(sizes[2:], start=Fraction(0)) >= _LARGEST_PART * sizes[0]


Trait = str | bool | None


def shared_traits(rows: Sequence[tuple[Trait, ...]]) -> list[tuple[Trait, ...]]:
    """Blank of each household's traits what it shares with too few, the first trait kept before the others.

    What is left of a row, blanks among it, is the same in five rows at least; of fewer than five rows nothing is left.
    """
    kept: list[tuple[Trait, ...]] = [() for _row in rows]
    for place in range(len(rows[0]) if rows else 0):
        alike: dict[tuple[Trait, ...], list[int]] = {}
        for number, before in enumerate(kept):
            alike.setdefault(before, []).append(number)
        for numbers in alike.values():
            told = _shared(Counter(rows[number][place] for number in numbers))
            for number in numbers:
                value = rows[number][place]
                kept[number] = (*kept[number], value if value in told else None)
    return kept


def _shared(counted: Counter[Trait]) -> set[Trait]:
    """Name the values that may be told; of the others, and of those who have none, five are left or nobody."""
    by_size = sorted(counted, key=lambda value: (counted[value], str(value)))
    told = [value for value in by_size if value is not None and counted[value] >= LEAST_TOLD]
    blank = counted.total() - sum(counted[value] for value in told)
    while told and 0 < blank < LEAST_TOLD:
        blank += counted[told.pop(0)]
    return set(told)
