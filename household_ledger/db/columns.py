"""How a field of a data class is kept in a column, read off its type."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date
from enum import StrEnum

from household_ledger.domain.ids import Id
from household_ledger.domain.money import Money

Value = str | int | None
"""What stands in a cell: no float and no BLOB in journalled tables."""

_NAMES = {
    "household": "household_id",
    "group": "group_id",
    "occupation": "occupation_id",
    "debt": "debt_id",
    "goal": "goal_id",
}


@dataclass(frozen=True, slots=True)
class RecordColumn:
    """A field and its column: `to_cell`, `from_cell` turn what SQL does not know (None: kept as it is).

    `empty` is what the column holds when nothing was said (`is_required`: no such thing), `words` its enumeration.
    """

    field: str
    name: str
    is_text: bool
    is_nullable: bool
    is_required: bool
    is_flag: bool = False
    words: tuple[str, ...] = ()
    empty: Value = None
    to_cell: Callable[[typing.Any], Value] | None = None
    from_cell: Callable[[typing.Any], object] | None = None


def columns_of(record_class: type, *, without: str | None = None) -> tuple[RecordColumn, ...]:
    """List the columns of a data class in the order of its fields, the child rows' field left out."""
    hints = typing.get_type_hints(record_class)
    return tuple(_column(one, hints[one.name]) for one in fields(record_class) if one.name != without)


def quoted(name: str) -> str:
    """Quote a column name; some of ours are words of SQL (`by`, `first`)."""
    return f'"{name}"'


def _column(field: Field[typing.Any], hint: object) -> RecordColumn:
    name = _NAMES.get(field.name, field.name.removeprefix("is_"))
    is_nullable = isinstance(hint, types.UnionType)
    kind = next(part for part in typing.get_args(hint) if part is not types.NoneType) if is_nullable else hint
    is_text = isinstance(kind, type) and issubclass(kind, str | date)
    is_plain = kind in (Id, int, Money, bool, str)
    default = field.default.value if isinstance(field.default, StrEnum) else field.default
    is_required = not is_nullable and not is_plain and default is MISSING
    starts_empty = is_nullable or (is_plain and not default) or (is_plain and default is MISSING)
    to_cell, from_cell = _conversion(kind)
    return RecordColumn(
        field=field.name,
        name=name,
        is_text=is_text,
        is_nullable=is_nullable,
        is_required=is_required,
        is_flag=kind is bool,
        words=tuple(str(word) for word in kind) if isinstance(kind, type) and issubclass(kind, StrEnum) else (),
        empty=None if is_nullable or is_required else ("" if is_text else 0) if starts_empty else _plain(default),
        to_cell=to_cell,
        from_cell=from_cell,
    )


def _plain(default: object) -> Value:
    return str(default) if isinstance(default, str) else int(typing.cast("int", default))


def _conversion(kind: object) -> tuple[Callable[[typing.Any], Value] | None, Callable[[typing.Any], object] | None]:
    if kind is Money:
        return int, Money
    if kind is bool:
        return int, bool
    if kind is date:
        return date.isoformat, date.fromisoformat
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return str, {str(word): word for word in kind}.__getitem__
    return None, None
