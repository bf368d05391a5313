"""What a household's page of จปฐ. items 22–23 shows: the twelve months' lines, and whose paper it is."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.jpt import Jpt
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, VillageGroup
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ports import Reader
from household_ledger.services.views.month_page import Letterhead, Origin, letterhead_of


@dataclass(frozen=True, slots=True)
class JptPage:
    """One household's items 22–23."""

    household: Household
    group: VillageGroup | None
    letterhead: Letterhead
    origin: Origin
    jpt: Jpt


def jpt_page(figures: Figures, reader: Reader, household: Household, last: Month, *, origin: Origin) -> JptPage:
    """Gather one household's page of the twelve months to one; works where months are missing."""
    return JptPage(
        household=household,
        group=reader.record(VillageGroup, household.group) if household.group != NO_ID else None,
        letterhead=letterhead_of(reader),
        origin=origin,
        jpt=figures.jpt(household.id, last),
    )
