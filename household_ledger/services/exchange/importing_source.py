"""Where an import's rows come from, a file or rows already typed: as items that know their shape."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple, Protocol

from household_ledger.domain.validation import FIRST_DAY, MAX_HOURS
from household_ledger.services.exchange.canonical import (
    TEXT_LIMITS,
    day_of,
    is_amount_too_big,
    satang_of,
    thousandths_of,
)
from household_ledger.services.exchange.canonical_reader import CanonicalFile, Cells, Table, open_table
from household_ledger.services.exchange.canonical_row import RowProblem, plain_text, row_of
from household_ledger.services.exchange.rows import COLUMNS, Row

_OWN = (
    "date",
    "amount",
    "entered_on",
    "description",
    "note",
    "entry_id",
    "quantity",
    "unit_price",
    "principal",
    "interest",
    "pair",
)
SHAPE_COLUMNS = tuple(column for column in COLUMNS if column not in _OWN)
"""Rows of a shape are equal in these."""
_REMEMBERED = 50_000


class Item(NamedTuple):
    """One row on its way: `key` is its shape (None: to be looked at in full), the rest what rows of a shape differ in.

    `raw` is what the source can make a `Row` of. `amount` in satang, None when blank; `quantity` in thousandths.
    """

    number: int
    key: object
    day: date | None
    amount: int | None
    quantity: int | None
    entered_on: date | None
    description: str
    note: str
    entry_id: str
    raw: Any


class RowSource(Protocol):
    """Rows that can be read as often as needed."""

    @property
    def name(self) -> str:
        """Name the source for people."""

    def count(self) -> int:
        """Count the rows, roughly, to tell how far an import is."""

    def items(self, last_day: date) -> Generator[Item]:
        """Read the rows; those after `last_day` are to be looked at in full. Whoever stops early closes the reading."""

    def row(self, item: Item) -> Row | list[RowProblem]:
        """Look at a row in full."""


@dataclass(frozen=True, slots=True)
class TypedRows:
    """Rows that are typed already, made anew for each reading: the made-up provider's."""

    name: str
    make: Callable[[], Iterable[Row]]
    expected: int = 0

    def count(self) -> int:
        """Give the number said at the beginning."""
        return self.expected

    def items(self, last_day: date) -> Generator[Item]:
        """Give the rows with their shapes."""
        shape: Callable[[Row], object] = attrgetter(*SHAPE_COLUMNS)
        for number, row in enumerate(self.make(), 1):
            is_plain = (
                FIRST_DAY <= row.date <= last_day
                and (row.entered_on is None or FIRST_DAY <= row.entered_on <= last_day)
                and (row.amount is None or row.amount > 0)
                and (row.quantity is None or 0 < row.quantity <= MAX_HOURS)
                and not (row.principal or row.interest or row.pair or (row.unit_price and row.amount is None))
            )
            yield Item(
                row.number or number,
                (shape(row), row.quantity is None, row.unit_price) if is_plain else None,
                row.date,
                row.amount,
                row.quantity,
                row.entered_on,
                row.description,
                row.note,
                row.entry_id,
                row,
            )

    def row(self, item: Item) -> Row | list[RowProblem]:
        """Give the row."""
        row: Row | list[RowProblem] = item.raw
        return row


class FileRows:
    """The rows of a canonical CSV."""

    def __init__(self, file: CanonicalFile) -> None:
        """Name the file; it is opened for each reading."""
        self._file = file
        self._full: Callable[[Cells], Sequence[str]] = tuple

    @property
    def name(self) -> str:
        """Name the file for people."""
        return self._file.name

    def count(self) -> int:
        """Count the file's lines."""
        return self._file.count_lines()

    def items(self, last_day: date) -> Generator[Item]:
        """Read the records; UserError and EnvironmentProblem as `canonical_reader.open_table`."""
        with open_table(self._file) as table:
            self._full = table.pick(*COLUMNS)
            yield from _items(table, _Plain(last_day))

    def row(self, item: Item) -> Row | list[RowProblem]:
        """Type a record, or tell what is wrong with it."""
        if isinstance(item.raw, RowProblem):
            return [item.raw]
        return row_of(self._full(item.raw), item.number)


def _items(table: Table, plain: _Plain) -> Iterator[Item]:
    """Make an item of each record; this runs for every row of an import, so it does little and does it flat."""
    shape, cells, new = table.pick(*SHAPE_COLUMNS), table.pick(*_OWN), tuple.__new__
    days, amounts, quantities = plain.days, plain.amounts, plain.quantities
    descriptions, notes = plain.descriptions, plain.notes
    for number, record in enumerate(table.records(), 2):
        if type(record) is not list:
            if record is not None:
                yield _unread(number, record)
            continue
        day, amount, entered_on, description, note, entry_id, quantity, price, principal, interest, pair = cells(record)
        key: object = shape(record)
        try:
            if quantity or price:
                key = (key, price, not quantity)
            if price and not amount:  # what it is worth depends on the quantity
                key = None
            elif principal or interest or pair:
                key = None if pair else _repaid(key, amount, principal, interest)
            values = (
                number,
                key,
                days[day],
                amounts[amount] if amount else None,
                quantities[quantity] if quantity else None,
                days[entered_on] if entered_on else None,
                descriptions[description] if description else "",
                notes[note] if note else "",
                entry_id,
                record,
            )
        except KeyError:
            yield _unread(number, record, entry_id)
        else:
            yield new(Item, values)


def _repaid(key: object, amount: str, principal: str, interest: str) -> object:
    """Give the shape of a repayment that is all principal; None: to be looked at in full."""
    return (key, "principal") if amount and principal == amount and not interest.strip("0.") else None


def _unread(number: int, raw: object, entry_id: str = "") -> Item:
    return Item(number, None, None, None, None, None, "", "", entry_id, raw)


class _Plain:
    """What plain cells mean, each worked out once; a cell that is not plain has no meaning here (KeyError)."""

    def __init__(self, last_day: date) -> None:
        def plain_day(cell: str) -> date | None:
            day = day_of(cell)
            return day if day is not None and FIRST_DAY <= day <= last_day else None

        def plain_amount(cell: str) -> int | None:
            satang = satang_of(cell)
            return satang if satang is not None and satang > 0 and not is_amount_too_big(satang) else None

        def plain_quantity(cell: str) -> int | None:
            quantity = thousandths_of(cell)
            return quantity if quantity is not None and 0 < quantity <= MAX_HOURS else None

        self.days = _Remembered(plain_day)
        self.amounts = _Remembered(plain_amount)
        self.quantities = _Remembered(plain_quantity)
        self.descriptions = _Remembered(lambda cell: plain_text(cell, TEXT_LIMITS["description"], has_lines=False))
        self.notes = _Remembered(lambda cell: plain_text(cell, TEXT_LIMITS["note"], has_lines=True))


class _Remembered(dict[str, Any]):
    """A meaning for each cell seen, up to a limit; `make` gives None for a cell that is not plain."""

    def __init__(self, make: Callable[[str], object]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, cell: str) -> object:
        meaning = self._make(cell)
        if meaning is None:
            raise KeyError(cell)
        if len(self) >= _REMEMBERED:
            self.clear()
        self[cell] = meaning
        return meaning
