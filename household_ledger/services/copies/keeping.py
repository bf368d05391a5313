"""Which copies are kept, by their age (`safety.md` §4): a rule of names, times and sizes alone."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from household_ledger.services.copies.copy import BEFORE_UPGRADE, KeptCopy

_NEWEST = 4
_HOURS, _DAYS = timedelta(hours=8), timedelta(days=14)
_WEEKS, _MONTHS = timedelta(weeks=8), timedelta(days=366)
_BEFORE = timedelta(days=30)
_ROOM = 2 * 1024**3
_PART_OF_FREE = 10


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand when copies are looked through."""

    now: datetime
    """Local time without a zone."""
    free: int | None
    """Bytes free on the volume; None where nobody can tell."""
    has_failed: bool = False
    """Whether the last copy could not be made."""


def to_remove(copies: Iterable[KeptCopy], standing: Standing) -> tuple[KeptCopy, ...]:
    """Say which copies are to go, oldest first.

    Kept are the newest 4, the newest of each hour for 8 hours, of each day for 14 days, of each ISO week for 8 weeks,
    of each month for a year; `before-…` for 30 days, the last `before-upgrade` always. Of more than 2 GB, or a tenth of
    what is free where that is more, those kept for their hour alone go first, then those for their day, oldest first.
    Copies nobody verified count for nothing and are never removed; nothing is while the last copy failed, or while the
    clock stands before the newest copy.
    """
    every = sorted(copies, key=lambda one: one.age_order, reverse=True)
    verified = [one for one in every if one.is_verified]
    if standing.has_failed or not verified or standing.now < every[0].at:
        return ()
    firm, by_day, by_hour = _kept(verified, standing.now)
    kept = firm | by_day | by_hour
    room, taken = max(_ROOM, (standing.free or 0) // _PART_OF_FREE), sum(verified[place].size for place in kept)
    for spare in (by_hour - by_day - firm, by_day - firm):
        for place in sorted(spare & kept, reverse=True):
            if taken > room:
                kept.discard(place)
                taken -= verified[place].size
    return tuple(verified[place] for place in reversed(range(len(verified))) if place not in kept)


def _kept(newest_first: list[KeptCopy], now: datetime) -> tuple[set[int], set[int], set[int]]:
    """Give the places of what is kept whatever the room, of what for its day, of what for its hour."""
    firm = set(range(min(_NEWEST, len(newest_first))))
    firm |= _newest_of_each(newest_first, now - _WEEKS, lambda at: at.isocalendar()[:2])
    firm |= _newest_of_each(newest_first, now - _MONTHS, lambda at: (at.year, at.month))
    firm |= {place for place, one in enumerate(newest_first) if one.is_before and one.at >= now - _BEFORE}
    firm |= set([place for place, one in enumerate(newest_first) if one.reason == BEFORE_UPGRADE][:1])
    by_day = _newest_of_each(newest_first, now - _DAYS, lambda at: at.date())
    by_hour = _newest_of_each(newest_first, now - _HOURS, lambda at: (at.date(), at.hour))
    return firm, by_day, by_hour


def _newest_of_each(newest_first: list[KeptCopy], since: datetime, slot: Callable[[datetime], Hashable]) -> set[int]:
    seen: dict[Hashable, int] = {}
    for place, one in enumerate(newest_first):
        if one.at >= since:
            seen.setdefault(slot(one.at), place)
    return set(seen.values())
