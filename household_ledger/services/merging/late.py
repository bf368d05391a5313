"""Closed months something arrived for that whoever closed them had not seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from household_ledger.services.merging.past import Past, Stamp
from household_ledger.services.merging.standing import Standing


class Moved(NamedTuple):
    """A step on an entry: the months it was in before and after by that step's own word."""

    stamp: Stamp
    entry: int
    months: frozenset[int]


def closings(month: Standing) -> list[Stamp]:
    """Name the steps that closed a month and still stand."""
    return [one.stamp for one in month.alive("closed") if isinstance(one.value, list) and one.value[0] is not None]


def late_months(
    closed: Mapping[int, list[Stamp]], moved: Iterable[Moved], entries: Mapping[int, Standing], past: Past
) -> frozenset[int]:
    """Give the months (numbers) of one household that are closed and got entries unknown to the closing.

    `closed` are the closings that stand, by month; `moved` the steps on its entries. An entry counts for the months in
    which it is now, by any value that stands, and for those a step took it from or to.
    """
    late: set[int] = set()
    for one in moved:
        wanted = closed.keys() - late
        for month in wanted & (one.months | _months_now(entries.get(one.entry))):
            if any(past.are_apart(one.stamp, closing) for closing in closed[month]):
                late.add(month)
    return frozenset(late)


def month_number(date: Any) -> int:  # noqa: ANN401 -- a unit's value as the journal has it
    """Give the number of the month of an entry's date, 202611; 0 for none."""
    return int(date[:4] + date[5:7]) if isinstance(date, str) else 0


def _months_now(entry: Standing | None) -> set[int]:
    return {month_number(one.value) for one in entry.alive("date")} if entry is not None else set()
