"""The days of a month nobody was asked about, as coverage counts them, and what came of asking."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import Enum

from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import TELLS_OF_NO_DAY, EntryKind
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.services.views.month_days import asked_until, month_days, unknown_days


class Askable(Enum):
    """Whether a month's days can be asked about."""

    OPEN = "open"
    CLOSED = "closed"
    AHEAD = "ahead"
    """The whole month is still to come."""
    OUTSIDE = "outside"
    """None of its days up to today lies in the time of the book."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A day nobody knows of."""

    day: date
    is_in_sum: bool
    """Something is written on it all the same, told in one sum: it counts for no day, yet it is no day of nothing."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """The days of a month that wait for somebody to ask, oldest first."""

    month: Month
    askable: Askable
    days: tuple[Gap, ...]
    known: int
    """How many days of it are known, written or nothing."""


@dataclass(frozen=True, slots=True)
class NotKept:
    """A day that was not marked "nothing" though it was wished, and whether its month is closed."""

    day: date
    is_closed: bool


def unasked_days(reader: Reader, household: Household, month: Month, today: date) -> tuple[date, ...]:
    """List the days of a month, enrolled and up to today, that hold neither a counting entry nor "nothing today".

    The rule is coverage's (`reference/indicators.md`, cov): days enrolled less these are the days recorded.
    """
    return tuple(unknown_days(month_days(reader, household, month, today)))


def gaps(reader: Reader, household: Household, month: Month, today: date) -> Gaps:
    """Read the gaps of a month and whether they can be asked about."""
    days = month_days(reader, household, month, today)
    known, could_be = asked_until(days, today, household.left_on)
    in_sum = _days_written(reader, household.id, month)
    askable = Askable.OPEN
    if _is_closed(reader, household.id, month):
        askable = Askable.CLOSED
    elif month.first > today:
        askable = Askable.AHEAD
    elif not could_be:
        askable = Askable.OUTSIDE
    found = tuple(Gap(day, day in in_sum) for day in unknown_days(days))
    return Gaps(month=month, askable=askable, days=found, known=known)


def not_kept(reader: Reader, household: Id, days: Collection[date]) -> tuple[NotKept, ...]:
    """Name the days of which it does not stand written that nothing happened, after it was said (`AskDays`)."""
    if not days:
        return ()
    written = reader.entries(EntryQuery(household=household, first=min(days), last=max(days)))
    marked = {one.date for one in written if one.kind is EntryKind.NOTHING}
    left = sorted(set(days) - marked)
    return tuple(NotKept(day, _is_closed(reader, household, Month.of(day))) for day in left)


def _days_written(reader: Reader, household: Id, month: Month) -> frozenset[date]:
    written = reader.entries(EntryQuery(household=household, first=month.first, last=month.last))
    return frozenset(one.date for one in written if one.kind not in TELLS_OF_NO_DAY)


def _is_closed(reader: Reader, household: Id, month: Month) -> bool:
    states = reader.month_states(household)
    return any(one.month == month.number and one.closed_on is not None for one in states)
