"""What a household itself wrote one of a thing for, the last time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from household_ledger.domain.entry import Entry
from household_ledger.domain.kinds import IN_KIND
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.services.typed.completion import Completion
from household_ledger.services.typed.worth import OwnPrice
from household_ledger.text.matching import plain
from household_ledger.text.measures import is_same_unit, without_measure

_MOST = 40
"""So many descriptions of one thing are looked at, the latest first."""
_DAYS_BACK = timedelta(days=366)


def own_price(reader: Reader, completion: Completion, words: str, unit: str) -> OwnPrice | None:
    """Find the household's last price of what words name, in a unit ("": any); None for goods it never priced.

    The last uses are asked first; where those had no such price, all of the year before them.
    """
    uses = completion.goods(words)[:_MOST]
    if not uses:
        return None
    found = _priced(reader.entries_of([one.row for one in uses]), unit)
    if found is not None:
        return found
    last = uses[0].last_on
    query = EntryQuery(household=completion.household, kinds=IN_KIND, first=last - _DAYS_BACK, last=last)
    named = without_measure(plain(words))
    same = [one for one in reader.entries(query) if without_measure(plain(one.description)) == named]
    return _priced(reversed(same), unit)


def _priced(entries: Iterable[Entry], unit: str) -> OwnPrice | None:
    """Give the first that has a price of a unit."""
    for entry in entries:
        if entry.unit_price and entry.unit and (not unit or is_same_unit(entry.unit, unit)):
            return OwnPrice(entry.unit_price, entry.unit, entry.date)
    return None
