"""Data classes as plain JSON and back, by their own fields and types: nothing unknown, nothing missing, nothing else.

Amounts stay whole satang, fractions become decimal numbers, days and months ISO, choices their values.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from household_ledger.domain.period import Month

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"
T = TypeVar("T")


class NotOursError(ValueError):
    """What was read is not what the classes say; its words are for programmers, a face finds its own."""


def to_json(value: object) -> Json:
    """Give a value of our classes as JSON has it."""
    if value is None or (isinstance(value, bool | int) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Enum | Month | date | Fraction):
        return _plain(value)
    if isinstance(value, str):
        return str(value)
    if names := _names_of(type(value)):
        return {name: to_json(getattr(value, name)) for name in names}
    if isinstance(value, tuple):
        return [to_json(one) for one in value]
    raise TypeError(type(value))


def _plain(value: Enum | Month | date | Fraction) -> Json:
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else float(value)
    if isinstance(value, Enum):
        return cast("str", value.value)
    return value.iso if isinstance(value, Month) else value.isoformat()


def from_json(kind: type[T], value: object) -> T:
    """Make a value of a class from what `json.loads` gave; NotOursError for anything else."""
    return cast("T", _made(kind, value))


def _names_of(kind: type) -> tuple[str, ...]:
    if is_dataclass(kind):
        return tuple(one.name for one in fields(kind))
    return cast("tuple[str, ...]", getattr(kind, "_fields", ()))


@lru_cache(maxsize=64)
def _types_of(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _made(kind: Any, value: object) -> object:  # noqa: ANN401 -- a type as it is annotated
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return None if value is None else _made(next(one for one in get_args(kind) if one is not type(None)), value)
    if origin is tuple:
        return _tuple(get_args(kind), value)
    make = _LEAVES.get(kind)
    if make is None and _names_of(kind):
        return _record(kind, value)
    if make is None and issubclass(kind, Enum):
        make = kind
    if make is None:
        raise TypeError(kind)
    try:
        return make(value)
    except (ValueError, TypeError, AttributeError, ArithmeticError) as problem:
        raise NotOursError(f"{value!r} is no {kind.__name__}") from problem


def _record(kind: Any, value: object) -> object:  # noqa: ANN401 -- a class of ours
    names = _names_of(kind)
    if not isinstance(value, dict) or set(value) != set(names):
        raise NotOursError(f"no {kind.__name__}")
    known = _types_of(kind)
    return kind(**{name: _made(known[name], value[name]) for name in names})


def _tuple(inside: tuple[Any, ...], value: object) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise NotOursError("no list")
    if inside[-1] is Ellipsis:
        return tuple(_made(inside[0], one) for one in value)
    if len(inside) != len(value):
        raise NotOursError("a list of another length")
    return tuple(_made(kind, one) for kind, one in zip(inside, value, strict=True))


def _only(*kinds: type) -> Callable[[object], object]:
    def same(value: object) -> object:
        if type(value) not in kinds:
            raise ValueError(value)
        return value

    return same


def _words(value: object) -> object:
    if not isinstance(value, str) or not value.isprintable():
        raise ValueError(value)
    return value


def _fraction(value: object) -> Fraction:
    """Read a number as it was written, not as the nearest float."""
    if type(value) is int:
        return Fraction(value)
    if type(value) is not float:
        raise ValueError(value)
    return Fraction(repr(value))


_LEAVES: dict[Any, Callable[[Any], object]] = {
    str: _words,
    int: _only(int),
    bool: _only(bool),
    Fraction: _fraction,
    Month: Month.from_iso,
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
}
