"""Entries as rows of words for the grid, today's page and the drawer: everything looked up once, no question a row."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import Id
from household_ledger.domain.money import Money
from household_ledger.services.entry_filter import (
    SPEAKS_FIRST,
    SPEAKS_LAST,
    CashMove,
    CashSums,
    EntryFilter,
    EntryOrder,
    SortKey,
)
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.services.views.entry_row import TONES, EntryRow, row_of
from household_ledger.services.views.name_book import Names

__all__ = ["TONES", "EntryList", "EntryRow", "entry_count", "entry_page", "entry_rows"]

MOST_SUMMED = 20_000
"""Rows of a list whose cash is added up while somebody types what to look for: more are not of one household."""


def entry_rows(reader: Reader, query: EntryQuery, names: Names | None = None) -> list[EntryRow]:
    """Give the rows of a query in the order of household and day, each pair once.

    The balance stands in rows that are one household's; it counts every entry of a month, asked for or not.
    """
    names = names or Names.read(reader, query.household)
    return _rows(list(reader.entries(query)), reader, names, has_balance=query.household is not None)


def entry_count(reader: Reader, wanted: EntryFilter) -> int:
    """Count the rows of a filter."""
    return reader.entry_count(wanted)


def entry_page(
    reader: Reader,
    wanted: EntryFilter,
    *,
    offset: int,
    limit: int,
    order: EntryOrder | None = None,
) -> list[EntryRow]:
    """Give one page of a long list; `EntryList` is quicker for page after page of the same list."""
    order = order or EntryOrder()
    keys = reader.entry_keys(wanted, order, offset=offset, limit=limit)
    return _page(keys, reader, Names.read(reader, _only(wanted)), has_balance=_has_balance(wanted, order))


class EntryList:
    """A long list: which rows and in what order is asked once, the rows themselves a page at a time.

    What is written later is taken in by `follow`.
    """

    def __init__(self, reader: Reader, wanted: EntryFilter, order: EntryOrder | None = None) -> None:
        self.wanted, self.order = wanted, order or EntryOrder()
        order = self.order
        self._heads = reader.heads()
        self.names = Names.read(reader, _only(wanted))
        self._has_balance = _has_balance(wanted, order)
        self._keys = array("q", reader.entry_keys(wanted, order))

    def follow(self, reader: Reader) -> bool:
        """Become as if asked for now; False, and nothing done, where too much was written for that, or names."""
        from household_ledger.services.views.list_following import followed

        keys = followed(self._keys, reader, self.wanted, order=self.order, since=self._heads)
        if keys is not None:
            self._keys, self._heads = keys, reader.heads()
        return keys is not None

    @property
    def count(self) -> int:
        """Count the rows."""
        return len(self._keys)

    def page(self, reader: Reader, offset: int, limit: int) -> list[EntryRow]:
        """Give the rows of one page; an entry that is gone by now is left out."""
        return _page(self._keys[offset : offset + limit], reader, self.names, has_balance=self._has_balance)

    def cash(self, reader: Reader) -> CashSums | None:
        """Say what the rows come to in cash; None for those of the bin, and for more than anybody adds up."""
        if self.wanted.is_deleted or self.count > MOST_SUMMED:
            return None
        return reader.cash_sums(self._keys)

    def place(self, entry: Id) -> int:
        """Tell where an entry's row is; -1 when it is not in the list."""
        from household_ledger.services.views.list_following import place_of

        return place_of(self._keys, entry)


def _only(wanted: EntryFilter) -> Id | None:
    return next(iter(wanted.households)) if len(wanted.households) == 1 else None


def _has_balance(wanted: EntryFilter, order: EntryOrder) -> bool:
    return order.key is SortKey.DATE and not wanted.is_deleted and _only(wanted) is not None


def rows_in_book(reader: Reader, ids: Iterable[Id], names: Names) -> list[EntryRow]:
    """Give the rows of some entries in their order, each pair once; not of those deleted by now."""
    there = [one for one in reader.entries_of(list(ids)) if not one.is_deleted]
    return _rows(there, reader, names, has_balance=False)


def _page(keys: Iterable[int], reader: Reader, names: Names, *, has_balance: bool) -> list[EntryRow]:
    wanted = [Id(key) for key in keys]
    return _rows(reader.entries_of(wanted), reader, names, has_balance=has_balance)


def _rows(entries: Sequence[Entry], reader: Reader, names: Names, *, has_balance: bool) -> list[EntryRow]:
    """Make rows of entries in their order; the other halves of pairs are fetched where they are not among them."""
    closed = reader.closed_months({entry.household for entry in entries})
    balances = _balances(entries, reader) if has_balance else {}
    asked = entries_to_settle(reader, {entry.household for entry in entries})
    rows = []
    for entry, twin in in_pairs(entries, reader):
        is_closed = (entry.household, _month(entry)) in closed
        row = row_of(entry, twin, names, is_closed=is_closed, balance=balances.get(entry.id))
        rows.append(marked(row, asked))
    return rows


def entries_to_settle(reader: Reader, households: Iterable[Id]) -> frozenset[Id]:
    """Name the entries of some households two computers wrote differently."""
    if not reader.count_to_settle():
        return frozenset()
    return frozenset(one for household in households for one in reader.entries_to_settle(household))


def marked(row: EntryRow, asked: frozenset[Id]) -> EntryRow:
    """Mark a row that is to be settled."""
    is_asked = bool(asked) and any(one.id in asked for one in row.entries)
    return replace(row, is_to_settle=is_asked) if is_asked != row.is_to_settle else row


def in_pairs(entries: Sequence[Entry], reader: Reader) -> Iterator[tuple[Entry, Entry | None]]:
    """Give each entry alone, or the half of a pair that speaks for both, with the other, where it stands."""
    pairs = {entry.pair for entry in entries if entry.pair}
    halves: dict[tuple[Id, Id, bool], list[Entry]] = {}
    for half in reader.entries_of_pairs(pairs) if pairs else ():
        halves.setdefault((half.household, half.pair, half.is_deleted), []).append(half)
    here = {entry.id for entry in entries}
    given = set()
    for entry in entries:
        both = sorted(halves.get((entry.household, entry.pair, entry.is_deleted), ()), key=_speaks)
        if len(both) != 2:  # noqa: PLR2004 -- half of nothing speaks for itself
            yield entry, None
        elif both[0].id == entry.id or (both[0].id not in here and entry.pair not in given):
            given.add(entry.pair)
            yield both[0], both[1]


def _speaks(half: Entry) -> tuple[int, Id]:
    return SPEAKS_FIRST.get(half.kind, SPEAKS_LAST), half.id


def _month(entry: Entry) -> int:
    return entry.date.year * 100 + entry.date.month


def _balances(entries: Sequence[Entry], reader: Reader) -> dict[Id, Money]:
    """Give the cash after each row of the months these entries lie in; a pair counts where its first half stands."""
    if not entries:
        return {}
    household = entries[0].household
    months = {_month(entry) for entry in entries}
    starts = reader.cash_starts(household, months)
    found: dict[Id, Money] = {}
    for month, moves in groupby(reader.cash_moves(household, months), key=attrgetter("month")):
        found.update(running_cash(starts[month], list(moves)))
    return found


def running_cash(cash: Money, moves: Sequence[CashMove]) -> Iterator[tuple[Id, Money]]:
    """Give the cash after each row of a month that began with this much; its moves are by day."""
    for key, satang in _by_row(moves):
        cash += satang
        yield key, cash


def _by_row(moves: Sequence[CashMove]) -> Iterator[tuple[Id, int]]:
    """Put what both halves of a pair moved together, at the half that speaks for both."""
    halves: dict[Id, list[CashMove]] = {}
    for move in moves:
        if move.pair:
            halves.setdefault(move.pair, []).append(move)
    for move in moves:
        both = halves.get(move.pair, [move])
        if len(both) != 2:  # noqa: PLR2004 -- half of nothing
            yield move.entry, move.satang
        elif min(both, key=_move_speaks) is move:
            yield move.entry, both[0].satang + both[1].satang


def _move_speaks(move: CashMove) -> tuple[int, Id]:
    return SPEAKS_FIRST.get(move.kind, SPEAKS_LAST), move.entry
