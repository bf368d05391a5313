"""Transfers that a file tells twice, once in each account: one of the two is taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from household_ledger.services.exchange.reading.found import Deed, Role


def without_mirrors(deeds: Iterable[Deed]) -> list[Deed]:
    """Leave out of each pair of a transfer its second telling; as many of each as the file tells in either account."""
    waiting: Counter[tuple[object, ...]] = Counter()
    kept: list[Deed] = []
    for deed in deeds:
        own = [leg for leg in deed.legs if leg.role is Role.OWN]
        if len(deed.legs) != 2 or len(own) != 2:  # noqa: PLR2004 -- from one account to another
            kept.append(deed)
            continue
        told, there = own
        mirror = (deed.day, there.name, told.name, -told.satang)
        if waiting[mirror]:
            waiting[mirror] -= 1
            continue
        waiting[deed.day, told.name, there.name, told.satang] += 1
        kept.append(deed)
    return kept
