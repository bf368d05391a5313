"""How a number is told at a level: exact to the provider, above it rounded and only where it gives nobody away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from household_ledger.domain.disclosure import LEAST_TOLD, NOTHING_TOLD, Told, may_be_added_up, told_numbers
from household_ledger.domain.ids import Id
from household_ledger.domain.indicators.ground import VALID
from household_ledger.domain.indicators.result import AMOUNTS, Key, Unit
from household_ledger.domain.kinds import Grade
from household_ledger.domain.money import SATANG_PER_BAHT, half_up
from household_ledger.domain.statistics import LEAST_TO_COMPARE, sign_test
from household_ledger.services.evidence.pack import GradeMix

CHANCES: Final = (Fraction(1, 1000), Fraction(1, 100), Fraction(1, 20), Fraction(1, 10), Fraction(1))
"""Limits chance may be told by above the provider: exactly, it is a number of households."""
_PARTS: Final = 1000
_TWENTIETHS: Final = 20


@dataclass(frozen=True, slots=True)
class Telling:
    """What of a side's households may be told how; `exact` at the provider's level, which knows them all."""

    is_exact: bool
    numbers: Mapping[frozenset[Id], Told]
    measured: frozenset[frozenset[Id]] = frozenset()
    """The sets measures are over: their sizes stand beside the measures."""
    hidden: Mapping[Grade, frozenset[Id]] = field(default_factory=dict)
    """Of each grade of which the side's months are kept back to hide others: whose months of it there are."""

    @classmethod
    def of(cls, measured: Iterable[Iterable[Id]], others: Iterable[Iterable[Id]], *, is_exact: bool) -> Telling:
        """Decide for all sets of households figures of a side are told of, at once, each as often as it is told.

        `measured` are those of measures, `others` those that are counted alone.
        """
        if is_exact:
            return cls(is_exact=True, numbers={})
        behind = [frozenset(one) for one in measured]
        numbers = told_numbers([*behind, *map(frozenset, others)])
        return cls(is_exact=False, numbers=numbers, measured=frozenset(behind))

    def number(self, households: Iterable[Id]) -> Told:
        """Say how exactly the size of a set of households may be told."""
        ids = frozenset(households)
        return Told(len(ids), len(ids)) if self.is_exact else self.numbers.get(ids, NOTHING_TOLD)

    def whole(self, households: Iterable[Id]) -> Told:
        """Say how exactly the number of all may be told, of whom measures may leave some out.

        Beside the number of a measure that holds all of them but four, or all, it would tell that so few are left out.
        """
        ids = frozenset(households)
        told = self.number(ids)
        if self.is_exact or told.n is None:
            return told
        sizes = [len(one) for one in self.measured if one <= ids and self.number(one).n is not None]
        most = max(sizes, default=0)
        return told if len(ids) - most >= LEAST_TOLD else Told(None, most)

    def of_all(self, n: int) -> Told:
        """Say how exactly a number of households may be told that is over all, whoever of them it leaves out."""
        if self.is_exact:
            return Told(n, n)
        others = {one.n for one in self.numbers.values() if one.n is not None}
        close = [one for one in others if 0 < abs(one - n) < LEAST_TOLD]
        if n < LEAST_TOLD or close:
            return NOTHING_TOLD if n < 2 * LEAST_TOLD else Told(None, LEAST_TOLD)
        return Told(None if n in self._sizes() else n, n)

    def _sizes(self) -> set[int | None]:
        """Give the numbers of households told beside measures."""
        return {self.number(one).n for one in self.measured}

    def value(self, value: Fraction | None, unit: Unit) -> Fraction | None:
        """Give a value as exactly as it is told."""
        return value if value is None or self.is_exact else rounded_for(value, unit)

    def mean(self, values: Sequence[Fraction], told: Told, unit: Unit) -> Fraction | None:
        """Give the mean of values of five households or more; above the provider where none outweighs the others."""
        if told.n is None or told.n < LEAST_TO_COMPARE or (not self.is_exact and not may_be_added_up(values)):
            return None
        return self.value(sum(values, start=Fraction(0)) / len(values), unit)

    def grades(self, mix: GradeMix, told: Told, whose: Mapping[Id, GradeMix]) -> GradeMix:
        """Give the grades of the months behind, `whose` by household; above the provider as `about_of_a_hundred`.

        There it is told of a known number of households where five have good months of A and five of B: their exact
        months, taken off twelve a household, would be the months of few that are not good. Nor may it fix the months
        of a grade the side keeps back.
        """
        if self.is_exact:
            return mix
        if self._fixes_months(dict(mix), whose):
            return ()
        met = Counter(grade for one in whose.values() for grade, months in one if months)
        needed = VALID.union(grade for grade, _months in mix)
        is_safe = told.n is not None and all(met[grade] >= LEAST_TOLD for grade in needed)
        return about_of_a_hundred(dict(mix)) if is_safe else ()

    def _fixes_months(self, months: Mapping[Grade, int], whose: Mapping[Id, GradeMix]) -> bool:
        """Tell whether a mix, with the months the side tells of other grades, leaves one number for one kept back."""
        if all(grade in self.hidden for grade in months):
            return False
        unseen = [grade for grade in months if grade in self.hidden and self.hidden[grade] <= whose.keys()]
        told = about_of_a_hundred(months)
        return any(
            all(about_of_a_hundred({**months, grade: months[grade] + one}) != told for one in (-1, 1))
            for grade in unseen
        )

    def chance(self, p: Fraction | None, told: Told) -> Fraction | None:
        """Give how often chance alone does this, of so many households; None where it may not be told.

        Above the provider it is the first of `CHANCES` it does not pass among those that five who went the other way
        reach as well: any below would say that fewer than five did.
        """
        if p is None or self.is_exact:
            return p
        up, down = Fraction(1), Fraction(-1)
        against = sign_test([up] * (told.at_least - LEAST_TOLD) + [down] * LEAST_TOLD).p
        reached = [one for one in CHANCES if against is not None and against <= one]
        return next(one for one in reached if p <= one) if len(reached) > 1 else None


class MeansTold:
    """The means told of a side so far, and what they are of: no two of them may give a sum nobody may be told.

    Net income less its part in cash is what came in kind, perhaps to one household alone.
    """

    def __init__(self) -> None:
        self._told: list[tuple[Key, Unit, Mapping[Id, Fraction]]] = []

    def admit(self, key: Key, unit: Unit, values: Mapping[Id, Fraction]) -> bool:
        """Tell whether a mean of values by household may stand beside the others, and if so count it among them."""
        alike = [its for of, of_unit, its in self._told if (of_unit, its.keys()) == (unit, values.keys()) and of != key]
        is_safe = all(may_stand_beside([(values[one], its[one]) for one in values]) for its in alike)
        if is_safe:
            self._told.append((key, unit, values))
        return is_safe


def may_stand_beside(pairs: Sequence[tuple[Fraction, Fraction]]) -> bool:
    """Tell whether neither the differences nor the sums of pairs, one a household, give anybody's away added up."""
    return may_be_added_up([one - other for one, other in pairs]) and may_be_added_up(
        [one + other for one, other in pairs]
    )


def rounded_for(value: Fraction, unit: Unit) -> Fraction:
    """Round half up: amounts to whole baht (in satang), all else to thousandths."""
    if unit in AMOUNTS:
        return Fraction(half_up(value.numerator, value.denominator * SATANG_PER_BAHT) * SATANG_PER_BAHT)
    return Fraction(half_up(value.numerator * _PARTS, value.denominator), _PARTS)


def about_of_a_hundred(months: Mapping[Grade, int]) -> GradeMix:
    """Give months by grade as parts of a hundred, best first, in whole fives that add up to a hundred; none of none.

    What is left after rounding down goes to the largest remainders, of equals to the better grade.
    """
    whole = sum(months.values())
    if not whole:
        return ()
    parts = {grade: divmod(months.get(grade, 0) * _TWENTIETHS, whole) for grade in Grade}
    missing = _TWENTIETHS - sum(part for part, _rest in parts.values())
    further = sorted(parts, key=lambda grade: -parts[grade][1])[:missing]
    shares = {grade: (part + (grade in further)) * 100 // _TWENTIETHS for grade, (part, _rest) in parts.items()}
    return tuple((grade, share) for grade, share in shares.items() if share)
