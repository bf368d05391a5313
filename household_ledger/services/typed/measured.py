"""How much of something, typed where it comes to mind: "ผักบุ้ง 2 กก." in a row of goods is a quantity and its unit."""

from __future__ import annotations

from dataclasses import replace

from household_ledger.domain.kinds import IN_KIND, EntryKind
from household_ledger.domain.pricing import value_of
from household_ledger.domain.problem import Problem
from household_ledger.services.typed.row import TypedRow
from household_ledger.text.amounts import format_quantity, parse_amount, parse_quantity
from household_ledger.text.measures import Measure, is_same_unit, read_measure, split_measure, without_measure

_AMOUNTS = ("money_in", "money_out")


def measured(typed: TypedRow) -> TypedRow:
    """Give a row of goods with its quantity and unit in their cells, wherever they were typed.

    That may be the cell of the quantity, that of the amount, or the end of the description. Rows of other kinds stay,
    and the description of a row that was kept before. Of hours a bare number is how many, where it was noted, too.
    """
    if typed.kind is EntryKind.HOURS:
        return _with_hours(typed)
    if typed.kind not in IN_KIND:
        return typed
    if typed.quantity.strip():
        found = read_measure(typed.quantity)
        return _with(typed, found) if found is not None and _agrees(typed, found) else typed
    for column in _AMOUNTS:
        found = read_measure(getattr(typed, column))
        if found is not None and _agrees(typed, found):
            return _with(_without(typed, column), found)
    split = None if typed.is_kept else split_measure(typed.what.strip())
    if split is not None and split[0] and _agrees(typed, split[1]):
        return _with(replace(typed, what=split[0]), split[1])
    return typed


def _with_hours(typed: TypedRow) -> TypedRow:
    if typed.quantity.strip() or isinstance(parse_quantity(typed.note), Problem):
        return typed
    return replace(typed, quantity=typed.note.strip(), note="")


def priced_anew(typed: TypedRow) -> TypedRow:
    """Give a row like one that was written at a price, for the price of its own day to be found, and so its value.

    How much it was then goes from its description into the cells. A row without quantity or price stays.
    """
    if typed.kind not in IN_KIND or not typed.quantity.strip() or not typed.unit_price.strip():
        return typed
    return replace(typed, what=without_measure(typed.what.strip()), money_in="", money_out="", unit_price="")


def value_follows(typed: TypedRow) -> bool:
    """Tell whether the amount of a row of goods is what quantity and price come to: it may be reckoned anew."""
    if typed.kind not in IN_KIND or typed.parts:
        return False
    quantity, price = parse_quantity(typed.quantity), parse_amount(typed.unit_price)
    amount = parse_amount(typed.money_in or typed.money_out)
    if isinstance(quantity, Problem) or isinstance(price, Problem) or isinstance(amount, Problem):
        return False
    return amount == value_of(quantity, price)


def _agrees(typed: TypedRow, found: Measure) -> bool:
    return not typed.unit.strip() or is_same_unit(typed.unit, found.unit)


def _with(typed: TypedRow, found: Measure) -> TypedRow:
    return replace(typed, quantity=format_quantity(found.quantity), unit=typed.unit.strip() or found.unit)


def _without(typed: TypedRow, column: str) -> TypedRow:
    return replace(typed, money_in="") if column == "money_in" else replace(typed, money_out="")
