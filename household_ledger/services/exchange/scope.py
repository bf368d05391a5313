"""What of a ledger an export writes: whose entries, of which months; and those entries, household by household."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household
from household_ledger.services.exchange.exporting_labels import Labels, unique_codes
from household_ledger.services.exchange.exporting_rows import RowMaker
from household_ledger.services.ports import EntryQuery, Progress, Reader

_ENTRIES_A_LOOK = 256
"""So many entries are written between two looks at whether a person stopped it."""


class Readable(Protocol):
    """A ledger an export reads from one snapshot of."""

    def reader(self) -> AbstractContextManager[Reader]:
        """Open the snapshot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whose entries (None: of all households), from which month to which, both in it (None: without that bound)."""

    households: frozenset[Id] | None = None
    first: Month | None = None
    last: Month | None = None

    def among(self, households: Iterable[Household]) -> list[Household]:
        """Give those of some households that are meant."""
        return [one for one in households if self.households is None or one.id in self.households]

    def query(self, household: Id) -> EntryQuery:
        """Give the query of a household's entries that are meant."""
        return EntryQuery(
            household=household,
            first=None if self.first is None else self.first.first,
            last=None if self.last is None else self.last.last,
        )


WHOLE = Scope()
"""All households, all months."""


@dataclass(slots=True)
class Tally:
    """How many entries an export wrote, and how many its format has no place for."""

    entries: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """A household in an export: its entries by date and id, and what makes canonical rows of them."""

    household: Household
    maker: RowMaker
    entries: Iterator[Entry]

    @property
    def labels(self) -> Labels:
        """Give the names its records go by."""
        return self.maker.labels


def households_told(reader: Reader, scope: Scope) -> Iterator[tuple[Household, Labels]]:
    """Give the households meant, each with the names it goes by: the same names whoever else is meant."""
    everyone = reader.households()
    codes = unique_codes(everyone)
    for household in scope.among(everyone):
        yield household, Labels.of(reader, household, codes[household.id])


def entries_told(reader: Reader, scope: Scope, progress: Progress) -> Iterator[Told]:
    """Give the entries meant household by household, telling how far it is; raises Cancelled when stopped."""
    total = len(scope.among(reader.households()))
    progress(0, total)
    for done, (household, labels) in enumerate(households_told(reader, scope)):
        daily = frozenset(state.month for state in reader.month_states(household.id) if state.is_paper_daily)
        entries = _looking_up(reader.entries(scope.query(household.id)), progress, done, total)
        yield Told(household, RowMaker(labels, reader, daily), entries)
        progress(done + 1, total)


def _looking_up(entries: Iterator[Entry], progress: Progress, done: int, total: int) -> Iterator[Entry]:
    """Tell anew how far it is every so many entries, so that one long household can be stopped, too."""
    for number, entry in enumerate(entries, 1):
        if not number % _ENTRIES_A_LOOK:
            progress(done, total)
        yield entry
