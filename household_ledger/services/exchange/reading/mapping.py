"""What a person says about a file beforehand: columns, date order, accounts, categories; kept as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from household_ledger.domain.category import standard_categories
from household_ledger.errors import UserError
from household_ledger.services.exchange.reading.encoding import CHOICES
from household_ledger.services.exchange.reading.limits import content_of
from household_ledger.services.exchange.reading.own import KEPT_AS, SEPARATOR

_CHOICES: dict[str, tuple[str, ...]] = {
    "encoding": CHOICES,
    "separator": (",", ";", "\t", "|"),
    "decimal": (".", ","),
    "date_order": ("dmy", "mdy", "ymd"),
    "era": ("be", "ce"),
    "amounts": ("signed", "spending", "income"),
}
COLUMN_FIELDS = (
    "date",
    "in",
    "out",
    "amount",
    "way",
    "category",
    "description",
    "note",
    "party",
    "id",
    "account",
    "balance",
)
"""The names of the columns of a table, as a mapping names them."""
_LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """What a mapping file may say; everything left out is found out or asked about.

    `header_row` counts from 1 (0: found out). `columns`: field → head, or the column's number from 1 ("": not read).
    `era`: that of all years, where they do not tell it, or wrongly. `accounts`: the file's account → the household's
    (`"เงินสด"`, `"bank/ออมสิน"`, `"savings S03/กลุ่ม"`, `"debt D02/กองทุน"`). `categories`: the file's category → a code.
    `other_income`, `other_spending`: codes for what has no category.
    """

    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    header_row: int = 0
    columns: AnyMapping[str, str] = field(default_factory=dict)
    decimal: str = ""
    date_order: str = ""
    era: str = ""
    amounts: str = ""
    pocket: str = ""
    accounts: AnyMapping[str, str] = field(default_factory=dict)
    categories: AnyMapping[str, str] = field(default_factory=dict)
    other_income: str = ""
    other_spending: str = ""

    def as_json(self) -> dict[str, object]:
        """Give what is said, for a mapping file."""
        said = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: dict(value) if isinstance(value, AnyMapping) else value for name, value in said.items() if value}


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file; UserError `mapping_unreadable`, `mapping_key`, `mapping_value`, `no_such_file`."""
    return mapping_in(content_of(path), path.name)


def mapping_in(text: bytes | str, name: str) -> Mapping:
    """Read what `as_json` was written as; UserError `mapping_unreadable`, `mapping_key`, `mapping_value`."""
    try:
        said = json.loads(text.decode("utf-8-sig") if isinstance(text, bytes) else text)
    except (ValueError, RecursionError) as problem:
        raise UserError("mapping_unreadable", name=name) from problem
    if not isinstance(said, dict):
        raise UserError("mapping_unreadable", name=name)
    return mapping_of(said)


def mapping_of(said: AnyMapping[str, object]) -> Mapping:
    """Check what a mapping says, key by key; UserError `mapping_key`, `mapping_value`."""
    kinds = {one.name: type(getattr(Mapping(), one.name)) for one in fields(Mapping)}
    for key, value in said.items():
        if key not in kinds:
            raise UserError("mapping_key", key=key[:40], keys=", ".join(kinds))
        if type(value) is not kinds[key] or not _is_right(key, value):
            raise _wrong(key, str(value))
    checked: dict[str, Any] = dict(said)
    return Mapping(**checked)


def _is_right(key: str, value: object) -> bool:
    if isinstance(value, dict):
        pairs_are_right = all(
            isinstance(each, str) and isinstance(word, str) and len(word) <= _LONGEST for each, word in value.items()
        )
        return pairs_are_right and _PAIRS[key](value)
    if isinstance(value, int):
        return 0 <= value <= 100  # noqa: PLR2004 -- no header stands lower
    if key in ("other_income", "other_spending"):
        return not value or str(value) in standard_categories()
    return not value or (value in _CHOICES[key] if key in _CHOICES else len(str(value)) <= _LONGEST)


def _are_columns(said: dict[str, str]) -> bool:
    return set(said) <= set(COLUMN_FIELDS)


def _are_codes(said: dict[str, str]) -> bool:
    return all(code.partition(".")[0] in standard_categories() for code in said.values())


def _are_accounts(said: dict[str, str]) -> bool:
    for words in said.values():
        kept_as, sign, name = words.partition(SEPARATOR)
        if sign and not (name.strip() and kept_as.strip() in KEPT_AS):
            return False
    return True


_PAIRS = {"columns": _are_columns, "categories": _are_codes, "accounts": _are_accounts}


def _wrong(key: str, text: str) -> UserError:
    return UserError(
        "mapping_value", key=key, text=text[:60], choices=" ".join(map(repr, _CHOICES.get(key, ()))) or "…"
    )
