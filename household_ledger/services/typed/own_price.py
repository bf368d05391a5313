"""What a household itself wrote one of a thing for, the last time."""

from __future__ import annotations

from household_ledger.services.ports import Reader
from household_ledger.services.typed.completion import Completion
from household_ledger.services.typed.worth import OwnPrice
from household_ledger.text.measures import is_same_unit

_MOST = 40
"""So many descriptions of one thing are looked at, the latest first."""


def own_price(reader: Reader, completion: Completion, words: str, unit: str) -> OwnPrice | None:
    """Find the household's last price of what words name, in a unit ("": any); None for goods it never priced."""
    rows = [one.row for one in completion.goods(words)[:_MOST]]
    for entry in reader.entries_of(rows):
        if entry.unit_price and entry.unit and (not unit or is_same_unit(entry.unit, unit)):
            return OwnPrice(entry.unit_price, entry.unit, entry.date)
    return None
