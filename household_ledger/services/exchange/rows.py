"""One row of the canonical CSV, typed but still in names: what an import reads and the made-up provider is made of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.domain.money import Money

COLUMNS = (
    "date",
    "household",
    "kind",
    "category",
    "amount",
    "pocket",
    "to_pocket",
    "debt",
    "principal",
    "interest",
    "occupation",
    "member",
    "quantity",
    "unit",
    "unit_price",
    "note",
    "known_by",
    "entered_on",
    "entry_id",
    "source",
    "party",
    "life_months",
    "goal",
    "pair",
    "description",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row as `design/cli.md` defines it. Amounts in satang, `quantity` in thousandths, "" or None for not given.

    `number` is the row's place in its file (the header is row 1), for telling problems.
    """

    date: dt.date
    household: str
    kind: EntryKind
    category: str = ""
    amount: Money | None = None
    pocket: str = ""
    to_pocket: str = ""
    debt: str = ""
    principal: Money | None = None
    interest: Money | None = None
    occupation: str = ""
    member: str = ""
    quantity: int | None = None
    unit: str = ""
    unit_price: Money | None = None
    note: str = ""
    known_by: KnownBy | None = None
    entered_on: dt.date | None = None
    entry_id: str = ""
    source: str = ""
    party: str = ""
    life_months: int | None = None
    goal: str = ""
    pair: str = ""
    description: str = ""
    number: int = 0
