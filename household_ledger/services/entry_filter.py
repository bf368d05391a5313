"""Which entries a list shows and in which order: what the database is asked for a long list, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money


class SortKey(StrEnum):
    """What a list is sorted by; equal ones by household, date, id."""

    DATE = "date"
    DESCRIPTION = "description"
    CATEGORY = "category"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class EntryOrder:
    """The order of a list; `places` gives each category's place among their names (`name_book.category_places`)."""

    key: SortKey = SortKey.DATE
    is_down: bool = False
    places: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFilter:
    """Which rows a list shows; empty means all. Of a linked pair the half that speaks for both is asked.

    `tones` are names of `entry_rows.TONES`; `text` is looked for in descriptions, notes, and the names of categories,
    occupations, members, parties, pockets, debts and goals, and as an amount; `first` and `last`, `least` and `most`
    (of what an entry is about, in satang) are included. With a standard category go the own ones below it.
    """

    households: frozenset[Id] = frozenset()
    first: date | None = None
    last: date | None = None
    kinds: frozenset[EntryKind] = frozenset()
    tones: frozenset[str] = frozenset()
    member: Id | None = None
    occupation: Id | None = None
    category: Id | None = None
    pocket: Id | None = None
    least: Money | None = None
    most: Money | None = None
    has_photo: bool = False
    is_corrected: bool = False
    """Only what was written, changed or deleted after its month was closed."""
    text: str = ""
    is_deleted: bool = False
    """Show the bin instead."""


class CashMove(NamedTuple):
    """What an entry moved in a household's spending pockets together, in satang."""

    month: int
    entry: Id
    kind: EntryKind
    pair: Id
    satang: int


class CashSums(NamedTuple):
    """What rows of a list come to in cash: what came in, went out and was put by, in satang."""

    money_in: Money
    money_out: Money
    deposits: Money


SPEAKS_FIRST: Mapping[EntryKind, int] = {
    EntryKind.ASSET_BUY: 0,
    EntryKind.BORROW: 1,
    EntryKind.EXPENSE: 2,
    EntryKind.COST: 2,
    EntryKind.INCOME: 3,
    EntryKind.ASSET_SELL: 3,
}
"""Of a linked pair the half of the lower number (else 4) speaks for both in a list; of equals the older."""
SPEAKS_LAST = 4
