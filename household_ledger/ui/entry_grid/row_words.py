"""Where in the row a problem stands, and how what was typed is written once it is understood."""

from __future__ import annotations

from collections.abc import Collection

from household_ledger.domain.problem import Problem
from household_ledger.services.typed.row import TypedRow
from household_ledger.text.amounts import format_amount, parse_amount
from household_ledger.text.dates import parse_date
from household_ledger.ui.entry_grid.ground import Ground
from household_ledger.ui.entry_grid.kinds import amount_column

_AMOUNTS = frozenset({"money_in", "money_out", "principal", "interest", "unit_price", "counted", "paid_now"})
_CELL_OF = {
    "description": "what",
    "occupation": "who",
    "member": "who",
    "parts": "part_0_amount",
    "life_months": "life",
}


def cell_of(problem: Problem, row: TypedRow, shown: Collection[str]) -> str:
    """Name the cell a problem of a row stands in, among those shown (none: before the first layout)."""
    name = amount_column(row) if problem.field == "amount" else problem.field
    name = _CELL_OF.get(name, name)
    if name in shown or not shown:
        return name
    return next((one for one in ("category", "what", "date") if one in shown), "date")


def understood(name: str, text: str, ground: Ground) -> str:
    """Write what was typed in a cell as it is understood: a day, the result of a calculation; else as it stands."""
    if name == "date":
        day = parse_date(text, ground.previous)
        return text if isinstance(day, Problem) else ground.date_words(day)
    if name in _AMOUNTS or name.endswith("_amount"):
        amount = parse_amount(text)
        return text if isinstance(amount, Problem) else format_amount(amount)
    return text
