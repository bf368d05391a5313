"""What prices were in a year: the consumer price index the real amounts rest on (`data/cpi_annual.csv`)."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class PriceLevel:
    """The index of a year, exact; `year` is the one it was taken from, another than asked where the table lacks it."""

    asked: int
    year: int
    index: Fraction

    @property
    def is_stand_in(self) -> bool:
        """Tell whether another year had to serve, which is then said beside the figure."""
        return self.asked != self.year


@dataclass(frozen=True, slots=True)
class Prices:
    """An index by year of the Common Era."""

    by_year: Mapping[int, Fraction]

    @property
    def last_year(self) -> int:
        """Name the last year the table knows."""
        return max(self.by_year)

    def level(self, year: int) -> PriceLevel:
        """Give a year's index; a year the table lacks has that of the last known year before it (or of the first)."""
        known = [one for one in self.by_year if one <= year]
        used = max(known) if known else min(self.by_year)
        return PriceLevel(year, used, self.by_year[used])

    def guessed(self, until: int, *, steepest_of: int, is_rise: bool) -> Prices:
        """Carry the table on to a year it lacks, each year the steepest rise (or fall) of the last known ones."""
        known = sorted(self.by_year)[-steepest_of - 1 :]
        steps = [self.by_year[two] / self.by_year[one] for one, two in pairwise(known)]
        step = max(steps, default=Fraction(1)) if is_rise else min(steps, default=Fraction(1))
        last = self.last_year
        further = {year: self.by_year[last] * step ** (year - last) for year in range(last + 1, until + 1)}
        return Prices({**self.by_year, **further})

    def deflator(self, year: int, price_year: int) -> Fraction:
        """Give P = CPI of the year ÷ CPI of the price year, exact; money ÷ P is real (`reference/indicators.md`)."""
        return self.level(year).index / self.level(price_year).index


@lru_cache(maxsize=1)
def consumer_prices() -> Prices:
    """Read the national index that comes with the program (yearly averages, 2562 = 100)."""
    text = (files("household_ledger") / "data" / "cpi_annual.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return Prices({int(row["year_ce"]): Fraction(row["cpi_base_2562_100"]) for row in rows})
