"""The hours written of a day, to hold those that are being typed against."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.services.ports import EntryQuery, Reader

_HOURS = frozenset({EntryKind.HOURS})


def hours_of_day(reader: Reader, household: Id, day: date, *, without: Collection[Id] = ()) -> list[Entry]:
    """List a household's rows of hours on a day, but for those that are just being changed."""
    query = EntryQuery(household=household, first=day, last=day, kinds=_HOURS)
    return [one for one in reader.entries(query) if one.id not in without]
