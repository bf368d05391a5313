"""What a household told of the time before, laid out as items 22–23 of the survey: for its form, page and paper."""

from __future__ import annotations

from household_ledger.domain.baseline import Baseline
from household_ledger.domain.comparison_periods import RECALLS
from household_ledger.domain.figures_needs import need_classes
from household_ledger.domain.ids import Id
from household_ledger.domain.jpt import Item
from household_ledger.domain.recall import Placing, Recalled, recalled
from household_ledger.domain.register import HouseholdCategory
from household_ledger.domain.thresholds import thresholds_of
from household_ledger.services.ports import Reader


def placing_of(reader: Reader, household: Id) -> Placing:
    """Say where this household's spending stands in 22.2: its own need classes, the project's place for giving."""
    return Placing(
        need_classes(reader.of_household(HouseholdCategory, household)),
        Item(f"22.2 ({thresholds_of(reader.project()).jpt_social_item})"),
    )


def recalled_of(reader: Reader, household: Id) -> tuple[Recalled, ...]:
    """Give all that was told of the time before: years before months, the later of equals first."""
    told = [one for one in reader.of_household(Baseline, household) if one.type in RECALLS]
    placing = placing_of(reader, household)
    ordered = sorted(told, key=lambda one: (one.type, -one.last, -one.id))
    return tuple(recalled(one, placing, [other for other in told if other is not one]) for one in ordered)
