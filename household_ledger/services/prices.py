"""What a thing is worth in a village on a day: which price of its list holds, and which prices are of one thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.period import Month
from household_ledger.domain.price import Price
from household_ledger.domain.register import Household
from household_ledger.services.ports import Reader
from household_ledger.text.matching import pieces, plain, without_tones
from household_ledger.text.measures import is_same_unit, unit_as_written, without_measure

_LED: Final = ("กินเอง", "เก็บ", "กิน", "ตัด", "จับ", "หา", "แจก", "แบ่ง", "ให้", "ใช้", "ได้")
_FOLLOWED: Final = (
    *("กิน", "เก็บ", "หา", "ใช้", "จาก", "ใน", "ที่", "หลัง", "ข้าง", "ของ", "ให้", "แจก", "แบ่ง", "ใส่", "ทำ", "ปลูก", "เลี้ยง"),
)
"""What stands before and after a thing in a line about it, written without a space: "ไข่ไก่กินเอง", "เก็บผักบุ้ง"."""
_INSIDE: Final = 3
UNKNOWN: Final = 99
"""How near a thing is that words do not name."""


class PriceList:
    """The prices that may hold for one household: its village's, and those of all villages."""

    def __init__(self, prices: Iterable[Price], group: Id = NO_ID) -> None:
        self._group = group
        self._prices = [one for one in prices if not one.is_deleted and one.group in (NO_ID, group)]

    @classmethod
    def read(cls, reader: Reader, household: Id) -> PriceList:
        """Read the prices of a household's village."""
        found = reader.record(Household, household)
        return cls(reader.all(Price), found.group if found is not None else NO_ID)

    def price_for(self, words: str, unit: str, day: date) -> Price | None:
        """Give the price of what words name: the village's before that of all, the latest not after the day's month.

        Without a unit there has to be one only. None for a thing nobody wrote a price of, and where words name two.
        """
        holding = self._holding(words, day)
        if unit:
            holding = [one for one in holding if is_same_unit(one.unit, unit)]
        return _best(holding, self._group) if len({unit_key(one) for one in holding}) == 1 else None

    def ever_had(self, words: str, unit: str, price: int) -> bool:
        """Tell whether a unit of what words name ever had this price (satang), whichever month it held from."""
        return any(one.price == price and is_same_unit(one.unit, unit) for one in self._holding(words, None))

    def units(self, words: str, day: date) -> tuple[str, ...]:
        """List the units a thing has a price in on a day."""
        return tuple(dict.fromkeys(unit_as_written(one.unit) for one in self._holding(words, day)))

    def _holding(self, words: str, day: date | None) -> list[Price]:
        """List the prices that hold by a day (None: whenever) of the one thing that words name."""
        month = Month.of(day).number if day is not None else None
        named = [(how_near(one.name, words), one) for one in self._prices if month is None or one.from_month <= month]
        near = min((rank for rank, _price in named), default=UNKNOWN)
        found = [one for rank, one in named if rank == near < UNKNOWN]
        longest = max((len(plain(one.name)) for one in found), default=0)
        found = [one for one in found if near < _INSIDE or len(plain(one.name)) == longest]
        return found if len({plain(one.name) for one in found}) == 1 else []


@lru_cache(maxsize=20_000)
def how_near(name: str, words: str) -> int:
    """Tell how surely words name the thing a price is of; 99 not at all.

    0 the same · 1 the same but for tone marks · 2 a word of them · 3 glued to what is done with it ("ไข่ไก่กินเอง").
    How much it was, at the end, is not looked at. ข้าว is not in ข้าวโพด.
    """
    said, thing = plain(without_measure(words)), plain(name)
    if not said or not thing:
        return UNKNOWN
    if said == thing:
        return 0
    if without_tones(said) == without_tones(thing):
        return 1
    if thing in pieces(said):
        return 2
    return _INSIDE if any(_is_glued(thing, one) for one in (said, *pieces(said))) else UNKNOWN


def thing_key(price: Price) -> tuple[Id, str, str]:
    """Tell which prices are of the same thing, unit and village."""
    return (price.group, plain(price.name), unit_key(price))


def unit_key(price: Price) -> str:
    """Give the unit a price is of, in one spelling to compare by."""
    return plain(unit_as_written(price.unit))


def _is_glued(thing: str, said: str) -> bool:
    rests = [said.removeprefix(one) for one in _LED if said.startswith(one)]
    return any(
        one == thing or (one.startswith(thing) and one[len(thing) :].startswith(_FOLLOWED)) for one in (said, *rests)
    )


def _best(prices: Sequence[Price], group: Id) -> Price:
    return max(prices, key=lambda one: (one.group == group != NO_ID, one.from_month, one.id))
