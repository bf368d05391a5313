"""A price list copied from a spreadsheet or a letter: a line a thing, with its unit and price in any order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from household_ledger.domain.money import Money
from household_ledger.domain.problem import Problem
from household_ledger.text.amounts import parse_amount
from household_ledger.text.clean import clean
from household_ledger.text.measures import unit_as_written

_BEFORE_UNIT = re.compile(r"^.*(?:/|ต่อ)\s*")
_EACH = "ละ"
_LINE_NUMBER = re.compile(r"[(]?[0-9๐-๙]+[.)]?")
MOST_LINES = 200
"""So many lines are to be pasted at once: more is no list of what a village eats."""


@dataclass(frozen=True, slots=True)
class PastedPrice:
    """One line that was understood."""

    name: str
    unit: str
    price: Money


def pasted_prices(text: str) -> tuple[tuple[PastedPrice, ...], tuple[str, ...]]:
    """Read lines of cells (parted by tabs); give what was understood, and the lines that were not.

    The first cell names the thing (a number of the line before it is passed over), the last that is an amount is the
    price, what lies between is the unit ("กก.", "บาท/กก."). A line of heads has no amount and is none; blank lines are
    left out.
    """
    found, left = [], []
    for number, line in enumerate(text.splitlines()):
        cells = [clean(cell) for cell in line.split("\t")]
        cells = [cell for cell in cells if cell]
        if not cells:
            continue
        read = _read(cells)
        if read is not None:
            found.append(read)
        elif number or len(cells) == 1 or any(_amount(cell) for cell in cells):  # else it is the table's head
            left.append(" ".join(cells))
    return tuple(found), tuple(left)


def _read(cells: list[str]) -> PastedPrice | None:
    if _LINE_NUMBER.fullmatch(cells[0]):
        cells = cells[1:]
    amounts = [(place, amount) for place, cell in enumerate(cells) if place and (amount := _amount(cell)) is not None]
    if not amounts:
        return None
    place, price = amounts[-1]
    others = [cell for at, cell in enumerate(cells) if at not in (0, place) and _amount(cell) is None]
    unit = _unit(others[0]) if others else ""
    return PastedPrice(cells[0], unit, price) if unit else None


def _amount(cell: str) -> Money | None:
    read = parse_amount(cell)
    return None if isinstance(read, Problem) or read <= 0 else read


def _unit(cell: str) -> str:
    """Give the unit of "กก.", "บาท/กก.", "ต่อ กก.", "กิโลละ"."""
    return unit_as_written(_BEFORE_UNIT.sub("", cell).removesuffix(_EACH))
