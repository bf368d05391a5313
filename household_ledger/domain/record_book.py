"""Which records a file knows and whose they are: what checking and posting an entry look up, in plain dictionaries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from household_ledger.domain.category import STANDARD_LIMIT, fixed_id
from household_ledger.domain.entry import Entry
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import PocketKind
from household_ledger.domain.register import Household, HouseholdCategory, Member, Occupation, Party, Pocket
from household_ledger.domain.validation import EntryBook

FURTHEST_DAYS_AHEAD = 366
"""An entry may be dated so many days after today, for what is already known to come."""

GOES_OUT_OF_USE = (Occupation, Member, Party, Goal)
"""An entry goes on naming these when they are over; what holds money is never out of use while entries name it."""


class RecordBook:
    """An `EntryBook` made from register records; records may be added while an import makes them.

    Deleted records are left out, so that naming them is a problem.
    """

    def __init__(self, records: Iterable[object], *, today: date) -> None:
        """Take in the records of one household or of the whole file."""
        self.last_day = today + timedelta(days=FURTHEST_DAYS_AHEAD)
        self._owners: defaultdict[type, dict[Id, Id]] = defaultdict(dict)
        self._savings: set[Id] = set()
        self._standard: dict[Id, Id] = {}
        self._ended: dict[Id, date] = {}
        for record in records:
            self.add(record)

    def add(self, record: object) -> None:
        """Take in one more register record (or a newer word on one)."""
        record_id = getattr(record, "id", NO_ID)
        household = record_id if isinstance(record, Household) else getattr(record, "household", NO_ID)
        if NO_ID in (record_id, household):
            return
        owners = self._owners[type(record)]
        if getattr(record, "is_deleted", False):
            owners.pop(record_id, None)
            return
        owners[record_id] = household
        if isinstance(record, Pocket):
            (self._savings.add if record.kind is PocketKind.SAVINGS else self._savings.discard)(record_id)
        elif isinstance(record, HouseholdCategory):
            self._standard[record_id] = fixed_id(record.under)
        elif isinstance(record, Occupation):
            self._ended.pop(record_id, None)
            if record.ended_on is not None:
                self._ended[record_id] = record.ended_on

    def owner(self, kind: type, record: Id) -> Id | None:
        """Give the household a record belongs to; None when no such record is known."""
        return self._owners[kind].get(record)

    def ended(self, occupation: Id) -> date | None:
        """Give the last day of an occupation that is over."""
        return self._ended.get(occupation)

    def is_savings(self, pocket: Id) -> bool:
        """Tell whether the pocket holds savings."""
        return pocket in self._savings

    def standard(self, category: Id) -> Id:
        """Give the standard category an own sub-category stands under (itself when standard)."""
        return category if category < STANDARD_LIMIT else self._standard[category]


class StillNamed:
    """The book of an entry being written anew: what it named already it may go on naming, in use or not.

    An occupation that ended on a known day stays for its days: only what was dated later already may stay there.
    """

    def __init__(self, book: EntryBook, was: Iterable[Entry]) -> None:
        """Take the book of the household, and the entries as they are kept."""
        self.last_day = book.last_day
        self.is_savings = book.is_savings
        self.standard = book.standard
        self._book = book
        self._named: dict[tuple[type, Id], Id] = {}
        self._last: dict[Id, date] = {}
        for entry in was:
            occupations = {entry.occupation, *(Id(line.occupation) for line in entry.lines)}
            named: list[tuple[type, Id]] = [(Occupation, one) for one in occupations]
            named += [(Member, entry.member), (Party, entry.party), (Goal, entry.goal)]
            self._named |= {one: entry.household for one in named if one[1]}
            self._last |= {one: max(entry.date, self._last.get(one, entry.date)) for one in occupations}

    def owner(self, kind: type, record: Id) -> Id | None:
        """Give the household a record belongs to; None for one that may not be named."""
        return self._book.owner(kind, record) or self._named.get((kind, record))

    def ended(self, occupation: Id) -> date | None:
        """Give the last day an occupation may be named on; None where it was named on a later one already."""
        ended = self._book.ended(occupation)
        last = self._last.get(occupation)
        return None if ended is not None and last is not None and last > ended else ended
