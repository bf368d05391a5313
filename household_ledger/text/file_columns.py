"""What the columns of other programs' files mean, in words: where they are chosen, where a row is refused."""

from __future__ import annotations

import json

from household_ledger.text.i18n import N_, _

_MEANINGS = {
    "date": N_("Date"),
    "in": N_("Money in"),
    "out": N_("Money out"),
    "amount": N_("Amount"),
    "way": N_("In or out"),
    "category": N_("Category"),
    "description": N_("Words"),
    "note": N_("Note"),
    "party": N_("Who, or which shop"),
    "id": N_("Number of the entry"),
    "account": N_("Account"),
    "balance": N_("Balance (not read)"),
}


def column_meanings() -> list[tuple[str, str]]:
    """Give each meaning a column may have, by the name `Mapping` knows it by, and its words."""
    return [(name, _(words)) for name, words in _MEANINGS.items()]


def column_meaning(name: str) -> str:
    """Say what a column means; of one this program does not know by a name of its own, what stands over it."""
    words = _MEANINGS.get(name)
    return name if words is None else _(words)


def columns_words(columns: str) -> str:
    """Say which columns were read and as what, given as JSON: pairs of what stands over one and its meaning."""
    try:
        return ", ".join(f"{head} ({column_meaning(meaning)})" for head, meaning in json.loads(columns))
    except (ValueError, TypeError):  # not written by this program
        return columns
