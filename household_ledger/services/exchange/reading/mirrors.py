"""Transfers that a file tells twice, once in each account: one of the two is taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from household_ledger.services.exchange.reading.found import Deed, Role

_PLAIN = 2
"""Legs of a deed that says nothing but from one account to another."""
_Transfer = tuple[date, str, str, int]


def without_mirrors(deeds: Iterable[Deed]) -> list[Deed]:
    """Leave out of each transfer its second telling; as many of each as the file tells in either account.

    Where one telling is divided (a repayment with its interest), that one is taken, wherever it stands: the other
    account knows of its own share alone.
    """
    told = list(deeds)
    waiting = Counter(one for deed in told if len(deed.legs) > _PLAIN for one in _transfers(deed))
    kept: list[Deed] = []
    for deed in told:
        there = list(_transfers(deed)) if len(deed.legs) == _PLAIN else []
        mirrors = [(day, to, by, -satang) for day, by, to, satang in there]
        if any(waiting[one] for one in mirrors):
            waiting.subtract(mirrors)
            continue
        waiting.update(there)
        kept.append(deed)
    return kept


def _transfers(deed: Deed) -> Iterator[_Transfer]:
    """Say what a deed moves between the account it is told in and others: day, that one, the other, satang to it."""
    first, *others = deed.legs
    for leg in others:
        if first.role is leg.role is Role.OWN:
            yield deed.day, first.name, leg.name, leg.satang
