"""Prices households wrote for goods of which the village list has none: what a list may begin with, never silently."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from household_ledger.domain.kinds import IN_KIND
from household_ledger.domain.money import Money
from household_ledger.domain.price import Price
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.services.prices import UNKNOWN, how_near
from household_ledger.text.matching import plain
from household_ledger.text.measures import read_measure, unit_as_written, without_measure

DAYS_BACK: Final = 365
MOST: Final = 30
_EATEN: Final = "กินเอง"
"""What such lines often end with, and is no part of what the thing is called."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A thing and unit, the middle of the prices it was written at, and how often."""

    name: str
    unit: str
    price: Money
    times: int


def suggested_prices(reader: Reader, today: date) -> tuple[Suggestion, ...]:
    """List the goods written at a price in the last year that no village list has, the most written first.

    Of an even number of prices the lower middle one, so that it is one somebody wrote.
    """
    listed = [(one.name, plain(unit_as_written(one.unit))) for one in reader.all(Price)]
    found = defaultdict[tuple[str, str], list[int]](list)
    names = defaultdict[tuple[str, str], Counter[str]](Counter)
    query = EntryQuery(kinds=IN_KIND, first=today - timedelta(days=DAYS_BACK), last=today)
    for entry in reader.entries(query):
        if not entry.unit_price or not entry.unit or not entry.description or read_measure(entry.description):
            continue
        name = without_measure(entry.description).removesuffix(_EATEN).strip()
        key = (plain(name), plain(unit_as_written(entry.unit)))
        found[key].append(int(entry.unit_price))
        names[key][name] += 1
    made = [
        Suggestion(names[key].most_common(1)[0][0], unit_as_written(key[1]), _middle(prices), len(prices))
        for key, prices in found.items()
        if key[0] and not any(unit == key[1] and how_near(name, key[0]) < UNKNOWN for name, unit in listed)
    ]
    return tuple(sorted(made, key=lambda one: (-one.times, one.name, one.unit))[:MOST])


def _middle(prices: list[int]) -> Money:
    return Money(sorted(prices)[(len(prices) - 1) // 2])
