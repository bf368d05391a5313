"""What goods in a typed row are worth where nobody said it: the village's price, else the household's own last one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.services.prices import PriceList
from household_ledger.text.measures import is_same_unit


class PriceOrigin(StrEnum):
    """Where a price comes from."""

    VILLAGE = "village"
    ALL = "all"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class OwnPrice:
    """What this household wrote one of a thing for, the last time, and when."""

    price: Money
    unit: str
    on: date


OwnPriceOf = Callable[[str, str], OwnPrice | None]
"""Gives the household's own last price of what words name, in a unit ("": any)."""


def no_own_price(_words: str, _unit: str) -> OwnPrice | None:
    """Give none: where the household's past is not looked at."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """What is known of the price of one `unit` of what a row names; without a `price` nothing, or only in `units`.

    `since` is the first day of the month it holds from; of an own price the day it was written.
    """

    words: str
    unit: str
    thing: str = ""
    """What the list calls it."""
    price: Money | None = None
    origin: PriceOrigin | None = None
    since: date | None = None
    units: tuple[str, ...] = ()


def worth_of(prices: PriceList, words: str, unit: str, day: date, own_price_of: OwnPriceOf = no_own_price) -> Worth:
    """Look a thing up; the village's list before the household's own past. Nothing is taken for another unit."""
    listed = prices.price_for(words, unit, day)
    if listed is not None:
        origin = PriceOrigin.ALL if listed.group == NO_ID else PriceOrigin.VILLAGE
        since = Month.from_number(listed.from_month).first
        said = unit or listed.unit
        return Worth(words=words, unit=said, thing=listed.name, price=listed.price, origin=origin, since=since)
    own = own_price_of(words, unit)
    if own is not None and (not unit or is_same_unit(own.unit, unit)):
        return Worth(words=words, unit=unit or own.unit, price=own.price, origin=PriceOrigin.OWN, since=own.on)
    return Worth(words=words, unit=unit, units=prices.units(words, day))
