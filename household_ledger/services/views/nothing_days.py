"""Days somebody marked "nothing today", and what was written on them all the same."""

from __future__ import annotations

from datetime import date

from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.services.ports import EntryQuery, Reader


def nothing_marks(reader: Reader, household: Id, day: date) -> tuple[Id, ...]:
    """Name the entries that say that nothing happened on a day."""
    marks = EntryQuery(household=household, first=day, last=day, kinds=frozenset({EntryKind.NOTHING}))
    return tuple(one.id for one in reader.entries(marks))
