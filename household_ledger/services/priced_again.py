"""Goods written again on another day are worth what the list says on that day, where their price came from the list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from household_ledger.domain.entry import Draft, Entry
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import IN_KIND
from household_ledger.domain.money import Money
from household_ledger.domain.pricing import value_of
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.ports import Reader
from household_ledger.services.prices import PriceList


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceChange:
    """Goods that are worth another price of one `unit` on the day they are written again than `was` kept of them."""

    what: str
    unit: str
    was: Money
    now: Money
    value: Money
    """What all of it comes to now."""


def priced_again(draft: Draft, prices: PriceList, written_on: date | None = None) -> Draft:
    """Give goods for the list's price of the draft's own day, and the value that follows, where theirs was the list's.

    That is the price of the day they were `written_on`; of what is kept without its day (a template, what comes again),
    any price the list ever had of them. A price somebody said stays, and a value that does not follow from it; so does
    what the list has no price of on the day.
    """
    was = draft.unit_price
    if not was or not is_listed(draft, prices, written_on):
        return draft
    listed = prices.price_for(draft.description, draft.unit, draft.date)
    if listed is None or listed.price == was:
        return draft
    value = value_of(draft.quantity or 0, listed.price)
    (part,) = draft.parts
    return replace(draft, unit_price=listed.price, amount=value, parts=(replace(part, amount=value),))


def is_listed(draft: Draft, prices: PriceList, written_on: date | None = None) -> bool:
    """Tell whether goods have their price, and their whole value, from the list: of one day, or (None) of any."""
    quantity, was = draft.quantity, draft.unit_price
    if draft.kind not in IN_KIND or not quantity or not was or not draft.unit or len(draft.parts) != 1:
        return False
    if draft.amount not in (0, value_of(quantity, was)):
        return False
    if written_on is None:
        return prices.ever_had(draft.description, draft.unit, was)
    listed = prices.price_for(draft.description, draft.unit, written_on)
    return listed is not None and listed.price == was


def price_changes(before: Iterable[Draft], after: Iterable[Draft]) -> tuple[PriceChange, ...]:
    """Name the goods that were priced anew, from the drafts as they were and as they are."""
    return tuple(
        PriceChange(what=now.description, unit=now.unit, was=was.unit_price, now=now.unit_price, value=now.amount)
        for was, now in zip(before, after, strict=True)
        if was.unit_price and now.unit_price and was.unit_price != now.unit_price
    )


def changed_copies(entries: Iterable[Entry], day: date, reader: Reader) -> tuple[PriceChange, ...]:
    """Name the goods among entries that `CopyRows` would price anew on a day."""
    lists: dict[Id, PriceList] = {}
    before = [draft_of(entry) for entry in entries if entry.kind in IN_KIND]
    after = [copied(draft, day, lists, reader) for draft in before]
    return price_changes(before, after)


def copied(draft: Draft, day: date, lists: dict[Id, PriceList], reader: Reader) -> Draft:
    """Give a draft on another day, goods at the price of that day; `lists` keeps what was read of each household."""
    moved = replace(draft, date=day)
    if draft.kind not in IN_KIND or not draft.unit_price:
        return moved
    if draft.household not in lists:
        lists[draft.household] = PriceList.read(reader, draft.household)
    return priced_again(moved, lists[draft.household], draft.date)
