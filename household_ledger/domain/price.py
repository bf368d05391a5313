"""What things are worth in a village, by the month from which a price holds (product §1, in-kind prices)."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """Satang for one `unit` of `name` from a month (202611) on, until a later price of the same thing and unit.

    `group` is the village it holds for (0: every village without a price of its own), `category` what the thing is
    usually written under (0: not said).
    """

    id: Id
    group: Id = NO_ID
    name: str
    unit: str = ""
    from_month: int
    price: Money
    category: Id = NO_ID
    is_deleted: bool = False
