"""What an entry is: one line for a person, balanced lines underneath."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final, NamedTuple

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import Account, EntryKind, KnownBy, Medium
from household_ledger.domain.money import ZERO, Money

PAPER_PAGE: Final = 100
"""A line of a written page is kept as page × 100 + line."""
OWN_NUMBER: Final = -1
"""Instead of an `import_id`: the entry is known by the id it is given."""
OF_ONE_WRITING: Final = frozenset({"first_written_on", "known_by", "pair", "import_id", "paper_line"})
"""What a draft says of its one writing alone: said again on another day, it is said anew."""


class Line(NamedTuple):
    """One posting; plus is into the account. The lines of an entry sum to zero."""

    account: Account
    ref: int
    occupation: int
    medium: Medium
    satang: int
    life_months: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One share of an entry: a split has several. `life_months` speaks for C07 (0: 60)."""

    category: Id
    amount: Money
    life_months: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a person says of an entry; `domain.posting` makes its lines, `domain.validation` finds its problems.

    `amount` is signed only for `adjust` (and an `opening` that starts below zero). `quantity` is in thousandths (of
    the unit, or of an hour). For `repay` the amount is principal + interest; None for both principal and interest: by
    the debt's rule. `source` of in-kind: for received the income category, for input the producing occupation (0: the
    same).
    """

    household: Id
    date: dt.date
    kind: EntryKind
    amount: Money = ZERO
    parts: tuple[Part, ...] = ()
    pocket: Id = NO_ID
    to_pocket: Id = NO_ID
    debt: Id = NO_ID
    principal: Money | None = None
    interest: Money | None = None
    occupation: Id = NO_ID
    source: Id = NO_ID
    member: Id = NO_ID
    party: Id = NO_ID
    goal: Id = NO_ID
    quantity: int | None = None
    unit: str = ""
    unit_price: Money | None = None
    description: str = ""
    note: str = ""
    known_by: KnownBy | None = None
    first_written_on: dt.date | None = None
    pair: Id = NO_ID
    import_id: Id = NO_ID
    paper_line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry as it is kept, with its lines. Amounts in satang, quantity in thousandths.

    `photos` are the hashes of its pictures, a blank between; `paper_line` is where it stands on its month's written
    pages, page × 100 + line, both from 1 (0: it was not typed from such a page).
    """

    id: Id
    household: Id
    date: dt.date
    kind: EntryKind
    lines: tuple[Line, ...] = ()
    occupation: Id = NO_ID
    quantity: int | None = None
    unit: str = ""
    unit_price: Money | None = None
    counted_pocket: Id = NO_ID
    counted: Money | None = None
    member: Id = NO_ID
    party: Id = NO_ID
    goal: Id = NO_ID
    description: str = ""
    note: str = ""
    known_by: KnownBy | None = None
    first_written_on: dt.date | None = None
    pair: Id = NO_ID
    import_id: Id = NO_ID
    corrected_on: dt.date | None = None
    correction_reason: str = ""
    is_deleted: bool = False
    photos: str = ""
    paper_line: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """What many new entries share, for imports: an entry of an `amount`, all of whose lines are plus or minus that.

    With 0 the lines are as they are, and the amounts of entries like it are not looked at.
    """

    entry: Entry
    amount: int


class Alike(NamedTuple):
    """A new entry like a pattern in everything but these; `amount` in satang, `quantity` in thousandths.

    `import_id` is what a file of rows calls the entry, `OWN_NUMBER` where it does not say, 0 of what no file brought.
    """

    pattern: Pattern
    date: dt.date
    amount: int
    quantity: int | None
    description: str
    note: str
    first_written_on: dt.date
    import_id: int
