"""Which days of a month were written down, which were said to hold nothing, and which nobody knows of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from household_ledger.domain.figures_days import DayState, enrolled_from, unasked
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import TELLS_OF_NO_DAY, EntryKind, KnownBy
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household
from household_ledger.services.ports import EntryQuery, Reader


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day and what is known of it."""

    day: date
    state: DayState


def month_days(reader: Reader, household: Household, month: Month, today: date) -> list[MonthDay]:
    """List the days of a month; written and nothing up to today are together the month's `days_recorded`."""
    asked: dict[date, DayState] = {}
    for entry in reader.entries(EntryQuery(household=household.id, first=month.first, last=month.last)):
        if entry.kind in TELLS_OF_NO_DAY or entry.known_by is KnownBy.SUMMARY:
            continue
        if entry.kind is EntryKind.NOTHING:
            asked.setdefault(entry.date, DayState.NOTHING)
        else:
            asked[entry.date] = DayState.WRITTEN
    first = enrolled_from(household, _first_entry(reader, household.id))
    days = [month.first + timedelta(days=number) for number in range(month.days)]
    return [MonthDay(day, asked.get(day) or unasked(day, household, first, today)) for day in days]


def day_to_offer(month: Month, today: date, *, is_closed: bool) -> date:
    """Give the day to offer where something is written in a month: its last up to today; today where it is closed."""
    day = min(month.last, today)
    return today if is_closed or Month.of(day) != month else day


def is_book_empty(reader: Reader, household: Id) -> bool:
    """Tell whether there is nothing in a household's book but what was brought forward."""
    query = EntryQuery(household=household, kinds=frozenset(EntryKind) - {EntryKind.OPENING})
    return next(iter(reader.entries(query)), None) is None


def unknown_days(days: list[MonthDay]) -> list[date]:
    """Name the days nobody knows of yet."""
    return [one.day for one in days if one.state is DayState.UNKNOWN]


def asked_until(days: list[MonthDay], today: date, left_on: date | None = None) -> tuple[int, int]:
    """Count the days up to today, or the day the household left, that are known, written or nothing, and could be."""
    last = min(today, left_on or today)
    known = [one for one in days if one.day <= last and one.state in (DayState.WRITTEN, DayState.NOTHING)]
    return len(known), len(known) + len(unknown_days(days))


def _first_entry(reader: Reader, household: Id) -> date | None:
    """Give the day of the first entry, as the figures do: what was brought forward begins no book."""
    kinds = frozenset(EntryKind) - {EntryKind.OPENING}
    found = next(iter(reader.entries(EntryQuery(household=household, kinds=kinds))), None)
    return found.date if found is not None else None
