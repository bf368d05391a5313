"""What something that cost no cash is worth: a quantity at a price (product §1, in-kind prices)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.kinds import IN_KIND
from household_ledger.domain.money import SATANG_PER_BAHT, ZERO, Money, half_up

_THOUSANDTHS = 1000
_HALF_SATANG_UNITS: Final = 2000
"""A price rounded to the satang is off by half a satang a unit: of so many thousandths by one satang."""


def value_of(quantity: int, unit_price: int) -> Money:
    """Value a quantity (thousandths of the unit) at a price (satang a unit), rounded half up to the satang."""
    return Money(half_up(quantity * unit_price, _THOUSANDTHS))


def price_fits(quantity: int, unit_price: int, amount: int) -> bool:
    """Tell whether a quantity at a price comes to an amount, but for a baht and what the price was rounded by."""
    return abs(value_of(quantity, unit_price) - abs(amount)) <= SATANG_PER_BAHT + quantity // _HALF_SATANG_UNITS


def with_value(draft: Draft) -> Draft:
    """Fill the amount of an in-kind draft from its quantity and price; any amount that was said wins.

    A draft of another kind, with several parts, or without quantity and price comes back as it was.
    """
    if draft.kind not in IN_KIND or draft.amount or not draft.quantity or not draft.unit_price or len(draft.parts) != 1:
        return draft
    part = draft.parts[0]
    if part.amount not in (ZERO, draft.amount):
        return draft
    value = value_of(draft.quantity, draft.unit_price)
    return replace(draft, amount=value, parts=(Part(part.category, value, part.life_months),))
