"""What was first written down long after its day, of what a comparison rests on.

A grade looks at the middle entry of a month alone: a few written a year later leave a month of punctual ones good.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from household_ledger.domain.money import ZERO, Money


class LateRow(NamedTuple):
    """What entries of one day brought and cost that were first written on one later day, in satang.

    `income` is what counts as income, in cash and in goods; `cost` the costs of work without C07. What a paper page
    marked as written daily brought is left out: it waited for nothing.
    """

    household: int
    month: int
    day: str
    first_written_on: str
    income: int
    cost: int


@dataclass(frozen=True, slots=True)
class Late:
    """What of a month was written too late to be built on."""

    income: Money = ZERO
    cost: Money = ZERO


NOTHING_LATE = Late()


def late_by_month(rows: Iterable[LateRow], *, days: int) -> dict[int, Late]:
    """Give by month (202611) what was first written more than so many days after its day."""
    late: defaultdict[int, Late] = defaultdict(Late)
    for row in rows:
        if (date.fromisoformat(row.first_written_on) - date.fromisoformat(row.day)).days > days:
            so_far = late[row.month]
            late[row.month] = Late(Money(so_far.income + row.income), Money(so_far.cost + row.cost))
    return dict(late)
