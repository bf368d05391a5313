"""Who stands on which stair: verified marks whose rules hold, what waits, who came down, and what was gained."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.period import Month
from household_ledger.domain.stair_measures import Found, StairMeasure, Untold
from household_ledger.domain.staircase import Audience, Stair, StairMark
from household_ledger.domain.stairs_reached import (
    Climb,
    Climber,
    OnStairs,
    Staircase,
    State,
    staircase_of,
    whole_months,
)
from household_ledger.domain.statistics import Unsaid

AS_OF = Month(2026, 10)
DAYS, CLOSED, KEPT = StairMeasure.DAYS, StairMeasure.CLOSED, StairMeasure.KEPT_MONTHS
RULES = ("days >= 60", "closed >= 1", "", "kept_months >= 12", "helps_others")


def stairs(*rules: str) -> tuple[Stair, ...]:
    return tuple(
        Stair(id=NO_ID, audience=Audience.PARTICIPANT, level=level, name=f"ขั้น {level}", test=rule)
        for level, rule in enumerate(rules, 1)
    )


def mark(level: int, **said: Any) -> StairMark:  # noqa: ANN401 -- any field
    """Make a mark that somebody verified, unless it is said otherwise."""
    asked: dict[str, Any] = {"reached_on": date(2026, 3, 5), "verified_on": date(2026, 3, 9), "verified_by": Id(7)}
    return StairMark(id=Id(level), household=Id(1), audience=Audience.PARTICIPANT, level=level, **asked | said)


def climbed(*marks: StairMark, rules: tuple[str, ...] = RULES, **known: int) -> Staircase:
    found = {StairMeasure(name): Found.exactly(number) for name, number in known.items()}
    one = Climber(household=Id(1), code="001", name="บ้าน", known=found, marks=marks)
    asked = Climb(as_of=AS_OF, day=AS_OF.last, audience=Audience.PARTICIPANT, stairs=stairs(*rules))
    return staircase_of([one], asked)


def where(*marks: StairMark, rules: tuple[str, ...] = RULES, **known: int) -> OnStairs:
    return climbed(*marks, rules=rules, **known).people[0]


def test_a_rule_that_is_met_waits_until_somebody_looked_at_it() -> None:
    one = where(days=60, closed=0)

    assert (one.verified, one.waiting, one.fallen_from) == (0, 1, None)
    assert [finding.state for finding in one.findings] == [
        State.MET,
        State.NOT_MET,
        State.BY_PERSON,
        State.NOT_MET,
        State.CANNOT_TELL,
    ]
    assert one.finding(5).clauses[0].reason == Untold.BY_A_PERSON


def test_a_verified_mark_holds_its_stair_while_its_rule_is_not_found_unmet() -> None:
    assert where(mark(1), days=60, closed=0).verified == 1
    assert where(mark(2), days=0, closed=1).verified == 2, "stairs below need no mark of their own"
    assert where(mark(3), days=0, closed=0).verified == 3, "a person says it"
    assert where(mark(5), days=0, closed=0).verified == 5, "nobody can tell otherwise"


def test_a_verified_mark_whose_rule_no_longer_holds_is_a_fall_before_anybody_wrote_it() -> None:
    fallen = where(mark(1), mark(2), days=60, closed=0)

    assert (fallen.verified, fallen.fallen_from, fallen.waiting) == (1, 2, None)
    assert climbed(mark(1), mark(2), days=60, closed=0).standing.fallen == ((Id(1), 2, 1),)


def test_a_fall_that_was_written_is_one_from_its_day_on_and_a_mark_anew_ends_it() -> None:
    left = mark(3, fallen_on=date(2026, 9, 1))

    assert (where(mark(1), left, days=60).verified, where(mark(1), left, days=60).fallen_from) == (1, 3)
    later = mark(3, fallen_on=date(2026, 11, 1))
    assert where(later).verified == 3
    assert (where(left, mark(3, reached_on=date(2026, 10, 2))).fallen_from) is None


def test_what_nobody_verified_waits_and_never_counts_as_a_fall() -> None:
    claimed = mark(3, verified_on=None, verified_by=NO_ID)

    assert (where(claimed).verified, where(claimed).waiting) == (0, 3)
    assert where(mark(3, verified_on=None, fallen_on=date(2026, 9, 1))).fallen_from is None
    denied = mark(2, verified_on=None)
    assert where(denied, closed=0).waiting is None, "its rule says otherwise"


def test_marks_to_come_deleted_ones_those_of_the_other_staircase_and_of_no_stair_say_nothing() -> None:
    others = (
        mark(3, reached_on=date(2026, 11, 1)),
        mark(3, is_deleted=True),
        StairMark(id=Id(9), audience=Audience.PROVIDER, level=3, reached_on=date(2026, 3, 5)),
        mark(9),
    )

    one = where(*others)

    assert (one.verified, one.waiting, one.fallen_from, one.at_start) == (0, None, None, 0)


def test_what_stood_before_the_project_is_no_gain() -> None:
    before = mark(3, is_baseline=True, reached_on=date(2025, 1, 1), verified_on=None)

    assert (where(before).at_start, where(before).gained, where(before).verified) == (3, 0, 0)
    assert where(before, mark(5)).gained == 2
    assert where(mark(3, is_baseline=True, fallen_on=date(2026, 9, 1)), mark(1), days=60).gained == -2
    assert where(mark(2, is_baseline=True), closed=0).gained == -2, "its rule is not met any more"


def test_a_stair_is_kept_from_the_day_of_the_mark_that_holds_it() -> None:
    def kept(*marks: StairMark) -> Fraction | None:
        found = where(*marks, rules=("days >= 60", "kept_months >= 12"), days=60).finding(2).clauses[0].found
        return found.value

    assert kept(mark(1, reached_on=date(2025, 10, 31))) == 12
    assert kept(mark(1, reached_on=date(2025, 11, 1))) == 11
    assert kept(mark(1, verified_on=None, reached_on=date(2025, 10, 31))) == 0
    assert kept(mark(1, fallen_on=date(2026, 2, 1), reached_on=date(2025, 1, 1)), mark(1)) == 7
    assert kept(mark(1), mark(1, reached_on=date(2025, 10, 31))) == 12, "two laptops marked it"
    first = where(rules=("kept_months >= 1",)).finding(1)
    assert (first.state, first.clauses[0].reason) == (State.CANNOT_TELL, Untold.NO_STAIR_BELOW)


def test_who_came_down_a_stair_does_not_go_on_keeping_the_one_above_it() -> None:
    rules = ("days >= 60", "kept_months >= 12")
    marks = (mark(1, reached_on=date(2025, 1, 1)), mark(2))

    assert where(*marks, rules=rules, days=60).verified == 2
    assert (where(*marks, rules=rules, days=59).verified, where(*marks, rules=rules, days=59).fallen_from) == (0, 2)


@pytest.mark.parametrize(
    ("since", "day", "months"),
    [
        (date(2025, 10, 31), date(2026, 2, 28), 4),
        (date(2026, 1, 15), date(2026, 2, 14), 0),
        (date(2026, 1, 15), date(2026, 2, 15), 1),
        (date(2026, 3, 1), date(2026, 2, 15), 0),
        (date(2024, 2, 29), date(2026, 2, 28), 24),
    ],
)
def test_whole_months_are_counted_to_the_day(since: date, day: date, months: int) -> None:
    assert whole_months(since, day) == months


def test_a_rule_kept_from_elsewhere_that_cannot_be_read_denies_nothing_and_says_so() -> None:
    one = where(mark(1), rules=("lessonz >= 4",))

    assert (one.verified, one.finding(1).state) == (1, State.CANNOT_TELL)
    problem = one.finding(1).problem
    assert problem is not None
    assert problem.code == "stair_rule_measure"


def test_the_median_of_what_was_gained_needs_three_and_newly_verified_are_above_their_start() -> None:
    people = [
        Climber(household=Id(number), code=f"{number:03}", name="", known={}, marks=marks)
        for number, marks in enumerate(((mark(3),), (mark(1), mark(5)), (mark(3, is_baseline=True),)), 1)
    ]
    asked = Climb(as_of=AS_OF, day=AS_OF.last, audience=Audience.PARTICIPANT, stairs=stairs("", "", "", "", ""))

    two, three = staircase_of(people[:2], asked), staircase_of(people, asked)

    assert (two.gained.value, two.gained.reason) == (None, Unsaid.TOO_FEW)
    assert three.gained.value == 3
    assert [three.newly_verified(level) for level in range(1, 6)] == [2, 2, 2, 1, 1]
    assert [(one.level, len(one.verified), one.at_start) for one in three.standing.stairs if one.verified] == [
        (3, 2, 1),
        (5, 1, 0),
    ]
    found = three.person(Id(2))
    assert found is not None
    assert found.holds(mark(1), AS_OF.last)
    assert three.person(Id(9)) is None
