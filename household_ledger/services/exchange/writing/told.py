"""What a journal says of an entry beside its postings: the canonical columns that postings do not tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from household_ledger.domain.entry import Entry
from household_ledger.services.exchange.canonical import guarded
from household_ledger.services.exchange.exporting_rows import RowMaker
from household_ledger.services.exchange.rows import COLUMNS, Row

Fact = str | date | Decimal
"""Words (guarded against formulas), a day, a number: baht, or a quantity."""

_BESIDE = ("date", "household", "description", "entry_id", "life_months")
"""What stands elsewhere: on the first line, or with a posting."""
_POSTED = ("category", "amount", "pocket", "to_pocket", "debt", "principal", "interest")
"""What the postings and their accounts say; of an entry without postings it is told as the rest is."""
_MONEY = frozenset({"amount", "principal", "interest", "unit_price"})
_SATANG, _THOUSANDTHS = 2, 3


def row_of(maker: RowMaker, entry: Entry) -> Row:
    """Give the first canonical row of an entry: the shares of a split differ only in what postings say."""
    return next(maker.rows(entry))


def facts_of(row: Row, entry: Entry) -> Iterator[tuple[str, Fact]]:
    """Give the columns that say something, by their canonical names and in their order."""
    left_out = {*_BESIDE, *(_POSTED if entry.lines else ())}
    for column in COLUMNS:
        value = getattr(row, column)
        if column in left_out or value is None or value == "":
            continue
        if column in _MONEY:
            yield column, Decimal(value).scaleb(-_SATANG)
        elif column == "quantity":
            yield column, Decimal(value).scaleb(-_THOUSANDTHS)
        else:
            yield column, value if isinstance(value, date) else guarded(str(value))
