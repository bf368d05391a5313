"""What figures are kept, and which of them a step of the ledger makes old."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.ids import Id
from household_ledger.domain.register import Household
from household_ledger.domain.thresholds import Thresholds
from household_ledger.services.figures.keys import GroundsQuery, GroupQuery, ProviderQuery, SavingsQuery, StairsQuery
from household_ledger.services.ports import Reader
from household_ledger.text.collation import sort_key

if TYPE_CHECKING:
    from household_ledger.domain.figures import ProviderCell, ProviderTable, SavingsTable
    from household_ledger.domain.first_year import FirstYear
    from household_ledger.domain.group_change import GroupChange
    from household_ledger.domain.indicators.ground import Ground
    from household_ledger.domain.stairs_reached import Staircase
    from household_ledger.services.figures.book import HouseholdBook

MOST_MONTHS: Final = 4000
"""So many months are kept; beyond, the household not asked for longest goes."""
MOST_TABLES: Final = 24

ENTRY: Final = "entry"
OF_THE_FILE: Final = frozenset({"project"})
OF_NO_FIGURE: Final = frozenset(
    {
        "provider",
        "person",
        "project_cost",
        "village_group",
        "party",
        "pocket",
        "production_cycle",
        "goal_change",
        "recurring",
        "recurring_turn",
        "template",
        "saved_filter",
        "price",
        "unanswered",
    }
)
"""Kinds of record that no month figure rests on. Debts count: a goal may name one."""


@dataclass(slots=True)
class ProviderRows:
    """A provider table's cells by household, and the table while all of them hold."""

    cells: dict[int, tuple[ProviderCell, ...]] = field(default_factory=dict)
    table: ProviderTable | None = None

    def drop(self, household: int) -> None:
        """Forget one household."""
        self.cells.pop(household, None)
        self.table = None


class FigureCache:
    """Keeps figures of one day; not safe for threads by itself."""

    def __init__(self) -> None:
        self._books: OrderedDict[int, HouseholdBook] = OrderedDict()
        self._provider: OrderedDict[ProviderQuery, ProviderRows] = OrderedDict()
        self._today: date | None = None
        self.savings: dict[SavingsQuery, SavingsTable] = {}
        self.groups: dict[GroupQuery, GroupChange] = {}
        self.first_years: dict[GroupQuery, FirstYear] = {}
        self.stairs: dict[StairsQuery, Staircase] = {}
        self.grounds: Mapping[GroundsQuery, Sequence[Ground]] = {}
        """Of one month as of one step: they rest on villages, cycles and much else, so the next step has others."""
        self.thresholds: Thresholds | None = None
        self.households: tuple[Household, ...] | None = None

    def turn_to(self, today: date) -> None:
        """Begin a new day: enrolled days and forecasts are up to today."""
        if today != self._today:
            self.clear()
            self._today = today

    def clear(self) -> None:
        """Forget everything."""
        self._books.clear()
        self._provider.clear()
        self.savings.clear()
        self.groups.clear()
        self.first_years.clear()
        self.stairs.clear()
        self.grounds = {}
        self.thresholds = self.households = None

    def book(self, household: Id, today: date) -> HouseholdBook | None:
        """Give what is kept of a household."""
        self.turn_to(today)
        book = self._books.get(household)
        if book is not None:
            self._books.move_to_end(household)
        return book

    def keep(self, book: HouseholdBook) -> None:
        """Keep a household's book; when there is too much, let go of the one not asked for longest."""
        self._books[book.household] = book
        while len(self._books) > 1 and sum(len(one.months) for one in self._books.values()) > MOST_MONTHS:
            self._books.popitem(last=False)

    def listed(self, reader: Reader) -> tuple[Household, ...]:
        """Give the households in order of code, read when they are not kept."""
        if self.households is None:
            self.households = tuple(sorted(reader.households(), key=lambda one: (sort_key(one.code), one.id)))
        return self.households

    def provider_rows(self, query: ProviderQuery) -> ProviderRows:
        """Give what is kept of a provider table."""
        rows = self._provider.setdefault(query, ProviderRows())
        self._provider.move_to_end(query)
        if len(self._provider) > MOST_TABLES:
            self._provider.popitem(last=False)
        return rows

    def forget_household(self, household: int) -> None:
        """Forget everything of one household."""
        self._books.pop(household, None)

    def forget(self, changes: ChangeSet) -> None:
        """Forget what a step touched: an entry its month and all later ones, a record its whole household."""
        kinds = changes.kinds - OF_NO_FIGURE
        if not kinds:
            return
        self.savings.clear()
        self.groups.clear()
        self.first_years.clear()
        self.stairs.clear()
        if kinds & OF_THE_FILE:
            self.clear()
            return
        if "household" in kinds:
            self.households = None
        for rows in self._provider.values():
            for household in changes.households:
                rows.drop(household)
            if self.households is None:
                rows.table = None
        first = _first_months(changes) if kinds == {ENTRY} else {}
        for household in changes.households:
            self._forget_from(household, first.get(household))

    def _forget_from(self, household: int, month: int | None) -> None:
        book = self._books.get(household)
        if book is None:
            return
        if month is None:
            del self._books[household]
            return
        book.forget_from(month)


def _first_months(changes: ChangeSet) -> Mapping[int, int]:
    first: dict[int, int] = {}
    for household, month in changes.months:
        first[household] = min(month, first.get(household, month))
    return first
