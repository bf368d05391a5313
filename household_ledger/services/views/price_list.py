"""The village price list as a page shows it: every thing with its prices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.domain.price import Price
from household_ledger.domain.register import VillageGroup
from household_ledger.services.ports import Reader
from household_ledger.services.prices import thing_key, unit_key
from household_ledger.text.collation import sort_key
from household_ledger.text.matching import plain


@dataclass(frozen=True, slots=True)
class PricedThing:
    """A thing and unit of one village (`group` 0: of all), with its prices, the newest first."""

    group: Id
    village: str
    prices: tuple[Price, ...]

    @property
    def now(self) -> Price:
        """Give the price that was written for the latest month."""
        return self.prices[0]


def priced_things(reader: Reader) -> tuple[PricedThing, ...]:
    """List every thing that has a price, in the order of Thai words, then of villages (all villages first)."""
    villages = {one.id: one.name for one in reader.all(VillageGroup, with_deleted=True)}
    by_thing = defaultdict[tuple[Id, str, str], list[Price]](list)
    for one in reader.all(Price):
        by_thing[thing_key(one)].append(one)
    things = [
        PricedThing(group, villages.get(group, ""), tuple(sorted(prices, key=_newest_first)))
        for (group, _name, _unit_), prices in by_thing.items()
    ]
    return tuple(sorted(things, key=_by_words))


def newest_month(things: Sequence[PricedThing]) -> Month | None:
    """Give the latest month any price was written for; None for an empty list."""
    months = [one.now.from_month for one in things]
    return Month.from_number(max(months)) if months else None


def _newest_first(price: Price) -> tuple[int, int]:
    return -price.from_month, -price.id


def _by_words(thing: PricedThing) -> tuple[str, str, str, str]:
    return sort_key(thing.now.name), plain(thing.now.name), sort_key(thing.village), unit_key(thing.now)
