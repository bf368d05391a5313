"""What is said about the price of goods while their row is typed: where it comes from, or that there is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from household_ledger.domain.period import Month
from household_ledger.services.priced_again import PriceChange
from household_ledger.services.typed.worth import PriceOrigin, Worth
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import format_date, format_month
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside
from household_ledger.text.matching import plain

_MOST_NAMED: Final = 3
"""So many goods that have another price are named; of more the number is told."""


def worth_words(worth: Worth) -> str:
    """Say which price is taken and from where, or what to write where none is known."""
    if worth.price is None or worth.since is None:
        return _missing(worth)
    price = format_amount(worth.price)
    if worth.origin is PriceOrigin.OWN:
        words = _("Your own last price {price} baht/{unit}, {date}. The village has none yet.")
        return words.format(price=price, unit=worth.unit, date=format_date(worth.since))
    village = _("Village price {price} baht/{unit}, since {month}")
    every = _("Price for all villages {price} baht/{unit}, since {month}")
    said = (every if worth.origin is PriceOrigin.ALL else village).format(
        price=price, unit=worth.unit, month=format_month(Month.of(worth.since), "short")
    )
    return said if plain(worth.thing) == plain(worth.words) else beside(worth.thing, said)


def worth_tone(worth: Worth) -> str:
    """Name the colour it is said in: a price of the list is no cause for a second look."""
    return "attention" if worth.price is None or worth.origin is PriceOrigin.OWN else "in_kind"


def price_change_words(changes: Sequence[PriceChange]) -> str:
    """Say which goods written again on another day are worth another price there, "" for none."""
    told = [_changed(one) for one in changes[:_MOST_NAMED]]
    if (more := len(changes) - _MOST_NAMED) > 0:
        told.append(_("and {count} more").format(count=format_number(more)))
    return beside(*told)


def price_of_day_words(change: PriceChange) -> str:
    """Say which price goods have on another day, where how much of them is asked beside it."""
    words = _("The price of that day is {price} baht/{unit}, it was {was}")
    return words.format(price=format_amount(change.now), unit=change.unit, was=format_amount(change.was))


def _changed(change: PriceChange) -> str:
    words = _("{what} comes to {value}: the price of that day is {price} baht/{unit}, it was {was}")
    value, price, was = (format_amount(one) for one in (change.value, change.now, change.was))
    return words.format(what=change.what, value=value, price=price, unit=change.unit, was=was)


def _missing(worth: Worth) -> str:
    units = beside(*worth.units)
    if worth.units and not worth.unit:
        return _("Write the unit: the village has prices by {units}.").format(units=units)
    if worth.units:
        words = _("The village has a price by {units}. Write the price of one {unit}, or the value.")
        return words.format(units=units, unit=worth.unit)
    if worth.unit:
        return _("The village has no price of it yet. Write the price of one {unit}, or the value.").format(
            unit=worth.unit
        )
    return _("The village has no price of it yet. Write unit and price, or the value.")
