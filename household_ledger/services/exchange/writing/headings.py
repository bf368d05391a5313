"""How the columns of an exported workbook are called, and how wide they are."""

from __future__ import annotations

from household_ledger.services.exchange.rows import COLUMNS
from household_ledger.text.i18n import N_

KIND_WORDS, CATEGORY_WORDS = "kind words", "category words"
"""Columns of words beside a code; importing reads the code."""

ENTRY_COLUMNS = tuple(
    column
    for name in COLUMNS
    for column in {"kind": (name, KIND_WORDS), "category": (name, CATEGORY_WORDS)}.get(name, (name,))
)
"""The canonical columns in their order, words beside codes."""

HEADINGS: dict[str, str] = {
    "date": N_("Date"),
    "household": N_("Household"),
    "kind": N_("Kind (code)"),
    KIND_WORDS: N_("Kind"),
    "category": N_("Category (code)"),
    CATEGORY_WORDS: N_("Category"),
    "amount": N_("Amount (baht)"),
    "pocket": N_("Pocket"),
    "to_pocket": N_("To the pocket"),
    "debt": N_("Debt"),
    "principal": N_("Principal (baht)"),
    "interest": N_("Interest (baht)"),
    "occupation": N_("Occupation"),
    "member": N_("Member"),
    "quantity": N_("Quantity"),
    "unit": N_("Unit"),
    "unit_price": N_("Price a unit (baht)"),
    "note": N_("Note"),
    "known_by": N_("Known by"),
    "entered_on": N_("Written down on"),
    "entry_id": N_("Entry number"),
    "source": N_("Where it came from"),
    "party": N_("Buyer, shop or person"),
    "life_months": N_("Life (months)"),
    "goal": N_("Goal"),
    "pair": N_("Pair number"),
    "description": N_("Description"),
}
"""Heading by column."""

_WIDTHS = {
    "date": 12,
    KIND_WORDS: 20,
    "kind": 16,
    CATEGORY_WORDS: 26,
    "amount": 14,
    "pocket": 20,
    "to_pocket": 20,
    "debt": 22,
    "occupation": 20,
    "member": 20,
    "note": 30,
    "entered_on": 14,
    "entry_id": 22,
    "party": 24,
    "pair": 22,
    "goal": 22,
    "description": 34,
}
_USUAL_WIDTH = 15


def width_of(column: str) -> int:
    """Give how many letters wide a column is."""
    return _WIDTHS.get(column, _USUAL_WIDTH)
