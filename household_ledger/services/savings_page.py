"""What the provider's monthly savings summary shows: the table of a month, the months before it, whose paper it is."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.figures import SavingsTable
from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month, months_between
from household_ledger.domain.register import VillageGroup
from household_ledger.services.figures import Figures
from household_ledger.services.month_page import Letterhead, Origin, letterhead_of
from household_ledger.services.ports import Reader

MONTHS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class SavingsPage:
    """The summary of one month, of a village or (no group) the whole provider; `trend` ends with the month itself."""

    table: SavingsTable
    trend: tuple[SavingsTable, ...]
    group: VillageGroup | None
    letterhead: Letterhead
    origin: Origin


def savings_page(figures: Figures, reader: Reader, month: Month, group: Id | None, *, origin: Origin) -> SavingsPage:
    """Gather the summary; works for a month in which nobody saved."""
    trend = tuple(figures.savings_table(each, group) for each in months_between(month.plus(1 - MONTHS_SHOWN), month))
    return SavingsPage(
        table=trend[-1],
        trend=trend,
        group=reader.record(VillageGroup, group) if group is not None else None,
        letterhead=letterhead_of(reader),
        origin=origin,
    )
