"""Which need class spending has in a household: its own word first, then the standard's."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from household_ledger.domain.category import INTEREST, standard_categories
from household_ledger.domain.figures_sums import NeedClasses
from household_ledger.domain.kinds import Need
from household_ledger.domain.register import HouseholdCategory


def need_classes(said: Iterable[HouseholdCategory]) -> NeedClasses:
    """Join a household's own words with the standard classes.

    Of two words on the same code (two laptops may say the same thing twice) the smaller id stands.
    """
    by_code: dict[str, Need] = {}
    by_own: dict[int, Need] = {}
    for one in sorted(said, key=lambda category: category.id):
        if one.is_deleted or one.need is None:
            continue
        if one.code == one.under:
            by_code.setdefault(one.code, one.need)
        else:
            by_own[one.id] = one.need
    return NeedClasses(_standard() | by_code, by_own)


@lru_cache(maxsize=1)
def _standard() -> dict[str, Need]:
    return {
        code: category.need
        for code, category in standard_categories().items()
        if category.need is not None and code != INTEREST
    }
