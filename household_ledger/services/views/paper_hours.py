"""A household's hours of a month as its sheet of hours has them: what is written so far, and the sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.period import Month
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.services.views.blank_page import HoursColumn, blank_hours

_HOURS = frozenset({EntryKind.HOURS})


@dataclass(frozen=True, slots=True)
class HoursCell:
    """What is written of one day for one person at one work."""

    entries: tuple[Entry, ...] = ()

    @property
    def hours(self) -> int | None:
        """Give the hours in thousandths; None where nothing is written."""
        return _sum(one.quantity for one in self.entries)

    @property
    def entry(self) -> Entry | None:
        """Give the one row that may be written anew by typing in the cell."""
        return self.entries[0] if len(self.entries) == 1 else None


@dataclass(frozen=True, slots=True)
class HoursLine:
    """One day and its cells in the order of the columns."""

    day: date
    cells: tuple[HoursCell, ...]


@dataclass(frozen=True, slots=True)
class PaperHours:
    """The sheet of a month; hours in thousandths, None where nothing is written.

    `beside` are the hours of work or people the sheet has no column for, `whole` those of the columns.
    """

    month: Month
    columns: tuple[HoursColumn, ...]
    lines: tuple[HoursLine, ...]
    sums: tuple[int | None, ...]
    whole: int | None
    beside: int | None

    @property
    def everything(self) -> int:
        """Give all hours of the month."""
        return (self.whole or 0) + (self.beside or 0)


def hours_columns(reader: Reader, household: Id, month: Month, *, today: date) -> tuple[HoursColumn, ...]:
    """Read which columns the printed sheet of a month has."""
    return blank_hours(reader, household, month, today=today).columns


def open_columns(columns: Sequence[HoursColumn]) -> tuple[bool, ...]:
    """Tell which columns may be typed in: those of a known work, of several that name nobody the first of each work."""
    keys = [(one.occupation, one.member) for one in columns]
    return tuple(one.occupation != NO_ID and keys.index(keys[place]) == place for place, one in enumerate(columns))


def paper_hours(reader: Reader, household: Id, month: Month, columns: Sequence[HoursColumn]) -> PaperHours:
    """Read the hours written of a month so far."""
    places = {(one.occupation, one.member): place for place, one in reversed(list(enumerate(columns)))}
    found: dict[tuple[date, int], list[Entry]] = defaultdict(list)
    beside: list[Entry] = []
    query = EntryQuery(household=household, first=month.first, last=month.last, kinds=_HOURS)
    for entry in reader.entries(query):
        place = places.get((entry.occupation, entry.member))
        if place is None:
            beside.append(entry)
        else:
            found[entry.date, place].append(entry)
    days = (date(month.year, month.month, number) for number in range(1, month.days + 1))
    lines = tuple(
        HoursLine(day, tuple(HoursCell(tuple(found[day, place])) for place in range(len(columns)))) for day in days
    )
    sums = tuple(_sum(line.cells[place].hours for line in lines) for place in range(len(columns)))
    return PaperHours(month, tuple(columns), lines, sums, _sum(sums), _sum(one.quantity for one in beside))


def hours_of_month(household: Id, month: Month) -> EntryQuery:
    """Ask for all rows of hours of a month."""
    return EntryQuery(household=household, first=month.first, last=month.last, kinds=_HOURS)


def hours_of_cell(household: Id, day: date, occupation: Id) -> EntryQuery:
    """Ask for the rows of hours of a day at one work."""
    return EntryQuery(household=household, first=day, last=day, kinds=_HOURS, occupation=occupation)


def _sum(hours: Iterable[int | None]) -> int | None:
    """Add up what is written; None where nothing is."""
    written = [one for one in hours if one is not None]
    return sum(written) if written else None
