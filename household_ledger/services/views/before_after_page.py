"""What the before–after page of a household shows: the comparison, whose paper it is, and the limits it was made by."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.comparison import Comparison
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.period import Month
from household_ledger.domain.recall import Recalled
from household_ledger.domain.register import Household, VillageGroup
from household_ledger.domain.thresholds import Thresholds, thresholds_of
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ports import Reader
from household_ledger.services.views.month_page import Letterhead, Origin, letterhead_of
from household_ledger.services.views.recalled import recalled_of


@dataclass(frozen=True, slots=True)
class BeforeAfterPage:
    """One household before and after, up to a month; `members` of that month, None where nobody is dated in.

    `recalled`: what was told of the time before, the year before the month.
    """

    household: Household
    group: VillageGroup | None
    letterhead: Letterhead
    origin: Origin
    comparison: Comparison
    members: int | None
    thresholds: Thresholds
    recalled: tuple[Recalled, ...] = ()


def before_after_page(
    figures: Figures, reader: Reader, household: Household, as_of: Month, *, origin: Origin
) -> BeforeAfterPage:
    """Gather one household's page by the standard definition (M3); works where nothing may be compared too."""
    letterhead = letterhead_of(reader)
    comparison = figures.comparison(household.id, as_of)
    return BeforeAfterPage(
        household=household,
        group=reader.record(VillageGroup, household.group) if household.group != NO_ID else None,
        letterhead=letterhead,
        origin=origin,
        comparison=comparison,
        members=figures.month(household.id, as_of).members,
        thresholds=thresholds_of(letterhead.project),
        recalled=recalled_of(reader, household.id),
    )
