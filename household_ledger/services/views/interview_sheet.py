"""What the sheet for asking about the time before shows: whom it asks, of which months, and every line of the form."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.baseline import Baseline
from household_ledger.domain.comparison_periods import RECALLS
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.domain.recall import PARTS, Part
from household_ledger.domain.recall_asked import asked_of
from household_ledger.domain.register import Household, VillageGroup
from household_ledger.services.ports import Reader
from household_ledger.services.views.month_page import Letterhead, Origin, letterhead_of
from household_ledger.services.views.recalled import placing_of


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewSheet:
    """A sheet to be filled in by pen; `household` None: for one that is not in the ledger, its name a line to write.

    `year`, `month`: what is asked about, the twelve months or the one before the project began; None where no start
    is known. `lines` are the sources to ask of each part, in the order of the form.
    """

    household: Household | None
    group: VillageGroup | None
    letterhead: Letterhead
    origin: Origin
    year: tuple[Month, Month] | None
    month: Month | None
    lines: tuple[tuple[Part, tuple[str, ...]], ...]


def interview_sheet(reader: Reader, household: Household | None, *, origin: Origin) -> InterviewSheet:
    """Gather a sheet: what this household told before is asked of too, as the form does."""
    placing = placing_of(reader, household.id if household is not None else NO_ID)
    told = reader.of_household(Baseline, household.id) if household is not None else []
    known = {line.source for one in told if one.type in RECALLS for line in one.lines}
    started = household.started_on if household is not None else None
    last = Month.of(started).plus(-1) if started is not None else None
    return InterviewSheet(
        household=household,
        group=reader.record(VillageGroup, household.group) if household and household.group != NO_ID else None,
        letterhead=letterhead_of(reader),
        origin=origin,
        year=(last.plus(1 - MONTHS_A_YEAR), last) if last is not None else None,
        month=last,
        lines=tuple((part, tuple(asked_of(part, placing, known))) for part in PARTS),
    )
