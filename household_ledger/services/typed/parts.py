"""What a typed row's amount was for: one category, or the parts of a split and what they leave."""

from __future__ import annotations

from typing import NamedTuple

from household_ledger.domain.entry import Part
from household_ledger.domain.money import ZERO, Money, total
from household_ledger.services.typed.cells import Allowed, Cells
from household_ledger.services.typed.row import TypedPart


class Shares(NamedTuple):
    """The parts read, the amount of the row, and what the typed parts leave of it (None without a split)."""

    parts: tuple[Part, ...] = ()
    amount: Money | None = None
    rest: Money | None = None


def read_shares(cells: Cells, allowed: Allowed, amount: Money | None) -> Shares:
    """Read category or parts; a single blank amount among the parts is what the others leave."""
    typed = [
        (place, part) for place, part in enumerate(cells.typed.parts) if part.category.strip() or part.amount.strip()
    ]
    if not allowed.categories:
        return Shares((), amount)
    if typed:
        return _split(cells, typed, allowed, amount)
    category = cells.category(cells.text("category"), "category", allowed)
    life = cells.months(cells.text("life"), "life")
    return Shares((Part(category, amount or ZERO, life),) if category else (), amount)


def _split(cells: Cells, typed: list[tuple[int, TypedPart]], allowed: Allowed, amount: Money | None) -> Shares:
    amounts = {place: cells.amount_in(part.amount, f"part_{place}_amount") for place, part in typed}
    blank = [place for place, part in typed if not part.amount.strip()]
    said = total(one or ZERO for one in amounts.values())
    rest = amount - said if amount is not None else None
    for place in blank:
        if place == blank[0] and rest is not None and rest > 0:
            amounts[place], rest = rest, ZERO
        else:
            cells.wrong("amount_missing", f"part_{place}_amount")
    parts = []
    for place, part in typed:
        category = cells.category(part.category, f"part_{place}_category", allowed)
        if not part.category.strip():
            cells.wrong("category_missing", f"part_{place}_category")
        life = cells.months(part.life, f"part_{place}_life")
        parts.append(Part(category, amounts[place] or ZERO, life))
    opened = next((place for place, part in enumerate(cells.typed.parts) if not any(part)), None)
    if opened is not None and rest is not None and rest > 0:
        cells.wrong("category_missing", f"part_{opened}_category")  # what is left belongs in the part opened for it
    return Shares(tuple(parts), said if amount is None else amount, rest)
