"""How the JSON export writes days and quantities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"
_THOUSANDTHS = 1000


def units(thousandths: int) -> int | float:
    """Give a quantity in its unit, as JSON has numbers."""
    return thousandths / _THOUSANDTHS if thousandths % _THOUSANDTHS else thousandths // _THOUSANDTHS


def iso(day: date | None) -> str | None:
    """Write a day, None for none."""
    return None if day is None else day.isoformat()
