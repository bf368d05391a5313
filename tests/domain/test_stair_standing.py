"""A staircase counts households once each, from a stair upwards, and puts those that came down together."""

from __future__ import annotations

from household_ledger.domain.ids import Id
from household_ledger.domain.stair_standing import StaircaseStanding, StairStanding


def ids(*numbers: int) -> tuple[Id, ...]:
    return tuple(Id(number) for number in numbers)


STANDING = StaircaseStanding(
    (
        StairStanding(1, "knows", 4, (), ids(1)),
        StairStanding(2, "does", 3, ids(2, 3), ids(4)),
        StairStanding(3, "sees", 1, ids(5), ids(6, 7)),
    ),
    ((Id(2), 3, 2), (Id(1), 2, 1), (Id(3), 3, 2)),
)


def test_households_are_counted_once_each() -> None:
    doubled = StaircaseStanding((*STANDING.stairs, StairStanding(4, "changes", 0, ids(5), ids(2))), ())

    assert STANDING.households == doubled.households == 7


def test_counts_are_from_a_stair_upwards() -> None:
    assert [STANDING.verified_from(level) for level in (1, 2, 3, 4)] == [3, 3, 1, 0]
    assert [STANDING.waiting_from(level) for level in (1, 2, 3, 4)] == [4, 3, 2, 0]
    assert [STANDING.at_start_from(level) for level in (1, 2, 3, 4)] == [8, 4, 1, 0]


def test_those_that_came_down_the_same_way_stand_together_the_highest_first() -> None:
    assert STANDING.falls() == {(3, 2): ids(2, 3), (2, 1): ids(1)}
    assert list(STANDING.falls()) == [(3, 2), (2, 1)]


def test_who_stands_high_enough_already_does_not_wait_for_it() -> None:
    higher = StaircaseStanding((*STANDING.stairs, StairStanding(4, "changes", 0, (), ids(5, 2))), ())

    assert [higher.waiting_from(level) for level in (2, 3, 4)] == [3, 3, 2]
