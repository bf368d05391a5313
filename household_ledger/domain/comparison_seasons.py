"""What a season did to a comparison: income that only came in another month, or twice in one year and never in another.

A period has months in neither side of the matched ones, and months nobody wrote. A harvest may lie in them on one side
and not on the other: what it brought is no rise, nor its lack a fall (decision 23).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from household_ledger.domain.comparison_ground import Priced
from household_ledger.domain.comparison_terms import Source, Worth

_NOTHING, _NO_INCOME = Fraction(0), Source()
_YEAR_APART: Final = 10
"""So many months apart, lumps may be harvests of two years: what is reaped in November now may be in October next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seasons:
    """The matched months of the better side of a change and of the other, and what lies beside those of the other.

    `numbers` are the months (202611) of the pairs, `beside` the other side's written months that are not compared;
    `start` the start month, for a rise: a harvest in it may be that of the year before.
    """

    better: tuple[Priced, ...]
    other: tuple[Priced, ...]
    numbers: tuple[int, ...]
    beside: tuple[Priced, ...]
    is_partly_unwritten: bool
    """Some of the other side's twelve months nobody wrote half of."""
    start: Priced | None
    is_rise: bool

    def not_compared(self) -> Fraction:
        """Give how much of the better side's income may only have come in another month: real satang.

        Of each income code at most its gain: what the other side earned in months not compared beyond the pace of those
        compared, for a rise with what the start month brought beyond both sides' pace; where it has unwritten months,
        also the lumps it earned not half of in the same months; and lumps of one code so far apart that they may be
        harvests of two years. Of the start month and the lumps not what occupations begun since the start brought:
        these have no year before.
        """
        return max(self._elsewhere(), self._unseen(), self._twice())

    def _elsewhere(self) -> Fraction:
        moved = sum((self._moved(code) for code in self._codes()), start=_NOTHING)
        if self.start is None:
            return moved
        with_start = sum((self._moved(code, self.start) for code in self._codes()), start=_NOTHING)
        return moved + max(_NOTHING, with_start - moved - self.start.worth.new_income / self.start.level)

    def _codes(self) -> set[str]:
        return {code for one in self.better for code in one.worth.sources}

    def _gain(self, code: str) -> Fraction:
        return self._earned(self.better, code) - self._earned(self.other, code)

    @staticmethod
    def _earned(side: Sequence[Priced], code: str) -> Fraction:
        return in_real(side, lambda worth: earned(worth, code))

    def _moved(self, code: str, start: Priced | None = None) -> Fraction:
        """Give of a code's gain what the other side had beside the months compared, beyond its pace in these.

        With the start month also what that brought beyond the pace of either side.
        """
        pace, now = (self._earned(side, code) / len(side) for side in (self.other, self.better))
        beyond = self._earned(self.beside, code) - len(self.beside) * pace
        if start is not None:
            beyond += max(_NOTHING, _in_month(start, code) - max(pace, now))
        return max(_NOTHING, min(self._gain(code), beyond))

    def _unseen(self) -> Fraction:
        """Give the lumps of which the other side earned not half, where part of that was not written."""
        if not self.is_partly_unwritten:
            return _NOTHING
        return self._in_lumps({code: places for code in self._codes() if (places := self._alone(code))})

    def _twice(self) -> Fraction:
        """Give twice the lumps that came ten months or more before others of their code, at most what these gained.

        They may be harvests of the year before, which has none as large: then they are too much here, too few there.
        """
        found = {code: early for code in self._codes() if (early := self._early(code))}
        gained = sum((self._gain(code) for code in found), start=_NOTHING)
        return max(_NOTHING, min(gained, 2 * self._in_lumps(found)))

    def _early(self, code: str) -> set[int]:
        """Name the pairs of a code's lumps that have another so much later; none where the other side has as large."""
        places, numbers = self._alone(code), self.numbers
        pairs = [(one, two) for one in places for two in places]
        apart = [(one, two) for one, two in pairs if _months(numbers[one], numbers[two]) >= _YEAR_APART]
        if not apart:
            return set()
        least = min(_in_month(self.better[place], code) for pair in apart for place in pair)
        has_such = any(2 * _in_month(one, code) >= least for one in self.other)
        return set() if has_such else {one for one, _two in apart}

    def _in_lumps(self, found: Mapping[str, set[int]]) -> Fraction:
        """Add lumps up, month by month less what occupations begun since the start brought of them."""
        return sum((self._lumps_of(place, found) for place in range(len(self.better))), start=_NOTHING)

    def _lumps_of(self, place: int, found: Mapping[str, set[int]]) -> Fraction:
        """Give a month's lumps less what of them occupations begun since the start brought.

        Of what these brought, the gains of other codes are taken for theirs first.
        """
        one, other = self.better[place], self.other[place]
        lumps = {code for code, places in found.items() if place in places}
        gains = {code: earned(one.worth, code) - earned(other.worth, code) for code in one.worth.sources}
        steady = sum((gain for code, gain in gains.items() if gain > 0 and code not in lumps), start=_NOTHING)
        new = max(_NOTHING, one.worth.new_income - steady) if self.is_rise else _NOTHING
        came = sum((self._lump(place, code) for code in lumps), start=_NOTHING)
        return max(_NOTHING, came - new / one.level)

    def _lump(self, place: int, code: str) -> Fraction:
        """Give what a month brought of a code beyond the other side's and beyond what is usual on its own."""
        came, other = (_in_month(side[place], code) for side in (self.better, self.other))
        return came - max(other, self._usual(code))

    def _alone(self, code: str) -> set[int]:
        """Name the pairs of a code's lumps, more than twice the usual, that brought the other side less than half."""
        usual = self._usual(code)
        pairs = enumerate(zip(self.better, self.other, strict=True))
        amounts = {place: (_in_month(one, code), _in_month(other, code)) for place, (one, other) in pairs}
        return {place for place, (came, other) in amounts.items() if came > 2 * usual and 2 * other < came}

    def _usual(self, code: str) -> Fraction:
        """Give the lower median of what a code brought the better side's months, none being nought."""
        amounts = sorted(_in_month(one, code) for one in self.better)
        return amounts[(len(amounts) - 1) // 2]


def earned(worth: Worth, code: str) -> Fraction:
    """Give what an income code brought, in cash and in goods: satang of its time."""
    source = worth.sources.get(code, _NO_INCOME)
    return source.cash + source.in_kind


def in_real(side: Sequence[Priced], term: Callable[[Worth], Fraction]) -> Fraction:
    """Add a term over months: real satang."""
    return sum((term(one.worth) / one.level for one in side), start=_NOTHING)


def _in_month(one: Priced, code: str) -> Fraction:
    return earned(one.worth, code) / one.level


def _months(first: int, last: int) -> int:
    """Count the months from one to another, both as 202611."""
    return (last // 100 - first // 100) * 12 + last % 100 - first % 100
