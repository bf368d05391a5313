"""A row as a person types it, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from household_ledger.domain.entry import Draft, Entry
from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.domain.money import Money
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Debt, Party, Pocket
from household_ledger.services.name_book import NameBook


class TypedPart(NamedTuple):
    """One share of a split as typed; `life` in months, for tools."""

    category: str
    amount: str
    life: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedRow:
    """A row with its texts as a person typed them. Without a kind, รับ or จ่าย decides.

    What is more than a paper form's columns: `to_pocket` (save: the savings; withdraw, transfer: where it goes),
    `debt`, `principal`, `interest`, `party`, `goal`, `quantity` (hours too), `unit`, `unit_price`, `source`,
    `counted`, `paid_now` (of a sale on credit or a purchase on instalments), `life` (months, of a tool).
    """

    date: str = ""
    what: str = ""
    category: str = ""
    money_in: str = ""
    money_out: str = ""
    pocket: str = ""
    who: str = ""
    note: str = ""
    kind: EntryKind | None = None
    parts: tuple[TypedPart, ...] = ()
    to_pocket: str = ""
    debt: str = ""
    principal: str = ""
    interest: str = ""
    party: str = ""
    goal: str = ""
    quantity: str = ""
    unit: str = ""
    unit_price: str = ""
    source: str = ""
    counted: str = ""
    paid_now: str = ""
    life: str = ""
    known_by: KnownBy | None = None
    is_alone: bool = False
    """A row that was kept as one entry stays one, where a new one would be a linked pair."""


class NewName(NamedTuple):
    """A name nobody knows yet, typed where a record is named: to be made first, if the person says so."""

    field: str
    kind: type[Debt | Party | Pocket]
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """What a typed row says: drafts when nothing is wrong (two for a linked pair), else problems by column.

    `taken` names what blank cells were read as ("pocket": "เงินสด"); `rest` is what the parts leave of the amount.
    """

    kind: EntryKind | None = None
    drafts: tuple[Draft, ...] = ()
    problems: tuple[Problem, ...] = ()
    new_names: tuple[NewName, ...] = ()
    taken: tuple[tuple[str, str], ...] = ()
    rest: Money | None = None
    amount: Money | None = None

    @property
    def is_pair(self) -> bool:
        """Tell whether the row is kept as a linked pair."""
        return len(self.drafts) == 2  # noqa: PLR2004 -- a pair


def read_row(typed: TypedRow, book: NameBook, previous_date: date | None, today: date) -> ReadRow:
    """Read a typed row; a blank date is that of the row before, and short ones are understood from it."""
    raise NotImplementedError


def typed_of(entry: Entry, twin: Entry | None, book: NameBook) -> TypedRow:
    """Give an entry (and the other half of its pair) as it would be typed, to be edited."""
    raise NotImplementedError
