"""What a file is taken for before its rows are read: format, letters, columns, first rows, which source it is of."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from household_ledger.errors import UserError
from household_ledger.services.exchange.reading import limits
from household_ledger.services.exchange.reading.encoding import decoded
from household_ledger.services.exchange.reading.mapping import Mapping
from household_ledger.services.exchange.reading.table_rows import is_canonical
from household_ledger.services.exchange.reading.tables import Cell, find_heads
from household_ledger.text.clean import clean
from household_ledger.text.digits import to_arabic

TABLES = ("csv", "xlsx")
_LOOKED_AT, _SHOWN, _CELL = 60, 20, 80
_FEWEST = 2
"""Words that can be heads stand side by side."""
_ACCOUNT = re.compile(r"[0-9xX*][0-9xX* -]{4,24}[0-9xX*]", re.ASCII)
_ACCOUNTS = {
    "ofx": re.compile(r"<ACCTID>([^<\r\n]{1,60})", re.IGNORECASE),
    "qif": re.compile(r"^!Account\r?\nN(.{1,60})", re.IGNORECASE | re.MULTILINE),
}
"""Where a statement names its accounts; the source of one account is another than that of the next."""
_ACCOUNT_WORDS = ("บัญชี", "account", "a/c")


@dataclass(frozen=True, slots=True)
class Survey:
    """A file at first sight.

    `source` is the same for every file of its kind from the same place, whatever its rows.

    `header_row` counts from 1 (0: none); `columns` gives for each field its column from 0; `sample` the first rows that
    are no heads, with their numbers.
    """

    format: str
    source: str = ""
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    account: str = ""
    header_row: int = 0
    heads: tuple[str, ...] = ()
    columns: dict[str, int] = field(default_factory=dict)
    top: tuple[tuple[str, ...], ...] = ()
    """The first rows of the file, heads among them: to choose the header from."""

    sample: tuple[tuple[int, tuple[str, ...]], ...] = ()
    is_own: bool = False
    """The columns are this program's own."""

    @property
    def is_table(self) -> bool:
        """Tell whether it has columns that may be named."""
        return self.format in TABLES


def survey(name: str, content: bytes, kind: str, mapping: Mapping) -> Survey:
    """Look at a file as far as it can be looked at; why the rest cannot be read, whoever reads it all tells."""
    try:
        if kind == "csv":
            return _of_text(name, content, mapping)
        if kind == "xlsx":
            return _of_sheet(name, content, mapping)
        plain = limits.unpacked(name, content)
        is_xml = kind in ("homebank", "gnucash")
        text, encoding = ("", "") if is_xml else decoded(name, plain, asked=mapping.encoding)
        accounts = set(_ACCOUNTS[kind].findall(text)) if kind in _ACCOUNTS else set()
        account = accounts.pop().strip() if len(accounts) == 1 else ""
        return Survey(kind, _named(kind, account, ()), encoding, account=account)
    except UserError:
        return Survey(kind)


def _of_text(name: str, content: bytes, mapping: Mapping) -> Survey:
    from household_ledger.services.exchange.reading.csv_any import separator_of

    text, encoding = decoded(name, content, asked=mapping.encoding)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n", _LOOKED_AT)[:_LOOKED_AT]
    found = separator_of(text)
    seen = Survey("csv", encoding=encoding, separator=mapping.separator or found)
    by_itself = _cells(lines, found)
    rows = by_itself if seen.separator == found else _cells(lines, seen.separator)
    return _of_rows(name, seen, rows, mapping, by_itself=by_itself)


def _cells(lines: Sequence[str], separator: str) -> list[list[Cell]]:
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=separator)]
    except csv.Error:
        return []


def _of_sheet(name: str, content: bytes, mapping: Mapping) -> Survey:
    from household_ledger.services.exchange.reading.xlsx_any import first_rows

    sheet, sheets, rows = first_rows(name, content, mapping.sheet, most=_LOOKED_AT)
    seen = Survey("xlsx", sheet=sheet, sheets=sheets)
    by_itself = rows if not mapping.sheet else first_rows(name, content, "", most=_LOOKED_AT)[2]
    return _of_rows(name, seen, rows, mapping, by_itself=by_itself)


def _of_rows(
    name: str, seen: Survey, rows: Sequence[Sequence[Cell]], mapping: Mapping, *, by_itself: Sequence[Sequence[Cell]]
) -> Survey:
    heads, place = _heads_by_themselves(name, by_itself)
    account = _account(by_itself[:place])
    own = next((number for number, row in enumerate(rows) if is_canonical(row)), None)
    columns: dict[str, int] = {}
    last = own if own is not None else place
    try:
        found = find_heads(name, rows, mapping)
        columns, last = dict(found.places), found.last
    except UserError:
        last = mapping.header_row - 1 if mapping.header_row else place
    width = max((len(row) for row in rows), default=0)
    shown = rows[last] if 0 <= last < len(rows) else ()
    return replace(
        seen,
        source=_named(seen.format, account, heads),
        account=account,
        header_row=last + 1,
        heads=tuple(_shown(shown[at]) if at < len(shown) else "" for at in range(width)),
        columns=columns,
        top=tuple(tuple(_shown(cell) for cell in row) for row in rows[:_SHOWN]),
        sample=tuple(
            (number, tuple(_shown(cell) for cell in row))
            for number, row in islice(enumerate(rows[last + 1 :], last + 2), _SHOWN)
            if any(cell != "" for cell in row)
        ),
        is_own=own is not None,
    )


def _heads_by_themselves(name: str, rows: Sequence[Sequence[Cell]]) -> tuple[tuple[str, ...], int]:
    """Give the heads as found with nothing said, and their row from 0: a source looks the same before and after.

    Where none is known, the row of the first ones with most words side by side stands for them.
    """
    try:
        place = find_heads(name, rows, Mapping()).last
    except UserError:
        counts = [len(_words(row)) for row in rows[:_LOOKED_AT]]
        most = max(counts, default=0)
        place = counts.index(most) if most >= _FEWEST else -1
    return (tuple(_words(rows[place])) if place >= 0 else (), place)


def _words(row: Sequence[Cell]) -> list[str]:
    words = [clean(cell) for cell in row if isinstance(cell, str)]
    return [one for one in words if one and not to_arabic(one).strip("-+(฿ ")[:1].isdigit()]


def _account(above: Sequence[Sequence[Cell]]) -> str:
    """Find the number of the account a statement names above its heads."""
    for row in above:
        line = " ".join(str(cell) for cell in row)
        found = _ACCOUNT.search(to_arabic(line))
        if found is not None and any(word in line.lower() for word in _ACCOUNT_WORDS):
            return found[0].strip()
    return ""


def _named(kind: str, account: str, heads: Sequence[str]) -> str:
    return hashlib.blake2b("\n".join((kind, account, *heads)).encode(), digest_size=16).hexdigest()


def _shown(cell: Cell) -> str:
    words = format(cell, ".15g") if isinstance(cell, float) else str(cell)
    return words if len(words) <= _CELL else words[: _CELL - 1] + "…"
