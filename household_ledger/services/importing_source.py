"""Where an import's rows come from: a file's records or rows already typed; as items, so that equal shapes are known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple, Protocol

from household_ledger.domain.validation import FIRST_DAY
from household_ledger.services.canonical import TEXT_LIMITS, day_of, is_amount_too_big, satang_of
from household_ledger.services.canonical_reader import CanonicalFile, Cells, Table, open_table
from household_ledger.services.canonical_row import RowProblem, plain_text, row_of
from household_ledger.services.rows import COLUMNS, Row

_OWN = ("date", "amount", "entered_on", "description", "note", "entry_id", "principal", "interest", "pair")
SHAPE_COLUMNS = tuple(column for column in COLUMNS if column not in _OWN)
"""Rows equal in these differ only in date, amount and words."""
_REMEMBERED = 50_000


class Item(NamedTuple):
    """One row on its way: `key` is its shape (None: to be looked at in full), the rest what rows of a shape differ in.

    `raw` is what the source can make a `Row` of. `amount` in satang, None when blank.
    """

    number: int
    key: object
    day: date | None
    amount: int | None
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

    def items(self, last_day: date) -> Iterator[Item]:
        """Read the rows; days after `last_day` are not plain."""

    def row(self, item: Item) -> Row | list[RowProblem]:
        """Look at a row in full."""


@dataclass(frozen=True, slots=True)
class TypedRows:
    """Rows that are typed already, each time made anew: the made-up provider's."""

    name: str
    make: Callable[[], Iterable[Row]]
    expected: int = 0

    def count(self) -> int:
        """Give the number said at the beginning."""
        return self.expected

    def items(self, last_day: date) -> Iterator[Item]:
        """Give the rows with their shapes."""
        shape: Callable[[Row], object] = attrgetter(*SHAPE_COLUMNS)
        for number, row in enumerate(self.make(), 1):
            is_plain = FIRST_DAY <= row.date <= last_day and not (row.principal or row.interest or row.pair)
            if row.entered_on is not None:
                is_plain = is_plain and FIRST_DAY <= row.entered_on <= last_day
            yield Item(
                row.number or number,
                shape(row) if is_plain and (row.amount is None or row.amount > 0) else None,
                row.date,
                row.amount,
                row.entered_on,
                row.description,
                row.note,
                row.entry_id,
                row,
            )

    def row(self, item: Item) -> Row | list[RowProblem]:
        """Give the row."""
        row: Row = item.raw
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

    def items(self, last_day: date) -> Iterator[Item]:
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
    shape, cells, new = table.pick(*SHAPE_COLUMNS), table.pick(*_OWN), tuple.__new__
    days, amounts, descriptions, notes = plain.days, plain.amounts, plain.descriptions, plain.notes
    for number, record in enumerate(table.records(), 2):
        if type(record) is list:
            day, amount, entered_on, description, note, entry_id, principal, interest, pair = cells(record)
            try:
                values = (
                    number,
                    shape(record),
                    days[day],
                    amounts[amount] if amount else None,
                    days[entered_on] if entered_on else None,
                    descriptions[description] if description else "",
                    notes[note] if note else "",
                    entry_id,
                    record,
                )
            except KeyError:
                yield Item(number, None, None, None, None, "", "", entry_id, record)
                continue
            if principal or interest or pair:
                yield Item(number, None, None, None, None, "", "", entry_id, record)
            else:
                yield new(Item, values)
        elif record is not None:
            yield Item(number, None, None, None, None, "", "", "", record)


class _Plain:
    """What plain cells mean, each worked out once; a cell that is not plain has no meaning here (KeyError)."""

    def __init__(self, last_day: date) -> None:
        def plain_day(cell: str) -> date | None:
            day = day_of(cell)
            return day if day is not None and FIRST_DAY <= day <= last_day else None

        def plain_amount(cell: str) -> int | None:
            satang = satang_of(cell)
            return satang if satang is not None and satang > 0 and not is_amount_too_big(satang) else None

        self.days = _Remembered(plain_day)
        self.amounts = _Remembered(plain_amount)
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
