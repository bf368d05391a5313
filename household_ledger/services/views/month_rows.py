"""A household's month as rows in the order written: read once, then only what was touched is read anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Account
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.services.entry_filter import CashMove
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.services.views.day_page import short_entries
from household_ledger.services.views.entry_row import EntryRow, row_of
from household_ledger.services.views.entry_rows import entries_to_settle, in_pairs, marked, running_cash
from household_ledger.services.views.name_book import Names
from household_ledger.text.i18n import speech


@dataclass(frozen=True, slots=True)
class _Line:
    """What a row is made of: an entry, and the other half where it speaks for a linked pair."""

    entry: Entry
    twin: Entry | None

    @property
    def ids(self) -> set[Id]:
        """Name its entries."""
        return {self.entry.id} if self.twin is None else {self.entry.id, self.twin.id}


class MonthRows:
    """The rows of a month, made of its entries when they come into sight; `follow` takes in what is written later."""

    def __init__(self, reader: Reader, household: Id, month: Month) -> None:
        self.household, self.month = household, month
        self._speech = speech()
        self._heads = reader.heads()
        self._names = Names.read(reader, household)
        self._made: dict[Id, tuple[_Line, EntryRow]] = {}
        self._moved: dict[Id, tuple[Entry, CashMove]] = {}
        query = EntryQuery(household=household, first=month.first, last=month.last)
        self._stand(reader, list(reader.entries(query)))

    def follow(self, reader: Reader) -> bool:
        """Become as if read now; False, and nothing done, where too much was written for that, or names.

        Its words are of the language and digits it was read in: in others it is read anew.
        """
        if self._speech != speech():
            return False
        from household_ledger.services.views.list_following import HARMLESS, MOST_TOUCHED

        touched = reader.touched_since(self._heads, most=MOST_TOUCHED)
        if touched is None or not touched.kinds <= HARMLESS:
            return False
        meant = touched.entries.union(reader.entries_beside(touched.pairs)) if touched.pairs else touched.entries
        fresh = [one for one in reader.entries_of([Id(key) for key in meant]) if self._is_mine(one)]
        rest = (one for one in self._entries if one.id not in meant)
        self._stand(reader, sorted((*rest, *fresh), key=lambda one: (one.date, one.id)))
        self._heads = reader.heads()
        return True

    @property
    def count(self) -> int:
        """Count the rows."""
        return len(self._lines)

    @property
    def last_day(self) -> date | None:
        """Give the last day with a row; None for an empty month."""
        return self._lines[-1].entry.date if self._lines else None

    def page(self, offset: int, limit: int) -> list[EntryRow]:
        """Give some of the rows."""
        return [marked(self._row(line), self._asked) for line in self._lines[offset : offset + limit]]

    def place(self, entry: Id) -> int:
        """Tell where an entry's row is; -1 when it is not among them."""
        return next((place for place, line in enumerate(self._lines) if line.entry.id == entry), -1)

    def last_on(self, day: date) -> int:
        """Tell where the last row of a day is; -1 for none."""
        return max((place for place, line in enumerate(self._lines) if line.entry.date == day), default=-1)

    def is_short(self, place: int) -> bool:
        """Tell whether by a row a pocket to spend from came to end its day with less than nothing."""
        return place in self._short_at

    def _stand(self, reader: Reader, entries: Sequence[Entry]) -> None:
        """Stand on the month's entries as they are now, by day."""
        number = self.month.number
        self._entries = entries
        self._asked = entries_to_settle(reader, [self.household])
        self._closed = {month for _household, month in reader.closed_months([self.household])}
        self._lines = [_Line(entry, twin) for entry, twin in in_pairs(entries, reader)]
        start = reader.cash_starts(self.household, [number])[number]
        self._cash = dict(running_cash(start, [self._move(one) for one in entries]))
        short = short_entries(reader, self.household, self.month, entries)
        self._short_at = {place for place, line in enumerate(self._lines) if short & line.ids} if short else set()

    def _row(self, line: _Line) -> EntryRow:
        """Make a row, or take the one made before where it says the same; its cash may be another by now."""
        made, cash = self._made.get(line.entry.id), self._cash.get(line.entry.id)
        is_closed = Month.of(line.entry.date).number in self._closed
        if made is not None and made[0] == line and made[1].is_closed == is_closed:
            if made[1].balance == cash:
                return made[1]
            row = replace(made[1], balance=cash)
        else:
            row = row_of(line.entry, line.twin, self._names, is_closed=is_closed, balance=cash)
        self._made[line.entry.id] = (line, row)
        return row

    def _move(self, entry: Entry) -> CashMove:
        """Give what an entry moved in the pockets to spend from; reckoned once for each there is."""
        known = self._moved.get(entry.id)
        if known is None or known[0] is not entry:
            move = CashMove(self.month.number, entry.id, entry.kind, entry.pair, _moved(entry))
            known = self._moved[entry.id] = (entry, move)
        return known[1]

    def _is_mine(self, entry: Entry) -> bool:
        is_here = entry.household == self.household and Month.of(entry.date) == self.month
        return is_here and not entry.is_deleted


def _moved(entry: Entry) -> Money:
    """Give what an entry moved in the pockets to spend from."""
    return Money(sum(line.satang for line in entry.lines if line.account is Account.POCKET))
