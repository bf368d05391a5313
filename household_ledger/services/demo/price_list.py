"""The village price list of the made-up provider: goods its households grow, some renewed, one village dearer."""

from __future__ import annotations

from collections.abc import Mapping

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.money import Money
from household_ledger.domain.price import Price
from household_ledger.services.demo.options import Timeline
from household_ledger.services.demo.recipes import BAHT

_THINGS = (
    ("ข้าวสาร", "กก.", (22, 24)),
    ("ไข่ไก่", "ฟอง", (4,)),
    ("ผักสวนครัว", "กำ", (10,)),
    ("ผักบุ้ง", "กก.", (20, 25)),
    ("เห็ดนางฟ้า", "กก.", (60,)),
    ("ปลานิล", "กก.", (70, 80)),
    ("กล้วยน้ำว้า", "หวี", (20,)),
    ("ลำไย", "กก.", (22,)),
    ("รำข้าว", "กก.", (8,)),
)
"""What, one what, baht from the first month on and from the renewal on."""
_DEARER = ("ปลานิล", "กก.", 90)
_RENEWED_BACK = 3
"""Months before the last one in which prices were looked through."""


def price_list(timeline: Timeline, villages: Mapping[str, Id], dear: str) -> tuple[Price, ...]:
    """List the prices; `dear` is the village whose fish costs more."""
    first = timeline.months[0].month
    last = timeline.months[-1].month
    renewed = max(first, last.plus(-_RENEWED_BACK))
    made = []
    for name, unit, baht in _THINGS:
        of_month = dict(zip((first, renewed), baht, strict=False))  # of one month the renewed price
        made += [_price(name, unit, month.number, price) for month, price in of_month.items()]
    name, unit, price = _DEARER
    return (*made, _price(name, unit, renewed.number, price, villages[dear]))


def _price(name: str, unit: str, month: int, baht: int, group: Id = NO_ID) -> Price:
    return Price(id=NO_ID, group=group, name=name, unit=unit, from_month=month, price=Money(baht * BAHT))
