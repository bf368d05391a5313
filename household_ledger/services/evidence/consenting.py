"""Which households of a file may be counted above the provider, and why the others may not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from household_ledger.domain.consent import Consent
from household_ledger.domain.consenting import WhyNotCounted, why_not_counted
from household_ledger.domain.ids import Id
from household_ledger.domain.register import Member
from household_ledger.services.ports import Reader


class _OfHousehold(Protocol):
    """A record that says whose it is."""

    @property
    def household(self) -> Id:
        """Name the household."""


_R = TypeVar("_R", bound=_OfHousehold)


def why_not(reader: Reader, day: date) -> dict[Id, WhyNotCounted | None]:
    """Say of each household of the register why it may not be counted on a day; None of one that may."""
    consents, members = _by_household(reader.all(Consent)), _by_household(reader.all(Member))
    return {one.id: why_not_counted(consents[one.id], members[one.id], day) for one in reader.households()}


def counted_households(reader: Reader, day: date) -> frozenset[Id]:
    """Name the households that may be counted above the provider on a day; `why_not` tells of the others."""
    return frozenset(household for household, why in why_not(reader, day).items() if why is None)


def _by_household(records: Iterable[_R]) -> defaultdict[Id, list[_R]]:
    sorted_out: defaultdict[Id, list[_R]] = defaultdict(list)
    for one in records:
        sorted_out[one.household].append(one)
    return sorted_out
