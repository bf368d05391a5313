"""Numbers kept back: what an attacker can work out from those that are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy.optimize import linprog

from household_ledger.domain.disclosure import (
    LEAST_TOLD,
    Counted,
    Sum,
    Told,
    kept_back,
    may_be_added_up,
    told_numbers,
)
from household_ledger.domain.ids import Id

VERDICTS = Sum("all", ("up", "same", "down", "unknown", "left"))
LINKED = (
    VERDICTS,
    Sum("all", ("a", "b", "none")),
    Sum("matched", ("up", "same", "down", "inside")),
    Sum("all", ("matched", "outside", "left")),
    Sum("unknown", ("inside", "outside")),
)


def numbers(**said: int) -> dict[str, Counted]:
    return {key: Counted(value) for key, value in said.items()}


def ids(*numbers: int) -> frozenset[Id]:
    return frozenset(map(Id, numbers))


def limits_of(
    key: str, counted: Mapping[str, Counted], sums: Sequence[Sum], hidden: frozenset[str]
) -> tuple[float, float]:
    """Say between what an attacker knows a hidden number to lie who solves all equations at once."""
    unknown = sorted(hidden)
    rows, right = [], []
    for whole, parts in sums:
        row = [float(one in parts) - float(one == whole) for one in unknown]
        told = sum(counted[part].value for part in parts if part not in hidden)
        rows.append(row)
        right.append((0 if whole in hidden else counted[whole].value) - told)
    goal = [float(one == key) for one in unknown]
    found = [linprog([sign * one for one in goal], A_eq=rows, b_eq=right) for sign in (1, -1)]
    return found[0].fun, -found[1].fun if found[1].status == 0 else float("inf")


def test_numbers_below_five_are_kept_back_with_the_next_smallest() -> None:
    hidden = kept_back(numbers(all=27, up=12, same=6, down=2, unknown=7, left=0), [VERDICTS])

    assert hidden == {"left", "down", "same"}


def test_two_kept_back_that_come_to_five_need_no_third() -> None:
    assert kept_back(numbers(all=25, up=12, same=3, down=2, unknown=8, left=0), [VERDICTS]) == {"same", "down", "left"}


def test_what_is_told_of_another_sum_hides_what_it_would_give_away() -> None:
    counted = numbers(
        all=24, up=10, same=5, down=3, unknown=5, left=1, a=14, b=10, none=0, matched=20, inside=2, outside=3
    )

    hidden = kept_back(counted, LINKED, never=("inside", "outside"))

    assert {"down", "left", "none", "inside", "outside"} < hidden
    assert "b" in hidden


def test_months_count_by_the_households_they_are_of() -> None:
    hidden = kept_back(
        {"all": Counted(60, 12), "A": Counted(30, 9), "B": Counted(20, 8), "D": Counted(10, 1)},
        [Sum("all", ("A", "B", "D"))],
    )

    assert hidden == {"D", "B"}


@st.composite
def villages(draw: st.DrawFn) -> dict[str, Counted]:
    up, same, down, inside, outside, left = (draw(st.integers(0, 14)) for _one in range(6))
    everyone = up + same + down + inside + outside + left
    a = draw(st.integers(0, everyone))
    b = draw(st.integers(0, everyone - a))
    return numbers(
        all=everyone,
        up=up,
        same=same,
        down=down,
        unknown=inside + outside,
        left=left,
        a=a,
        b=b,
        none=everyone - a - b,
        matched=up + same + down + inside,
        inside=inside,
        outside=outside,
    )


@given(villages())
@example(numbers(all=9, up=9, same=0, down=0, unknown=0, left=0, a=9, b=0, none=0, matched=9, inside=0, outside=0))
def test_no_number_below_five_can_be_worked_out(counted: dict[str, Counted]) -> None:
    hidden = kept_back(counted, LINKED, never=("inside", "outside"))

    assert {key for key, one in counted.items() if one.value < LEAST_TOLD} <= hidden
    for key in hidden:
        if counted[key].value < LEAST_TOLD:
            low, high = limits_of(key, counted, LINKED, hidden)
            assert high - low >= 1, f"{key} is {low}"


def test_of_two_sets_of_which_one_holds_a_few_more_one_is_told_exactly() -> None:
    village, those_with_months = ids(*range(19)), ids(*range(18))

    told = told_numbers([village, those_with_months, those_with_months])

    assert told == {those_with_months: Told(18, 18), village: Told(None, 18)}


def test_the_smaller_of_two_is_told_no_more_of_than_the_larger_says() -> None:
    village, some = ids(*range(19)), ids(*range(16))

    assert told_numbers([village, village, some])[some] == Told(None, 10)


def test_sets_five_apart_are_told_exactly_and_less_than_five_not_at_all() -> None:
    village, some, few = ids(*range(12)), ids(*range(7)), ids(1, 2, 3, 4)

    told = told_numbers([village, some, few])

    assert (told[village].n, told[some].n, told[few]) == (12, 7, Told(None, 0))


@given(st.lists(st.frozensets(st.integers(0, 12).map(Id)), max_size=12))
def test_no_difference_of_two_told_numbers_is_a_set_of_few(sets: list[frozenset[Id]]) -> None:
    told = told_numbers(sets)

    exact = [one for one, number in told.items() if number.n is not None]
    assert all(len(one) >= LEAST_TOLD for one in exact)
    assert not [1 for one in exact for other in exact if one < other and len(other) - len(one) < LEAST_TOLD]
    assert all(number.at_least <= len(one) for one, number in told.items())


@pytest.mark.parametrize(
    ("amounts", "may"),
    [
        ((100, 120, 90, 110, 95), True),
        ((100, 120, 90, 110), False),
        ((0, 0, 0, 0, 0, 0, 5000), False),
        ((100_000, 90_000, 10, 10, 10, 10), False),
        ((-100, 120, 90, -110, 95), True),
    ],
)
def test_a_sum_of_few_or_of_one_large_amount_is_not_told(amounts: tuple[int, ...], may: bool) -> None:  # noqa: FBT001
    assert may_be_added_up([Fraction(one) for one in amounts]) is may
