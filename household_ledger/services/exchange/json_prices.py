"""What the JSON export says of the village price list."""

from __future__ import annotations

from household_ledger.domain.category import STANDARD_LIMIT, code_of
from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.services.exchange.json_values import Json
from household_ledger.services.ports import Reader
from household_ledger.services.views.price_list import priced_things


def prices_json(reader: Reader) -> list[Json]:
    """List what one unit of each thing is worth, in satang, from a month on; `group` is null for all villages."""
    return [
        {
            "group": thing.village or None,
            "name": one.name,
            "unit": one.unit,
            "from": Month.from_number(one.from_month).iso,
            "price": int(one.price),
            "category": _code(one.category),
        }
        for thing in priced_things(reader)
        for one in reversed(thing.prices)
    ]


def _code(category: Id) -> str | None:
    return code_of(category) if 0 < category < STANDARD_LIMIT else None
