"""What the provider's monthly savings summary shows: the table of a month, the months before it, whose paper it is."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.figures import SavingsMonth, SavingsTable
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.domain.register import VillageGroup
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ports import Reader
from household_ledger.services.views.month_page import Letterhead, Origin, letterhead_of
from household_ledger.text.i18n import _


@dataclass(frozen=True, slots=True)
class SavingsPage:
    """The summary of one month, of a village or (no group) the whole provider; `trend` ends with the month itself."""

    table: SavingsTable
    trend: tuple[SavingsMonth, ...]
    group: VillageGroup | None
    letterhead: Letterhead
    origin: Origin


def village_of(reader: Reader, group: Id) -> VillageGroup:
    """Give a village; for no id, and for one that is not there, what stands for those that live in none."""
    found = reader.record(VillageGroup, group) if group != NO_ID else None
    return found or VillageGroup(id=NO_ID, name=_("No village said"))


def savings_page(figures: Figures, reader: Reader, month: Month, group: Id | None, *, origin: Origin) -> SavingsPage:
    """Gather the summary; works for a month in which nobody saved."""
    return SavingsPage(
        table=figures.savings_table(month, group),
        trend=figures.savings_months(month.plus(1 - MONTHS_A_YEAR), month, group),
        group=village_of(reader, group) if group is not None else None,
        letterhead=letterhead_of(reader),
        origin=origin,
    )
