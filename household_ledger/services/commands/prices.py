"""Keeping the village price list. What was written at a price keeps it: no entry changes with the list."""

from __future__ import annotations

from dataclasses import dataclass, replace

from household_ledger.domain.changes import Label
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.period import Month
from household_ledger.domain.price import Price
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import VillageGroup
from household_ledger.errors import UserError
from household_ledger.services.commands.register import refuse, sound, with_id
from household_ledger.services.ports import Work
from household_ledger.services.prices import thing_key
from household_ledger.services.refusals import InvalidEntry
from household_ledger.text.measures import unit_as_written


@dataclass(frozen=True, slots=True)
class SetPrices:
    """Write what things are worth from a month on (id 0), all in one step.

    One that has a price of that very month, unit and village gets the new one in its place.
    """

    prices: tuple[Price, ...]

    def write(self, work: Work) -> Label:
        """InvalidEntry with the number of the price that cannot be; UserError `nothing_changed`."""
        fit = [_fit(one, work, number) for number, one in enumerate(self.prices)]
        _refuse_twice(fit)
        there = {_place(one): one for one in work.reader.all(Price)}
        written = [one for one in fit if _differs(one, there.get(_place(one)))]
        for one in written:
            before = there.get(_place(one))
            if before is None:
                work.insert([with_id(one, work)])
            else:
                work.replace(replace(one, id=before.id, category=one.category or before.category), was=before)
        return _label("set_price", written)


@dataclass(frozen=True, slots=True)
class ChangePrice:
    """Write one price anew, made from what it `was`: another amount, month, village, or its name mended."""

    was: Price
    now: Price

    def write(self, work: Work) -> Label:
        """InvalidEntry (`price_there`: another stands for that month); UserError `changed_since`, `nothing_changed`."""
        now = _fit(replace(self.now, id=self.was.id), work)
        others = {_place(one) for one in work.reader.all(Price) if one.id != now.id}
        refuse([Problem("price_there", "from_month")] if _place(now) in others else [])
        work.replace(now, was=self.was)
        return _label("change_price", [now])


@dataclass(frozen=True, slots=True)
class RemovePrices:
    """Take prices out of the list; those of earlier months hold again."""

    ids: tuple[Id, ...]

    def write(self, work: Work) -> Label:
        """UserError `unknown_record` also for one that was removed before."""
        gone = []
        for number in dict.fromkeys(self.ids):
            found = work.record(Price, number)
            if found is None or found.is_deleted:
                raise UserError("unknown_record")
            work.replace(replace(found, is_deleted=True), was=found)
            gone.append(found)
        return _label("remove_price", gone)


def _fit(price: Price, work: Work, number: int = 0) -> Price:
    """Hold a price to what it may say; its unit in one spelling."""
    try:
        tidy: Price = sound(replace(price, unit=unit_as_written(price.unit)))
    except InvalidEntry as refused:
        raise InvalidEntry([(number, problem) for _zero, problem in refused.problems]) from None
    village = work.record(VillageGroup, tidy.group) if tidy.group != NO_ID else None
    if tidy.group != NO_ID and (village is None or village.is_deleted):
        raise InvalidEntry([(number, Problem("unknown_record", "group"))])
    return tidy


def _refuse_twice(prices: list[Price]) -> None:
    seen = set()
    for number, one in enumerate(prices):
        if _place(one) in seen:
            raise InvalidEntry([(number, Problem("price_twice", "name", {"name": one.name}))])
        seen.add(_place(one))


def _place(price: Price) -> tuple[Id, str, str, int]:
    return (*thing_key(price), price.from_month)


def _differs(price: Price, before: Price | None) -> bool:
    return before is None or replace(price, id=before.id, category=price.category or before.category) != before


def _label(code: str, prices: list[Price]) -> Label:
    """Say of one price what it is, of several how many."""
    if len(prices) != 1:
        return Label(f"{code}s", (("count", len(prices)),))
    (one,) = prices
    month = Month.from_number(one.from_month).iso
    return Label(code, (("thing", one.name), ("amount", int(one.price)), ("unit", one.unit), ("month", month)))
