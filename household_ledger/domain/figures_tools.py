"""What tools (C07) cost each month of their life: straight-line from the month of purchase, to the satang."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from household_ledger.domain.figures_sums import ToolRow
from household_ledger.domain.kinds import Medium
from household_ledger.domain.money import share_at
from household_ledger.domain.period import Month
from household_ledger.domain.posting import TOOL_LIFE_MONTHS

_OF_THE_HOUSEHOLD = frozenset({Medium.CASH.value, Medium.CREDIT.value, Medium.RECEIVED.value})


@dataclass(slots=True)
class ToolShares:
    """The shares of one month: of the household (`received` of it in kind), and by occupation, own input included."""

    cost: int = 0
    received: int = 0
    by_occupation: defaultdict[int, int] = field(default_factory=lambda: defaultdict(int))


def spread(tools: Iterable[ToolRow], months: Sequence[Month]) -> dict[int, ToolShares]:
    """Give each month (by number) its shares of the tools; the shares of a line over its life sum to the line.

    Source: `reference/indicators.md`, OC. A life of 0 is 60 months.
    """
    shares = {month.number: ToolShares() for month in months}
    for tool in tools:
        bought = Month.from_number(tool.month)
        life = tool.life_months or TOOL_LIFE_MONTHS
        for month in months:
            share = int(share_at(tool.satang, life, bought.until(month)))  # type: ignore[arg-type]
            if share:
                _add(shares[month.number], tool, share)
    return shares


def _add(shares: ToolShares, tool: ToolRow, share: int) -> None:
    shares.by_occupation[tool.occupation] += share
    if tool.medium in _OF_THE_HOUSEHOLD:
        shares.cost += share
        shares.received += share if tool.medium == Medium.RECEIVED else 0
