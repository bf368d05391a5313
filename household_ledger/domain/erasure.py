"""A household taken out of the book for good: when, and the month sums left of it, rounded and under no name."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

WHOLE = 10_000
"""Satang the sums are rounded to, half away from zero: 100 baht, so that no printed page can be found again in them."""


class ErasedMonth(NamedTuple):
    """What one month of a household came to, or of all that were erased together; satang, rounded to `WHOLE`."""

    month: int
    income: int
    spending: int
    cost: int
    saved: int
    owed: int


def rounded(satang: int) -> int:
    """Round to `WHOLE`, half away from zero."""
    whole = (abs(satang) * 2 + WHOLE) // (2 * WHOLE) * WHOLE
    return -whole if satang < 0 else whole


def sums_text(months: Iterable[tuple[int, int, int, int, int, int]]) -> str:
    """Write month sums (satang, exact) as they are kept: rounded; months of nothing are left out."""
    kept = [[month, *map(rounded, sums)] for month, *sums in months]
    return json.dumps([one for one in kept if any(one[1:])], separators=(",", ":"))
