"""Classes made by `values.dataclass` are in nothing to be told from those the standard library makes."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import operator
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field, fields, replace
from functools import partial
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain import values

_ARGUMENTS = [
    {"frozen": True, "slots": True},
    {"frozen": True, "slots": True, "kw_only": True},
    {"frozen": True, "slots": True, "order": True},
    {"frozen": True, "slots": True, "eq": False},
    {"frozen": True},
    {"slots": True},
    {"slots": True, "eq": False},
]
_SIGNS = (operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge)


def _made(how: Callable[..., Any], arguments: dict[str, bool]) -> Any:  # noqa: ANN401 -- a class the checker cannot know
    @how(**arguments)
    class Sample:
        first: int
        second: str = "two"
        third: list[int] = field(default_factory=list, repr=False, compare=False)
        fourth: tuple[int, ...] = ()
        fifth: int = field(init=False, default=5)
        most: ClassVar[int] = 9

        def __post_init__(self) -> None:
            object.__setattr__(self, "fifth", self.first * 2)

    return Sample


def _both(arguments: dict[str, bool]) -> tuple[Any, Any]:
    return _made(values.dataclass, arguments), _made(dataclasses.dataclass, arguments)


def _came_to(deed: Callable[[], object]) -> object:
    try:
        return deed()
    except (TypeError, AttributeError):  # FrozenInstanceError is one of the latter
        return "refused"


def _compared(cls: Any, rows: list[tuple[int, str, int]], *, is_compared: bool) -> list[object]:  # noqa: ANN401
    one, other = (cls(first=first, second=second, third=[third]) for first, second, third in rows)
    hashed = _came_to(lambda: hash(one)) if is_compared else hash(one) == hash(one)
    signs = [_came_to(partial(sign, one, other)) for sign in _SIGNS]
    return [*signs, hashed, repr(one), one.first, one.second, one.third, one.fifth, one == rows[0]]


def _used(cls: Any) -> list[object]:  # noqa: ANN401
    one = cls(first=1)
    kept = copy.deepcopy(one)
    made = [_came_to(deed) for deed in (lambda: cls(1).first, cls, lambda: cls(first=1, sixth=6))]
    written = [_came_to(partial(setattr, one, name, 7)) for name in ("second", "fifth", "sixth")]
    taken = _came_to(partial(delattr, one, "second"))
    asked = [(each.name, each.kind, each.annotation) for each in inspect.signature(cls).parameters.values()]
    shape: list[object] = [asked, cls.__match_args__, hasattr(one, "__dict__"), cls.most]
    own = [one.third, one.third is cls(first=1).third, [each.name for each in fields(one)], kept is one]
    return [*made, *written, taken, *shape, *own, replace(kept, second="zwei").second, kept.first, kept.fifth]


@pytest.mark.parametrize("arguments", _ARGUMENTS)
@given(rows=st.lists(st.tuples(st.integers(0, 2), st.sampled_from("ab"), st.integers(0, 1)), min_size=2, max_size=2))
def test_two_are_compared_hashed_and_written_as_the_librarys_are(
    arguments: dict[str, bool], rows: list[tuple[int, str, int]]
) -> None:
    ours, theirs = (_compared(cls, rows, is_compared=arguments.get("eq", True)) for cls in _both(arguments))

    assert ours == theirs


@pytest.mark.parametrize("arguments", _ARGUMENTS)
def test_it_is_made_changed_and_copied_as_the_librarys_are(arguments: dict[str, bool]) -> None:
    ours, theirs = map(_used, _both(arguments))

    assert ours == theirs


def test_a_frozen_one_refuses_by_the_librarys_own_error() -> None:
    for cls in _both({"frozen": True, "slots": True}):
        with pytest.raises(FrozenInstanceError, match="second"):
            cls(1).second = "deux"


@values.dataclass(frozen=True, slots=True)
class Own:
    """Writes its own methods, and lies where it can be found again."""

    text: str

    def __eq__(self, other: object) -> bool:
        """Heed no case."""
        return isinstance(other, Own) and other.text.lower() == self.text.lower()

    def __hash__(self) -> int:
        """Go with equality."""
        return hash(self.text.lower())

    def __repr__(self) -> str:
        """Write the text alone."""
        return self.text


def test_what_a_class_writes_itself_stays() -> None:
    assert Own("A") == Own("a")
    assert len({Own("A"), Own("a")}) == 1
    assert repr(Own("A")) == "A"


def test_a_frozen_one_goes_through_pickle() -> None:
    assert pickle.loads(pickle.dumps(Own("A"))).text == "A"  # noqa: S301 -- our own


def test_one_class_is_never_equal_to_another_of_the_same_fields() -> None:
    one, other = _made(values.dataclass, {"slots": True}), _made(values.dataclass, {"slots": True})

    assert one(1) == one(1)
    assert one(1) != other(1)
