"""A household taken out of the book for good: when, and the month sums left of it, rounded and under no name."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from household_ledger.domain.ids import Id

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """That a household was erased: its number, which names nobody any more, and what goes on being counted.

    `sums` is a JSON list of `ErasedMonth`, `searches` one of the ids of kept searches that named it and went with it.
    """

    id: Id
    erased_on: date | None = None
    sums: str = "[]"
    searches: str = "[]"


def rounded(satang: int) -> int:
    """Round to `WHOLE`, half away from zero."""
    whole = (abs(satang) * 2 + WHOLE) // (2 * WHOLE) * WHOLE
    return -whole if satang < 0 else whole


def sums_text(months: Iterable[tuple[int, int, int, int, int, int]]) -> str:
    """Write month sums (satang, exact) as they are kept: rounded; months of nothing are left out."""
    kept = [[month, *map(rounded, sums)] for month, *sums in months]
    return json.dumps([one for one in kept if any(one[1:])], separators=(",", ":"))
