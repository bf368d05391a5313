"""Data classes as the standard library makes them, in half the time: a start makes over a hundred.

`dataclasses.dataclass` compiles six to eight methods of each class one by one, half a millisecond. Here it sees to
the fields and slots; what names the fields is compiled at once, the rest are the same few functions for every class.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from dataclasses import dataclass as _of_the_library
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["dataclass"]

T = TypeVar("T")


def _data_class(
    *, eq: bool = True, order: bool = False, frozen: bool = False, slots: bool = False, kw_only: bool = False
) -> Callable[[type[T]], type[T]]:
    """Make a data class; what it writes itself of the methods stays. These arguments are all this program uses."""

    def make(plain: type[T]) -> type[T]:
        own = [name for name, one in vars(plain).items() if one is not None]  # __hash__ None: only __eq__ was written
        if plain.__doc__ is None:
            plain.__doc__ = plain.__name__  # else the library looks for a signature to write there
        made = _of_the_library(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(plain)
        listed = fields(made)  # type: ignore[arg-type]  # just made one
        known: dict[str, object] = {"_set": object.__setattr__, "_MISSING": MISSING}
        texts = {"__init__": _init_of(made, listed, known, is_frozen=frozen)}
        if eq:
            texts |= _comparing([one.name for one in listed if one.compare], is_hashed=frozen, is_ordered=order)
        methods = {"__repr__": _written, **(_FROZEN if frozen else {}), **_compiled(made, texts, known)}
        if eq and not frozen:
            methods["__hash__"] = None
        methods["__init__"].__annotations__ = {one.name: one.type for one in listed if one.init} | {"return": None}
        for name, method in methods.items():
            if name not in own:
                setattr(made, name, method)
        return made

    return make


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _data_class


def _compiled(made: type, texts: dict[str, str], known: dict[str, object]) -> dict[str, Any]:
    """Compile methods from their parameters and bodies, in the place of their class."""
    lines = [f" def {name}{text}" for name, text in texts.items()]
    lines = [f"def _made({', '.join(known)}):", *lines, f" return {', '.join(texts)},"]
    place: dict[str, Any] = {}
    exec("\n".join(lines), vars(sys.modules[made.__module__]), place)  # noqa: S102 -- names of fields alone, as there
    methods = dict(zip(texts, place["_made"](**known), strict=True))
    for name, method in methods.items():
        method.__qualname__ = f"{made.__qualname__}.{name}"
    return methods


def _init_of(made: type, listed: Sequence[Field[Any]], known: dict[str, object], *, is_frozen: bool) -> str:
    """Write what sets the fields, in their order; what it has to know goes into `known`."""
    before: list[str] = []
    by_name: list[str] = []
    body: list[str] = []
    for one in listed:
        name, value = one.name, one.name
        if one.default_factory is not MISSING:
            known[f"_make_{name}"] = one.default_factory
            value = f"_make_{name}() if {name} is _MISSING else {name}" if one.init else f"_make_{name}()"
        if one.init:
            (by_name if one.kw_only else before).append(_parameter(one, known))
        elif one.default_factory is MISSING:
            continue  # set by the class itself
        body.append(f"_set(self, {name!r}, {value})" if is_frozen else f"self.{name} = {value}")
    if hasattr(made, "__post_init__"):
        body.append("self.__post_init__()")
    parameters = ", ".join(["self", *before, *(["*", *by_name] if by_name else [])])
    return f"({parameters}):\n  " + "\n  ".join(body or ["pass"])


def _parameter(one: Field[Any], known: dict[str, object]) -> str:
    if one.default_factory is not MISSING:
        return f"{one.name}=_MISSING"
    if one.default is MISSING:
        return one.name
    known[f"_usual_{one.name}"] = one.default
    return f"{one.name}=_usual_{one.name}"


def _comparing(names: Iterable[str], *, is_hashed: bool, is_ordered: bool) -> dict[str, str]:
    """Write the methods that compare: by the fields in their order, and only with the same class."""
    ours, theirs = ("(" + "".join(f"{who}.{name}, " for name in names) + ")" for who in ("self", "other"))
    signs = _EQUAL | _ORDER if is_ordered else _EQUAL
    alike = "other.__class__ is self.__class__"
    texts = {
        name: f"(self, other):\n  return {ours} {sign} {theirs} if {alike} else NotImplemented"
        for name, sign in signs.items()
    }
    return texts | {"__hash__": f"(self):\n  return hash({ours})"} if is_hashed else texts


_EQUAL = {"__eq__": "=="}
_ORDER = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}


@recursive_repr()
def _written(self: Any) -> str:  # noqa: ANN401 -- any data class
    shown = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{self.__class__.__qualname__}({shown})"


def _refuse_set(_self: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(_self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _kept(self: Any) -> list[object]:  # noqa: ANN401 -- any data class
    return [getattr(self, one.name) for one in fields(self)]


def _put_back(self: Any, kept: Sequence[object]) -> None:  # noqa: ANN401 -- any data class
    for one, value in zip(fields(self), kept, strict=True):
        object.__setattr__(self, one.name, value)


_FROZEN = {
    "__setattr__": _refuse_set,
    "__delattr__": _refuse_delete,
    "__getstate__": _kept,
    "__setstate__": _put_back,
}
"""What a frozen class has of its own: it takes no value, and yet can be copied."""
