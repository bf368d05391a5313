"""How much of goods a written line says: kept in cells of its own, and on the paper part of the words."""

from __future__ import annotations

from dataclasses import replace

from household_ledger.domain.kinds import IN_KIND
from household_ledger.domain.pricing import price_fits
from household_ledger.domain.problem import Problem
from household_ledger.services.typed.row import TypedRow
from household_ledger.text.amounts import format_quantity, parse_amount, parse_quantity
from household_ledger.text.measures import split_measure


def words_with_measure(row: TypedRow) -> str:
    """Write what a kept row is of as it stands on the paper: ผักบุ้ง 2 กก."""
    if row.kind not in IN_KIND or not row.quantity or split_measure(row.what) is not None:
        return row.what
    return " ".join(filter(None, (row.what, row.quantity, row.unit)))


def measured_as_written(row: TypedRow, words: str) -> TypedRow:
    """Give a row its words; of a kept row of goods also how much they say now, at no price where it is another."""
    if not row.is_kept or row.kind not in IN_KIND or words in (row.what, words_with_measure(row)):
        is_shown = row.is_kept and words == words_with_measure(row)
        return row if is_shown else replace(row, what=words)
    split = split_measure(words)
    if split is None:
        return replace(row, what=words, quantity="", unit="", unit_price="")
    what, measure = split
    quantity, unit = format_quantity(measure.quantity), measure.unit or row.unit
    price = row.unit_price if (quantity, unit) == (row.quantity, row.unit) else ""
    return replace(row, what=what, quantity=quantity, unit=unit, unit_price=price)


def at_a_price_that_fits(row: TypedRow, was: TypedRow | None) -> TypedRow:
    """Leave out of a kept row the price of one, which the paper does not show, where it comes to another amount now.

    `was` is the row as it was kept; while its amount stands, nothing is changed.
    """
    is_as_kept = was is None or (was.money_in, was.money_out) == (row.money_in, row.money_out)
    if is_as_kept or not row.is_kept or not row.unit_price:
        return row
    quantity, price = parse_quantity(row.quantity), parse_amount(row.unit_price)
    amount = parse_amount(row.money_in or row.money_out)
    if isinstance(quantity, Problem) or isinstance(price, Problem) or isinstance(amount, Problem):
        return row
    return row if price_fits(quantity, price, amount) else replace(row, unit_price="")
